import Testing

@testable import LIPData

struct AsDisplayedTests {
  static let preamble = """
    \u{FEFF}"Components of migration, quarterly 1 2"
    "Frequency: Quarterly"
    "Table: 17-10-0001-01 (formerly CANSIM 051-0037)"
    "Release date: 2025-09-24"
    "Geography: Canada, Province or territory"
    ""
    ""


    """
  static let footer = """


    Symbol legend:
    .., not available for a specific reference period

    Footnotes:
    1,"Of the <a href="x">title</a>, with quotes that are not doubled."
    2,"Of the title too."
    3,"Of immigrants."
    12,"Of Halifax."

    "How to cite: Statistics Canada. Table 17-10-0001-01"
    https://www150.statcan.gc.ca/t1/tbl1/en/tv.action?pid=1710000101
    """
  static let quarters = """
    ,"Components 3","Immigrants 3","Net emigration"
    "Geography","Reference period"
    ,,"Persons",
    "Canada","Q1 2010","58,056","-33,982"
    ,"Q2 2010","..","1,234.5E"
    "Halifax (CMA), N.S. i12","Q1 2010","0","x"
    """

  func read(_ body: String, preamble: String = Self.preamble, footer: String = Self.footer, rejects: Rejects = .none)
    throws -> TableCollector
  {
    let page = try AsDisplayedPage(ByteSource(bytes: Array((preamble + body + footer).utf8)))
    return try AsDisplayed.read(page, rejects: rejects, sink: TableCollector())
  }

