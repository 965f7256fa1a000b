/// The byte that separates the fields of a row; quoting is that of RFC 4180 in every dialect.
public enum DelimitedDialect: UInt8, Sendable, CaseIterable {
  case comma = 0x2C
  case semicolon = 0x3B
  case tab = 0x09

  /// The delimiter in words, for sentences.
  public var name: String {
    switch self {
    case .comma: "commas"
    case .semicolon: "semicolons"
    case .tab: "tabs"
    }
  }
}

/// How much a scan reads at a time, and how long a single row may be.
public struct DelimitedLimits: Sendable {
  /// Bytes read at a time; the buffer grows only for a longer row.
  public var blockSize: Int
  /// The longest row that is read, in bytes; a longer one is a diagnostic.
  public var longestRow: Int

  /// Makes limits; 1 MB blocks and rows of at most 16 MB unless said otherwise.
  public init(blockSize: Int = 1 << 20, longestRow: Int = 16 << 20) {
    self.blockSize = min(max(blockSize, 1), 1 << 30)
    self.longestRow = min(max(longestRow, self.blockSize), 1 << 30)
  }
}

/// What receives the rows of a scan, one call per row, in the order of the file.
///
/// With several threads there is one visitor per part of the file. A visitor whose part was begun inside
/// a quoted field is dropped and its part is read again by a new one, so a visitor must not act outside
/// itself before the scan has ended.
public protocol DelimitedVisitor: Sendable {
  /// Takes one row; its bytes are valid during the call only.
  mutating func visit(_ row: borrowing DelimitedRow) throws

  /// Says how many lines stand before the visitor's part, once they are known.
  ///
  /// The rows of a later part are numbered from 1 while it is read: add this to any line that was kept.
  /// Diagnostics thrown by ``visit(_:)`` need no such care.
  mutating func shiftLines(by lines: Int)
}

extension DelimitedVisitor {
  public mutating func shiftLines(by lines: Int) {}
}
