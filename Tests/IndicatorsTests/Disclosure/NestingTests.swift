import Testing

@testable import Indicators
@testable import LIPData

@Suite("Which areas and periods are made up of others")
struct NestingTests {
  /// The wholes of periods and their parts, in words.
  private func wholes(_ texts: [String]) throws -> [String] {
    let periods = try texts.map { try #require(TimePeriod($0)) }
    var nesting = try Nesting(periods.map { Set(try #require($0.days)) })
    return nesting.wholes(among: Array(periods.indices)).map { found in
      "\(texts[found.whole]) = \(found.parts.map { texts[$0] }.sorted().joined(separator: " + "))"
        + (found.isComplete ? "" : " + …")
    }
  }

  @Test("a year is its quarters, a quarter its months, and what is not there is left open")
  func periods() throws {
    #expect(
      try wholes(["2024", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024-01", "2024-02"])
        == ["2024 = 2024-Q1 + 2024-Q2 + 2024-Q3 + 2024-Q4", "2024-Q1 = 2024-01 + 2024-02 + …"])
    #expect(try wholes(["2023", "2024-Q1", "2025"]) == [])
  }

  @Test("periods that cross are parts of a year each with their own kind")
  func crossing() throws {
    let found = try wholes(["2024", "2024-T1", "2024-T2", "2024-T3", "2024-Q2", "2024-Q3"])
    #expect(found.contains("2024 = 2024-T1 + 2024-T2 + 2024-T3"))
    #expect(found.contains { $0.hasPrefix("2024 = ") && $0.contains("2024-Q2 + 2024-Q3") })
  }

  @Test("days and weeks lie where the calendar has them")
  func days() throws {
    func days(_ text: String) throws -> Range<Int> { try #require(TimePeriod(text)?.days) }
    #expect(try days("2024-02").count == 29 && days("1900-02").count == 28 && days("2000").count == 366)
    #expect(try days("2024-12").upperBound == days("2025-01").lowerBound)
    // The first week of 2026 begins on Monday, 29 December 2025; that of 2024 on the first of January.
    #expect(try days("2026-W01").lowerBound == days("2025-12-29").lowerBound)
    #expect(try days("2024-W01") == days("2024-01-01").lowerBound..<days("2024-01-08").lowerBound)
    let years = try #require(TimePeriod("2024/2025"))
    #expect(years.days == nil)
    #expect(try years.days(beginningIn: 4) == days("2024-04").lowerBound..<days("2025-04").lowerBound)
    #expect(try years.days(beginningIn: nil) == days("2024").lowerBound..<days("2025").upperBound)
  }
}
