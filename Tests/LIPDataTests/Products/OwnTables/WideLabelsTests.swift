import TestSupport
import Testing

@testable import LIPData

/// Wide tables with titles, headings of several lines, labels that go on below, and notes.
struct WideLabelsTests {
  let wide: WideTests

  init() throws { wide = try WideTests() }

  static let descriptor =
    String(WideTests.descriptor.split(separator: "breakdowns:")[0]) + """
      breakdowns:
        gender: {name: {en: Gender, fr: Genre}}
        Age: {name: {en: Age, fr: Âge}, filled: true, categories: {all: {en: All, fr: Tous}, old: {en: Old, fr: Vieux}}}
        Status: {name: {en: Status, fr: Statut}}
      headings: [3, 4]
      columns:
        Total / All: {variable: immigrants, gender: all}
        Total / Women: {variable: immigrants, gender: women}

      """
  static func described(_ geography: String) -> String {
    descriptor.replacing("{column: CSDUID, level: csd, vintage: 2021}", with: geography)
  }
  static let filled = described("{column: Area, level: by-length, vintage: 2021, filled: true}")
  static let rows = [
    "\"A title, of sorts\",,,,", "", "Area,Age,Status,Total,", ",,,All,Women", "Canada (01),all,one,1,2", ",,two,3,4",
    ",old,one,5,6", "Ontario (35) 00000 ( 4.2%),all,one,7,8", "Ottawa (3506),all,one,9,10",
    "\"Nowhere, T (3599999)\",all,one,x,x", ",old,one,,",
  ]

  private func read(_ rows: [String], _ descriptor: String = filled) throws -> TableCollector {
    try wide.read(rows.map { $0 + "\n" }.joined(), descriptor)
  }

