import Synchronization

/// What is to be told of a file that was read all the same; shared by the copies of a recognised file.
public final class Remarks: Sendable {
  private let list = Mutex<[Diagnostic]>([])

  /// Makes an empty list.
  public init() {}

  /// What is to be told, in the order of lines.
  public var diagnostics: [Diagnostic] { list.withLock { $0.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) } } }

  /// Adds a remark.
  func add(_ diagnostic: Diagnostic) { list.withLock { $0.append(diagnostic) } }

  /// Forgets all, before the file is read again.
  func removeAll() { list.withLock { $0.removeAll() } }
}
