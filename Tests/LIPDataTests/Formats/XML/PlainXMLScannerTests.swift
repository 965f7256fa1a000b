import CLibXML2
import Foundation
import TestSupport
import Testing

@testable import LIPData

/// libxml2 reads all XML and is the oracle: the scanner of plain XML must tell the same events and the same damage.
struct PlainXMLScannerTests {
  /// Notes every event; texts that come in pieces are one.
  struct Notes: XMLVisitor {
    var events: [String] = []
    private var text: [UInt8] = []

    mutating func begin(_ names: XMLNames) {}

    mutating func start(_ tag: borrowing XMLTag) throws {
      noteText()
      var event = "\(tag.line) <\(XMLNames.text(tag.name)) {\(XMLNames.text(tag.namespace))}"
      for index in 0..<tag.count {
        event += " \(XMLNames.text(tag.attributeName(index))) {\(XMLNames.text(tag.attributeNamespace(index)))}"
        event += "=\(String(decoding: tag.value(index), as: UTF8.self))"
      }
      events.append(event)
    }

    mutating func end(_ name: XMLName) throws {
      noteText()
      events.append("</\(XMLNames.text(name))>")
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws { text += bytes }

    private mutating func noteText() {
      if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
      text = []
    }
  }

  /// The events, or the words of the refusal.
  static func read(_ bytes: [UInt8], isPlain: Bool) -> [String] {
    do {
      return try XMLReader.read(ByteSource(bytes: bytes, name: "x.xml"), into: Notes(), isPlain: isPlain).events
    } catch let refusal as Diagnostic where refusal.sentence.contains("Extra content") {
      // The line of what stands behind the outermost element depends on where libxml2's blocks end.
      return ["refused: \(refusal.sentence)"]
    } catch {
      return ["refused: \(error)"]
    }
  }

  static func agree(_ text: String) -> Bool { agree(Array(text.utf8)) }

  static func agree(_ bytes: [UInt8]) -> Bool {
    let (ours, oracle) = (read(bytes, isPlain: true), read(bytes, isPlain: false))
    if ours != oracle {
      let place = zip(ours, oracle).enumerated().first { $1.0 != $1.1 }?.offset ?? min(ours.count, oracle.count)
      print("at \(place): ours \(ours.dropFirst(place).prefix(2)), libxml2 \(oracle.dropFirst(place).prefix(2))")
    }
    return ours == oracle
  }

  /// True when libxml2 is not asked.
  static func isPlain(_ text: String) throws -> Bool {
    var notes = Notes()
    let dictionary = xmlDictCreate()
    defer { xmlDictFree(dictionary) }
    var scanner = PlainXMLScanner(ByteSource(bytes: Array(text.utf8)), dictionary: dictionary)
    return try scanner.scan(into: &notes) == nil
  }

  static let plain = [
    "<r/>", "<r></r>", "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r a=\"1\" b='2\"'>\r\n  <s/>\r\n</r>\n",
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?><a:r xmlns:a=\"urn:x\"><a:s a:x=\"1\" x=\"2\"/></a:r>",
    "<!-- a -->\n<r><!-- b > c\n -->text<!----></r>\n<!-- d -->\n", "<r xmlns='http://x/y'><s xmlns='urn:z'/><t/></r>",
    "<r xml:lang=\"fr\">Québec – œuvre</r>", "<r\n  a=\"1\"\n  b=\"é\"\n>\n<s\t/></r>",
    "<r a=\"x > y\" b=\"]]\">a > b</r>",
  ]

  @Test(arguments: plain) func `plain XML is read without libxml2 and tells the same`(text: String) throws {
    #expect(Self.agree(text))
    #expect(try Self.isPlain(text))
  }

  @Test(arguments: [
    "", " ", "<", "<r", "<r>", "<r", "<r ", "<r a", "<r a=", "<r a=\"", "<r a=\"1", "<r a=\"1\"", "<r></", "<r></r",
    "text",
    "<r></s>", "<r><s></r></s>", "<r/><s/>", "<r/>text", "<r/>\n\n<!-- b --><s/>", "<r a='1' a='2'/>",
    "<r a='1'b='2'/>",
    "<r xmlns:a='urn:x' xmlns:b='urn:x' a:x='1' b:x='2'/>", "<a:r/>", "<r a:x='1'/>", "<a:b:c xmlns:a='urn:x'/>",
    "<r xmlns:a=''/>", "<r xmlns='urn:x'><s xmlns=''><t/></s></r>", "<r xmlns:xml='urn:x'/>",
    "<r xmlns:xmlns='urn:x'/>",
    "<r xmlns:a='urn:x y'/>", "<r xmlns='urn:a|b'/>", "<r xmlns:a='relative'/>", "<r a='<'/>", "<r a='&lt;'/>",
    "<r>\n<s>a\n&amp;\nb</s>\n<t/></r>", "<r>\n\n<s\n\nx='1'>\n&#233;<t/>\n</s></r></r>", "<r>]]></r>", "<r>]</r>",
    "<r><![CDATA[<x>&]]></r>", "<r>\n<?p x?>\n<s/></r>", "<r>\n<!DOCTYPE s></r>", "<!DOCTYPE r><r/>", "<r>\u{1}</r>",
    "<r a='\u{1}'/>", "<r a='x\ty\nz'/>", "<r>a\rb</r>", "<r>\r</r>", "<r\r/>", "<r a='1'/ >", "<r / >", "<r/", "</r>",
    "<r><!-- a -- b --></r>", "<r><!-- é --><s/></r>", "<r><!-- a", "<r><!-", "<é/>", "<r é='1'/>", "<ré/>", "<r:é/>",
    "<r>\u{FFFD}\u{FFFE}</r>", "<r a='\u{FFFF}'/>", "<1/>", "<r 1='2'/>", "<r a=1/>", "<r a = '1'/>", "<r></r >",
    " <?xml version='1.0'?><r/>", "<?xml version='1.1'?><r/>", "<?xml version=\"1.0\" encoding=\"us-ascii\"?><r>é</r>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r>x</r>", "<?xml?><r/>", "<r>\0</r>", "<r a='\0'/>", "<:r/>",
    "<r:/>",
  ]) func `what is not plain, or damaged, is read as libxml2 reads it`(text: String) {
    #expect(Self.agree(text), "\(text)")
  }

