import Testing

@testable import LIPData

struct IRCCMonthlyTests {
  let lines = [
    "2 2025-04 Quebec/Québec Male/Hommes 2090", "3 2025-04 Quebec/Québec Female/Femmes 1205",
    "4 2024-10 Nunavut/Nunavut Female/Femmes --",
  ]

  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func `rows are read with LF or CRLF, with or without a byte order mark`(newline: String, mark: String) throws {
    let text = mark + MonthlyFile.text(newline: newline)
    #expect(try MonthlyFile.read(text).lines == lines)
    let whole = newline.count
    #expect(try MonthlyFile.read(String(text.dropLast(whole))).lines == lines)
    #expect(try MonthlyFile.read(text + newline).lines == lines)
  }

  @Test func `dimensions are named from the header, in both languages`() throws {
    let structure = try MonthlyFile.read(MonthlyFile.text()).structure
    #expect(structure.dimensions.map(\.id) == ["province-territory", "gender"])
    #expect(structure.dimensions[0].name == LocalizedText(en: "Province territory", fr: "Province territoire"))
    #expect(structure.dimensions[1].name == LocalizedText(en: "Gender", fr: "Sexe"))
    #expect(structure.text == "province-territory, gender")
  }

  @Test func `commas separate where the header has commas, and a label may hold one in quotes`() throws {
    let rows = [
      "2025,Q1,Jan,2025,T1,janv.,\"Territories (outside, Nunavut)\",\"Territoires (hors, Nunavut)\",\"1,205\"",
      "2025,Q1,Jan,2025,T1,janv.,\"The \"\"Rock\"\"\",Le Rocher,--",
    ]
    let header = "EN_YEAR,EN_QUARTER,EN_MONTH,FR_ANNEÉ,FR_TRIMESTRE,FR_MOIS,EN_CMA,FR_RMR,TOTAL"
    let found = try MonthlyFile.read(MonthlyFile.text(rows, header: header))
    #expect(
      found.lines == [
        "2 2025-01 Territories (outside, Nunavut)/Territoires (hors, Nunavut) 1205",
        "3 2025-01 The \"Rock\"/Le Rocher --",
      ])
  }

  @Test func `columns that are copies of others are passed over`() throws {
    let header = "EN_YEAR,FR_ANNEÉ,EN_AGE,FR_ÂGE,TOTAL,Copy of EN_YEAR,Copy of FR_ANNEÉ,Copy of EN_AGE,Copy of TOTAL"
    let found = try MonthlyFile.read(MonthlyFile.text(["2016,2016,Old,Vieux,15,2016,2016,Old,15"], header: header))
    #expect(found.lines == ["2 2016 Old/Vieux 15"])
    #expect(found.structure.text == "age")
  }

  @Test func `TOTAL may stand behind the period, and a column may have no French`() throws {
    let header = MonthlyFile.time + "\tTotal\tEN_DLI_PROVINCE\tFR_DLI_PROVINCE\tEN_INSTITUION"
    let row = "2023\tQ3\tSep\t2023\tT3\tsept.\t--\tOntario\tOntario\tConestoga College"
    let found = try MonthlyFile.read(MonthlyFile.text([row], header: header))
    #expect(found.lines == ["2 2023-09 Ontario/Ontario Conestoga College --"])
    #expect(found.structure.dimensions[1] == .init(id: "instituion", name: LocalizedText(en: "Instituion", fr: "")))
  }

  @Test func `a column without French before a pair takes none of the pair's`() throws {
    let found = try MonthlyFile.read("EN_YEAR\tEN_SCHOOL\tEN_AGE\tFR_WHATEVER\tTOTAL\n2020\tA\tOld\tVieux\t5\n")
    #expect(found.lines == ["2 2020 A Old/Vieux 5"])
  }

  @Test func `levels of a hierarchy are dimensions of their own`() throws {
    let found = try MonthlyFile.read(
      "EN_YEAR\tFR_ANNEÉ\tEN_IMMIGRATION_CATEGORY-GROUP\tFR_CATÉGORIE-GROUPE\tTOTAL\n2020\t2020\tA\tB\t5\n")
    #expect(found.structure.dimensions[0].id == "immigration-category-group")
    #expect(
      found.structure.dimensions[0].name == LocalizedText(en: "Immigration category-group", fr: "Catégorie-groupe"))
  }

  @Test func `a month needs no quarter, a quarter no month, and a table no time`() throws {
    #expect(
      try MonthlyFile.read(
        "EN_YEAR\tEN_MONTH\tFR_ANNÉE\tFR_TRIMESTRE\tFR_MOIS\tEN_A\tFR_A\tTOTAL\n2020\tDec\t2020\tT4\tdéc.\ta\tb\t5\n"
      ).lines == ["2 2020-12 a/b 5"])
    #expect(
      try MonthlyFile.read("EN_YEAR\tEN_QUARTER\tEN_A\tFR_A\tTOTAL\n2020\tQ4\ta\tb\t5\n").lines == [
        "2 2020-Q4 a/b 5"
      ])
    #expect(try MonthlyFile.read("EN_A\tFR_A\tTOTAL\na\tb\t5\n").lines == ["2 never a/b 5"])
  }

  @Test func `every month and quarter is read`() throws {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let rows = names.enumerated().map { "2020\tQ\($0 / 3 + 1)\t\($1)\ta\tb\t5" }
    let found = try MonthlyFile.read(
      MonthlyFile.text(rows, header: "EN_YEAR\tEN_QUARTER\tEN_MONTH\tEN_A\tFR_A\tTOTAL"))
    #expect(found.lines == (1...12).map { "\($0 + 1) 2020-\($0 < 10 ? "0" : "")\($0) a/b 5" })
  }

  @Test func `a hidden count has no value and is never 0`() throws {
    let cells = try MonthlyFile.read(MonthlyFile.text()).observations.map(\.cell)
    #expect(cells.map(\.hasValue) == [true, true, false])
    #expect(cells[2].status == .hiddenSmallCount)
    #expect(IRCCMonthly.rounding.bounds(of: cells[2]).map { [$0.lower, $0.upper] } == [0, 5])
  }

  /// A row of the usual file with one field changed, and how that is told.
  static let slips: [(field: Int, text: String, code: String, column: String)] = [
    (0, "25", "not-a-year", "EN_YEAR"), (0, "2O25", "not-a-year", "EN_YEAR"), (0, "", "not-a-year", "EN_YEAR"),
    (1, "T2", "not-a-quarter", "EN_QUARTER"), (1, "Q5", "not-a-quarter", "EN_QUARTER"),
    (2, "avr.", "not-a-month", "EN_MONTH"), (2, "April", "not-a-month", "EN_MONTH"),
    (2, "apr", "not-a-month", "EN_MONTH"), (2, "May ", "not-a-month", "EN_MONTH"),
    (1, "Q3", "period-disagrees", "EN_MONTH"),
    (6, "", "empty-field", "EN_PROVINCE_TERRITORY"), (9, "", "empty-field", "FR_SEXE"),
    (10, "", "not-a-number", "TOTAL"), (10, "-", "not-a-number", "TOTAL"), (10, "---", "not-a-number", "TOTAL"),
    (10, "-5", "not-a-number", "TOTAL"), (10, "5.0", "not-a-number", "TOTAL"), (10, "12,05", "not-a-number", "TOTAL"),
    (10, "1205,", "not-a-number", "TOTAL"), (10, "1,2055", "not-a-number", "TOTAL"),
    (10, ",205", "not-a-number", "TOTAL"),
    (10, "1205,000", "not-a-number", "TOTAL"), (10, "x", "not-a-number", "TOTAL"),
    (10, "1 205", "not-a-number", "TOTAL"),
  ]

  @Test(arguments: slips.indices) func `a damaged field is told with line and column`(index: Int) {
    let slip = Self.slips[index]
    var rows = MonthlyFile.rows
    var fields = rows[1].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    fields[slip.field] = slip.text
    rows[1] = fields.joined(separator: "\t")
    let found = diagnostic { try MonthlyFile.read(MonthlyFile.text(rows), name: "f.csv") }
    #expect(found?.code == slip.code)
    #expect(found?.place == Place(file: "f.csv", line: 3, column: slip.column))
    #expect(found?.exit == .badData)
    #expect(found?.remedy?.hasSuffix(".") == true)
  }

  @Test func `quotes that would swallow rows are refused`() {
    var rows = MonthlyFile.rows
    rows[0] = rows[0].replacing("\tMale", with: "\t\"Male")
    rows[2] = rows[2].replacing("Female\t", with: "Female\"\t")
    let found = diagnostic { try MonthlyFile.read(MonthlyFile.text(rows)) }
    #expect([found?.code, found?.place.column] == ["line-feed-in-field", "EN_GENDER"])
    #expect(found?.place.line == 2)
    let empty = MonthlyFile.rows[0].replacing("Male", with: "\"\"")
    #expect(diagnostic { try MonthlyFile.read(MonthlyFile.text([empty])) }?.code == "empty-field")
  }

  @Test func `a row that is cut or too long is told`() {
    let short = diagnostic { try MonthlyFile.read(MonthlyFile.text(["2025\tQ2\tApr"])) }
    #expect([short?.code, short?.place.column] == ["truncated-row", "FR_ANNEÉ"])
    let long = diagnostic { try MonthlyFile.read(MonthlyFile.text([MonthlyFile.rows[0] + "\t5"])) }
    #expect([long?.code, long?.place.column] == ["truncated-row", "12"])
    #expect(diagnostic { try MonthlyFile.read(MonthlyFile.text([])) }?.code == "no-data-rows")
    #expect(diagnostic { try MonthlyFile.read("") }?.code == "unknown-layout")
  }

  @Test func `counts are digits with commas between thousands or without`() {
    func count(_ text: String) -> Int? { Array(text.utf8).withUnsafeBytes { IRCCMonthly.count($0) } }
    for (text, value) in [
      ("0", 0), ("5", 5), ("205", 205), ("1205", 1205), ("1,205", 1205), ("12,345,670", 12_345_670),
    ] {
      #expect(count(text) == value)
    }
    for text in ["", ",", "1,", "1,2", "1,20", "1,2050", "1234,567", "1,,205", "+5", "5 ", "１", "9999999999999999"] {
      #expect(count(text) == nil, "\(text)")
    }
  }

  @Test func `a file with any byte changed is read or refused, and no row is lost in silence`() throws {
    let bytes = Array(MonthlyFile.text().utf8)
    for index in bytes.indices {
      for byte: UInt8 in [0, 0x09, 0x0A, 0x22, 0x2C, 0x2D, 0x30, 0x41, 0xC3, 0xFF] {
        var changed = bytes
        changed[index] = byte
        do {
          let found = try IRCCMonthly.read(ByteSource(bytes: changed), sink: TableCollector())
          #expect(found.lines.count == 3, "byte \(index) is \(byte)")
        } catch let error as Diagnostic {
          #expect(error.remedy != nil, "\(error)")
        }
      }
    }
  }
}
