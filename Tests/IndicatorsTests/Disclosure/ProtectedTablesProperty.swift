import TestSupport
import Testing

@testable import Indicators
@testable import LIPData

@Suite("Random tables with margins are protected")
struct ProtectedTablesProperty {
  /// A table of two breakdowns and two levels of areas, every margin there.
  struct Random {
    var rows: [TidyTable.Row] = []
    /// For each row the inner cells that it is the sum of.
    var sums: [[Int]] = []
    var inner: [Double] = []

    init(using generator: inout SeededGenerator, smallest: Int = 0) throws {
      let areas = Int.random(in: 1...3, using: &generator)
      let genders = Int.random(in: 1...3, using: &generator)
      let ages = Int.random(in: 1...4, using: &generator)
      let most = [8, 20, 60][Int.random(in: 0..<3, using: &generator)]
      inner = (0..<areas * genders * ages).map { _ in
        Double(Int.random(in: smallest...(smallest + most), using: &generator))
      }
      let period = try #require(TimePeriod("2025"))
      for area in 0...areas {
        for gender in 0...genders {
          for age in 0...ages {
            var made: [Int] = []
            for cell in 0..<(areas * genders * ages) {
              let (a, g, b) = (cell / (genders * ages), cell / ages % genders, cell % ages)
              let isIn = [area == areas || a == area, gender == genders || g == gender, age == ages || b == age]
              if !isIn.contains(false) { made.append(cell) }
            }
            sums.append(made)
            rows.append(
              TidyTable.Row(
                line: rows.count + 2, area: area == areas ? "whole" : "a\(area)", period: period, variable: "clients",
                categories: [gender == genders ? "total" : "g\(gender)", age == ages ? "total" : "b\(age)"],
                cell: Cell(made.reduce(0) { $0 + inner[$1] })))
          }
        }
      }
    }

    /// A table of women, men and all in two halves of a year and in all of it.
    init(overTimeUsing generator: inout SeededGenerator) throws {
      inner = (0..<4).map { _ in Double(Int.random(in: 0...12, using: &generator)) }
      for (variable, cells) in [("women", [0, 1]), ("men", [2, 3]), ("clients", [0, 1, 2, 3])] {
        for (period, remainder) in [("2025-S1", 0), ("2025-S2", 1), ("2025", nil)] as [(String, Int?)] {
          let made = cells.filter { cell in remainder.map { cell % 2 == $0 } ?? true }
          sums.append(made)
          rows.append(
            TidyTable.Row(
              line: rows.count + 2, area: "here", period: try #require(TimePeriod(period)), variable: variable,
              categories: [], cell: Cell(made.reduce(0) { $0 + inner[$1] })))
        }
      }
    }

    func protected(_ threshold: Int) -> TableProtection.Result {
      let areas = Set(rows.map(\.area)).subtracting(["whole"]).sorted()
      let sums = [VariableSum(whole: "clients", parts: ["women", "men"])]
      return TableProtection(threshold: threshold, sums: sums).apply(
        to: rows, unit: { _ in "persons" }, parts: { $0 == "whole" ? areas : nil })
    }

    /// What the rows that are shown say of the inner cells, beside that each inner cell of 0 is known to be so.
    func shown(without hidden: Set<Int>) -> Elimination {
      var equations = Elimination([])
      for (row, sum) in sums.enumerated() where !hidden.contains(row) { equations.add(vector(sum)) }
      return equations
    }

    func vector(_ sum: [Int]) -> [Double] { inner.indices.map { sum.contains($0) ? 1 : 0 } }
  }

  @Test("no hidden count of 300 tables follows from what is shown, and without complements many would")
  func random() throws {
    var generator = SeededGenerator(seed: 7)
    var (wouldTell, hidden, complements, unprotected) = (0, 0, 0, 0)
    for _ in 0..<300 {
      let table = try Random(using: &generator)
      let result = table.protected(5)
      unprotected += result.unprotected.count
      let after = table.shown(without: result.hidden)
      let before = table.shown(without: result.small)
      #expect(result.small == Set(table.rows.indices.filter { (1..<5).contains(table.rows[$0].cell.value) }))
      for row in result.hidden {
        #expect(!after.tells(table.vector(table.sums[row])) || result.unprotected.contains(row))
      }
      for row in result.small where before.tells(table.vector(table.sums[row])) { wouldTell += 1 }
      hidden += result.small.count
      complements += result.complements.count
      // The same table, the same rows.
      #expect(table.protected(5) == result)
    }
    #expect(wouldTell > 300, "\(wouldTell)")
    #expect(hidden > 1000 && complements > 300, "\(hidden) \(complements)")
    #expect(unprotected == 0, "\(unprotected)")
  }

  /// Every table of whole counts that the shown rows allow is looked at, until two differ enough.
  @Test("a small count of 80 tables may be 0 to 4 at least, or others as far apart, for all that is shown")
  func room() throws {
    var generator = SeededGenerator(seed: 10)
    var (counts, narrow) = (0, 0)
    while counts < 200 {
      let table = try Random(using: &generator)
      guard table.inner.count <= 4, table.inner.contains(where: { (1..<5).contains($0) }) else { continue }
      let result = table.protected(5)
      for row in result.small.sorted() {
        counts += 1
        #expect(Search(table, hidden: result.hidden, row: row).span >= 4)
        if Search(table, hidden: result.small, row: row).span < 4 { narrow += 1 }
      }
    }
    #expect(narrow > 100, "\(narrow)")
  }

  @Test("a small count of a variable and a half year has as much room")
  func overTime() throws {
    var generator = SeededGenerator(seed: 12)
    var (counts, narrow) = (0, 0)
    while counts < 200 {
      let table = try Random(overTimeUsing: &generator)
      let result = table.protected(5)
      for row in result.small.sorted() where !result.unprotected.contains(row) {
        counts += 1
        #expect(Search(table, hidden: result.hidden, row: row).span >= 4)
        if Search(table, hidden: result.small, row: row).span < 4 { narrow += 1 }
      }
    }
    #expect(narrow > 50, "\(narrow)")
  }

  /// Looks for how far apart a hidden row may be, over all tables that fit the shown rows.
  private struct Search {
    private var low = Double.infinity
    private var high = 0.0
    var span: Double { high - low }

    init(_ table: Random, hidden: Set<Int>, row: Int) {
      let shown = table.rows.indices.filter { !hidden.contains($0) }
      let most = (table.inner.max() ?? 0) + 5
      var inner: [Double] = []
      fill(&inner, table, shown, row, most)
    }

    private mutating func fill(_ inner: inout [Double], _ table: Random, _ shown: [Int], _ row: Int, _ most: Double) {
      guard span < 4 || low == .infinity else { return }
      for sum in shown {
        let known = table.sums[sum].filter { $0 < inner.count }
        let value = known.reduce(0) { $0 + inner[$1] }
        if value > table.rows[sum].cell.value { return }
        if known.count == table.sums[sum].count, value < table.rows[sum].cell.value { return }
      }
      if inner.count == table.inner.count {
        let value = table.sums[row].reduce(0) { $0 + inner[$1] }
        (low, high) = (min(low, value), max(high, value))
        return
      }
      for value in stride(from: 0, through: most, by: 1) {
        inner.append(value)
        fill(&inner, table, shown, row, most)
        inner.removeLast()
      }
    }
  }

  @Test("nothing is hidden in 100 tables without a small count")
  func nothing() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<100 {
      #expect(try Random(using: &generator, smallest: 5).protected(5) == TableProtection.Result())
    }
  }
}
