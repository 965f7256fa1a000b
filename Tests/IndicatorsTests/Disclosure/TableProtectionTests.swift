import TestSupport
import Testing

@testable import Indicators
@testable import LIPData

@Suite("Small counts of one's own are hidden with what would tell them")
struct TableProtectionTests {
  private static let period = TimePeriod("2025")

  private func row(
    _ categories: [String], _ value: Double?, area: String = "here", variable: String = "clients",
    status: ObservationStatus = .empty, period: String = "2025"
  ) throws -> TidyTable.Row {
    TidyTable.Row(
      line: 2, area: area, period: try #require(TimePeriod(period)), variable: variable, categories: categories,
      cell: value.map { Cell($0) } ?? Cell(missing: status))
  }

  private func protect(
    _ rows: [TidyTable.Row], _ rule: TableProtection = TableProtection(), parts: [String: [String]] = [:]
  ) -> TableProtection.Result {
    rule.apply(to: rows, unit: { $0 == "share" ? "percent" : "persons" }, parts: { parts[$0] })
  }

  @Test("a small count takes the next smallest of its total with it")
  func complement() throws {
    let rows = [
      try row(["total"], 100), try row(["0-14"], 3), try row(["15-24"], 40), try row(["25+"], 57),
    ]
    let result = protect(rows)
    #expect(result.small == [1])
    #expect(result.complements == [2])
    #expect(result.unprotected == [])
    // Where the total has no row, nothing tells it.
    #expect(protect(Array(rows.dropFirst())).hidden == [0])
  }

  @Test("nothing is hidden where nothing is small, and a 0 only when asked")
  func zeros() throws {
    let rows = [try row(["total"], 100), try row(["men"], 0), try row(["women"], 60), try row(["x"], 40)]
    #expect(protect(rows).hidden == [])
    let result = protect(rows, TableProtection(hidesZeros: true))
    #expect(result.small == [1])
    #expect(result.complements == [3])
  }

  @Test("the threshold itself is shown")
  func threshold() throws {
    let rows = [try row(["a"], 4), try row(["b"], 5), try row(["c"], 9)]
    #expect(protect(rows).small == [0])
    #expect(protect(rows, TableProtection(threshold: 10)).small == [0, 1, 2])
  }

  @Test("two small counts that leave each other too few values need a third")
  func narrow() throws {
    // 1 and 2 are 3 together: each is 0 to 3, which says more than that it is below 5.
    let rows = [try row(["total"], 63), try row(["a"], 1), try row(["b"], 2), try row(["c"], 20), try row(["d"], 40)]
    let result = protect(rows)
    #expect(result.small == [1, 2])
    #expect(result.complements == [3])
    // 3 and 4 leave each other 0 to 7.
    let wide = [try row(["total"], 67), try row(["a"], 3), try row(["b"], 4), try row(["c"], 20), try row(["d"], 40)]
    #expect(protect(wide).hidden == [1, 2])
  }

  @Test("how far counts may go is told by all sums at once")
  func feasible() {
    // a + b = 10, b + c = 4, c + d = 20: b and c are 0 to 4, a is 6 to 10, d is 16 to 20.
    let sums = [([1: 1, 2: 1], 10.0), ([2: 1, 3: 1], 4), ([3: 1, 4: 1], 20)].map { SumEquation(unknown: $0, right: $1) }
    for place in 1...4 {
      var feasible = FeasibleCounts(sums)
      #expect(feasible?.spans(place, 4) == true)
      #expect(feasible?.spans(place, 4.5) == false)
    }
    // No counts fit, and a total that is unknown itself has no bound.
    #expect(FeasibleCounts([SumEquation(unknown: [1: 1], right: -3)]) == nil)
    var open = FeasibleCounts([SumEquation(unknown: [1: 1, 2: -1], right: -3)])
    #expect(open?.spans(1, 1_000) == true)
    #expect(open?.spans(2, 1_000) == true)
  }

  @Test("two breakdowns are closed against each other")
  func twoWays() throws {
    var rows: [TidyTable.Row] = []
    let values: [[Double]] = [[3, 20, 30, 53], [10, 40, 50, 100], [60, 70, 80, 210], [73, 130, 160, 363]]
    let ages = ["0-14", "15-24", "25+", "total"]
    for (line, gender) in ["men", "women", "other", "total"].enumerated() {
      for (column, age) in ages.enumerated() { rows.append(try row([gender, age], values[line][column])) }
    }
    let result = protect(rows)
    #expect(result.small == [0])
    // A rectangle of four: the least that closes rows and columns.
    #expect(result.complements == [1, 4, 5])
  }

