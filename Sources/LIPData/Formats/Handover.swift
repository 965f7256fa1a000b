import Foundation
import Synchronization

/// Carries what one thread makes to the thread that uses it: in order, and a few ahead at most.
///
/// What the maker throws reaches the user behind all that was made before, so errors keep the order of the file.
final class Handover<Element: Sendable>: Sendable {
  private struct State {
    var waiting: [Element] = []
    var hasEnded = false
    var isStopped = false
    var failure: (any Error)?
  }

  private let most: Int
  private let condition = NSCondition()
  private let guarded = Mutex(State())

  /// Makes a handover.
  ///
  /// - Parameter most: how many elements wait before the maker does.
  init(most: Int) { self.most = most }

  /// Starts the maker on a thread of its own; it hands its elements over with ``hand(_:)``.
  func start(_ make: @escaping @Sendable () throws -> Void) {
    let thread = Thread { [self] in
      var failure: (any Error)?
      do { try make() } catch { failure = error }
      signal { state in
        state.hasEnded = true
        state.failure = failure
      }
    }
    // A parser goes 256 elements deep at the most; the default of some systems is 512 KB.
    thread.stackSize = 1 << 21
    thread.start()
  }

  /// Hands an element over when there is room; throws `CancellationError` when nobody takes any more.
  func hand(_ element: Element) throws {
    condition.lock()
    defer { condition.unlock() }
    while guarded.withLock({ $0.waiting.count >= most && !$0.isStopped }) { condition.wait() }
    try guarded.withLock { state in
      if state.isStopped { throw CancellationError() }
      state.waiting.append(element)
    }
    condition.broadcast()
  }

  /// The next element; nil behind the last.
  ///
  /// Throws what the maker threw, behind what it made before.
  func next() throws -> Element? {
    condition.lock()
    defer { condition.unlock() }
    while guarded.withLock({ $0.waiting.isEmpty && !$0.hasEnded }) { condition.wait() }
    let element = try guarded.withLock { state in
      if state.waiting.isEmpty, let failure = state.failure { throw failure }
      return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
    }
    condition.broadcast()
    return element
  }

  /// Takes every element; where that throws, the maker has ended before this does.
  func takeAll(_ take: (Element) throws -> Void) throws {
    do {
      while let element = try next() { try take(element) }
    } catch {
      stopAndWait()
      throw error
    }
  }

  /// Lets the maker end at its next element, without waiting for it.
  func stop() { signal { $0.isStopped = true } }

  /// Lets the maker end at its next element, and waits until it has.
  func stopAndWait() {
    stop()
    condition.lock()
    while !guarded.withLock({ $0.hasEnded }) { condition.wait() }
    condition.unlock()
  }

  private func signal(_ change: (inout State) -> Void) {
    condition.lock()
    guarded.withLock { change(&$0) }
    condition.broadcast()
    condition.unlock()
  }
}
