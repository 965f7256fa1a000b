import Foundation
import Testing

struct SchemaTests {
  @Test func `every schema of the repository is what the program prints`() throws {
    let folder = Program.checkout + "/Schemas"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    let usage = try Program.run("schema", "--help").out
    let kinds = try #require(usage.firstMatch(of: /\(values: ([a-z,\s]+)\)/)).output.1
      .split(whereSeparator: { $0 == "," || $0.isWhitespace })
    #expect(names == kinds.map { $0 + ".json" }.sorted())
    for name in names {
      let printed = try Program.run("schema", name.replacing(".json", with: ""))
      #expect(printed.status == 0)
      #expect(printed.err == "")
      let kept = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      #expect(printed.bytes == kept, "Schemas/\(name) is stale: run make schemas")
      let schema = try #require(try JSONSerialization.jsonObject(with: Data(printed.bytes)) as? [String: Any])
      #expect((schema["$schema"] as? String)?.contains("json-schema.org") == true)
    }
  }

  @Test func `a kind that is none is a usage error that lists the kinds`() throws {
    let outcome = try Program.run("schema", "indicatr")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("- indicator\n"))
    #expect(try Program.run("schema").status == 64)
  }

  /// A slip in a definition, and where and how it is told.
  struct Slip: CustomTestStringConvertible, Sendable {
    var name: String
    var original: String
    var slip: String
    var code: String
    var said: String
    /// What stands at the place that is told.
    var at: String
    var testDescription: String { name }
  }

  static let slips = [
    Slip(
      name: "an unknown key", original: "  direction: neutral", slip: "  direktion: neutral", code: "unknown-key",
      said: "Did you mean \"direction\"?", at: "direktion"),
    Slip(
      name: "an unknown key of the measure", original: "{count: immigrants}", slip: "{count: immigrants, off: x}",
      code: "unknown-key", said: "off", at: "off: x"),
    Slip(
      name: "no French", original: "{en: Number of immigrants, fr: Nombre d'immigrants}",
      slip: "{en: Number of immigrants}", code: "missing-language", said: "French", at: "{en: Number"),
    Slip(
      name: "no English", original: "{en: Number of immigrants, fr: Nombre d'immigrants}",
      slip: "{fr: Nombre d'immigrants}", code: "missing-language", said: "English", at: "{fr: Nombre"),
    Slip(
      name: "a wrong word", original: "describes: newcomers", slip: "describes: newcomer", code: "wrong-word",
      said: "Did you mean \"newcomers\"?", at: "newcomer\n"),
    Slip(
      name: "a unit that is none", original: "unit: persons", slip: "unit: person", code: "wrong-word",
      said: "Did you mean \"persons\"?", at: "person\n"),
    Slip(
      name: "a unit that the measure does not have", original: "unit: persons", slip: "unit: percent",
      code: "unit-disagrees", said: "It can be: ", at: "percent\n"),
    Slip(
      name: "a measure that is none", original: "{count: immigrants}", slip: "{cuont: immigrants}",
      code: "unknown-key", said: "Did you mean \"count\"?", at: "{cuont"),
    Slip(
      name: "a missing key", original: "  unit: persons\n", slip: "", code: "missing-key", said: "Add unit",
      at: "id: immigrants"),
    Slip(
      name: "a list where a word is looked for", original: "theme: newcomers", slip: "theme: [newcomers]",
      code: "wrong-kind", said: "theme", at: "[newcomers]"),
  ]

  @Test(arguments: slips) func `a slip in a shipped indicator is refused with its line and column`(slip: Slip) throws {
    let folder = try Folder()
    let shipped = try String(
      contentsOfFile: Program.checkout + "/Datasets/indicators/newcomers.yaml", encoding: .utf8)
    let range = try #require(shipped.range(of: slip.original), "the shipped file has no \(slip.original)")
    let text = shipped.replacingCharacters(in: range, with: slip.slip)
    try folder.write("mine/indicators/newcomers.yaml", text)
    let outcome = try Program.run("indicators", "list", "--workspace", "mine", in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.out == "")
    let match = try #require(
      outcome.err.firstMatch(of: /^mine\/indicators\/newcomers\.yaml:(\d+) \(column (\d+)\): error\[([a-z-]+)\]/),
      "\(outcome.err)")
    #expect(match.output.3 == slip.code)
    #expect(outcome.err.contains(slip.said), "\(outcome.err)")
    // The place is where the slip stands.
    let line = try #require(Int(match.output.1))
    let column = try #require(Int(match.output.2))
    let there = text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1].dropFirst(column - 1) + "\n"
    #expect(there.hasPrefix(slip.at), "\(line):\(column) is \(there)")
  }

  @Test func `the shipped file laid over itself changes nothing`() throws {
    let folder = try Folder()
    let shipped = try String(
      contentsOfFile: Program.checkout + "/Datasets/indicators/newcomers.yaml", encoding: .utf8)
    try folder.write("mine/indicators/newcomers.yaml", shipped)
    let outcome = try Program.run("indicators", "list", "--workspace", "mine", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.bytes == (try Program.run("indicators", "list").bytes))
  }

  @Test func `an indicator of one's own is listed, shown and computed`() throws {
    let folder = try Folder()
    try folder.write(
      "mine/indicators/own.yaml",
      """
      id: my-count
      name: {en: My count, fr: Mon dénombrement}
      theme: newcomers
      describes: newcomers
      measure: {count: immigrants}
      unit: persons
      direction: neutral
      definition: {en: "Mine.", fr: "Le mien."}
      review: {status: draft}

      """)
    let list = try Program.run("indicators", "list", "--workspace", "mine", in: folder)
    #expect(list.out.contains("\nmy-count,My count,"))
    #expect(try Program.run("indicators", "show", "my-count", "--workspace", "mine", in: folder).status == 0)
  }
}
