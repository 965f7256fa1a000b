import TestSupport
import Testing

@testable import LIPData

struct ByteIndexTests {
  @Test func `numbers are found by their bytes, however many`() {
    var index = ByteIndex()
    // Of every length to 70, so that whole words and rests are both met; keys that differ in one byte.
    let keys = (0..<4000).map { number in
      (0..<(number % 71)).map { UInt8(truncatingIfNeeded: $0) } + Array("\(number)".utf8)
    }
    for (number, key) in keys.enumerated() {
      key.withUnsafeBytes { bytes in
        #expect(index.number(of: bytes) == nil)
        index.add(bytes, number: number)
      }
    }
    for (number, key) in keys.enumerated() {
      #expect(key.withUnsafeBytes { index.number(of: $0) } == number)
      #expect((key + [0]).withUnsafeBytes { index.number(of: $0) } == nil)
    }
    #expect(index.count == 4000)
  }

  @Test func `whatever was asked for before, the same bytes have the same number`() {
    var random = SeededGenerator(seed: 17)
    var index = ByteIndex()
    let keys = (0..<300).map { Array("key \($0 % 7) \($0)".utf8) }
    #expect(keys[0].withUnsafeBytes { index.number(ofNext: $0) } == nil)
    var added = 0
    for _ in 0..<5000 {
      // Runs of the same, runs in order and leaps, among keys that were added and some that were not.
      let start = Int.random(in: 0..<keys.count, using: &random)
      for step in 0..<Int.random(in: 1...6, using: &random) {
        let number = Bool.random(using: &random) ? start : (start + step) % keys.count
        keys[number].withUnsafeBytes { #expect(index.number(ofNext: $0) == (number < added ? number : nil)) }
      }
      if added < keys.count, Bool.random(using: &random) {
        keys[added].withUnsafeBytes { index.add($0, number: added) }
        added += 1
      }
    }
    #expect(added == keys.count)
  }
}