  @Test func `bytes that are no UTF-8 are told by libxml2`() {
    for bytes in [[0xE9], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF]] as [[UInt8]] {
      let text = Array("<r>\n<s>".utf8) + bytes + Array("</s></r>".utf8)
      #expect(Self.agree(text))
      #expect(Self.agree(Array("<r a=\"".utf8) + bytes + Array("\"/>".utf8)))
    }
  }

  @Test func `depth is bounded alike`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>\n", count: depth) + String(repeating: "</a>", count: depth)
    }
    for depth in [255, 256, 257, 300] { #expect(Self.agree(nested(depth))) }
  }

  @Test(arguments: [60, 200, 5_000, 140_000]) func `tokens that blocks cut are read whole`(length: Int) {
    // The buffer holds 131,072 bytes: tags and texts of many lengths stand across its end.
    let long = String(repeating: "x", count: length)
    var text = "<r xmlns:a=\"urn:x\">"
    for number in 0..<(400_000 / (length + 60)) {
      text +=
        "\n<a:s n=\"\(number)\" a:long=\"\(long)\">\r\n\(number % 7 == 0 ? "é\(long)" : "")</a:s><!-- \(number) -->"
    }
    #expect(Self.agree(text + "</r>"))
    #expect(Self.agree(text + "&amp;\n<t/></r>"))
    #expect(Self.agree(text + "\n<t>"))
  }

  @Test func `lines are those of the file, however far the damage is`() {
    let rows = String(repeating: "<o v=\"1\"/>\n", count: 200_000)
    let found = diagnostic { _ = try XMLTree(ByteSource(bytes: Array("<r>\n<d>\n\(rows)<o v=1/></d></r>".utf8))) }
    #expect(found?.code == "xml-malformed")
    #expect(found?.place.line == 200_003)
  }

  @Test(arguments: 0..<400) func `random documents tell the same`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    #expect(Self.agree(Self.document(&generator)), "seed \(seed)")
  }

  /// A document of plain pieces, with a few that are not; one in three is damaged somewhere.
  static func document(_ generator: inout SeededGenerator) -> [UInt8] {
    func any(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
    let names = ["r", "s", "a:s", "b:t", "generic:Obs", "Série"]
    let rare = Int.random(in: 0..<40, using: &generator)
    var open: [String] = []
    var text = any(["", "\u{FEFF}", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n", "<!-- x -->", "\n"])
    text += "<root xmlns:a=\"urn:a\" xmlns:b='http://b/c' xmlns:generic=\"urn:g\">"
    for _ in 0..<Int.random(in: 1..<60, using: &generator) {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0..<5:
        let name = any(Array(names.dropLast(rare == 1 ? 0 : 1)))
        text += "<" + name
        for attribute in ["id", "value", "a:x", "b:x", "xml:lang"] where Bool.random(using: &generator) {
          text += any([" ", "\n  ", "  "]) + attribute + "=\""
          text += any(["1", "A b", "Québec", "", "1.5", rare == 2 ? "&amp;" : "x", rare == 3 ? "\t" : "y"]) + "\""
        }
        if rare == 4 { text += any(["", " xmlns:a=\"urn:other\"", " xmlns=\"http://d\"", " xmlns=\"\""]) }
        if Bool.random(using: &generator) {
          text += any(["/>", " />"])
        } else {
          text += ">"
          open.append(name)
        }
      case 5..<8: if let name = open.popLast() { text += "</\(name)>" }
      case 8: text += any(["<!-- n -->", rare == 5 ? "<?p?>" : "", rare == 6 ? "<![CDATA[<]]>" : ""])
      default: text += any(["\n", "\r\n", "text", "é", "a > b", rare == 7 ? "&#233;" : "", rare == 8 ? "]" : "", "  "])
      }
    }
    for name in open.reversed() { text += "</\(name)>" }
    text += "</root>" + any(["", "\n", "<!-- end -->"])
    var bytes = Array(text.utf8)
    if Int.random(in: 0..<3, using: &generator) == 0, let place = bytes.indices.randomElement(using: &generator) {
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  @Test(.enabled(if: Shared.has("data/suites/xmlconf"))) func `the conformance suite tells the same`() throws {
    try everyFile(of: "data/suites/xmlconf", most: 1 << 20)
  }

  @Test(.enabled(if: Shared.has("data/sdmx"))) func `the files of agencies tell the same`() throws {
    try everyFile(of: "data/sdmx", most: 8 << 20)
  }

  func everyFile(of folder: String, most: Int) throws {
    let root = Shared.path(folder)
    let names = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }
    var count = 0
    for name in names.sorted() where name.hasSuffix(".xml") || name.hasSuffix(".XML") {
      guard let data = FileManager.default.contents(atPath: root + "/" + name), data.count <= most else { continue }
      count += 1
      let agree = Self.agree(Array(data))
      #expect(agree, "\(name)")
    }
    #expect(count > 50)
  }
}
