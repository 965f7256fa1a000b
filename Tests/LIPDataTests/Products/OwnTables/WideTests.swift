import TestSupport
import Testing

@testable import LIPData

/// Wide tables of the user's own: areas as rows, columns that a descriptor names.
struct WideTests {
  let scratch: Scratch
  let catalogue: Catalogue

  init() throws {
    scratch = try Scratch()
    catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
  }

  static let descriptor = """
    id: my-tabulation
    title: {en: My figures, fr: Mes chiffres}
    publisher: {en: Somebody, fr: Quelqu'un}
    licence: statcan-open
    unit: persons
    universe: {en: Persons, fr: Personnes}
    geography: {column: CSDUID, level: csd, vintage: 2021}
    period: 2021
    variables:
      immigrants: {name: {en: Immigrants, fr: Personnes immigrantes}}
      share: {name: {en: Share, fr: Part}, unit: percent, universe: immigrants}
    breakdowns:
      gender: {name: {en: Gender, fr: Genre}, categories: {all: {en: All, fr: Tous}, women: {en: Women, fr: Femmes}}}
    columns:
      Total: {variable: immigrants, gender: all}
      Women: {variable: immigrants, gender: women}
      "Women, %": {variable: share, gender: women}
    ignored: [CSDNAME]

    """
  static let header = "CSDNAME,CSDUID,Total,Women,\"Women, %\""
  static let rows = ["Ottawa,3506008,1250,650,52.0", "Gatineau,2481017,20E,x,", "\"Toronto, C\",3520005,0,..,F"]

  static func lines(_ rows: [String] = rows, header: String = header) -> String {
    ([header] + rows).map { $0 + "\n" }.joined()
  }

  func table(_ path: String) throws -> RecognisedTable {
    guard case .table(let table) = try OfficialFile.recognise(path, in: catalogue) else { throw TidyTests.Missing() }
    return table
  }

  func read(
    _ text: String = lines(), _ descriptor: String = descriptor, rejects: Rejects = .none
  ) throws -> TableCollector {
    try scratch.write("w.yaml", descriptor)
    return try table(scratch.write("w.csv", text)).read(rejects: rejects, into: TableCollector())
  }

