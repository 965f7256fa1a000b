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

  private let path: String
  private let member: Archive.Member
  private let limits: Archive.Limits
  private let blocks = Handover<[UInt8]>(most: 4)
  /// The block that is read, and how much of it was.
  private let current = Mutex<(block: [UInt8], used: Int)>(([], 0))

  init(path: String, member: Archive.Member, limits: Archive.Limits) {
    self.path = path
    self.member = member
    self.limits = limits
  }

  func start() { blocks.start { [self] in try unpack() } }

  /// Ends the thread at its next block; what it unpacked is not read any more.
  func stop() { blocks.stop() }

  func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
    try current.withLock { current in
      if current.used == current.block.count {
        guard let block = try blocks.next() else { return 0 }
        current = (block, 0)
      }
      let count = min(target.count, current.block.count - current.used)
      current.block.withUnsafeBytes { bytes in
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[current.used..<(current.used + count)]))
      }
      current.used += count
      return count
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
      if filled > 0 { try blocks.hand(block) }
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
