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
    #expect(found.place.line == slip.line)
    #expect(found.place.column == slip.column)
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

  @Test func `targets stand in the rows of a wide file, not beside it`() throws {
    #expect(diagnostic { try read(Self.head, targets: "series_id,target\n") }?.code == "targets-not-wanted")
  }
}