  func values(_ found: TableCollector) -> [String] {
    found.observations.map { one in
      let value = one.cell.hasValue ? "\(one.cell.value)" : "-"
      let status = one.cell.status.contains(.empty) ? one.cell.status.text + "?" : one.cell.status.text
      return ([found.codes[one.series].joined(separator: " "), one.period?.description ?? "", value] + [status])
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  @Test func `each cell is told its area, period, variable and categories`() throws {
    let found = try read()
    #expect(
      values(found) == [
        "2021A00053506008 immigrants all 2021 1250.0", "2021A00053506008 immigrants women 2021 650.0",
        "2021A00053506008 share women 2021 52.0", "2021A00052481017 immigrants all 2021 20.0 E",
        "2021A00052481017 immigrants women 2021 - x", "2021A00052481017 share women 2021 - ?",
        "2021A00053520005 immigrants all 2021 0.0", "2021A00053520005 immigrants women 2021 - ..",
        "2021A00053520005 share women 2021 - F",
      ])
    #expect(found.series[0][0].en == "Ottawa")
    #expect(found.dguids[0] == ["2021A00053506008", "", ""])
    #expect(found.seriesAttributes[2] == #"{"UNIVERSE":"immigrants","UOM":"percent"}"#)
    #expect(found.notes.map(\.text.en) == ["Persons"])
    let table = try table(scratch.path("w.csv"))
    #expect(table.layout == .wide)
    #expect(table.entry.id == "my-tabulation")
    #expect(table.structure.text == "geography, variable, gender")
    #expect(table.rule == TableRule(replaces: .everything))
  }

  @Test(arguments: [",", ";", "\t"]) func `commas, semicolons and tabs, in each encoding`(separator: String) throws {
    let text = Self.lines(["Québec,2423027,1,2,3", "Ottawa,3506008,4,5,6"], header: "CSDNAME,CSDUID,Total,Women,Éé")
      .replacing(",", with: separator)
    let descriptor = Self.descriptor.replacing("\"Women, %\"", with: "Éé")
    try scratch.write("w.yaml", descriptor)
    let utf16: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let utf8: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    for bytes in [utf8, utf16, text.unicodeScalars.map { UInt8($0.value) }] {
      let path = try scratch.write("w.csv", bytes: bytes)
      #expect(try table(path).read(into: TableCollector()).observations.count == 6)
    }
  }

  @Test func `a sheet among several is found by its headings, or named`() throws {
    let rows = ([Self.header.replacing("\"Women, %\"", with: "Women pc")] + ["Ottawa,3506008,12.0,650,1.5E-3"])
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let path = scratch.path("w.xlsx")
    WorkbookFile.write(path, [["Title"], []] + rows + [["Note: something"]])
    let descriptor = Self.descriptor.replacing("\"Women, %\"", with: "Women pc")
    try scratch.write("w.yaml", descriptor)
    let found = try table(path).read(into: TableCollector())
    #expect(found.observations.map(\.cell.value) == [12, 650, 0.0015])
    #expect(found.observations.allSatisfy { $0.line == 4 })
    #expect(found.notes.map(\.text.en) == ["Persons", "Title", "Note: something"])
    try scratch.write("w.yaml", descriptor + "sheet: a\n")
    #expect(try table(path).read(into: TableCollector()).observations.count == 3)
    try scratch.write("w.yaml", descriptor + "sheet: B\n")
    #expect(diagnostic { try table(path) }?.code == "unknown-sheet")
  }

  /// A file, with its slip, and what is said of it.
  struct Slip: CustomTestStringConvertible, Sendable {
    var row: String
    var code: String
    var column: String
    var said: String
    var testDescription: String { row }
  }

  static let slips = [
    Slip(row: "Ottawa,506008,1,2,3", code: "not-a-geography", column: "CSDUID", said: "leading zeros"),
    Slip(row: "Ottawa,3.506E+06,1,2,3", code: "not-a-geography", column: "CSDUID", said: "exponent"),
    Slip(row: "Ottawa,\"3,506,008\",1,2,3", code: "not-a-geography", column: "CSDUID", said: "thousands"),
    Slip(row: "Ottawa,3506,1,2,3", code: "not-a-geography", column: "CSDUID", said: "census division"),
    Slip(row: "Ottawa,Kings (12),1,2,3", code: "not-a-geography", column: "CSDUID", said: "as that of a province"),
    Slip(row: "Ottawa,A (3506008) (3520005),1,2,3", code: "not-a-geography", column: "CSDUID", said: "two codes"),
    Slip(row: "Ontario,,1,2,3", code: "empty-field", column: "CSDUID", said: "is empty"),
    Slip(row: "Ottawa,3506008,\"1,234\",2,3", code: "not-a-number", column: "Total", said: "thousands set apart"),
    Slip(row: "Ottawa,3506008,1 234,2,3", code: "not-a-number", column: "Total", said: "thousands set apart"),
    Slip(row: "Ottawa,3506008,1,\"2,5\",3", code: "not-a-number", column: "Women", said: "or its decimals"),
    Slip(row: "Ottawa,3506008,1,2E+05,3", code: "not-a-number", column: "Women", said: "exponent"),
    Slip(row: "Ottawa,3506008,1,1-Feb,3", code: "not-a-number", column: "Women", said: "a date"),
    Slip(row: "Ottawa,3506008,1,2%,52", code: "not-a-number", column: "Women", said: "its unit"),
    Slip(row: "Ottawa,3506008,1,-,3", code: "not-a-number", column: "Women", said: "neither a number nor a known"),
    Slip(row: "Ottawa,3506008,1,2x,3", code: "value-and-symbol", column: "Women", said: "2x stands beside"),
    Slip(row: "Ottawa,3506008,1,2", code: "truncated-row", column: "Women, %", said: "4 fields"),
    Slip(row: "Ottawa,3506008,1,2,3,,4", code: "unnamed-column", column: "7", said: "no heading"),
  ]

  @Test(arguments: slips) func `a damaged row is told with line, column and what was done to it`(slip: Slip) throws {
    let found = diagnostic { try read(Self.lines([Self.rows[0], slip.row, Self.rows[2]])) }
    #expect(found?.code == slip.code)
    #expect(found?.place.line == 3)
    #expect(found?.place.column == slip.column)
    #expect(found?.sentence.contains(slip.said) == true, "\(found?.sentence ?? "")")
    #expect(found?.remedy?.isEmpty == false)
    let rejects = Rejects.listing()
    let kept = try read(Self.lines([Self.rows[0], slip.row, Self.rows[2]]), rejects: rejects)
    #expect(kept.observations.map(\.line) == [2, 2, 2, 4, 4, 4])
    #expect(rejects.diagnostics.map(\.code) == [slip.code])
  }

  @Test func `numbers are read in the language that the descriptor names`() throws {
    let english = try read(Self.lines(["O,3506008,\"1,234\",\"1,234.5r\",-1"]), Self.descriptor + "language: en\n")
    #expect(english.observations.map(\.cell.value) == [1234, 1234.5, -1])
    #expect(english.observations[1].cell.status == .revised)
    let french = try read(
      Self.lines(["O;3506008;1 234;12,5E;1\u{A0}234,5"], header: "CSDNAME;CSDUID;Total;Women;Women, %"),
      Self.descriptor + "language: fr\n")
    #expect(french.observations.map(\.cell.value) == [1234, 12.5, 1234.5])
    let other = diagnostic { try read(Self.lines(["O,3506008,\"12,5\",1,1"]), Self.descriptor + "language: en\n") }
    #expect(other?.remedy?.contains("language: fr") == true)
  }

  @Test func `a symbol of the file means what the descriptor says`() throws {
    let symbols = "symbols: {\"-\": zero, n/a: missing, \"*\": x, e: E}\n"
    let found = try read(Self.lines(["O,3506008,-,n/a,*", "T,3520005,e,x,1"]), Self.descriptor + symbols)
    #expect(
      values(found).map { $0.split(separator: "2021 ").last.map(String.init) ?? "" }
        == ["0.0", "- ?", "- x", "- E?", "- x", "1.0"])
  }

