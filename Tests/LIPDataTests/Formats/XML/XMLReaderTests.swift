import Testing

@testable import LIPData

struct XMLReaderTests {
  func tree(_ text: String) throws -> XMLTree { try XMLTree(ByteSource(bytes: Array(text.utf8), name: "x.xml")) }

  @Test func `elements, attributes, text and references are read`() throws {
    let tree = try tree(
      "\u{FEFF}<?xml version='1.0'?>\n<a:r xmlns:a='urn:a' x='1 &amp; &lt;2&#233;'>é<!-- no --><b/><![CDATA[<&]]>&amp;</a:r>"
    )
    #expect(tree.root.name == "r")
    #expect(tree.namespace == "urn:a")
    #expect(tree.root["x"] == "1 & <2é")
    #expect(tree.root.text == "é<&&")
    #expect(tree.root.children.map(\.name) == ["b"])
    #expect(tree.root.line == 2)
  }

  @Test func `other encodings are read as they declare themselves`() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><r>é</r>"
    let units = Array(text.utf16)
    let bytes: [UInt8] =
      [0xFF, 0xFE] + units.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try XMLTree(ByteSource(bytes: bytes)).root.text == "é")
    let latin = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r>".utf8) + [0xE9] + Array("</r>".utf8)
    #expect(try XMLTree(ByteSource(bytes: latin)).root.text == "é")
  }

  @Test(arguments: [
    "<!DOCTYPE r [<!ENTITY a \"b\">]><r>&a;</r>", "<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><r/>",
    "<?xml version='1.0'?>\n<!DOCTYPE r PUBLIC '-//x' 'http://127.0.0.1/x.dtd'><r/>",
  ]) func `a document type is refused before anything is read of it`(text: String) {
    #expect(diagnostic { try tree(text) }?.code == "xml-doctype")
    #expect(diagnostic { try SDMXMessage.recognise(head: Array(text.utf8)) }?.code == "xml-doctype")
  }

  @Test(arguments: [
    "", "<", "<r", "<r>", "<r></s>", "<r>&a;</r>", "<r a='1' a='2'/>", "<r/><s/>", "<r>\u{1}</r>", "<a:r/>", "text",
    "<r a=1/>", "<r>&#0;</r>",
  ]) func `what is damaged is refused with its line`(text: String) {
    let found = diagnostic { try tree(text) }
    #expect(found?.code == "xml-malformed", "\(text)")
    #expect(found?.place.file == "x.xml")
  }

  @Test func `elements nest so deep and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try tree(nested(256)).root.name == "a")
    #expect(diagnostic { try tree(nested(257)) }?.code == "xml-too-deep")
  }

  @Test func `what a visitor throws stops the reader there`() throws {
    struct Stop: Error {}
    struct Visitor: XMLVisitor {
      mutating func begin(_ names: XMLNames) {}
      mutating func start(_ tag: borrowing XMLTag) throws { if tag.line == 2 { throw Stop() } }
      mutating func end(_ name: XMLName) throws {}
      mutating func text(_ bytes: UnsafeRawBufferPointer) throws {}
    }
    let source = ByteSource(bytes: Array("<r>\n<b/></damaged>".utf8))
    #expect(throws: Stop.self) { try XMLReader.read(source, into: Visitor()) }
  }
}
