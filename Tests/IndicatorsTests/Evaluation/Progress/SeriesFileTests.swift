import LIPData
import Testing

@testable import Indicators

struct SeriesFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, targets: String? = nil, baseYear: Double = 2015) throws -> SeriesFile {
    try SeriesFile.read(
      folder.write("series.csv", text), targets: try targets.map { try folder.write("targets.csv", $0) },
      baseYear: baseYear)
  }

  @Test func `a wide file has a row for each series, years as people write them`() throws {
    let file = try read(
      """
      series_id,base_year,base_value,current_year,current_value,target,target_year,direction,limit
      a,2015-16,10,2020.0,12,20,2031-03,1,
      b,2016,10,,,,,-1,100
      c,2016/2017,-1.5e1,2021,3,,March 2026,,

      """)
    #expect(file.entries.map(\.id) == ["a", "b", "c"])
    let a = file.entries[0].series
    #expect(a.base == .init(year: 2015, value: 10))
    #expect(a.current == .init(year: 2020, value: 12))
    #expect(a.target == 20 && a.targetYear == 2030 && a.direction == .up && a.limit == nil)
    #expect(file.entries[1].series.current == nil)
    #expect(file.entries[1].series.limit == 100)
    #expect(file.entries[2].series.base == .init(year: 2016, value: -15))
    #expect(file.entries[2].series.targetYear == 2025)
    #expect(file.entries[2].series.direction == .down)
  }

  @Test func `a long file begins at the first year with a value, not before the base year, and ends at the last`()
    throws
  {
    let points = """
      series_id,year,value
      a,2021,30
      a,2006,10
      a,2016,20
      a,2015,
      b,2011,5

      """
    let file = try read(points, targets: "series_id,target,direction\na,40,1\na,35,1\n")
    #expect(file.entries[0].series.base == .init(year: 2016, value: 20))
    #expect(file.entries[0].series.current == .init(year: 2021, value: 30))
    // Of two targets the one that is furthest off.
    #expect(file.entries[0].series.target == 40)
    #expect(file.entries[1].series.base == nil)
    #expect(try read(points, baseYear: 2000).entries[0].series.base?.year == 2006)
    #expect(try read(points).entries[0].series.target == nil)
  }

  /// A file, what is said of it, and where.
  struct Slip: Sendable {
    var text: String
    var targets: String?
    var code: String
    var line: Int
    var column: String
  }

  private static let head =
    "series_id,base_year,base_value,current_year,current_value,target,target_year,direction,limit\n"

  static let slips = [
    Slip(text: head + "a,2015,1,234,2020,2,,,,\n", code: "too-many-fields", line: 2, column: "10"),
    Slip(text: head + "a,2015,\"1,234\",2020,2,,,,\n", code: "not-a-number", line: 2, column: "base_value"),
    Slip(text: head + "a,2015,n/a,2020,2,,,,\n", code: "not-a-number", line: 2, column: "base_value"),
    Slip(text: head + "a,2015,nan,2020,2,,,,\n", code: "not-a-number", line: 2, column: "base_value"),
    Slip(text: head + "a,2015,1,2020,0x10,,,,\n", code: "not-a-number", line: 2, column: "current_value"),
    Slip(text: head + "a,1899,1,2020,2,,,,\n", code: "not-a-year", line: 2, column: "base_year"),
    Slip(text: head + "a,2015,1,20200,2,,,,\n", code: "not-a-year", line: 2, column: "current_year"),
    Slip(text: head + "a,2015,1,2020,2,3,2030-13,,\n", code: "not-a-year", line: 2, column: "target_year"),
    Slip(
      text: head.replacing("target,", with: "targte,") + "a,2015,1,2020,2,3,,,\n", code: "unknown-column", line: 1,
      column: "targte"),
    Slip(
      text: head.replacing("limit", with: "Limit") + "a,2015,1,2020,2,3,,,\n", code: "unknown-column", line: 1,
      column: "Limit"),
    Slip(text: "series_id,Year,value\na,2015,1\n", code: "unknown-column", line: 1, column: "Year"),
    Slip(text: "series_id,year\n", code: "missing-column", line: 1, column: "value"),
    Slip(
      text: "series_id,year,value\na,2015,1\n", targets: "series_id,Target\na,3\n", code: "unknown-column", line: 1,
      column: "Target"),
    Slip(text: "PK\u{3}\u{4}\u{14}\0", code: "not-csv", line: 0, column: ""),
    Slip(text: head + "a,last year,1,2020,2,,,,\n", code: "not-a-year", line: 2, column: "base_year"),
    Slip(text: head + "a,2016-15,1,2020,2,,,,\n", code: "not-a-year", line: 2, column: "base_year"),
    Slip(text: head + "a,,1,2020,2,,,,\n", code: "empty-field", line: 2, column: "base_year"),
    Slip(text: head + ",2015,1,2020,2,,,,\n", code: "empty-field", line: 2, column: "series_id"),
    Slip(text: head + "a,2015,1,2020,2,,,0,\n", code: "wrong-direction", line: 2, column: "direction"),
    Slip(text: "series_id,base_year,base_value\na,2015,1\n", code: "missing-column", line: 1, column: "current_year"),
    Slip(text: "series_id,year,value\na,2015,1\na,2015,2\n", code: "duplicate-point", line: 3, column: "year"),
    Slip(
      text: "series_id,year,value\nabc,2015,1\n", targets: "series_id,target\nabd,3\n", code: "unknown-series", line: 2,
      column: "series_id"),
  ]

  @Test(arguments: slips) func `a slip is told with its line and column`(slip: Slip) throws {
    let found = try #require(diagnostic { try read(slip.text, targets: slip.targets) })
    #expect(found.code == slip.code)
    #expect(found.place.line ?? 0 == slip.line)
    #expect(found.place.column ?? "" == slip.column)
  }

  @Test func `what is doubtful is warned of and measured all the same`() throws {
    let file = try read(
      Self.head + """
        a,2020,1,2015,2,,,,
        b,2015,5,2020,6,9,2012,1,
        c,2015,5,2020,4,4,2030,1,
        c,2015,5,2020,4,,,,

        """)
    #expect(file.entries.count == 4)
    #expect(
      file.warnings.map(\.code) == [
        "dates-out-of-order", "baseline-after-target", "target-on-wrong-side", "duplicate-series",
      ])
    #expect(file.warnings.map(\.place.line) == [2, 3, 4, 5])
    #expect(file.warnings.allSatisfy { $0.warning.contains("warning[") && $0.remedy != nil })
  }

  @Test func `rows of nothing but delimiters are passed over, in series and in targets`() throws {
    #expect(try read(Self.head + "a,2015,1,2020,2,,,,\n,,,,,,,,\n").entries.count == 1)
    let file = try read("series_id,year,value\n,,\na,2015,1\n,,\n", targets: "series_id,target\na,5\n,\n")
    #expect(file.entries.map(\.series.target) == [5])
  }

  @Test func `a file of a French spreadsheet has decimal commas, and other files are told what to write`() throws {
    let text = Self.head + "a,2015,1.5,2020,2,,,,\n"
    let french = text.replacing(",", with: ";").replacing("1.5", with: "1,5")
    #expect(try read(french).entries[0].series.base?.value == 1.5)
    let found = diagnostic { try read(text.replacing("1.5", with: "\"1,5\"")) }
    #expect(found?.code == "not-a-number")
    #expect(found?.remedy?.contains("1.5") == true)
  }

  @Test func `the year of a target is read in both languages and with either separator`() {
    for text in ["2031-03", "2031/03", "2031-03-31", "2031/03/31", "March 2031", "mars 2031", "Mars 2031", "2030-31"] {
      #expect(SeriesYear.target(text) == 2030, "\(text)")
    }
    for text in ["avril 2031", "août 2031", "aout 2031", "décembre 2031", "2031/04", "2031-04-30", "2031"] {
      #expect(SeriesYear.target(text) == 2031, "\(text)")
    }
    #expect(SeriesYear.target("2030/03") == 2029)
    for text in ["brumaire 2031", "2031/13", "2031-03-99", "mars 31", "2231-03"] {
      #expect(SeriesYear.target(text) == nil, "\(text)")
    }
  }

  @Test func `the year of a point may be a fraction or a stretch, between 1900 and 2100`() {
    #expect(SeriesYear.point("2016.0") == 2016)
    #expect(SeriesYear.point("2016.5") == 2016.5)
    #expect(SeriesYear.point("2015-30") == 2015)
    #expect(SeriesYear.point("1999-00") == 1999)
    #expect(SeriesYear.point("1999/2000") == 1999)
    for text in ["1899", "2101", "9999", "24-25", "2016-00", "2016-016", "2016-15", "2016-2015", "2016-9999"] {
      #expect(SeriesYear.point(text) == nil, "\(text)")
    }
  }

  @Test func `targets stand in the rows of a wide file, not beside it`() throws {
    #expect(diagnostic { try read(Self.head, targets: "series_id,target\n") }?.code == "targets-not-wanted")
  }
}
