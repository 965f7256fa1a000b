import TestSupport
import Testing

@testable import LIPData

/// Tags that repeat are known by what stands around their values; whatever is done to one, libxml2 must agree.
struct KnownXMLTagTests {
  /// Notes which names tags of one shape have.
  struct Shapes: XMLVisitor {
    var names: [Int: String] = [:]
    var known = 0
    var tags = 0
    var disagreements: [String] = []
    private var emptied = false

    mutating func begin(_ names: XMLNames) {}

    mutating func start(_ tag: borrowing XMLTag) throws {
      if emptied { disagreements.append("a tag in one that ends its element") }
      emptied = tag.isEmpty
      tags += 1
      guard tag.shape != 0 else { return }
      known += 1
      var text = "\(XMLNames.text(tag.name)) {\(XMLNames.text(tag.namespace))}"
      for index in 0..<tag.count {
        text += " \(XMLNames.text(tag.attributeName(index))) {\(XMLNames.text(tag.attributeNamespace(index)))}"
      }
      if let before = names[tag.shape], before != text { disagreements.append("\(before) and \(text)") }
      names[tag.shape] = text
    }

    mutating func end(_ name: XMLName) throws { emptied = false }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws {
      if emptied { disagreements.append("a text in a tag that ends its element") }
    }
  }

  static func shapes(_ text: String) throws -> Shapes {
    try XMLReader.read(ByteSource(bytes: Array(text.utf8)), into: Shapes())
  }

  static let row = "<Obs TIME_PERIOD=\"2025\" OBS_VALUE=\"8361.5\"/>"

  @Test func `a tag that repeats is known from its second time on`() throws {
    let other = "<Obs TIME_PERIOD='2026' OBS_VALUE=''\n/><Series a=\"1\">"
    let found = try Self.shapes("<r>" + String(repeating: Self.row + other + "</Series>", count: 50) + "</r>")
    #expect(found.tags == 151)
    #expect(found.known == 147)
    #expect(found.disagreements.isEmpty)
  }

  @Test func `whatever byte stands in a value, libxml2 tells the same`() {
    for byte in UInt8.min...UInt8.max {
      for place in [0, 1, 7, 15, 16, 17, 33] {
        var value = [UInt8](repeating: 0x78, count: 34)
        value[place] = byte
        let text = "<r>" + String(repeating: Self.row, count: 3) + "<Obs TIME_PERIOD=\""
        let bytes = Array(text.utf8) + value + Array("\" OBS_VALUE=\"1\"/>\(Self.row)</r>".utf8)
        #expect(PlainXMLScannerTests.agree(bytes), "byte \(byte) at \(place)")
      }
    }
  }

