import Dispatch
import Foundation
import Synchronization

/// A member of an archive, unpacked by a thread of its own some blocks ahead of who reads it.
///
/// To inflate costs more than to scan: the two go on at once. The memory is that of the blocks.
final class ArchiveStream: ByteStream {
  private let path: String
  private let member: Archive.Member
  private let limits: Archive.Limits
  private let unpacking = Mutex<Unpacking?>(nil)

  init(path: String, member: Archive.Member, limits: Archive.Limits) {
    self.path = path
    self.member = member
    self.limits = limits
  }

  deinit { unpacking.withLock { $0?.stop() } }

  func restart() throws {
    unpacking.withLock { current in
      current?.stop()
      current = nil
    }
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
    let current = unpacking.withLock { current -> Unpacking in
      if let current { return current }
      let begun = Unpacking(path: path, member: member, limits: limits)
      begun.start()
      current = begun
      return begun
    }
    return try current.read(into: target)
  }
}

/// One pass over a member: a thread that unpacks, and the blocks between it and the reader.
private final class Unpacking: Sendable {
  private static let blockSize = 1 << 20
  private static let mostBlocks = 4

  private struct State {
    var blocks: [[UInt8]] = []
    var used = 0
    var spare: [[UInt8]] = []
    var hasEnded = false
    var isStopped = false
    var failure: (any Error)?
  }

  private let path: String
  private let member: Archive.Member
  private let limits: Archive.Limits
  private let condition = NSCondition()
  private let guarded = Mutex(State())

  init(path: String, member: Archive.Member, limits: Archive.Limits) {
    self.path = path
    self.member = member
    self.limits = limits
  }

  func start() {
    let thread = Thread { [self] in
      do {
        try unpack()
        finish(nil)
      } catch {
        finish(error)
      }
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Ends the thread at its next block; what it unpacked is not read any more.
  func stop() {
    condition.lock()
    guarded.withLock { $0.isStopped = true }
    condition.broadcast()
    condition.unlock()
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
    condition.lock()
    defer { condition.unlock() }
    while guarded.withLock({ $0.blocks.isEmpty && !$0.hasEnded }) { condition.wait() }
    return try guarded.withLock { state in
      guard let block = state.blocks.first else {
        if let failure = state.failure { throw failure }
        return 0
      }
      let count = min(target.count, block.count - state.used)
      block.withUnsafeBytes { bytes in
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[state.used..<(state.used + count)]))
      }
      state.used += count
      if state.used == block.count {
        state.blocks.removeFirst()
        state.used = 0
        condition.broadcast()
      }
      return count
    }
  }

  private func finish(_ failure: (any Error)?) {
    condition.lock()
    guarded.withLock { state in
      state.hasEnded = true
      state.failure = failure
    }
    condition.broadcast()
    condition.unlock()
  }

  /// Hands a block over when there is room; false when nobody reads any more.
  private func hand(_ block: [UInt8]) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while guarded.withLock({ $0.blocks.count >= Self.mostBlocks && !$0.isStopped }) { condition.wait() }
    return guarded.withLock { state in
      guard !state.isStopped else { return false }
      state.blocks.append(block)
      condition.broadcast()
      return true
    }
  }

  private func unpack() throws {
    let handle = try ArchiveHandle(path: path)
    var place = 0
    while let _ = try handle.next() {
      if place == member.place { break }
      place += 1
    }
    guard place == member.place else { throw changed() }
    let before = handle.packedBytes
    var total = 0
    while true {
      var filled = 0
      var failure: (any Error)?
      var isLast = false
      let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
        let raw = UnsafeMutableRawBufferPointer(buffer)
        while filled < raw.count {
          do {
            let got = try handle.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[filled...]), of: member.name)
            if got == 0 {
              isLast = true
              break
            }
            filled += got
          } catch {
            failure = error
            break
          }
        }
        count = filled
      }
      total += filled
      try check(total, packed: handle.packedBytes - before)
      if filled > 0, !hand(block) { return }
      if let failure { throw failure }
      if isLast { return }
    }
  }

  private func check(_ total: Int, packed: Int) throws {
    let isBomb = total > limits.checkedFrom && total / max(packed, 1 << 18) > limits.ratio
    guard total <= limits.memberSize, !isBomb else {
      throw Diagnostic(
        "archive-too-large", "The member \(member.name) unpacks to more than any file of data would",
        at: Place(file: path), remedy: "Do not unpack it: it is made to fill the disk.")
    }
  }

  private func changed() -> Diagnostic {
    Diagnostic(
      "archive-damaged", "The archive has another content than when it was opened", at: Place(file: path),
      remedy: "Wait until its download has ended, then try again.")
  }
}
