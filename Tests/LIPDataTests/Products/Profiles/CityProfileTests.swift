import Testing

@testable import LIPData

struct CityProfileTests {
  let small: SmallDatasets

  init() throws { small = try SmallDatasets() }

  static let wardville = """
    \u{FEFF}Characteristics,City of Wardville ,East - Ward 1,"South, old - Ward 12"
    Global Non-Response,3.10%,1.70%,x
    Remark,not,a,figure
    "Population, 2021",1000,400,600
    Total - Immigrant status,995,395,600
      Non-immigrants,800,300,..
      Immigrants (12),195,95,x
    Employment rate,18.899999999999999,61.2%,

    """
  static let quarterton = """
    Quarter Name,North,"South, old"
    Quarter Number,1,24
    Designation,none,improvement
    "Population, 2021",400,600
    Total - Immigrant status,395,600
    Non-immigrants,300,F
    Immigrants,95,...
    Employment rate,60.1,-0.5

    """

  func refusal(_ text: String) -> [String?] {
    let found = diagnostic { try small.read(text) }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  func cells(_ text: String) throws -> [String: [String]] {
    let rows = try #require(try small.read(text).first).rows
    return Dictionary(grouping: rows, by: \.area).mapValues { rows in
      rows.map { row in (row.values[0].map { "\($0)" } ?? "") + row.symbols[0] }
    }
  }

  @Test func `a profile is recognised by its first cell and its city`() throws {
    let wards = try small.recognise(Self.wardville)
    #expect(wards.layout == .cityProfile)
    #expect(wards.entry.id == "wardville")
    #expect(wards.how == "its first cell \"Characteristics\"")
    #expect(try small.recognise(Self.quarterton).entry.id == "quarterton")
  }

  @Test func `another city with the same first cell is refused`() {
    let found = diagnostic {
      try small.recognise(Self.wardville.replacing("City of Wardville", with: "City of Elsewhere"))
    }
    #expect(found?.code == "unknown-layout")
  }

  @Test func `wards have the codes of their headers' pattern`() throws {
    #expect(
      try cells(Self.wardville) == [
        "2021A00053506008": ["1000.0", "995.0", "800.0", "195.0", "18.9"],
        "3506008-W01": ["400.0", "395.0", "300.0", "95.0", "61.2"],
        "3506008-W12": ["600.0", "600.0", "..", "x", "empty"],
      ])
  }

  @Test func `quarters have the codes of their row`() throws {
    #expect(
      try cells(Self.quarterton) == [
        "3520005-N001": ["400.0", "395.0", "300.0", "95.0", "60.1"],
        "3520005-N024": ["600.0", "600.0", "F", "...", "-0.5"],
      ])
  }

  @Test func `names, lines and non-response rates come with the areas`() throws {
    let found = try #require(try small.read(Self.wardville).first)
    #expect(
      found.areas == [
        "2021A00053506008 City of Wardville", "3506008-W01 East - Ward 1", "3506008-W12 South, old - Ward 12",
      ])
    #expect(found.rows.prefix(5).map(\.line) == [4, 5, 6, 7, 8])
    #expect(found.rows.prefix(5).map(\.member) == [1, 2, 3, 4, 5])
    #expect(found.nonResponse[1] == 3.1)
    #expect(found.nonResponse[3] == 1.7)
    #expect(found.nonResponse[0].isNaN && found.nonResponse[5].isNaN)
    #expect(found.rows[0].symbols == ["", "empty", "empty", "empty", "empty", "empty"])
  }

  @Test func `only wanted members are handed over`() throws {
    let found = try #require(try small.read(Self.wardville, wanted: MemberSet([4])).first)
    #expect(found.rows.map(\.values[0]) == [195, 95, nil])
  }

  @Test func `a label that disagrees is told by its line, and what was looked for`() {
    let text = Self.wardville.replacing("  Non-immigrants", with: "  Nonimmigrants")
    #expect(refusal(text) == ["label-disagrees", "6", "Characteristics"])
    let found = diagnostic { try small.read(text) }
    #expect(found?.sentence == "\"Nonimmigrants\" stands where \"Non-immigrants\" (characteristic 3) is looked for")
    #expect(refusal(Self.wardville + "One more,1,2,3\n").prefix(2) == ["label-disagrees", "9"])
  }

  @Test func `missing rows are told`() {
    let cut = Self.wardville.replacing("Employment rate,18.899999999999999,61.2%,\n", with: "")
    #expect(refusal(cut) == ["row-missing", "7", nil])
    #expect(diagnostic { try small.read(cut) }?.sentence.contains("\"Employment rate\" (characteristic 5)") == true)
    #expect(
      refusal(Self.wardville.replacing("  Non-immigrants,800,300,..\n", with: "")).prefix(2) == [
        "label-disagrees", "6",
      ])
    let lines = Self.wardville.split(separator: "\n").prefix(3).joined(separator: "\n")
    #expect(refusal(lines).first == "no-data-rows")
  }

  @Test(arguments: ["1 000", "n/a", "1e3", "+5", "12%%", "q"])
  func `a value that is no number is told by its line and column`(value: String) {
    #expect(
      refusal(Self.wardville.replacing("Non-immigrants,800,300", with: "Non-immigrants,800,\(value)")) == [
        "not-a-number", "6", "3",
      ])
  }

  @Test func `a thousands separator is told`() {
    #expect(refusal(Self.wardville.replacing("2021\",1000,", with: "2021\",\"1,000\",")) == ["not-a-number", "4", "2"])
  }

  @Test func `a column without a number to tell its area by is told`() {
    #expect(refusal(Self.wardville.replacing("East - Ward 1,", with: "East,")) == ["unknown-area", "1", "East"])
    #expect(refusal(Self.wardville.replacing("East - Ward 1,", with: "East - Ward 0,")).first == "unknown-area")
    #expect(
      refusal(Self.quarterton.replacing("Quarter Number,1,", with: "Quarter Number,one,")).first == "unknown-area")
    #expect(refusal(Self.quarterton.replacing("Quarter Number,1,24\n", with: "")).first == "unknown-area")
  }

  @Test func `an area that stands twice is refused by whoever keeps its figures`() throws {
    let file = try small.recognise(Self.quarterton.replacing("Number,1,24", with: "Number,1,1"))
    let found = diagnostic { try CellMatrix.read(file, areas: ["3520005-N001"], members: [4]) }
    #expect(found?.code == "duplicate-row")
  }

  @Test func `the noise of a spreadsheet's doubles goes, figures stay`() {
    #expect(18.899999999999999.withoutSpreadsheetNoise == 18.9)
    #expect(0.30000000000000004.withoutSpreadsheetNoise == 0.3)
    #expect(1234567.89.withoutSpreadsheetNoise == 1_234_567.89)
    #expect(36_991_981.0.withoutSpreadsheetNoise == 36_991_981)
    #expect((-0.1).withoutSpreadsheetNoise == -0.1)
    #expect(5e12.withoutSpreadsheetNoise == 5e12)
  }

  @Test func `Windows-1252 is read`() throws {
    let text = Self.quarterton.replacing("North", with: "Orl\u{1}ans")
    let path = try small.scratch.write("w.csv", bytes: text.utf8.map { $0 == 1 ? 0xE9 : $0 })
    let file = try RecognisedFile.recognise(path, in: small.catalogue)
    let found = try #require(try file.read { ProfileCollector() }.first)
    #expect(found.areas.first == "3520005-N001 Orléans")
  }
}
