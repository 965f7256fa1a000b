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
  func feasible() throws {
    // w = a + b and a + w = 9: a is 0 to 4.5, w 4.5 to 9, b 0 to 9.
    let rows = try [2, 5, 7, 9].enumerated().map { try row(["\($0)"], $1) }
    for (threshold, room) in [(5, [true, true, true]), (6, [false, true, false])] {
      let protection = TableProtection(threshold: threshold, hidesZeros: true)
      let axes = TableAxes(rows, isTotal: protection.isTotal)
      var table = AdditiveTable(rows, Array(rows.indices), axes, protection)
      table.add(exact: 2, [0, 1])
      table.add(exact: 3, [0, 2])
      var search = RoomSearch(table)
      for place in 0..<3 where !search.isHidden[place] { search.hide(place) }
      for place in 0..<3 { #expect(search.findRoom(place) == room[place]) }
    }
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

  @Test("a total that leaves much to areas that are not in the table hides nothing more")
  func unseen() throws {
    let parts = ["whole": ["a", "b", "c", "d"]]
    let rows = [try row([], 400, area: "whole"), try row([], 3, area: "a"), try row([], 90, area: "b")]
    // Nobody knows what c and d have, so that a may have up to 310.
    #expect(protect(rows, parts: parts).hidden == [1])
    // With 2 they are small themselves: 3 and 2 are 5 together.
    let few = [try row([], 95, area: "whole"), try row([], 3, area: "a"), try row([], 90, area: "b")]
    let result = protect(few, parts: parts)
    #expect(result.smallRests == [0])
    #expect(result.hidden.contains(1))
    let categories = [try row(["total"], 5_000), try row(["Syria"], 3), try row(["India"], 900)]
    #expect(protect(categories).hidden == [1])
  }

  @Test("two names for one area tell the same")
  func twins() throws {
    let parts = ["partnership": ["city"]]
    let rows = [
      try row(["total"], 53, area: "city"), try row(["a"], 3, area: "city"), try row(["b"], 50, area: "city"),
      try row(["a"], 3, area: "partnership"), try row(["b"], 50, area: "partnership"),
    ]
    // Else b of the partnership would tell b of the city, and a with it.
    #expect(protect(rows, parts: parts).hidden == [0, 1, 3])
  }

  private func quarters(_ values: [Double], year: Double?, category: String = "a") throws -> [TidyTable.Row] {
    try values.enumerated().map { try row([category], $1, period: "2025-Q\($0 + 1)") }
      + (year.map { [try row([category], $0, period: "2025")] } ?? [])
  }

  @Test("a year is the sum of its quarters where it is never less")
  func time() throws {
    let rows = try quarters([3, 20, 30, 40], year: 93)
    let result = protect(rows)
    #expect(result.hidden == [0, 1])
    #expect(result.overTime.additive == ["clients"])
    // A quarter of months, and a year of months and quarters.
    let months = try ["2025-01", "2025-02", "2025-03", "2025-Q1", "2025-Q2", "2025"].enumerated().map {
      try row([], [3, 20, 40, 63, 50, 200][$0], period: $1)
    }
    #expect(protect(months).hidden == [0, 1])
    // What is left to the quarters without a row is unknown, and enough.
    #expect(protect([months[3], months[4], months[5]]).hidden == [])
    let first = try row([], 4, period: "2025-Q1")
    #expect(protect([first, months[4], months[5]]).hidden == [0])
  }

  @Test("people who come again are counted in each quarter: then no year is a sum")
  func recounted() throws {
    let rows = try quarters([3, 20, 30, 40], year: 93) + quarters([30, 30, 30, 30], year: 70, category: "b")
    let result = protect(rows)
    #expect(result.hidden == [0])
    #expect(result.overTime.additive == [])
    #expect(result.overTime.recounted == ["clients": [9]])
    #expect(result.exceededWithSmall == [])
  }

  @Test("years that do not begin in January begin where the numbers say so")
  func fiscalYears() throws {
    func rows(_ year: Double) throws -> [TidyTable.Row] {
      try ["2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2024/2025"].enumerated().map {
        try row(["a"], [30, 20, 30, 40, year][$0], period: $1)
      }
        + ["2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2024/2025"].enumerated().map {
          try row(["b"], [3, 20, 30, 40, 93][$0], period: $1)
        }
    }
    #expect(try protect(rows(120)).hidden == [5, 6])
    #expect(try protect(rows(100)).hidden == [5])
    let both = try ["2024", "2025", "2024/2025"].enumerated().map { try row([], [3, 40, 43][$0], period: $1) }
    #expect(protect(both).hidden == [0, 1])
  }

  /// Clients of five towns, and the women and men among them; in the first few women.
  private func genders() throws -> [TidyTable.Row] {
    try (0..<6).flatMap { town in
      let (women, men) = (town == 0 ? 3.0 : Double(20 + 7 * town), Double(30 + 5 * town % 11))
      return [
        try row([], women + men, area: "\(town)"), try row([], women, area: "\(town)", variable: "women"),
        try row([], men, area: "\(town)", variable: "men"),
      ]
    }
  }

  @Test("variables that add up to another in every row are a sum, found or told")
  func variables() throws {
    let rows = try genders()
    let result = protect(rows)
    #expect(result.foundSums.map(\.description) == ["clients=men+women"])
    #expect(result.hidden == [1, 2])
    // Four rows may be so by chance: the user must say it.
    let few = Array(rows.prefix(12))
    #expect(protect(few).hidden == [1])
    let sum = try #require(VariableSum("clients = women + men"))
    #expect(protect(few, TableProtection(sums: [sum])).hidden == [1, 2])
    // One row that does not hold, and it is none.
    var broken = rows
    broken[15].cell.value += 1
    #expect(protect(broken).foundSums == [])
    #expect(TableProtection(sums: [sum]).brokenSum(in: broken, unit: { _ in "persons" })?.row == 15)
    #expect(TableProtection(sums: [sum]).brokenSum(in: rows, unit: { _ in "persons" }) == nil)
    for text in ["clients", "clients=", "a=a+b", "a=b+b", "a=b+", "=a+b"] {
      #expect(VariableSum(text) == nil, "\(text)")
    }
  }

  /// All clients, women and men of some towns, and the part of women in the row of all.
  private func parts(of towns: Int, decimals: Double) throws -> [TidyTable.Row] {
    try (0..<towns).flatMap { town in
      let (women, men) = (town == 0 ? 3.0 : Double(20 + 7 * town), Double(30 + 5 * town % 11))
      let share = (100 * women / (women + men) * decimals).rounded() / decimals
      return [
        try row(["total"], women + men, area: "\(town)"), try row(["women"], women, area: "\(town)"),
        try row(["men"], men, area: "\(town)"), try row(["total"], share, area: "\(town)", variable: "share"),
      ]
    }
  }

  @Test("a percentage of another row that is made of a hidden count goes with it")
  func telling() throws {
    let result = try protect(parts(of: 3, decimals: 10))
    #expect(result.hidden == [1, 2, 3])
    #expect(result.telling == [3])
    // One town says too little: what fits is named.
    let one = try protect(parts(of: 1, decimals: 10))
    #expect(one.telling == [])
    #expect(one.perhapsTelling == [3])
    // Where it does not fit elsewhere it is another figure.
    var other = try parts(of: 3, decimals: 10)
    other[7].cell.value += 5
    #expect(protect(other).telling.union(protect(other).perhapsTelling) == [])
  }

  @Test("a percentage that is too coarse to tell a count stays")
  func coarse() throws {
    var rows = try parts(of: 6, decimals: 1)
    rows[0].cell.value = 903
    rows[2].cell.value = 900
    rows[3].cell.value = 0
    #expect(protect(rows).telling == [])
    rows[3].cell.value = 0.3
    #expect(protect(rows).telling.isEmpty)
  }

  @Test("a variable in another unit is a count where the user says so")
  func counted() throws {
    let rows = [try row(["total"], 53, variable: "share"), try row(["a"], 3, variable: "share")]
    #expect(protect(rows).hidden == [])
    #expect(protect(rows, TableProtection(counted: ["share"])).small == [1])
  }

  @Test("a large table is done in seconds, and every hidden count has room or it is said")
  func large() throws {
    var generator = SeededGenerator(seed: 3)
    let sizes = [4, 5, 6]
    var inner: [[Int]: Double] = [:]
    for a in 0..<sizes[0] {
      for b in 0..<sizes[1] {
        for c in 0..<sizes[2] {
          let most = [2, 6, 40][Int.random(in: 0..<3, using: &generator)]
          inner[[a, b, c]] = Double(Int.random(in: 0...most, using: &generator))
        }
      }
    }
    var rows: [TidyTable.Row] = []
    for a in 0...sizes[0] {
      for b in 0...sizes[1] {
        for c in 0...sizes[2] {
          let index = [a, b, c]
          let sum = inner.reduce(0) { sum, cell in
            zip(zip(index, cell.key), sizes).allSatisfy { $0.0 == $1 || $0.0 == $0.1 } ? sum + cell.value : sum
          }
          rows.append(try row(zip(index, sizes).map { $0 == $1 ? "total" : "c\($0)" }, sum))
        }
      }
    }
    let time = ContinuousClock().measure {
      let result = protect(rows)
      #expect(result.unprotected == [])
      #expect(result.small.count > 40)
      #expect(result.complements.count < result.small.count)
    }
    #expect(time < .seconds(60), "\(time)")
  }
}
