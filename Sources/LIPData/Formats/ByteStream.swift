import Synchronization

/// Bytes that can be read forwards only, and from the beginning again.
protocol ByteStream: AnyObject, Sendable {
  /// Goes back to the beginning.
  func restart() throws

  /// Reads the next bytes, as many as there is room for or fewer at the end; 0 behind the last.
  func read(into target: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A stream that is read by position: what is asked for behind the place that was reached is read again from the
/// beginning, what is asked for ahead of it is passed over.
final class StreamPosition: Sendable {
  private struct State {
    var position = 0
    var head: [UInt8] = []
    var hasEnded = false
  }

  /// What is kept of the beginning, so that to look at a file's first bytes restarts nothing.
  private static let headSize = 1 << 16
  private let stream: any ByteStream
  private let state = Mutex(State())

  init(_ stream: any ByteStream) { self.stream = stream }

  /// Reads from a position until there is no room or no byte left.
  func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    try state.withLock { state in
      var done = 0
      if offset < state.head.count {
        let kept = state.head[offset...].prefix(target.count)
        target.copyBytes(from: kept)
        done = kept.count
      }
      guard done < target.count else { return done }
      if offset + done < state.position {
        try stream.restart()
        state.position = 0
        state.hasEnded = false
      }
      try skip(to: offset + done, &state)
      while done < target.count, !state.hasEnded {
        done += try next(UnsafeMutableRawBufferPointer(rebasing: target[done...]), &state)
      }
      return done
    }
  }

  /// The number of bytes, found by reading to the end.
  func countByReading() throws -> Int {
    try state.withLock { state in
      try skip(to: .max, &state)
      return state.position
    }
  }

  private func skip(to offset: Int, _ state: inout State) throws {
    guard state.position < offset, !state.hasEnded else { return }
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while state.position < offset, !state.hasEnded {
      let wanted = min(block.count, offset - state.position)
      _ = try block.withUnsafeMutableBytes { try next(UnsafeMutableRawBufferPointer(rebasing: $0[..<wanted]), &state) }
    }
  }

  private func next(_ target: UnsafeMutableRawBufferPointer, _ state: inout State) throws -> Int {
    let count = try stream.read(into: target)
    if count == 0 { state.hasEnded = true }
    if state.head.count < Self.headSize, state.position == state.head.count {
      state.head.append(
        contentsOf: UnsafeRawBufferPointer(rebasing: target[..<count].prefix(Self.headSize - state.head.count)))
    }
    state.position += count
    return count
  }
}
