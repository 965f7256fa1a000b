import Foundation
import TestSupport
import Testing

@testable import LIPData

/// Tables of the user's own: the columns geography, period, variable, value, with a descriptor beside them.
struct TidyTests {
  let scratch: Scratch
  let catalogue: Catalogue

  init() throws {
    scratch = try Scratch()
    catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
  }

  static let descriptor = """
    id: my-figures
    title: {en: My figures, fr: Mes chiffres}
    publisher: {en: Somebody, fr: Quelqu'un}
    licence: statcan-open
    unit: persons
    universe: {en: Persons served, fr: Personnes servies}
    geography: {level: csd, vintage: 2021}
    variables:
      clients: {name: {en: Clients, fr: Clientèle}}
      share of women: {name: {en: Women, fr: Femmes}, unit: percent, universe: clients}
    breakdowns:
      Age group:
        name: {en: Age group, fr: Groupe d'âge}
        categories: {total: {en: All ages, fr: Tous âges}, "0 to 14": {en: 0 to 14 years, fr: 0 à 14 ans}}
      Language: {name: {en: Language, fr: Langue}}

    """
  static let header = "Language,value,period,geography,status,variable,Age group"
  static let rows = [
    "\"Cree, \"\"Plains\"\"\",10,2025,3506008,,clients,total", "French,0,2025-01,3506008,,clients,total",
    "French,12.5,2025-Q1,2021A000235,r E,share of women,0 to 14", "French,,2016/2017,3506008,..,clients,total",
    "French,,2025-01-15,3506008,,clients,total", "French,,2026,3506008,E,clients,total",
    "French,0,2027, 3506008 ,0s,clients,total",
  ]

  func write(
    _ rows: [String] = rows, header: String = header, descriptor: String? = descriptor, newline: String = "\n"
  ) throws -> String {
    if let descriptor { try scratch.write("t.yaml", descriptor) }
    return try scratch.write("t.csv", ([header] + rows).map { $0 + newline }.joined())
  }

  func table(_ path: String, dataset: String? = nil) throws -> RecognisedTable {
    guard case .table(let table) = try OfficialFile.recognise(path, dataset: dataset, in: catalogue) else {
      throw Missing()
    }
    return table
  }

  func read(_ rows: [String], header: String = header, descriptor: String? = descriptor) throws -> TableCollector {
    try table(write(rows, header: header, descriptor: descriptor)).read(into: TableCollector())
  }

  struct Missing: Error {}