  @Test(arguments: [
    "<Obs OBS_VALUE=\"1\" TIME_PERIOD=\"2\"/>", "<Obs TIME_PERIOD=\"1\"/>", "<Obs/>", "<Obs></Obs>",
    "<Obs TIME_PERIOD=\"1\" OBS_VALUE=\"2\" SYMBOL=\"3\"/>", "<Obs TIME_PERIOD=\"1\" OBS_VALUE=\"2\"></Obs>",
    "<Obs TIME_PERIOD='1' OBS_VALUE='2'/>", "<Obs TIME_PERIOD='1\"' OBS_VALUE=\"'2\"/>",
    "<Obs TIME_PERIOD=\"1\"\n OBS_VALUE=\"2\"/>", "<Obs TIME_PERIOD=\"1\r\n2\" OBS_VALUE=\"2\"/>",
    "<Obs TIME_PERIOD=\"1\" OBS_VALUE=\"2\" />", "<Obs TIME_PERIOD = \"1\" OBS_VALUE=\"2\"/>",
    "<Obs TIME_PERIOD=\"1\" OBS_VALUE=\"2\" OBS_VALUE=\"3\"/>", "<Obs TIME_PERIOD=\"1\" TIME_PERIOD=\"2\"/>",
    "<Obs TIME_PERIOD=\"1\"OBS_VALUE=\"2\"/>", "<Obs TIME_PERIOD=\"é\" OBS_VALUE=\"2\"/>",
    "<Obs TIME_PERIOD=\"&amp;\" OBS_VALUE=\"2\"/>", "<Obs TIME_PERIOD=\"<\" OBS_VALUE=\"2\"/>",
    "<Obs TIME_PERIOD=\"> />\" OBS_VALUE=\"2\"/>", "<Obs TIME_PERIOD=\"\" OBS_VALUE=\"\"/>",
    "<Obs xmlns=\"urn:y\" TIME_PERIOD=\"1\" OBS_VALUE=\"2\"/>", "<Obs xmlns:p=\"urn:y\" TIME_PERIOD=\"1\"/>",
    "<s xmlns=\"urn:y\"><Obs TIME_PERIOD=\"1\" OBS_VALUE=\"2\"/></s>",
    "<s xmlns:a=\"urn:y\"><a:Obs a:TIME_PERIOD=\"1\" OBS_VALUE=\"2\"/></s>", "<Obs TIME_PERIOD=\"1\" OBS_VALUE=\"2\">",
    "<Obs TIME_PERIOD=\"1\" OBS_VALUE=\"2", "<Obs TIME_PERIOD=\"1\" OBS_VALUE=2/>", "<Obz TIME_PERIOD=\"1\"/>",
    "<a:Obs a:TIME_PERIOD=\"1\" OBS_VALUE=\"2\"/>", "<b:Obs TIME_PERIOD=\"1\" OBS_VALUE=\"2\"/>", "</r><Obs/>",
  ]) func `a tag unlike those before it is read as libxml2 reads it`(odd: String) throws {
    let rows = String(repeating: "\n" + Self.row + "<a:Obs a:TIME_PERIOD=\"1\" OBS_VALUE=\"2\"/>", count: 4)
    let text = "<r xmlns:a=\"urn:a\">\(rows)\(odd)\(rows)\(odd)\(rows)</r>"
    #expect(PlainXMLScannerTests.agree(text), "\(odd)")
    if let found = try? Self.shapes(text) { #expect(found.disagreements.isEmpty) }
  }

  @Test func `wherever the buffer ends, tags are read whole`() {
    // The buffer holds 131,072 bytes; the comment moves the tags over its end byte by byte.
    let rows = String(repeating: Self.row + "<Obs\nTIME_PERIOD='2026'\n/>", count: 1900)
    for length in 0..<80 {
      let comment = "<!--" + String(repeating: "c", count: length) + "-->"
      #expect(PlainXMLScannerTests.agree("<r>\(comment)\(rows)</r>"), "\(length)")
    }
  }

  @Test(arguments: 0..<300) func `random data tell the same`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = Self.document(&generator)
    #expect(PlainXMLScannerTests.agree(text), "seed \(seed)")
    if let found = try? Self.shapes(text) { #expect(found.disagreements.isEmpty, "seed \(seed)") }
  }

  /// A document of a few tags that repeat with other values, and now and then one that differs in something.
  static func document(_ generator: inout SeededGenerator) -> String {
    func any(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
    func often(_ rarity: Int) -> Bool { Int.random(in: 0..<rarity, using: &generator) > 0 }
    let rarity = any(["4", "20", "300"]).count * 20
    let names = ["TIME", "OBS_VALUE", "SYMBOL", "a:x", "b:x", "xml:lang", "id"]
    // The skeletons: a name, attributes in an order, what stands between them, how it ends.
    let skeletons = (0..<Int.random(in: 1...11, using: &generator)).map { _ in
      let attributes = names.shuffled(using: &generator).prefix(Int.random(in: 0...5, using: &generator))
      return (any(["Obs", "a:Obs", "Series"]), Array(attributes), any([" ", "\n ", "\r\n", "\t"]), any(["\"", "'"]))
    }
    var text = "<root xmlns:a=\"urn:a\" xmlns:b=\"urn:b\">"
    var open: [String] = []
    for _ in 0..<Int.random(in: 20..<200, using: &generator) {
      guard let (name, attributes, gap, quote) = skeletons.randomElement(using: &generator) else { continue }
      text += "<" + name
      for attribute in often(rarity) ? attributes : attributes.reversed() {
        text += (often(rarity) ? gap : "  ") + attribute + "=" + quote
        text += String(repeating: any(["1", "20.5", "x y", "> "]), count: Int.random(in: 0..<12, using: &generator))
        text += often(rarity) ? "" : any(["é", "&amp;", "\t", "&#38;", "]", "\u{7F}", "<"])
        text += quote
      }
      if !often(rarity) { text += any([" b:z=\"1\"", " xmlns:a=\"urn:other\"", " xmlns=\"urn:d\"", " id=\"1\""]) }
      if Bool.random(using: &generator) {
        text += "/>"
      } else {
        text += ">"
        open.append(name)
      }
      while let name = open.last, open.count > 5 || Bool.random(using: &generator) {
        text += "</\(name)>\n"
        open.removeLast()
      }
    }
    for name in open.reversed() { text += "</\(name)>" }
    return text + "</root>"
  }
}
