import LIPData
import Testing

struct TimePeriodTests {
  /// Every period of three years, in the order of time; those that begin together, the longest first.
  static let periods = (2024...2026).flatMap { year in
    (1...12).flatMap { month -> [TimePeriod?] in
      (month == 1 ? [TimePeriod(year: year)] : [])
        + (month % 3 == 1 ? [TimePeriod(year: year, quarter: (month + 2) / 3)] : [])
        + [TimePeriod(year: year, month: month)]
    }
  }.compactMap(\.self)

  @Test func `text, packed and period tell the same`() {
    #expect(Self.periods.count == 3 * 17)
    for period in Self.periods {
      #expect(TimePeriod(period.description) == period)
      #expect(TimePeriod(packed: period.packed) == period)
    }
    #expect(TimePeriod(year: 2026)?.description == "2026")
    #expect(TimePeriod(year: 2025, quarter: 4)?.description == "2025-Q4")
    #expect(TimePeriod(year: 2026, month: 1)?.description == "2026-01")
    #expect(TimePeriod(year: 2026, month: 12)?.packed == 2_026_122)
    #expect(TimePeriod(year: 7)?.description == "0007")
  }

  @Test(arguments: [
    "1971/1972", "2014/2018", "2026-S2", "2026-T3", "2026-W05", "2026-W53", "2024-02-29", "2026-12-31",
  ]) func `years together, parts of years and days are periods`(text: String) throws {
    let period = try #require(TimePeriod(text))
    #expect(period.description == text)
    #expect(TimePeriod(packed: period.packed) == period)
  }

  @Test func `periods of all kinds are in the order of time`() throws {
    let texts = [
      "2025/2026", "2025", "2025-S1", "2025-T1", "2025-Q1", "2025-01", "2025-W01", "2025-01-01", "2025-01-31",
      "2025-02", "2025-W20", "2025-S2", "2025-12-31", "2026-W01",
    ]
    let periods = try texts.map { try #require(TimePeriod($0)) }
    #expect(periods.shuffled().sorted() == periods)
  }

  @Test func `the order is that of time`() {
    #expect(Self.periods.shuffled().sorted() == Self.periods)
    #expect(Self.periods.map(\.packed) == Self.periods.map(\.packed).sorted())
  }

  @Test func `a period contains those that lie in it, and a year its own`() throws {
    let year = try #require(TimePeriod("2025"))
    let quarter = try #require(TimePeriod("2025-Q2"))
    #expect(Self.periods.count { year.contains($0) } == 17)
    #expect(
      Self.periods.filter { quarter.contains($0) }.map(\.description) == ["2025-Q2", "2025-04", "2025-05", "2025-06"])
    #expect(!quarter.contains(year))
  }

  @Test(arguments: [
    "", "26", "202", "20261", "2026-", "2026-1", "2026-13", "2026-00", "2026-Q0", "2026-Q5", "2026-q1", "2026/01",
    "2026-001", "x026", "2026-0x", "0000", "1972/1971", "1971/1971", "1871/1972", "2026-S3", "2026-T4", "2026-W54",
    "2026-W00", "2025-02-29", "2026-04-31", "2026-00-01", "2026-1-15", "2026-01-15T00",
  ]) func `what is no period is none`(text: String) {
    #expect(TimePeriod(text) == nil)
  }

  @Test(arguments: [0, -1, 26, 2_026_000, 2_026_021, 2_026_003, 2_026_132, 10_000_010, 202_602_3007])
  func
    `an integer that packs nothing is none`(packed: Int)
  {
    #expect(TimePeriod(packed: packed) == nil)
  }
}
