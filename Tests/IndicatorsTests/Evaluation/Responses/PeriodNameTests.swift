import TestSupport
import Testing

@testable import Indicators

struct PeriodNameTests {
  @Test(arguments: ["2024-25", "2024-2025", "2024/2025", "2024/25", "2024\u{2013}25"])
  func `a year of two calendar years has one name`(text: String) {
    #expect(PeriodName.normal(text)?.name == "2024-25")
    #expect(PeriodName.normal(text)?.year == 2024)
  }

  @Test func `a calendar year is its own name, and a century may turn within a period`() {
    #expect(PeriodName.normal("2024")?.name == "2024")
    #expect(PeriodName.normal("1999-00")?.name == "1999-00")
    #expect(PeriodName.normal("1999/2000")?.name == "1999-00")
    #expect(PeriodName.normal("2008-2009")?.name == "2008-09")
    #expect(PeriodName.normal("2100")?.year == 2100)
  }

  @Test(arguments: [
    "", "24-25", "2024.0", "2024-26", "2024-24", "2025-24", "2024-2026", "2024-5", "2024-025", "2024-25-26", "1899",
    "2101", "2100-01", "0024", "20245", "2024-", "-2024", "2024 25", "٢٠٢٤", "2024-+5", "Dec-11", "2024-25 ",
  ]) func `what is neither is no period`(text: String) {
    #expect(PeriodName.normal(text) == nil)
  }

  @Test func `every spelling of every year has the same name, which is its own`() {
    var random = SeededGenerator(seed: 2024)
    for _ in 0..<500 {
      let year = Int.random(in: 1900..<2100, using: &random)
      let short = "\((year + 1) % 100 + 100)".dropFirst()
      let names = ["-", "/", "\u{2013}"].flatMap { ["\(year)\($0)\(short)", "\(year)\($0)\(year + 1)"] }
        .map { PeriodName.normal($0)?.name }
      #expect(Set(names) == ["\(year)-\(short)"])
      #expect(PeriodName.normal("\(year)-\(year + Int.random(in: 2...90, using: &random))") == nil)
    }
  }
}
