import Dispatch
import Synchronization

/// Work that is done beside the rest: definitions are read on one core while others are read on another.
final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let done = DispatchGroup()
  private let work: @Sendable () throws -> Value

  /// Begins the work.
  init(_ work: @escaping @Sendable () throws -> Value) {
    self.work = work
    DispatchQueue.global().async(group: done) {
      let found = Result { try work() }
      self.result.withLock { $0 = found }
    }
  }

  /// Waits for what the work came to.
  func value() throws -> Value {
    done.wait()
    // The work has left its result; were it not so, it is done here.
    return try result.withLock { try $0?.get() } ?? work()
  }
}
