import LIPData
import Testing

struct ShapeCheckingTests {
  static let shape = Shape.object([
    .required("id", .identifier, "the id"),
    .required("name", .localized, "the name"),
    .optional("note", .text, "a note"),
    .optional("kind", .choice(["neutral", "up-is-better", "down-is-better"]), "the kind"),
    .optional("weight", .number, "a weight"),
    .optional("rank", .integer, "a rank"),
    .optional("draft", .boolean, "whether it is a draft"),
    .optional("since", .date, "the day"),
    .optional("tags", .list(.identifier), "some tags"),
    .optional("factors", .map(.number), "factors by unit"),
    .optional(
      "measure",
      .oneOf([
        .object([.required("share", .identifier, "what"), .required("of", .identifier, "of what")]),
        .object([.required("count", .identifier, "what")]),
      ]), "the measure"),
  ])

  /// What is wrong with a definition whose first two lines are right.
  func refusal(_ lines: String...) -> Diagnostic? {
    check((["id: one", "name: {en: A, fr: B}"] + lines).joined(separator: "\n") + "\n")
  }

  func check(_ text: String) -> Diagnostic? {
    diagnostic { try Self.shape.check(try YAMLNode.parse(text, file: "d.yaml"), key: "a thing") }
  }

  func place(_ line: Int, _ column: Int) -> Place { Place(file: "d.yaml", line: line, column: String(column)) }

  @Test func `a definition that fits is taken`() {
    #expect(
      refusal(
        "note: 12", "kind: neutral", "weight: -1.5e3", "rank: -3", "draft: true", "since: 2024-02-29", "tags: [a, b-1]",
        "factors: {persons: 1.25}", "measure: {share: a, of: b}") == nil)
    #expect(refusal("measure: {count: a}", "tags: []", "factors: {}") == nil)
  }

  @Test func `an unknown key is told with its place and the nearest key`() {
    let found = refusal("nota: x")
    #expect(found?.code == "unknown-key")
    #expect(found?.place == place(3, 1))
    #expect(found?.sentence == "\"nota\" is not a key of a thing")
    #expect(found?.remedy == "Did you mean \"note\"?")
    #expect(refusal("zzzzzzzz: x")?.remedy?.contains("id, name, note") == true)
    #expect(refusal("measure: {share: a, off: b}")?.place == place(3, 21))
    #expect(refusal("measure: {share: a, off: b}")?.remedy == "Did you mean \"of\"?")
  }

  @Test func `a missing key is told with what it is for`() {
    let found = check("id: one\n")
    #expect(found?.code == "missing-key")
    #expect(found?.place == place(1, 1))
    #expect(found?.remedy == "Add name: the name")
    #expect(refusal("measure:", "  share: a")?.code == "missing-key")
    #expect(refusal("measure:", "  share: a")?.place.line == 4)
  }

  @Test func `a missing language is told`() {
    let french = check("id: one\nname: {en: A}\n")
    #expect(french?.code == "missing-language")
    #expect(french?.sentence == "name has no text in French")
    #expect(french?.place == place(2, 7))
    #expect(check("id: one\nname: {fr: A}\n")?.sentence == "name has no text in English")
    #expect(check("id: one\nname: {en: A, fr: ''}\n")?.code == "missing-language")
    #expect(check("id: one\nname: {en: A, fr: [B]}\n")?.code == "missing-language")
    #expect(check("id: one\nname: {en: A, fr: B, de: C}\n")?.code == "unknown-key")
    #expect(check("id: one\nname: {en: A, fr: B, de: C}\n")?.place == place(2, 22))
    #expect(check("id: one\nname: A\n")?.code == "wrong-kind")
  }

  @Test func `a wrong word is told with the nearest`() {
    let found = refusal("kind: up-is-beter")
    #expect(found?.code == "wrong-word")
    #expect(found?.place == place(3, 7))
    #expect(found?.remedy == "Did you mean \"up-is-better\"?")
    #expect(refusal("kind: [neutral]")?.code == "wrong-word")
    #expect(refusal("kind: qqqq")?.remedy == "It can be: neutral, up-is-better, down-is-better.")
  }

  @Test(arguments: ["1,5", "one", "nan", "inf", "''", "[1]", "1 000"]) func `a wrong number is told`(value: String) {
    let found = refusal("weight: \(value)")
    #expect(found?.code == "wrong-kind")
    #expect(found?.place == place(3, 9))
    #expect(found?.sentence == "The value of weight is not a number")
  }

  @Test(arguments: ["1.5", "one", "", "{a: 1}"]) func `a wrong whole number is told`(value: String) {
    #expect(refusal("rank: \(value)")?.sentence == "The value of rank is not a whole number")
  }

  @Test(arguments: ["yes", "True", "1"]) func `a wrong truth value is told`(value: String) {
    #expect(refusal("draft: \(value)")?.sentence == "The value of draft is not true or false")
  }

  @Test(arguments: [
    "2021", "2021-5-11", "2021-13-01", "2021-00-10", "2021-02-30", "2023-02-29", "1900-02-29", "2021-04-31",
    "2021-01-00",
    "11-05-2021", "2021-+1-01", "0000-01-01", "2021-01-01T00:00", "２０２１-01-01", "May 11",
  ])
  func `a wrong date is told`(value: String) {
    #expect(refusal("since: \(value)")?.sentence == "The value of since is not a day such as 2021-05-11")
  }

  @Test(arguments: ["2021-05-11", "2000-02-29", "2024-12-31"]) func `a day is taken`(value: String) {
    #expect(refusal("since: \(value)") == nil)
  }

  @Test(arguments: ["A", "a b", "-a", "é", "''", "a_b", "[a]"]) func `a wrong id is told`(value: String) {
    #expect(refusal("tags: [\(value)]")?.code == "wrong-kind")
    #expect(refusal("tags: [\(value)]")?.sentence.hasPrefix("The value of tags is not an id") == true)
  }

  @Test func `lists, maps and mappings are told apart`() {
    #expect(refusal("tags: a")?.sentence == "The value of tags is not a list")
    #expect(refusal("tags: [a, B]")?.place == place(3, 11))
    #expect(refusal("factors: [1]")?.sentence == "The value of factors is not a mapping of ids to values")
    #expect(refusal("factors: {persons: x}")?.sentence == "The value of persons is not a number")
    #expect(refusal("note:")?.sentence == "The value of note is not a text")
    #expect(check("- id: one\n")?.sentence == "The value of a thing is not a mapping of keys to values")
    #expect(refusal("measure: share")?.code == "wrong-kind")
  }

  @Test func `a measure of no kind is told with the nearest`() {
    let found = refusal("measure: {shares: a, of: b}")
    #expect(found?.code == "unknown-key")
    #expect(found?.place == place(3, 10))
    #expect(found?.remedy == "Did you mean \"share\"?")
    #expect(refusal("measure: {}")?.code == "unknown-key")
  }
}
