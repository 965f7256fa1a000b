/// A file in the cache, and how it came there.
public struct FetchedFile: Sendable, Equatable {
  /// How a file came into the cache.
  public enum How: Sendable, Equatable {
    /// It was fetched now; `after` are the bytes that an earlier try had left.
    case fetched(after: Int)
    /// The server says that it is the version which is there.
    case unchanged
    /// It was fetched, and its bytes are those that were there.
    case sameBytes
  }

  /// The path.
  public var path: String
  /// What is noted of it.
  public var receipt: FetchReceipt
  /// How it came there.
  public var how: How
}

extension FetchedFile: CustomStringConvertible {
  /// One sentence without its full stop: `17100009-eng.zip: fetched, 1.2 MB, SHA-256 …`.
  public var description: String {
    let facts = "\(ByteSize(bytes: receipt.bytes)), SHA-256 \(receipt.sha256)"
    return switch how {
    case .fetched(after: 0): "\(receipt.file): fetched, \(facts)"
    case .fetched(let after): "\(receipt.file): fetched, gone on with after \(ByteSize(bytes: after)), \(facts)"
    case .unchanged: "\(receipt.file): not changed since \(receipt.fetched), \(facts)"
    case .sameBytes: "\(receipt.file): fetched again, the same bytes as before, \(facts)"
    }
  }
}
