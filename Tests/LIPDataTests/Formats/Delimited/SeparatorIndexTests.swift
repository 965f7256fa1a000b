import TestSupport
import Testing

@testable import LIPData

struct SeparatorIndexTests {
  /// What an index finds in bytes, a stretch at a time.
  static func found(_ bytes: [UInt8], portably: Bool) -> [[UInt32]] {
    var index = SeparatorIndex(delimiter: 0x2C, portably: portably)
    var storage = bytes + [UInt8](repeating: 0, count: 64)
    var result: [[UInt32]] = []
    storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for start in stride(from: 0, to: bytes.count, by: SeparatorIndex.stretch) {
        index.add(base, from: start, to: min(start + SeparatorIndex.stretch, bytes.count))
        result.append((0..<index.count).map { index.ends[$0] })
        result.append((0..<index.rowCount).map { index.rowEnds[$0] })
        var feed = index.quotedFeeds
        while feed.pointee < .max {
          result.append([feed.pointee])
          feed += 1
        }
        index.drop(index.count / 2)
      }
    }
    return result
  }

  @Test func `every kind of processor finds the same separators`() {
    var generator = SeededGenerator(seed: 11)
    let alphabet: [UInt8] = [0x61, 0x62, 0x63, 0x2C, 0x2C, 0x0A, 0x22, 0x22, 0x0D, 0x00]
    for round in 0..<300 {
      let letters = round % 3 == 0 ? 10 : round % 3 == 1 ? 6 : 4
      let bytes = (0..<Int.random(in: 0...9_000, using: &generator)).map { _ in
        alphabet[(Int.random(in: 0..<letters, using: &generator) + round) % 10]
      }
      #expect(Self.found(bytes, portably: true) == Self.found(bytes, portably: false))
    }
  }
}
