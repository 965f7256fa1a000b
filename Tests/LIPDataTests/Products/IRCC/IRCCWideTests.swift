import Testing

@testable import LIPData

struct IRCCWideTests {
  let scratch: Scratch
  let catalogue: Catalogue

  init() throws {
    scratch = try Scratch()
    catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
  }

  /// Months of one whole quarter and of one that has begun; children above their totals.
  static let rows: [[String]] = [
    ["Canada - Admissions, January 2024 - April 2024"], [],
    ["Province/Territory and Immigration Category", "", "2024"], ["", "", "Q1", "", "", "", "Q2", "", "2024 Total"],
    ["", "", "Jan", "Feb", "Mar", "Q1 Total", "Apr", "Q2 Total"],
    ["", "Economic", "12,915", "--", "0", "12,920", "10", "10", "12,925"],
    ["", "Family", "5", "10", "15", "30", "20", "20", "50"],
    ["Ontario - Total", "", "12,920", "10", "15", "12,950", "30", "30", "12,975"],
    ["", "Economic", "0", "--", "0", "--", "0", "0", "--"], ["Quebec Total", "", "0", "--", "0", "--", "0", "0", "--"],
    ["Other Offices", "", "5", "5", "5", "15", "5", "5", "20"],
    ["Total ", "", "12,925", "15", "20", "12,965", "35", "35", "13,000"],
    ["Economic", "", "5", "5", "5", "15", "5", "5", "20"],
    [], ["Notes:\n- Values are rounded."], [], ["Source: IRCC, July 31, 2025"],
  ]

  static let expected = [
    "6 2024-01 Ontario Economic 12915", "6 2024-02 Ontario Economic --", "6 2024-03 Ontario Economic 0",
    "6 2024-Q1 Ontario Economic 12920", "6 2024-04 Ontario Economic 10",
  ]

  func table(_ path: String) throws -> TableCollector {
    guard case .table(let table) = try OfficialFile.recognise(path, in: catalogue) else { throw Missing() }
    return try table.read(into: TableCollector())
  }

  struct Missing: Error {}

