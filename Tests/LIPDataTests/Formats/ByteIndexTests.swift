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
}