  @Test func `periods in rows and members in columns give each value its labels`() throws {
    let table = try read(Self.quarters)
    #expect(
      table.lines == [
        "12 2010-Q1 Canada Immigrants 58056", "12 2010-Q1 Canada Net emigration -33982",
        "13 2010-Q2 Canada Immigrants ..", "13 2010-Q2 Canada Net emigration 1234.5 E",
        "14 2010-Q1 Halifax (CMA), N.S. Immigrants 0", "14 2010-Q1 Halifax (CMA), N.S. Net emigration x",
      ])
    #expect(table.structure.text == "geography, components")
    #expect(table.structure.title.en == "Components of migration, quarterly")
    #expect(table.notes.map(\.number) == [1, 2, 3, 12])
    #expect(table.notes[0].text.en == "Of the <a href=\"x\">title</a>, with quotes that are not doubled.")
    #expect(
      table.seriesAttributes == [
        #"{"NOTES":"3","UOM":"Persons"}"#, #"{"UOM":"Persons"}"#, #"{"NOTES":"3 12","UOM":"Persons"}"#,
        #"{"NOTES":"12","UOM":"Persons"}"#,
      ])
  }

  @Test func `two dimensions above the columns, units beside the first label`() throws {
    let body = """
      ,,"Estimates","Starts",,
      ,,"Type of unit","Total units","Row","Apartment"
      "Geography","Adjustment","Reference period"
      "Canada",,,"Units",,
      ,"Unadjusted","January 2010","35,014","3,318","11,971"
      ,"Adjusted","January 2010","1","2","3"
      """
    let table = try read(body)
    #expect(table.structure.text == "geography, adjustment, estimates, type-of-unit")
    #expect(table.lines[1] == "13 2010-01 Canada Unadjusted Starts Row 3318")
    #expect(table.lines[5] == "14 2010-01 Canada Adjusted Starts Apartment 3")
    #expect(table.seriesAttributes.allSatisfy { $0 == #"{"UOM":"Units"}"# })
  }

  @Test func `years as columns, with or without a preamble`() throws {
    let body = """
      "Geography","Age (15C) 1","2016","2021 3"
      "Canada","Total - Age","276,388","5"
      ,"15 to 12","0",".."

      """
    for preamble in [Self.preamble, "\u{FEFF}"] {
      let table = try read(body, preamble: preamble)
      #expect(
        table.lines.map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
          "2016 Canada Total - Age 276388", "2021 Canada Total - Age 5", "2016 Canada 15 to 12 0",
          "2021 Canada 15 to 12 ..",
        ])
      #expect(table.structure.text == "geography, age")
    }
  }

  @Test func `a French page has French numbers and labels`() throws {
    let body = """
      "Géographie","Âge","2016","2021"
      "Québec","Total","1\u{A0}234,5","12"
      """
    let preamble = "\"Titre\"\n\"Fréquence : annuelle\"\n\"Tableau : 17-10-0001-01\"\n\n"
    let table = try read(body, preamble: preamble, footer: "\n\nLégende des symboles :\n")
    #expect(table.lines == ["6 2016 Québec Total 1234.5", "6 2021 Québec Total 12"])
    #expect(table.series[0][0] == LocalizedText(en: "", fr: "Québec"))
    #expect(table.structure.dimensions.map(\.name.fr) == ["Géographie", "Âge"])
  }

  @Test(arguments: [
    ("Canada 6 7 8", "Canada", [6, 7, 8]), ("2016 to 2021 7", "2016 to 2021", [7]), ("1 to 4", "1 to 4", []),
    ("Division No. 1", "Division No. 1", []), ("Halifax (CMA), N.S. i12", "Halifax (CMA), N.S.", [12]),
    ("Total - Age", "Total - Age", []), ("Before 1980", "Before 1980", []), ("Immigrants 99", "Immigrants 99", []),
    ("7", "7", []), ("Population 8 6", "Population 8", [6]), ("15 to 24 years 5 6", "15 to 24 years", [5, 6]),
  ]) func `only what can be a note's number is taken from a label`(text: String, label: String, notes: [Int]) {
    let found = DisplayedLabel(text, notes: Set(1...25))
    #expect(found.text == label)
    #expect(found.notes == notes)
  }

  @Test(arguments: [
    ("2021", "2021"), ("Q3 2010", "2010-Q3"), ("T3 2010", "2010-Q3"), ("First quarter 2010", "2010-Q1"),
    ("Quatrième trimestre 2010", "2010-Q4"), ("August 2010", "2010-08"), ("août 2010", "2010-08"),
    ("July 1, 2010", "2010-07-01"), ("1er juillet 2010", "2010-07-01"), ("2016 to 2021", "2016/2021"),
    ("2016/2017", "2016/2017"), ("2016 à 2021", "2016/2021"),
  ]) func `periods are read as pages write them`(text: String, period: String) {
    #expect(DisplayedPeriod.period(text)?.description == period)
  }

  @Test(arguments: ["Canada", "Q5 2010", "Smarch 2010", "2010 Q1 x", "quarter", "", "Total 2010", "32 to 2010"])
  func `what is no period is none`(text: String) { #expect(DisplayedPeriod.period(text) == nil) }

  @Test func `numbers are read as pages write them, and nothing is guessed`() {
    func value(_ text: String, _ language: Language = .english) -> Double? {
      DisplayedNumber.cell(text, language).map(\.value)
    }
    #expect(value("1,234,567.5") == 1_234_567.5)
    #expect(value("-0.1") == -0.1)
    #expect(value("1 234 567,5", .french) == 1_234_567.5)
    for text in ["1,23", "12,3456", "1,,234", "1 234", ",123", "1.2.3", "12Q", "abc", "1,234.5,6"] {
      #expect(value(text) == nil, "\(text)")
    }
    #expect(DisplayedNumber.cell("12.5 E", .english)?.status == .useWithCaution)
    #expect(DisplayedNumber.cell("F", .english)?.status == .tooUnreliable)
    #expect(DisplayedNumber.cell("A", .english)?.hasValue == false)
  }

  @Test func `headings of no known shape and values that are none are told`() {
    func refusal(_ body: String) -> [String?] {
      let found = diagnostic { try read(body) }
      return [found?.code, found?.place.line.map(String.init), found?.place.column]
    }
    #expect(
      refusal("\"Geography\",\"Age\",\"Number\"\n\"Canada\",\"Total\",\"5\"\n") == ["unknown-heading", "9", nil])
    #expect(refusal(Self.quarters.replacing("Q2 2010", with: "soon")) == ["not-a-period", "13", nil])
    #expect(refusal(Self.quarters.replacing("58,056", with: "58,05")) == ["not-a-number", "12", "3"])
    #expect(refusal(Self.quarters.replacing("\"Canada\",\"Q1", with: ",\"Q1")) == ["empty-field", "12", nil])
    #expect(
      refusal(",\"Components\",\"Immigrants\"\n\"Geography\",\"Reference period\"\n") == ["no-data-rows", nil, nil])
  }

  static let folder = "data/statcan/wds-as-displayed/"
  static let published: [(file: String, rows: Int, series: Int)] = [
    ("1710004001-eng.csv", 7440, 120), ("1710005901-eng.csv", 1736, 28), ("3410013501-eng.csv", 4914, 78),
    ("1710013901-eng.csv", 1465, 293), ("9810034901-eng.csv", 10464, 10464),
  ]

  @Test(arguments: published) func `a published page gives all its values`(file: String, rows: Int, series: Int) throws
  {
    guard Shared.has(Self.folder + file) else { return }
    let path = Shared.path(Self.folder + file)
    guard
      case .table(let table) = try OfficialFile.recognise(path, in: Catalogue(DatasetsFolder(root: Checkout.datasets)))
    else {
      Issue.record("no table")
      return
    }
    let found = try table.read(into: TableCollector())
    #expect(found.observations.count == rows)
    #expect(found.series.count == series)
  }
}
