import Foundation
import LIPData
import TestSupport
import Testing

struct TextEncodingTests {
  @Test func `every byte of Windows-1252 is Foundation's character where Foundation has one`() {
    for byte in UInt8.min...UInt8.max {
      guard let expected = String(bytes: [byte], encoding: .windowsCP1252) else { continue }
      #expect([byte].withUnsafeBytes { TextEncoding.windows1252.string($0) } == expected)
    }
  }

  @Test func `UTF-8 is valid exactly when the standard library says so`() {
    var generator = SeededGenerator(seed: 3)
    let parts: [[UInt8]] = [
      [0x61], Array("abcdefghij".utf8), Array("é".utf8), Array("€".utf8), Array("😀".utf8), [0xC0, 0x80],
      [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xE9], [0x80], [0xE0, 0x80, 0x80], [0xF0, 0x9F], [0xFF], [0xE2, 0x82],
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...5, using: &generator)
      let bytes = (0..<count).flatMap { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }
      let valid = String(validating: bytes, as: UTF8.self) != nil
      #expect(bytes.withUnsafeBytes { TextEncoding.isValidUTF8($0) } == valid, "\(bytes)")
    }
  }
}
