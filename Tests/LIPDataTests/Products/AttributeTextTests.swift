import TestSupport
import Testing

@testable import LIPData

struct AttributeTextTests {
  @Test func `attributes are written as their names and values would be one by one`() throws {
    var generator = SeededGenerator(seed: 5)
    let names = ["VECTOR_ID", "UOM", "é\"", "DGUID", "a", "SCALAR_FACTOR", "e\u{301}", "\u{E9}", "B", "NOTE"]
    let values = ["1", "x", "a \"b\"", "\\", "Québec", "a &#38; b", "\t", "\u{1}\n", "\u{7F}", "long enough to matter"]
    var text = AttributeText()
    text.learn(Array(names.prefix(4)))
    text.learn(names)
    for _ in 0..<500 {
      var bytes: [UInt8] = []
      var fields: [(name: Int, start: Int, end: Int)] = []
      var pairs: [(name: String, value: String)] = []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let name = Int.random(in: 0..<names.count, using: &generator)
        let value = values.randomElement(using: &generator) ?? ""
        fields.append((name, bytes.count, bytes.count + value.utf8.count))
        bytes += Array(value.utf8)
        pairs.append((names[name], value.replacing("&#38;", with: "&")))
      }
      bytes.withUnsafeBytes { text.write(fields, of: $0) }
      var collector = TableCollector()
      let number = try collector.attributes(pairs)
      #expect(String(decoding: text.bytes, as: UTF8.self) == collector.attributeTexts[number])
      #expect(text.bytes == Array(collector.attributeTexts[number].utf8))
    }
  }
}
