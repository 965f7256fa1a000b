import LIPData
import Testing

struct YAMLNodeTests {
  func parse(_ text: String) throws -> YAMLNode { try YAMLNode.parse(text, file: "d.yaml") }

  func refusal(_ text: String) -> [String?] {
    let found = diagnostic { try parse(text) }
    return [found?.code, found?.place.file, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `nodes know their line and column`() throws {
    let node = try parse("# a note\nid: one\nname: {en: A, fr: B}\nlist:\n  - x\n  - y: 1\n")
    #expect(node.place == Place(file: "d.yaml", line: 2, column: "1"))
    #expect(node["id"]?.place == Place(file: "d.yaml", line: 2, column: "5"))
    #expect(node["name"]?["fr"]?.place == Place(file: "d.yaml", line: 3, column: "19"))
    #expect(node["list"]?.elements[1]["y"]?.place == Place(file: "d.yaml", line: 6, column: "8"))
    #expect(node.pairs.map(\.key.place.line) == [2, 3, 4])
  }

  @Test func `columns count letters, not bytes`() throws {
    #expect(try parse("{é: a, ü: b}")["ü"]?.place.column == "11")
  }

  @Test func `scalars, lists and mappings are told apart`() throws {
    let node = try parse("a: 1\nb: \"1\"\nc: [x, y]\nd: {e: f}\ng:\n")
    #expect(node["a"]?.isPlain == true)
    #expect(node["b"]?.isPlain == false)
    #expect(node["b"]?.text == "1")
    #expect(node["c"]?.text == nil)
    #expect(node["c"]?.elements.compactMap(\.text) == ["x", "y"])
    #expect(node["a"]?.elements.compactMap(\.text) == ["1"])
    #expect(node["d"]?.pairs.count == 1)
    #expect(node["c"]?.pairs.isEmpty == true)
    #expect(node["g"]?.text == "")
    #expect(node["nothing"] == nil)
    #expect(node["a"]?["b"] == nil)
  }

  @Test func `a code keeps its zeros`() throws {
    #expect(try parse("code: 0123")["code"]?.text == "0123")
  }

  @Test func `a syntax error has its line`() {
    #expect(refusal("a: 1\nb: \"never closed\n").prefix(2) == ["yaml-syntax", "d.yaml"])
    #expect(refusal("a: 1\nb: [1, 2\nc: 3\n").prefix(3) == ["yaml-syntax", "d.yaml", "3"])
    #expect(refusal("a: 1\n\tb: 2\n").prefix(3) == ["yaml-syntax", "d.yaml", "2"])
    #expect(refusal("a: b: c\n").prefix(3) == ["yaml-syntax", "d.yaml", "1"])
    #expect(diagnostic { try parse("a: b: c\n") }?.remedy?.isEmpty == false)
  }

  @Test func `a syntax error behind the first document is not passed over`() {
    #expect(refusal("a: 1\n---\nb: [\n").prefix(1) == ["yaml-syntax"])
  }

  @Test func `a key that stands twice is refused by name`() {
    let found = diagnostic { try parse("x: 0\na: 1\nb: 2\na: 3\n") }
    #expect(found?.code == "yaml-duplicate-key")
    #expect(found?.sentence.contains("\"a\"") == true)
    #expect(found?.place.line == 2)
  }

  @Test func `several documents are refused`() {
    #expect(refusal("a: 1\n---\nb: 2\n").prefix(2) == ["yaml-several-documents", "d.yaml"])
    #expect(diagnostic { try parse("--- a\n--- b\n--- c\n") }?.sentence.contains("3 YAML documents") == true)
  }

  @Test func `one document between marks is read`() throws {
    #expect(try parse("---\na: 1\n...\n")["a"]?.text == "1")
  }

  @Test(arguments: ["", "\n\n", "# only a note\n"]) func `a file without a definition is told`(text: String) {
    #expect(refusal(text) == ["yaml-empty", "d.yaml", nil, nil])
  }

  @Test func `anchors and aliases are refused where they stand`() {
    #expect(refusal("a: &x 1\nb: *x\n").prefix(3) == ["yaml-alias", "d.yaml", "1"])
    #expect(refusal("a: 1\nb: &list [1]\nc: [*list, *list]\n").prefix(3) == ["yaml-alias", "d.yaml", "2"])
    #expect(refusal("a: 1\nb: &map {c: d}\n").prefix(3) == ["yaml-alias", "d.yaml", "2"])
    #expect(refusal("a: 1\nb: *nobody\n").prefix(3) == ["yaml-syntax", "d.yaml", "2"])
  }

  @Test func `aliases that would grow without end are refused at once`() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(refusal(text).prefix(1) == ["yaml-alias"])
  }

  @Test func `nesting is refused beyond 64 levels`() throws {
    func nested(_ depth: Int) -> String {
      "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try parse(nested(60)).pairs.count == 1)
    #expect(refusal(nested(70)).prefix(3) == ["yaml-too-deep", "d.yaml", "1"])
    #expect(diagnostic { try parse(nested(100_000)) } != nil)
  }
}