  @Test("a whole area with its parts is a sum as a breakdown is, and each period stands by itself")
  func areas() throws {
    let parts = ["whole": ["a", "b", "c"]]
    func rows(_ period: String, small: Double) throws -> [TidyTable.Row] {
      [
        try row([], 60 + small, area: "whole", period: period), try row([], small, area: "a", period: period),
        try row([], 20, area: "b", period: period), try row([], 40, area: "c", period: period),
      ]
    }
    let all = try rows("2024", small: 10) + rows("2025", small: 2)
    let result = protect(all, parts: parts)
    #expect(result.small == [5])
    #expect(result.complements == [6])
    #expect(protect(all).hidden == [5])
  }

  @Test("what the file hides already is protected too, and what it does not have protects as it is")
  func given() throws {
    let hidden = [
      try row(["total"], 100), try row(["a"], nil, status: .suppressed), try row(["b"], 40), try row(["c"], 50),
    ]
    #expect(protect(hidden).complements == [2])
    #expect(protect(hidden).small == [])
    let missing = [try row(["total"], 100), try row(["a"], nil), try row(["b"], 4), try row(["c"], 50)]
    #expect(protect(missing).hidden == [2])
  }

  @Test("a total that leaves a small count beside its parts is told, and that count is protected")
  func rest() throws {
    let rows = [try row(["total"], 100), try row(["men"], 40), try row(["women"], 57)]
    let result = protect(rows)
    #expect(result.smallRests == [0])
    #expect(result.complements == [1])
    #expect(result.unprotected == [])
  }

  @Test("parts that exceed their total are no sum of it")
  func exceeded() throws {
    let rows = [try row(["total"], 100), try row(["fr"], 3), try row(["en"], 98)]
    let result = protect(rows)
    #expect(result.exceeded == [0])
    #expect(result.hidden == [1])
  }

  @Test("a percentage beside a hidden count goes with it")
  func beside() throws {
    let rows = [
      try row(["total"], 100), try row(["a"], 3), try row(["b"], 97), try row(["a"], 3, variable: "share"),
      try row(["total"], 12, variable: "share"),
    ]
    let result = protect(rows)
    #expect(result.hidden == [1, 2, 3])
    #expect(result.beside == [3])
  }

  @Test("a total has the names that are given")
  func totals() throws {
    let rows = [try row(["Somme"], 100), try row(["a"], 3), try row(["b"], 97)]
    #expect(protect(rows).hidden == [1])
    #expect(protect(rows, TableProtection(totals: ["somme"])).hidden == [1, 2])
    for word in ["Total - Gender", "Total \u{2013} Genre", "Ensemble", "Tous", "All ages", "Both sexes", "Total (all)"]
    {
      #expect(TableProtection().isTotal(word), "\(word)")
    }
    for word in ["Totally", "All other", "Tous les autres", "Allemand"] {
      #expect(!TableProtection().isTotal(word), "\(word)")
    }
  }

  @Test("several ones are not told by being all that is left: a hidden count is known to be 1 or more")
  func ones() throws {
    let rows = [
      try row(["total"], 14), try row(["a"], 1), try row(["b"], 1), try row(["c"], 1), try row(["d"], 1),
      try row(["e"], 10),
    ]
    #expect(protect(rows).hidden == [1, 2, 3, 4, 5])
    // Where zeros are hidden like small counts, nobody knows that.
    #expect(protect(rows, TableProtection(hidesZeros: true)).hidden == [1, 2, 3, 4])
  }

  @Test("areas that go by ids of their own lie in others by what they are made up of")
  func nestedByAtoms() throws {
    let parts = ["city": ["n1", "n2", "n3"], "east": ["n1"], "west": ["n2", "n3"], "old-city": ["city"]]
    let rows = [
      try row(["total"], 53, area: "old-city"), try row(["total"], 3, area: "east"),
      try row(["total"], 50, area: "west"),
    ]
    #expect(protect(rows, parts: parts).hidden == [1, 2])
  }

  @Test("two words for the total are one total")
  func mixedTotals() throws {
    let rows = [
      try row(["Total - Age", "Total - Gender"], 53), try row(["Total", "women"], 50), try row(["Total", "men"], 3),
    ]
    #expect(protect(rows).hidden == [1, 2])
  }

  @Test("a total that is less than its parts is told where one of them is small")
  func subtotals() throws {
    let rows = [
      try row(["total"], 140), try row(["0 to 24"], 43), try row(["0 to 14"], 3), try row(["15 to 24"], 40),
      try row(["25 and over"], 97),
    ]
    #expect(protect(rows).exceededWithSmall == [0])
  }
}