  @Test func `blank cells go on with the label above where the descriptor says so`() throws {
    let found = try read(Self.rows)
    #expect(
      found.codes.enumerated().filter { $0.offset % 2 == 0 }.map { $0.element.joined(separator: " ") } == [
        "2021A000011124 immigrants all all one", "2021A000011124 immigrants all all two",
        "2021A000011124 immigrants all old one", "2021A000235 immigrants all all one",
        "2021A00033506 immigrants all all one", "2021A00053599999 immigrants all all one",
        "2021A00053599999 immigrants all old one",
      ])
    #expect(found.series.last?[0] == .same("Nowhere, T"))
    #expect(found.observations.last?.cell.status == .empty)
    #expect(found.notes.map(\.text.en) == ["Persons", "A title, of sorts"])
  }

  @Test func `an outer label that changes leaves nothing to go on with`() throws {
    let found = diagnostic { try read(Self.rows + ["Ottawa (3506008),,one,1,1", ",,two,1,1"]) }
    #expect(found?.code == "empty-field")
    #expect(found?.place.line == 12)
    #expect(found?.place.column == "Age")
    #expect(found?.sentence.contains("none above it") == true)
  }

  @Test func `a blank cell is refused where the descriptor does not say that it goes on`() throws {
    let found = diagnostic {
      try read(Self.rows, Self.described("{column: Area, level: by-length, vintage: 2021}"))
    }
    #expect(found?.code == "empty-field")
    #expect(found?.place.line == 6)
    #expect(found?.remedy?.contains("filled: true") == true)
  }

  @Test(arguments: [
    ["Note: rounded, to 5", ""], ["x: hidden"], ["Source: a census,,,,"], ["x,hidden,,,"],
    [",,,..,not available"], ["1 As of 2021,,,,", "2 Others"],
  ]) func `notes below the table are kept`(notes: [String]) throws {
    let found = try read(Self.rows + [""] + notes)
    #expect(found.observations.count == 14)
    #expect(found.notes.count == 2 + notes.count { !$0.isEmpty })
  }

  @Test(arguments: [
    ("Total,all,one,16,20", "not-a-geography"), ("3506OO8,all,one,x,x", "not-a-geography"),
    ("506008,,,,", "not-a-geography"), ("Note: of,,,1,", "not-a-geography"), (",no,two,3,", "unknown-category"),
    (",all,,1,3", "empty-field"),
  ]) func `what is like a row is never taken for a note`(row: String, code: String) throws {
    let found = diagnostic { try read(Self.rows + [row]) }
    #expect(found?.code == code, "\(found as Any)")
    #expect(found?.place.line == 12)
  }

  @Test func `a last row whose figures are missing is a row`() throws {
    let found = try read(Self.rows + [",old,two,,"])
    #expect(found.observations.count == 16)
    #expect(found.observations.last?.cell.status == .empty)
  }

  @Test func `a row that is none of an area is refused among rows, whatever it holds`() throws {
    var rows = Self.rows
    rows.insert("Ontario,,,,", at: 7)
    let found = diagnostic { try read(rows) }
    #expect(found?.code == "empty-field" || found?.code == "not-a-geography")
    #expect(found?.place.line == 8)
  }

  @Test func `rows below one whose area is refused do not go to the area above it`() throws {
    let rejects = Rejects.listing()
    var rows = Self.rows
    rows[7] = "Ontario (3),all,one,7,8"
    rows.insert(",old,one,9,9", at: 8)
    let found = try wide.read(rows.map { $0 + "\n" }.joined(), Self.filled, rejects: rejects)
    #expect(rejects.diagnostics.map(\.place.line) == [8, 9])
    #expect(!found.codes.contains { $0[0] == "2021A000235" })
    #expect(found.observations.count == 12)
  }

  @Test func `the period and the variable may be columns`() throws {
    let descriptor = WideTests.descriptor
      .replacing("period: 2021\n", with: "period: {column: Year, filled: true}\nvariable: {column: What}\n")
      .replacing("variable: immigrants, ", with: "").replacing(
        "      \"Women, %\": {variable: share, gender: women}\n", with: ""
      )
      .replacing("  \"Women, %\": {variable: share, gender: women}\n", with: "").replacing("[CSDNAME]", with: "[]")
    let header = "CSDUID,Year,What,Total,Women"
    let found = try wide.read(
      WideTests.lines(["3506008,2016,immigrants,1,2", "3506008,,share,3,4", "3506008,2021,share,5,6"], header: header),
      descriptor)
    #expect(found.observations.map { $0.period?.description } == ["2016", "2016", "2016", "2016", "2021", "2021"])
    #expect(found.codes.map { $0[1] } == ["immigrants", "immigrants", "share", "share"])
    for (row, code) in [
      ("3506008,Jan-21,share,1,2", "not-a-period"), ("3506008,2021,shares,1,2", "unknown-variable"),
      ("3506008,2021,,1,2", "empty-field"),
    ] {
      let slip = diagnostic { try wide.read(WideTests.lines([row], header: header), descriptor) }
      #expect(slip?.code == code)
    }
  }

  @Test func `columns may be periods`() throws {
    let descriptor = WideTests.descriptor.replacing("period: 2021\n", with: "")
      .replacing(
        "Total: {variable: immigrants, gender: all}", with: "Total: {variable: immigrants, gender: all, period: 2016}"
      )
      .replacing("immigrants, gender: women}", with: "immigrants, gender: women, period: 2021}")
      .replacing("share, gender: women}", with: "share, gender: women, period: 2016/2021}")
    let found = try wide.read(WideTests.lines(), descriptor)
    #expect(found.observations.prefix(3).map { $0.period?.description } == ["2016", "2021", "2016/2021"])
  }

  @Test func `DGUIDs and partnerships need no level`() throws {
    let descriptor = WideTests.descriptor.replacing(", level: csd, vintage: 2021", with: "")
    let found = try wide.read(
      WideTests.lines(["O,2021A00053506008,1,2,3", "Y,york-region,1,2,3", "Y,York (york-region),4,,"]), descriptor)
    #expect(found.codes.map { $0[0] } == ["2021A00053506008", "york-region"].flatMap { [$0, $0, $0] })
    let slip = diagnostic {
      try wide.read(WideTests.lines(["Y,york-regoin,1,2,3", "O,2021A000235,1,2,3"]), descriptor)
    }
    #expect(slip?.remedy?.contains("york-region") == true)
  }
}
