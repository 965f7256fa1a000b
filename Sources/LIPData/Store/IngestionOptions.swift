public import Foundation
import Synchronization

/// How a file is taken into the store.
public struct IngestionOptions: Sendable {
  /// What becomes of rows that cannot be taken.
  public var rejects: Rejects
  /// The time that the store notes.
  public var time: Date
  /// Where the file was downloaded from, empty where that is not known.
  public var address: String
  /// The members of a profile that are kept; nil for all.
  public var members: [Int]?
  /// Counts what has been read, for a progress bar.
  public var progress: IngestionProgress?

  /// Makes options.
  public init(
    rejects: Rejects = .none, time: Date = Date(), address: String = "", members: [Int]? = nil,
    progress: IngestionProgress? = nil
  ) {
    self.rejects = rejects
    self.time = time
    self.address = address
    self.members = members
    self.progress = progress
  }
}

/// Counts the bytes and rows of an ingestion while it goes on; read from any thread.
public final class IngestionProgress: Sendable {
  private let counts = Mutex<[ReadCount]>([])
  private let rowsKept = Atomic<Int>(0)

  /// Makes a counter.
  public init() {}

  /// The bytes read so far, of all files that the figures are read from.
  public var bytes: Int { counts.withLock { $0.reduce(0) { $0 + $1.bytes } } }
  /// All bytes of the files opened so far, unpacked; 0 before the first.
  public var total: Int { counts.withLock { $0.reduce(0) { $0 + $1.total } } }
  /// The rows kept so far.
  public var rows: Int { rowsKept.load(ordering: .relaxed) }

  func follow(_ sources: [SourceFile]) { counts.withLock { $0 = sources.map(\.reading) } }
  func add(rows: Int) { rowsKept.add(rows, ordering: .relaxed) }
}
