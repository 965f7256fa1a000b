import TestSupport
import Testing

@testable import LIPData

/// Descriptors of wide tables, and files that they do not fit.
struct WideDescriptorTests {
  let wide: WideTests

  init() throws { wide = try WideTests() }

  @Test(
    arguments: [
      (
        "Total: {variable: immigrants, gender: all}", "Total: {variable: immigrant, gender: all}", "unknown-variable",
        14
      ),
      (
        "Total: {variable: immigrants, gender: all}", "Total: {variable: immigrants, gender: al}", "unknown-category",
        14
      ),
      ("Total: {variable: immigrants, gender: all}", "Total: {variable: immigrants}", "missing-key", 14),
      ("Total: {variable: immigrants, gender: all}", "Total: {gender: all}", "missing-key", 14),
      ("Total: {variable: immigrants, gender: all}", "Total: {variable: immigrants, sex: all}", "unknown-key", 14),
      ("ignored: [CSDNAME]", "ignored: [Total]", "repeated-column", 15),
      ("ignored:", "ignore:", "unknown-key", 17), ("period: 2021\n", "", "missing-key", 13),
      ("period: 2021", "period: last year", "wrong-kind", 8),
      ("period: 2021", "headings: [2, 1]\nperiod: 2021", "wrong-kind", 8),
      ("{column: CSDUID, level: csd, vintage: 2021}", "{level: csd, vintage: 2021}", "missing-key", 7),
      ("{column: CSDUID, level: csd, vintage: 2021}", "{column: CSDUID, level: csd}", "missing-key", 7),
      ("vintage: 2021", "vintage: 21", "wrong-kind", 7), ("level: csd", "level: csds", "wrong-word", 7),
      ("ignored:", "symbols: {\"-\": nil}\nignored:", "wrong-word", 17),
      ("ignored:", "  S: {symbols-of: All}\nignored:", "missing-column", 17),
      ("period: 2021", "period: {column: Year}\nvariable: {column: What}", "unknown-key", 15),
      ("id: my-tabulation", "id: census-profile-2021", "own-id-taken", nil),
      ("statcan-open", "none-such", "unknown-licence", nil),
    ] as [(String, String, String, Int?)])
  func `a slip in the descriptor is told with its line`(original: String, slip: String, code: String, line: Int?) throws
  {
    let text = WideTests.descriptor.replacing(original, with: slip)
    #expect(text != WideTests.descriptor)
    let found = diagnostic { try wide.read(WideTests.lines(), text) }
    #expect(found?.code == code, "\(found as Any)")
    if let line { #expect(found?.place.line.map { abs($0 - line) <= 1 } == true, "\(found as Any)") }
    if found?.code != "unknown-licence" { #expect(found?.place.file?.hasSuffix("w.yaml") == true) }
  }

  @Test func `columns that file and descriptor do not share are told, with what may be meant`() throws {
    let unknown = diagnostic {
      try wide.read(WideTests.lines(), WideTests.descriptor.replacing("[CSDNAME]", with: "[]"))
    }
    #expect(unknown?.code == "unknown-column")
    #expect(unknown?.place.column == "CSDNAME")
    #expect(unknown?.place.line == 1)
    let missing = diagnostic {
      try wide.read(WideTests.lines(), WideTests.descriptor.replacing("  Women:", with: "  Woman:"))
    }
    #expect(missing?.code == "missing-column")
    #expect(missing?.remedy?.hasPrefix("Did you mean \"Women\"?") == true)
    let area = diagnostic { try wide.read(WideTests.lines(), WideTests.descriptor.replacing("CSDUID", with: "CSD")) }
    #expect(area?.code == "missing-column")
    #expect(area?.remedy?.contains("headings: [4, 5]") == true)
  }

  @Test func `headings that are not there, or not together, are told`() throws {
    let text = "title\nmore\n" + WideTests.lines()
    #expect(try wide.read(text, WideTests.descriptor + "headings: [3]\n").observations.count == 9)
    #expect(try wide.read(text).notes.map(\.text.en) == ["Persons", "title", "more"])
    for headings in ["[9]", "[1, 3]"] {
      #expect(
        diagnostic { try wide.read(text, WideTests.descriptor + "headings: \(headings)\n") }?.code == "unknown-heading")
    }
  }

  @Test func `a heading that stands twice is told by its place`() throws {
    let header = "CSDNAME,CSDUID,Total,Total,,\"Women, %\""
    let rows = ["O,3506008,1,2,,3"]
    let descriptor = WideTests.descriptor.replacing("  Women:", with: "  \"Total #2\":")
    #expect(
      try wide.read(WideTests.lines(rows, header: header), descriptor).observations.map(\.cell.value) == [1, 2, 3])
    let odd = diagnostic { try wide.read(WideTests.lines(["O,3506008,1,2,?,3"], header: header), descriptor) }
    #expect(odd?.code == "unknown-column")
    #expect(odd?.place.column == "Column E")
  }

  @Test func `a header without rows is no table`() throws {
    #expect(diagnostic { try wide.read(WideTests.lines([])) }?.code == "no-data-rows")
    #expect(diagnostic { try wide.read(WideTests.lines(["A note"])) }?.code == "no-data-rows")
  }

  @Test func `keys of wide tables are for tables with columns`() throws {
    let tidy = try TidyTests()
    for key in ["period: 2021", "headings: [1]", "ignored: [a]", "language: en"] {
      #expect(
        diagnostic { try tidy.read(TidyTests.rows, descriptor: TidyTests.descriptor + key + "\n") }?.code
          == "missing-key")
    }
    #expect(throws: Never.self) { try tidy.read(TidyTests.rows) }
  }

  @Test func `the descriptor goes before the layouts that the file may have`() throws {
    let header = "CSDUID,2019,2020,2021,2022,2023,2024"
    let columns = (2019...2024).map { "  \"\($0)\": {variable: immigrants, gender: all, period: \($0)}\n" }.joined()
    let descriptor = String(WideTests.descriptor.split(separator: "columns:")[0]) + "columns:\n" + columns
    let text = WideTests.lines(["3506008,1,2,3,4,5,6", "3520005,1,2,3,4,5,6"], header: header)
    #expect(
      try wide.read(text, descriptor).observations.map { $0.period?.year }.prefix(6) == [
        2019, 2020, 2021, 2022, 2023, 2024,
      ])
  }
}