  @Test(arguments: [true, false]) func `a workbook gives each value its labels and period`(shared: Bool) throws {
    let path = scratch.path("EN_ODP-PR-Test.xlsx")
    WorkbookFile.write(path, Self.rows, shared: shared)
    let found = try table(path)
    #expect(Array(found.lines.prefix(5)) == Self.expected)
    #expect(found.structure.text == "province-territory, immigration-category")
    #expect(found.structure.title.en == "Canada - Admissions, January 2024 - April 2024")
    #expect(found.notes.map(\.text.en) == ["Notes:\n- Values are rounded.", "Source: IRCC, July 31, 2025"])
    // A quarter of one month and a year of four are no quarter and no year.
    #expect(
      Set(found.observations.compactMap { $0.period?.description }) == [
        "2024-01", "2024-02", "2024-03", "2024-Q1", "2024-04",
      ])
    let names = found.series.map { $0.map(\.en).joined(separator: "/") }
    #expect(
      names == [
        "Ontario/Economic", "Ontario/Family", "Ontario/Total", "Quebec/Economic", "Quebec/Total", "Other Offices/Total",
        "Total/Total", "Total/Economic",
      ])
  }

  @Test func `a delimited copy gives the same, and a French one its own numbers and months`() throws {
    func csv(_ rows: [[String]]) -> String {
      rows.map { row in (row.isEmpty ? [""] : row).map { "\"\($0)\"" }.joined(separator: ",") + "\n" }.joined()
    }
    let path = try scratch.write("EN_ODP-PR-Test.csv", csv(Self.rows))
    #expect(
      try Array(table(path).lines.map { $0.drop { $0 != " " } }.prefix(5))
        == Self.expected.map { $0.drop { $0 != " " } })
    let french: [[String]] = [
      ["Unnamed: 0", "Unnamed: 1", "T1", "Unnamed: 3", "Unnamed: 4", "Unnamed: 5", "2024 total", "T1.1", "2025 total"],
      ["", "", "janv.", "fév.", "mars", "T1 total", "", "janv.", ""],
      ["", "Économique", "  12 915", "--", "0", "  12 920", "1", "5", "5"],
      ["Ontario - Total", "", "  12 915", "--", "0", "  12 920", "1", "5", "5"],
    ]
    let found = try table(try scratch.write("FR_ODP-PR-Test.csv", csv(french)))
    #expect(
      found.lines.prefix(5).map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
        "2024-01 Ontario Économique 12915", "2024-02 Ontario Économique --", "2024-03 Ontario Économique 0",
        "2024-Q1 Ontario Économique 12920", "2025-01 Ontario Économique 5",
      ])
    #expect(found.structure.language == .french)
  }

  @Test func `years alone are years`() throws {
    let path = scratch.path("EN_ODP-annual.xlsx")
    WorkbookFile.write(
      path,
      [["Title"], ["Province", "2000", "2001", "2002"], ["Ontario", "1,205", "--", "0"], ["Total", "5", "5", "5"]])
    #expect(try table(path).lines.prefix(3) == ["3 2000 Ontario 1205", "3 2001 Ontario --", "3 2002 Ontario 0"])
  }

  @Test func `what cannot be told is refused with its row`() throws {
    func refusal(_ change: (inout [[String]]) -> Void) throws -> [String?] {
      var rows = Self.rows
      change(&rows)
      let path = scratch.path("EN_ODP-PR-Bad.xlsx")
      WorkbookFile.write(path, rows)
      let found = diagnostic { try table(path) }
      return [found?.code, found?.place.line.map(String.init)]
    }
    #expect(try refusal { $0[5][2] = "12,91" } == ["not-a-number", "6"])
    #expect(try refusal { $0[4][3] = "Jan" } == ["unknown-heading", "5"])
    #expect(try refusal { $0.removeSubrange(7...12) } == ["unknown-parent", "6"])
    #expect(try refusal { $0[6][1] = "" } == ["no-label", "7"])
    #expect(
      diagnostic { try table(try scratch.write("b.xlsx", bytes: [0x50, 0x4B, 3, 4, 1, 2, 3])) }?.code
        == "archive-damaged")
  }

  @Test(arguments: [
    "ID,Variable,A,B,C,D\n1,Total,2080,2015,2080,1990\n2,Men,1000,1015,1080,990\n",
    "Area,2001,2006,2011,note\nOttawa,1,2,3,4\n", "a,b,c,d,e,f,g\n2001,2002,2003,x,y,z,w\n",
  ]) func `numbers that look like years make no wide table`(text: String) throws {
    let path = try scratch.write("other.csv", text)
    #expect(diagnostic { try OfficialFile.recognise(path, in: catalogue) }?.code == "unknown-layout")
  }

  static let folder = "data/ircc/xlsx-2025-10/"

  /// The author of the copies made long files of them, which are compared cell by cell: `--` is 2 there.
  @Test(arguments: [
    ("EN_ODP-Asylum-OfficeType_Prov.xlsx", "extracted_asylum.csv", ["claim_office_type", "province_territory"], 4318),
    (
      "EN_ODP-TR-Study-IS_PT_study_level_sign.xlsx", "extracted_study.csv", ["province_territory", "study_level"], 6350
    ),
    (
      "EN_ODP_annual-TR-work-TFW_PT_program_year_end.xlsx", "extracted_tfw.csv",
      ["province_territory", "category_1", "category_2"], 3275
    ),
  ]) func `a published table equals what another reader made of it`(
    file: String, tidied: String, columns: [String], rows: Int
  )
    throws
  {
    guard Shared.has(Self.folder + file) else { return }
    let found = try table(Shared.path(Self.folder + file))
    var cells: [String: Cell] = [:]
    for observation in found.observations {
      let names = found.series[observation.series].map(\.en) + [observation.period?.description ?? ""]
      cells[names.joined(separator: "|")] = observation.cell
    }
    let other = try DelimitedTable(path: Shared.path(Self.folder + "author-tidied/" + tidied))
    var compared = 0
    for row in other.records where try !columns.contains("study_level") || row["total_flag"] == "False" {
      let labels = try columns.map { try row[$0] }.map { $0.isEmpty ? "Total" : $0 }
      let period = try row.has("year_month") ? row["year_month"] : row["year"]
      guard let cell = cells[(labels + [period]).joined(separator: "|")] else { continue }
      compared += 1
      #expect(try String(Int(cell.hasValue ? cell.value : 2)) == row["value"], "\(labels) \(period)")
    }
    #expect(compared >= rows)
  }
}
