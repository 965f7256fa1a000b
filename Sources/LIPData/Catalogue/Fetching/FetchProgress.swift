import Synchronization

/// Counts the bytes of a download while it goes on; read from any thread.
public final class FetchProgress: Sendable {
  private let bytesReceived = Atomic<Int>(0)
  private let bytesKept = Atomic<Int>(0)
  private let bytesExpected = Atomic<Int>(-1)

  /// Makes a counter.
  public init() {}

  /// The bytes received so far, those of earlier tries that still count among them.
  public var bytes: Int { bytesReceived.load(ordering: .relaxed) }
  /// The bytes of the whole file; nil where the server has not told.
  public var total: Int? {
    let total = bytesExpected.load(ordering: .relaxed)
    return total < 0 ? nil : total
  }

  /// Those of the bytes that were there before this try.
  public var kept: Int { bytesKept.load(ordering: .relaxed) }

  func set(bytes: Int) { bytesReceived.store(bytes, ordering: .relaxed) }
  func set(kept: Int) { bytesKept.store(kept, ordering: .relaxed) }
  func set(total: Int?) { bytesExpected.store(total ?? -1, ordering: .relaxed) }
}
