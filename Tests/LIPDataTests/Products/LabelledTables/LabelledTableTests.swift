import Testing

@testable import LIPData

/// Census data tables of 2016, highlight tables and IRCC's yearly files: labels in columns, values beside them.
struct LabelledTableTests {
  let scratch: Scratch
  let catalogue: Catalogue

  init() throws {
    scratch = try Scratch()
    catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
  }

  static let census = [
    "\"CENSUS_YEAR\",\"GEO_CODE (POR)\",\"GEO_LEVEL\",\"GEO_NAME\",\"GNR\",\"DATA_QUALITY_FLAG\",\"CSD_TYPE_NAME\","
      + "\"ALT_GEO_CODE\",\"DIM: Age (3A)\",\"Member ID: Age (3A)\",\"Notes: Age (3A)\","
      + "\"Dim: Immigrant status (2): Member ID: [1]: Total - Immigrant status (Note: 6)\","
      + "\"Dim: Immigrant status (2): Member ID: [2]: Immigrants\"",
    "2016,\"01\",0,\"Canada\",5.1,20000,,\"01\",\"Total - Age\",1,4,35151730,7540830",
    "2016,\"3506008\",3,\"Ottawa\",4.2,00000,\"CV\",\"3506008\",\"  15 to 24 years\",2,,120,x",
    "2016,\"3506\",2,\"Ottawa\",4.2,00000,\"CDR\",\"3506\",\"  15 to 24 years\",2,,...,",
  ]
  static let highlight = [
    "\"Geographic code\",\"Geographic name\",\"Geographic type\",\"Global non-response rate\",\"Data quality flag\","
      + "\"Sex\",\"Science (2016 counts)\",\"Science (% distribution 2016)\",\"Science (% change 2011 to 2016)\"",
    "\"001\",\"St. John's\",\"CMA\",\"5.3\",\"00000\",\"Female\",\"640\",\"1.5\",\"-2\"",
    "\"13330\",\"Campbellton (New Brunswick part)\",\"CA\",\"5.3\",\"00000\",\"Female\",\"0\",\"\",\"\",\"\"",
  ]
  static let yearly = [
    "permit_holders,sign_year,permit_type_level1_eng_desc,age_english_desc",
    "175,2000,Work permit holder,0 to 14 years old",
    "--,2001,Work permit holder,0 to 14 years old", "0,2002,Work permit holder,0 to 14 years old",
  ]