  @Test func `columns in any order give values, symbols and what is missing`() throws {
    let table = try table(try write())
    #expect(table.layout == .tidy)
    #expect(table.entry.id == "my-figures")
    #expect(table.entry.licences == ["statcan-open"])
    #expect(table.structure.text == "geography, variable, language, age-group")
    let found = try table.read(into: TableCollector())
    #expect(
      found.observations.map { "\($0.line) \($0.period?.description ?? "") \($0.cell.hasValue ? $0.cell.value : -1)" }
        == [
          "2 2025 10.0", "3 2025-01 0.0", "4 2025-Q1 12.5", "5 2016/2017 -1.0", "6 2025-01-15 -1.0", "7 2026 -1.0",
          "8 2027 0.0",
        ])
    #expect(found.observations.map { $0.cell.hasValue } == [true, true, true, false, false, false, true])
    #expect(found.observations[4].cell.status == .empty)
    #expect(found.observations[5].cell.status == [.empty, .useWithCaution])
    #expect(found.observations[2].cell.status == [.revised, .useWithCaution])
    #expect(found.codes[0] == ["2021A00053506008", "clients", "Cree, \"Plains\"", "total"])
    #expect(found.dguids[0][0] == "2021A00053506008")
    #expect(found.dguids[2][0] == "2021A000235")
    #expect(found.seriesAttributes.prefix(3).map { $0 }[2] == #"{"UNIVERSE":"clients","UOM":"percent"}"#)
    #expect(found.notes == [TableNote(number: 1, text: LocalizedText(en: "Persons served", fr: "Personnes servies"))])
  }

  @Test(arguments: ["\r\n", "\n"]) func `a spreadsheet's empty columns and rows at the end hold nothing`(
    newline: String
  ) throws {
    let path = try write(
      Self.rows.map { $0 + ",," } + [",,,,,,,,", "", ",,,"], header: Self.header + ",,", newline: newline)
    #expect(try table(path).read(into: TableCollector()).observations.count == Self.rows.count)
  }

  @Test(arguments: [";", "\t"]) func `semicolons and tabs separate columns too`(separator: String) throws {
    let rows = ["French,1,2025,3506008,,clients,total"].map { $0.replacing(",", with: separator) }
    #expect(try read(rows, header: Self.header.replacing(",", with: separator)).observations.count == 1)
  }

  /// A row, and what is said of it.
  struct Slip: CustomTestStringConvertible, Sendable {
    var row: String
    var code: String
    var column: String
    var said: String
    var testDescription: String { row }
  }

  static func slip(_ change: (String, String), _ code: String, _ column: String, _ said: String) -> Slip {
    Slip(
      row: "French,12,2025,3506008,,clients,total".replacing(change.0, with: change.1), code: code, column: column,
      said: said)
  }

  static let slips = [
    slip(("3506008", "1001"), "not-a-geography", "geography", "has 4 digits, as that of a census division"),
    slip(("3506008", "35"), "not-a-geography", "geography", "has 2 digits, as that of a province"),
    slip(("3506008", "506008"), "not-a-geography", "geography", "leading zeros may have been lost"),
    slip(("3506008", "35060081"), "not-a-geography", "geography", "has 8 digits"),
    slip(("3506008", "3506008.0"), "not-a-geography", "geography", "a number with decimals"),
    slip(("3506008", "3.506E+06"), "not-a-geography", "geography", "exponent"),
    slip(("3506008", "\"3,506,008\""), "not-a-geography", "geography", "thousands"),
    slip(("3506008", "Ottawa"), "not-a-geography", "geography", "no area that is known"),
    slip(("3506008", "Division No. 1"), "not-a-geography", "geography", "which has 7 digits"),
    slip(("3506008", "2021A00053506"), "not-a-geography", "geography", "has 4 digits"),
    slip(("3506008", ""), "empty-field", "geography", "is empty"),
    slip(("2025", "Jan-21"), "not-a-period", "period", "a date"),
    slip(("2025", "15/01/2021"), "not-a-period", "period", "a date"),
    slip(("2025", "44197"), "not-a-period", "period", "keeps a day"),
    slip(("2025", "2025.0"), "not-a-period", "period", "no decimals"),
    slip(("2025", "last year"), "not-a-period", "period", "is not a period"),
    slip(("2025", ""), "empty-field", "period", "is empty"),
    slip((",12,", ",\"1,234\","), "not-a-number", "value", "thousands apart or decimals"),
    slip((",12,", ",\"1,234.5\","), "not-a-number", "value", "thousands are set apart"),
    slip((",12,", ",1 234,"), "not-a-number", "value", "thousands are set apart"),
    slip((",12,", ",1.234.567,"), "not-a-number", "value", "thousands are set apart"),
    slip((",12,", ",\"12,5\","), "not-a-number", "value", "a decimal comma"),
    slip((",12,", ",\"1,23E+05\","), "not-a-number", "value", "an exponent"),
    slip((",12,", ",1e5,"), "not-a-number", "value", "an exponent"),
    slip((",12,", ",12%,"), "not-a-number", "value", "its unit"),
    slip((",12,", ",1-Feb,"), "not-a-number", "value", "a date"),
    slip((",12,", ",#DIV/0!,"), "not-a-number", "value", "a spreadsheet shows"),
    slip((",12,", ",\u{2212}12,"), "not-a-number", "value", "minus"),
    slip((",12,", ",x,"), "not-a-number", "value", "is not a number"),
    slip((",12,", ",NA,"), "not-a-number", "value", "is not a number"),
    slip((",12,2025,3506008,,", ",12,2025,3506008,x,"), "value-and-symbol", "value", "12 stands beside it"),
    slip((",12,2025,3506008,,", ",12,2025,3506008,0s,"), "value-and-symbol", "value", "12 stands beside it"),
    slip((",12,2025,3506008,,", ",12,2025,3506008,Q,"), "unknown-symbol", "status", "\"Q\""),
    slip(("clients", "client"), "unknown-variable", "variable", "no variable \"client\""),
    slip((",total", ",totals"), "unknown-category", "Age group", "\"totals\""),
    slip((",total", ","), "empty-field", "Age group", "is empty"),
    slip((",total", ""), "truncated-row", "Age group", "6 fields"),
    slip((",total", ",total,,spare"), "unnamed-column", "9", "\"spare\" stands in column 9"),
  ]

  @Test(arguments: slips) func `a damaged row is told with line, column and what was done to it`(slip: Slip) throws {
    let found = diagnostic { try read([Self.rows[1], slip.row]) }
    #expect(found?.code == slip.code)
    #expect(found?.place.line == 3)
    #expect(found?.place.column == slip.column)
    #expect(found?.sentence.contains(slip.said) == true, "\(found?.sentence ?? "")")
    #expect(found?.remedy?.isEmpty == false)
  }

  @Test func `rows that are left out are listed, and the others kept`() throws {
    let rejects = Rejects.listing()
    let found = try table(try write([Self.rows[1], Self.slips[0].row, Self.rows[4]]))
      .read(rejects: rejects, into: TableCollector())
    #expect(found.observations.map(\.line) == [2, 4])
    #expect(rejects.diagnostics.map(\.code) == ["not-a-geography"])
  }

  @Test func `a key that stands twice is refused with both lines`() throws {
    let file = try OfficialFile.recognise(
      try write([Self.rows[1], Self.rows[4], Self.rows[1]]), in: catalogue)
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let found = diagnostic { try store.ingest(file) }
    #expect(found?.code == "duplicate-row")
    #expect(found?.place.line == 4)
    #expect(found?.sentence.hasSuffix("first in line 2") == true)
  }

  @Test func `without a descriptor the file is refused with one that fits it`() throws {
    let path = try write(descriptor: nil)
    let found = try #require(diagnostic { try OfficialFile.recognise(path, in: catalogue) })
    #expect(found.code == "no-descriptor")
    let text = try #require(found.remedy?.split(separator: "\n\n", maxSplits: 1).last)
    try Golden.expect(Array(text.utf8), is: "tidy-descriptor.yaml")
    try scratch.write("t.yaml", String(text))
    #expect(try table(path).read(into: TableCollector()).observations.count == Self.rows.count)
  }

  @Test func `the example of the repository is read as its golden file says`() throws {
    let file = try table(Checkout.path("Datasets/examples/clients-served.csv"))
    let found = try file.read(into: TableCollector())
    var lines = found.structure.dimensions.map { "\($0.id): \($0.name.en) / \($0.name.fr)" }
    lines += found.structure.dimensions.flatMap { dimension in
      dimension.codes.map { "\(dimension.id) \($0.code): \($0.name.en) / \($0.name.fr)" }
    }
    lines += found.observations.map { one in
      let value = one.cell.hasValue ? "\(one.cell.value)" : "-"
      return "\(one.line) \(one.period?.description ?? "") \(found.codes[one.series].joined(separator: " ")) \(value) "
        + "\(one.cell.status.contains(.empty) ? "missing" : one.cell.status.text) \(found.seriesAttributes[one.series])"
    }
    try Golden.expect(Array(lines.map { $0 + "\n" }.joined().utf8), is: "tidy-example.txt")
  }
}
