import Synchronization

/// UTF-16 text as UTF-8, block by block, so that every delimited layout reads what Excel saves as "Unicode text".
final class UTF16Stream: ByteStream {
  private struct State {
    var offset: Int
    var isLittle: Bool
    var ready: [UInt8] = []
    var used = 0
    /// The first half of a pair that a block has cut.
    var high: UInt32 = 0
  }

  private let source: ByteSource
  private let start: Int
  private let state: Mutex<State>

  /// Makes a stream of a source's text; nil when its first bytes are no UTF-16.
  ///
  /// A byte order mark tells; without one, text in which every other byte is 0.
  init?(_ source: ByteSource) throws {
    let head = try source.head(512)
    let little: Bool
    if head.starts(with: [0xFF, 0xFE]) {
      (little, start) = (true, 2)
    } else if head.starts(with: [0xFE, 0xFF]) {
      (little, start) = (false, 2)
    } else {
      let pairs = head.count / 2
      let zeros = (0..<pairs).map { (head[2 * $0] == 0, head[2 * $0 + 1] == 0) }
      let (odd, even) = (zeros.count { $0.1 }, zeros.count { $0.0 })
      guard pairs >= 4, odd * 10 > pairs * 9 && even == 0 || even * 10 > pairs * 9 && odd == 0 else { return nil }
      (little, start) = (odd > even, 0)
    }
    self.source = source
    state = Mutex(State(offset: start, isLittle: little))
  }

  func restart() throws {
    state.withLock { state in
      state.offset = start
      state.ready.removeAll(keepingCapacity: true)
      state.used = 0
      state.high = 0
    }
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
    try state.withLock { state in
      if state.used == state.ready.count { try fill(&state) }
      let count = min(target.count, state.ready.count - state.used)
      target.copyBytes(from: state.ready[state.used..<(state.used + count)])
      state.used += count
      return count
    }
  }

  private func fill(_ state: inout State) throws {
    state.ready.removeAll(keepingCapacity: true)
    state.used = 0
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = try block.withUnsafeMutableBytes { try source.read(into: $0, at: state.offset) }
    guard count % 2 == 0 else { throw damaged(state.offset + count - 1, "ends in the middle of a character") }
    for index in stride(from: 0, to: count, by: 2) {
      let (first, second) = (UInt32(block[index]), UInt32(block[index + 1]))
      let unit = state.isLittle ? second << 8 | first : first << 8 | second
      switch unit {
      case 0xD800...0xDBFF where state.high == 0: state.high = unit
      case 0xDC00...0xDFFF where state.high != 0:
        append(0x10000 + (state.high - 0xD800) << 10 + (unit - 0xDC00), to: &state.ready)
        state.high = 0
      case 0xD800...0xDFFF: throw damaged(state.offset + index, "holds half of a character")
      default:
        guard state.high == 0 else { throw damaged(state.offset + index, "holds half of a character") }
        append(unit, to: &state.ready)
      }
    }
    state.offset += count
    if count == 0, state.high != 0 { throw damaged(state.offset, "ends in the middle of a character") }
    // A block that holds but the first half of a pair gives nothing yet.
    if state.ready.isEmpty, count > 0 { try fill(&state) }
  }

  private func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private func damaged(_ offset: Int, _ what: String) -> Diagnostic {
    Diagnostic(
      "utf-16-damaged", "The text is UTF-16 and \(what) at byte \(offset)", at: Place(file: source.name),
      remedy: "Save the file as CSV UTF-8, or download it again.")
  }
}
