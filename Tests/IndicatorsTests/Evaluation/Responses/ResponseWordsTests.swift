import LIPData
import Testing

@testable import Indicators

/// The ways in which people write an answer, in both languages and with either spreadsheet.
struct ResponseWordsTests {
  private let folder: TemporaryFolder
  private let framework: Framework
  private static let head = "lip_id,node,period,value,status,evidence,note,consent\n"

  init() throws {
    folder = try TemporaryFolder()
    framework = try SmallFramework.read()
  }

  private func read(_ rows: String, head: String = head) throws -> [Response] {
    try Responses.read(folder.write("answers.csv", head + rows), to: framework, registry: Embedded.registry()).all
  }

  /// The answer of one row.
  private func answer(_ node: String, _ value: String, _ status: String = "", _ note: String = "") throws -> Response? {
    try read("ottawa,\(node),2024-25,\(value),\(status),,\(note),\n").first
  }

  @Test func `words are kept wherever they were written, and no words are no answer`() throws {
    #expect(try answer("1.1/words", "It went well")?.note == "It went well")
    #expect(try answer("1.1/words", "", "", "It went well")?.note == "It went well")
    #expect(
      try answer("1.1/words", "It went well", "final", "More to come")?.note == "It went well \u{2013} More to come")
    #expect(try answer("1.1/words", "Same", "", "Same")?.note == "Same")
    #expect(try answer("1.1/words", "It went well")?.content == .text)
    #expect(try answer("1.1/words", "", "final") == nil)
    // The value of another kind of question does not become its note.
    #expect(try answer("1.1/members", "15", "", "One left")?.note == "One left")
  }

  @Test func `a period is one however it is written, and is answered for once`() throws {
    let all = try read("ottawa,2,2024/2025,yes,,,,\npei,2,2024-25,yes,,,,\nottawa,2,2023,yes,,,,\n")
    #expect(all.map(\.period) == ["2024-25", "2024-25", "2023"])
    let found = try #require(
      diagnostic { try read("ottawa,2,2024-25,yes,,,,\npei,2,2024,no,,,,\nottawa,2,2024/2025,no,,,,\n") })
    #expect(found.code == "duplicate-answer")
    #expect(found.place.line == 4)
  }

  @Test(arguments: ["24-25", "2024.0", "2024-26", "3024", "1850-51"]) func `what is no period is refused`(text: String)
  {
    let found = diagnostic { try read("ottawa,2,\(text),yes,,,,\n") }
    #expect(found?.code == "not-a-year")
    #expect(found?.place.column == "period")
  }

  @Test func `states are read in either language, with accents or without`() throws {
    for word in ["prévu", "prevu", "Prévu", "planned"] {
      #expect(try answer("1.2", "", word)?.content == .state(.planned), "\(word)")
      #expect(try answer("1.2", word)?.content == .state(.planned), "\(word)")
    }
    for word in ["commencé", "commence"] { #expect(try answer("1.2", "", word)?.content == .state(.started)) }
    for word in ["terminé", "termine"] { #expect(try answer("1.2", "", word)?.content == .state(.done)) }
    for word in ["sans objet", "s.o.", "not-applicable"] {
      #expect(try answer("1.2", "", word)?.content == .notApplicable)
      #expect(try answer("2", "", word)?.content == .notApplicable)
    }
    #expect(try answer("2", "", "manquant") == nil)
    #expect(try answer("1.2", "terminé", "done")?.content == .state(.done))
  }

  @Test(arguments: ["1", "1.0", "1 = Partly", "1 = En partie", "1=partly", "Partly", "EN PARTIE"])
  func `a level is named by its value, its name or both`(text: String) throws {
    #expect(try answer("1.1/extent", text)?.content == .level(1))
  }

  /// A row, what is said of it, and the column.
  static let slips: [(row: String, code: String, column: String)] = [
    ("ottawa,1.2,2024-25,done,started,,,", "wrong-answer", "value"),
    ("ottawa,1.2,2024-25,half,started,,,", "wrong-answer", "value"),
    ("ottawa,1.2,2024-25,finished,,,,", "wrong-answer", "value"),
    ("ottawa,1.2,2024-25,done,finished,,,", "wrong-status", "status"),
    ("ottawa,2,2024-25,yes,sans objet,,,", "wrong-answer", "value"),
    ("ottawa,2,2024-25,yes,missing,,,", "wrong-answer", "value"),
    ("ottawa,1.1/extent,2024-25,1 = Fully,,,,", "wrong-answer", "value"),
    ("ottawa,1.1/extent,2024-25,1.5,,,,", "wrong-answer", "value"),
    ("ottawa,1.1/extent,2024-25,= Fully,,,,", "wrong-answer", "value"),
    ("ottawa,2,2024-25,yes,,,,maybe", "wrong-word", "consent"),
    ("ottawa,2,2024-25,yes,,,,2", "wrong-word", "consent"),
  ]

  @Test(arguments: slips.indices) func `what contradicts itself or is no word is refused, with a remedy`(index: Int)
    throws
  {
    let slip = Self.slips[index]
    let found = try #require(diagnostic { try read(slip.row + "\n") }, "\(slip.row)")
    #expect(found.code == slip.code, "\(slip.row)")
    #expect(found.place.line == 2)
    #expect(found.place.column == slip.column, "\(slip.row)")
    #expect(found.remedy != nil)
  }

  @Test func `consent is yes or no in either language, and nothing is no`() throws {
    for word in ["yes", "oui", "Y", "o", "1", "TRUE"] {
      #expect(try read("ottawa,2,2024-25,yes,,,,\(word)\n").map(\.isNamed) == [true], "\(word)")
    }
    for word in ["no", "non", "N", "0", "false", ""] {
      #expect(try read("ottawa,2,2024-25,yes,,,,\(word)\n").map(\.isNamed) == [false], "\(word)")
    }
  }

  @Test(arguments: [("Evidense", "evidence"), ("conscent", "consent"), ("Note", "note")])
  func `a column that is nearly a known one is refused, since what stands in it would be lost`(
    written: String, meant: String
  ) throws {
    let found = try #require(
      diagnostic {
        try read("ottawa,2,2024-25,yes,,x\n", head: "lip_id,node,period,value,status,\(written)\n")
      })
    #expect(found.code == "unknown-column")
    #expect(found.place.line == 1 && found.place.column == written)
    #expect(found.remedy?.contains("Did you mean \"\(meant)\"?") == true)
  }

  @Test func `the header alone is told from one with a column missing, and other columns are passed over`() throws {
    #expect(try read("").isEmpty)
    #expect(try read("", head: "lip_id,node,period,value,status,code,Region,Remarks of the council\n").isEmpty)
    let found = diagnostic { try read("", head: "lip_id,node,period,value\n") }
    #expect(found?.code == "missing-column")
    #expect(found?.place.column == "status")
    #expect(diagnostic { try read("", head: "lip_id,nodes,period,value,status\n") }?.code == "unknown-column")
  }

  @Test func `rows of nothing but delimiters are passed over, and lines are counted on`() throws {
    #expect(try read(",,,,,,,\nottawa,2,2024-25,yes,,,,\n,,,,,,,\n, ,,,,,,\n").map(\.place.line) == [3])
    let head = Self.head.replacing(",", with: ";")
    #expect(try read(";;;;;;;\nottawa;2;2024-25;oui;;;;\n;;;\n", head: head).count == 1)
  }

  @Test func `a decimal comma is read between semicolons and refused between commas`() throws {
    let head = Self.head.replacing(",", with: ";")
    #expect(try read("ottawa;1.1/members;2024-25;12,5;;;;\n", head: head).map(\.content) == [.number(12.5)])
    #expect(try read("ottawa;1.1/members;2024-25;12.5;;;;\n", head: head).map(\.content) == [.number(12.5)])
    #expect(try read("ottawa;1.1/extent;2024-25;1,0;;;;\n", head: head).map(\.content) == [.level(1)])
    let found = diagnostic { try read("ottawa,1.1/members,2024-25,\"12,5\",,,,\n") }
    #expect(found?.code == "not-a-number")
    #expect(found?.remedy?.contains("12.5") == true)
    let thousands = diagnostic { try read("ottawa;1.1/members;2024-25;1.234,5;;;;\n", head: head) }
    #expect(thousands?.code == "not-a-number")
  }

  @Test func `a workbook that is called CSV is refused as one`() throws {
    let found = diagnostic { try read("rest", head: "PK\u{3}\u{4}\u{14}\0") }
    #expect(found?.code == "not-csv")
    #expect(found?.remedy?.contains("CSV (UTF-8)") == true)
  }
}