  func table(_ lines: [String], _ name: String, dataset: String? = nil) throws -> RecognisedTable {
    let path = try scratch.write(name, "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined())
    guard case .table(let table) = try OfficialFile.recognise(path, dataset: dataset, in: catalogue) else {
      throw TidyTests.Missing()
    }
    return table
  }

  func read(_ lines: [String], dataset: String? = "own-id") throws -> TableCollector {
    try table(lines, "t.csv", dataset: dataset).read(into: TableCollector())
  }

  @Test func `a census table of 2016 gives each member of its last dimension`() throws {
    let table = try table(Self.census, "98-400-X2016243_English_CSV_data.csv")
    #expect(table.layout == .censusTable)
    #expect(table.entry.id == "statcan-98-400-x2016243")
    #expect(table.entry.licences == ["statcan-open"])
    #expect(table.structure.text == "geography, age, immigrant-status")
    let found = try table.read(into: TableCollector())
    #expect(
      found.lines == [
        "2 2016 Canada Total - Age Total - Immigrant status 35151730", "2 2016 Canada Total - Age Immigrants 7540830",
        "3 2016 Ottawa 15 to 24 years Total - Immigrant status 120", "3 2016 Ottawa 15 to 24 years Immigrants x",
        "4 2016 Ottawa 15 to 24 years Total - Immigrant status ...", "4 2016 Ottawa 15 to 24 years Immigrants empty",
      ])
    #expect(found.codes[2] == ["3506008", "2", "1"])
    #expect(
      found.dguids.map { $0[0] }.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) == [
        "2016A000011124", "2016A00053506008", "2016A00033506",
      ])
    #expect(found.seriesAttributes[0] == #"{"DATA_QUALITY_FLAG":"20000","GNR":"5.1","NOTES":"4"}"#)
    #expect(found.structure.dimensions[2].codes.map(\.notes) == [[6], []])
  }

  @Test func `seven digits are no subdivision where the file has no types of them`() throws {
    let lines = Self.census.map { $0.replacing("\"CSD_TYPE_NAME\",", with: "").replacing(",\"CV\",", with: ",") }
    #expect(try read([lines[0], lines[2]]).dguids[0][0] == "")
  }

  @Test func `tabs separate the columns of a census table too`() throws {
    let lines = Self.census.map { $0.replacing("\",\"", with: "\"\t\"") }
    #expect(try read([lines[0], "2016\t01\t0\tCanada\t5\t20000\t\t01\tTotal\t1\t\t5\t6"]).observations.count == 2)
  }

  static let metadata = """
    *******
    ** General Information
    *******

    Age (3A) and Immigrant Status (2), 2016 Census

    Catalogue number: 98-400-X2016243

    *******
    ** Definitions / Footnotes
    *******

    Age (3A)

    Definition

    Words about age.
    2016 is a year.

    Member
       1. Total - Age (1)
       2.   15 to 24 years
       3.     15 to 19 years

    Footnotes

    Footnote 1
    The first note,

    in two parts.


    Immigrant status (2)

    Definition

    Member
       1. Total - Immigrant status (2)
       2.   Immigrants (and others)

    Footnotes

    Footnote 2
    The second.
    """

  @Test func `the file beside a census table gives its title, its members with parents, and its notes`() throws {
    let name = try scratch.write("98-400-X2016243_English_meta.txt", Self.metadata)
    let table = try table(Self.census, "98-400-X2016243_English_CSV_data.csv")
    #expect(table.sources.map(\.name).last == name)
    #expect(table.structure.title.en == "Age (3A) and Immigrant Status (2), 2016 Census")
    let found = try table.read(into: TableCollector())
    #expect(found.notes.map(\.number) == [1, 2])
    #expect(found.notes[0].text.en == "The first note,\n\nin two parts.")
    let age = found.structure.dimensions[1].codes
    #expect(age.map(\.name.en) == ["Total - Age", "15 to 24 years", "15 to 19 years"])
    #expect(age.map(\.parent) == [nil, "1", "2"])
    #expect(age.map(\.notes) == [[1], [], []])
    #expect(
      found.structure.dimensions[2].codes.map(\.name.en) == ["Total - Immigrant status", "Immigrants (and others)"])
    try scratch.write(
      "98-400-X2016243_English_meta.txt", Self.metadata.replacing("Immigrant status (2)", with: "Sex (3)"))
    let other = diagnostic { try self.table(Self.census, "98-400-X2016243_English_CSV_data.csv") }
    #expect(other?.code == "metadata-disagrees")
  }

  static let documents = "data/statcan/census-profile-2016-docs/98-400-X2016243_English_meta.txt"

  @Test(.enabled(if: Shared.has(documents))) func `a published metadata file is read whole`() throws {
    let text = try InputFile.text(Shared.path(Self.documents))
    let found = try #require(CensusTableMetadata(text))
    #expect(found.title.hasPrefix("Highest Certificate, Diploma or Degree (9)"))
    #expect(found.notes.map(\.number) == Array(1...8))
    let counts = found.members.map { "\($0.key.prefix(5)) \($0.value.count)" }.sorted()
    #expect(counts == ["Age ( 13", "Highe 9", "Major 14", "Schoo 3", "Sex ( 3"])
    let age = try #require(found.members["Age (13A)"])
    #expect(age.map(\.parent) == [nil, "1", "2", "2", "1", "5", "6", "6", "5", "5", "5", "1", "1"])
    #expect(found.members["School attendance (3)"]?[0].notes == [1])
  }

  @Test func `the census profile of 2016 is a profile and no table`() throws {
    // Recognised by its dimension, and then missed the columns of a profile.
    let lines = Self.census.map { $0.replacing("Age (3A)", with: "Profile of Census Subdivisions (2247)") }
    #expect(diagnostic { try read(lines) }?.code == "missing-column")
  }

  @Test func `a highlight table gives counts and shares with the year that their columns name`() throws {
    let table = try table(Self.highlight, "98-402-X2016010-T4-CMACA-eng.csv")
    #expect(table.layout == .highlightTable)
    #expect(table.entry.id == "statcan-98-402-x2016010-t4")
    #expect(table.rule.replaces == .givenCells)
    let found = try table.read(into: TableCollector())
    #expect(
      found.lines == [
        "2 2016 St. John's Female Science (2016 counts) 640",
        "2 2016 St. John's Female Science (% distribution 2016) 1.5",
        "2 2011/2016 St. John's Female Science (% change 2011 to 2016) -2",
        "3 2016 Campbellton (New Brunswick part) Female Science (2016 counts) 0",
        "3 2016 Campbellton (New Brunswick part) Female Science (% distribution 2016) empty",
        "3 2011/2016 Campbellton (New Brunswick part) Female Science (% change 2011 to 2016) empty",
      ])
    #expect(found.dguids.map { $0[0] } == Array(repeating: "2016S0503001", count: 3) + ["", "", ""])
  }

  @Test func `a yearly file of IRCC keeps what is hidden`() throws {
    let table = try table(Self.yearly, "IRCC_0029.csv", dataset: "permit-holders-by-age")
    #expect(table.layout == .irccYearly)
    #expect(table.entry.id == "permit-holders-by-age")
    #expect(table.entry.licences == ["ogl-canada"])
    #expect(table.how == "its columns and --dataset, which is not in the catalogue")
    #expect(table.structure.text == "permit-type-level1, age")
    let found = try table.read(into: TableCollector())
    #expect(
      found.lines == [
        "2 2000 Work permit holder 0 to 14 years old 175", "3 2001 Work permit holder 0 to 14 years old --",
        "4 2002 Work permit holder 0 to 14 years old 0",
      ])
    #expect(diagnostic { try self.table(Self.yearly, "IRCC_0029.csv") }?.code == "which-dataset")
  }

  /// A change to a file, and what is said of it.
  static let slips: [(lines: [String], original: String, slip: String, code: String, line: Int, column: String)] = [
    (census, "\"01\",0", "1,0", "not-a-geography", 2, "GEO_CODE (POR)"),
    (census, "\"3506008\",3", "3.5E+06,3", "not-a-geography", 3, "GEO_CODE (POR)"),
    (
      census, ",120,", ",\"1,20\",", "not-a-number", 3,
      "Dim: Immigrant status (2): Member ID: [1]: Total - Immigrant status (Note: 6)"
    ),
    (census, "\"  15 to 24 years\",2,,120,x", "\"\",2,,120,x", "empty-field", 3, "DIM: Age (3A)"),
    (census, ",120,x", ",120", "truncated-row", 3, "Dim: Immigrant status (2): Member ID: [2]: Immigrants"),
    (census, "\"Notes: Age (3A)\"", "\"Notes: Sex (3)\"", "unknown-column", 1, "DIM: Age (3A)"),
    (census, "\"GNR\"", "\"RATE\"", "unknown-column", 1, "RATE"),
    (census, "\"GEO_NAME\"", "\"NAME\"", "missing-column", 1, "GEO_NAME"),
    (highlight, "\"001\"", "1", "not-a-geography", 2, "Geographic code"),
    (highlight, "\"Female\",\"640\"", "\"17\",\"640\"", "number-as-label", 2, "Sex"),
    (
      highlight, "Science (% distribution 2016)", "Science (% distribution)", "unknown-column", 1,
      "Science (% distribution)"
    ),
    (yearly, "175", "1e5", "not-a-number", 2, "permit_holders"),
    (yearly, "sign_year", "sign_day", "unknown-layout", 1, ""),
    (yearly, "age_english_desc", "age", "unknown-column", 1, "permit_holders"),
  ]

  @Test(arguments: slips.indices) func `a slip is told with its line and column`(place: Int) throws {
    let slip = Self.slips[place]
    var isChanged = false
    let lines = slip.lines.map { line in
      isChanged = isChanged || line.contains(slip.original)
      return line.replacing(slip.original, with: slip.slip)
    }
    #expect(isChanged)
    let found = diagnostic { try read(lines) }
    #expect(found?.code == slip.code)
    #expect(found?.place.line == slip.line)
    if !slip.column.isEmpty { #expect(found?.place.column == slip.column) }
  }

  @Test(.enabled(if: Shared.has("data/statcan/highlight-tables-2016")), arguments: ["CANPR", "CMACA"])
  func `published highlight tables add up within what rounding allows`(level: String) throws {
    let path = Shared.path("data/statcan/highlight-tables-2016/98-402-X2016010-T4-\(level)-eng.csv")
    guard case .table(let table) = try OfficialFile.recognise(path, in: catalogue) else { return }
    let found = try table.read(into: TableCollector())
    #expect(found.observations.count == (level == "CANPR" ? 1260 : 14_400) * 22)
    guard level == "CANPR" else { return }
    var sums: [String: (parts: Double, whole: Double)] = [:]
    for one in found.observations where found.series[one.series][4].en.hasSuffix("(2016 counts)") {
      let key = found.series[one.series].dropFirst().map(\.en).joined(separator: "|")
      if found.codes[one.series][0] == "01" {
        sums[key, default: (0, 0)].whole = one.cell.value
      } else {
        sums[key, default: (0, 0)].parts += one.cell.value
      }
    }
    #expect(sums.count == 990)
    #expect(sums.values.allSatisfy { abs($0.parts - $0.whole) <= 30 })
  }
}