  @Test func `a percentage may say so where the unit is percent`() throws {
    let found = try read(Self.lines(["O,3506008,1,2,52.5%"]))
    #expect(found.observations.last?.cell == Cell(52.5))
  }

  @Test func `symbols may stand in a column of their own`() throws {
    let header = "CSDNAME,CSDUID,Total,S,Women,\"Women, %\""
    let descriptor = Self.descriptor.replacing("ignored:", with: "  S: {symbols-of: Total}\nignored:")
    let found = try read(Self.lines(["O,3506008,5,r E,1,1", "T,3520005,,x,1,1"], header: header), descriptor)
    #expect(found.observations[0].cell.status == [.revised, .useWithCaution])
    #expect(found.observations[3].cell.status == .suppressed)
    let wrong = diagnostic { try read(Self.lines(["O,3506008,5,x,1,1"], header: header), descriptor) }
    #expect(wrong?.code == "value-and-symbol")
    let unknown = diagnostic { try read(Self.lines(["O,3506008,5,q,1,1"], header: header), descriptor) }
    #expect(unknown?.code == "unknown-symbol")
  }

  @Test func `an area that stands twice is refused with both lines`() throws {
    try scratch.write("w.yaml", Self.descriptor)
    let path = try scratch.write("w.csv", Self.lines([Self.rows[0], Self.rows[1], Self.rows[0]]))
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let found = diagnostic { try store.ingest(try OfficialFile.recognise(path, in: catalogue)) }
    #expect(found?.code == "duplicate-row")
    #expect(found?.place.line == 4)
  }

  @Test func `a workbook in an archive is told to be unpacked`() throws {
    WorkbookFile.write(scratch.path("w.xlsx"), [["CSDUID", "Total"], ["3506008", "1"]])
    let bytes = try ByteSource(path: scratch.path("w.xlsx")).head()
    ZipFile.write(scratch.path("a.zip"), [("w.xlsx", bytes), ("w.yaml", Array(Self.descriptor.utf8))])
    let found = diagnostic { _ = try Intake([scratch.path("a.zip")], in: catalogue) }
    #expect(found?.code == "workbook")
  }
}
