import Synchronization

/// Counts the bytes that are read of a file, for a progress bar; counted and read from any thread.
final class ReadCount: Sendable {
  private let done = Atomic<Int>(0)
  private let whole = Atomic<Int>(0)

  /// The bytes read since the count began, never more than there are.
  var bytes: Int { min(done.load(ordering: .relaxed), total) }

  /// All bytes; 0 before the file is opened.
  var total: Int { whole.load(ordering: .relaxed) }

  /// Begins a count from nothing.
  func begin(of total: Int) {
    done.store(0, ordering: .relaxed)
    whole.store(total, ordering: .relaxed)
  }

  func add(_ bytes: Int) { done.add(bytes, ordering: .relaxed) }
}
