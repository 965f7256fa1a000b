import TestSupport
import Testing

@testable import Indicators
@testable import LIPData
@testable import Publishing

struct ChartReadyCSVTests {
  /// The contract of DESIGN §3, copied from there and not from the program.
  static let header =
    "indicator_id,indicator,lip_id,lip,area_role,area_code,area,vintage,period,breakdown,category,value,numerator,"
    + "denominator,universe,describes,low,high,interval,se,unit,status,quality,cells,hidden_cells,coverage,source,licence"

  private func rows(_ figures: [Figure], _ language: Language = .english) throws -> [[String: String]] {
    let rows = try readCSV(try ChartReadyCSV(sources: try Sample.sources()).bytes(figures, language: language))
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  @Test(arguments: Language.allCases) func `the header is the contract's, in English in every language`(
    language: Language
  ) throws {
    let bytes = try ChartReadyCSV(sources: try Sample.sources()).bytes([], language: language)
    #expect(String(decoding: bytes, as: UTF8.self) == Self.header + "\n")
    #expect(ChartReadyCSV.columns.joined(separator: ",") == Self.header)
  }

  @Test func `a row says all that a figure knows`() throws {
    var estimate = Sample.estimate(25.5, half: 1, se: 0.25)
    estimate.numerator = 51
    estimate.denominator = 200
    estimate.coverage = 0.75
    estimate.cells = 3
    estimate.hiddenCells = 1
    estimate.status = [.suppressed, .useWithCaution]
    estimate.reasons = [.partMissing(coverage: 0.75)]
    estimate.roundingVariance = 0
    let bytes = try ChartReadyCSV(sources: try Sample.sources())
      .bytes([Sample.figure(indicator: "share", unit: "percent", estimate)], language: .english)
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n")[1]
    #expect(
      line == """
        share,Immigrants,samplton,Samplton LIP,catchment,2021A00059999001,Samplton,2021,2021,total,total,25.5,51,200,\
        "People, all",newcomers,25.010009,25.989991,rounding+modelled-sampling,0.25,percent,x E,unreliable,3,1,0.75,\
        "Office of Samples, ""Town"" profile","Adapted from Office of Samples, 2021."
        """)
  }

  @Test func `a missing value is empty, with what was divided, and never 0`() throws {
    var estimate = Sample.estimate(nil)
    estimate.numerator = 5
    estimate.denominator = 10
    estimate.status = [.suppressed]
    estimate.hiddenCells = 1
    let row = try #require(try rows([Sample.figure(estimate)]).first)
    for column in ["value", "numerator", "denominator", "low", "high", "interval", "se"] {
      #expect(row[column] == "", "\(column)")
    }
    #expect(row["status"] == "x")
    #expect(row["quality"] == "unavailable")
    #expect(row["hidden_cells"] == "1")
  }

  @Test func `a true zero is 0`() throws {
    var estimate = Sample.estimate(0, half: 0, se: nil)
    estimate.roundingVariance = 0
    let row = try #require(try rows([Sample.figure(estimate)]).first)
    #expect(row["value"] == "0")
    #expect(row["low"] == "0")
    #expect(row["high"] == "0")
    #expect(row["interval"] == "exact")
    #expect(row["se"] == "0")
  }

  @Test func `a value without bounds has no interval and no standard error`() throws {
    var estimate = Sample.estimate(54_000)
    estimate.bounds = nil
    let row = try #require(try rows([Sample.figure(unit: "dollars", estimate)]).first)
    #expect(row["value"] == "54000")
    for column in ["low", "high", "interval", "se"] { #expect(row[column] == "", "\(column)") }
  }

  @Test func `the range of peers stands in the interval's place`() throws {
    var figure = Sample.figure(role: .peers, Sample.estimate(5))
    figure.range = Interval(low: 1, high: 9, method: "range-of-7-peers")
    let row = try #require(try rows([figure]).first)
    #expect(row["low"] == "1")
    #expect(row["high"] == "9")
    #expect(row["interval"] == "range-of-7-peers")
    #expect(row["area_role"] == "peers")
    #expect(row["area_code"] == "")
  }

  @Test func `rows stand in the order of the figures`() throws {
    let figures = ["b", "a", "c", "a"].map { Sample.figure(indicator: $0, Sample.estimate(1)) }
    #expect(try rows(figures).map { $0["indicator_id"] } == ["b", "a", "c", "a"])
  }

  @Test func `a dataset without a licence is refused in either language`() throws {
    let figure = Sample.figure(Sample.estimate(1))
    for licence in [LocalizedText(en: "", fr: "Une phrase"), LocalizedText(en: "A sentence", fr: "")] {
      let writer = ChartReadyCSV(sources: try Sample.sources(licence: licence))
      let language: Language = licence.en.isEmpty ? .english : .french
      let found = #expect(throws: Diagnostic.self) { try writer.bytes([figure], language: language) }
      #expect(found?.code == "no-licence")
      #expect(found?.exit == .badData)
      #expect(found?.sentence.contains("sample") == true)
    }
    let found = #expect(throws: Diagnostic.self) { try ChartReadyCSV(sources: [:]).bytes([figure], language: .english) }
    #expect(found?.code == "no-licence")
  }

  @Test func `a figure of no dataset needs no licence and has no source`() throws {
    let row = try #require(try rows([Sample.figure(dataset: "", .unavailable(.notInData))]).first)
    #expect(row["source"] == "")
    #expect(row["licence"] == "")
    #expect(row["value"] == "")
  }

  @Test func `French and English differ in the seven columns of words only`() throws {
    let figures = try Sample.assessment().tables.flatMap(\.figures)
    let writer = ChartReadyCSV(sources: try Sample.sources())
    let english = try readCSV(try writer.bytes(figures, language: .english))
    let french = try readCSV(try writer.bytes(figures, language: .french))
    try #require(english.count == figures.count + 1 && french.count == english.count)
    var differ: Set<String> = []
    for (a, b) in zip(english, french) {
      try #require(a.count == 28 && b.count == 28)
      for (index, name) in english[0].enumerated() where a[index] != b[index] { differ.insert(name) }
    }
    #expect(differ == ["indicator", "lip", "area", "category", "universe", "source", "licence"])
  }

  @Test func `for Excel the same rows stand behind a byte order mark with CRLF`() throws {
    let figures = try Sample.assessment().tables.flatMap(\.figures)
    let writer = ChartReadyCSV(sources: try Sample.sources())
    let plain = try writer.bytes(figures, language: .french)
    let excel = try writer.bytes(figures, language: .french, excel: true)
    #expect(excel.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(!plain.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(!plain.contains(0x0D))
    #expect(excel.count == plain.count + 3 + figures.count + 1)
    #expect(try readCSV(Array(excel.dropFirst(3))) == (try readCSV(plain)))
  }
}
