import LIPData
import TestSupport
import Testing

@testable import Indicators

/// How far sums with zeros of sample data fall short of published totals, and what the library says of them.
@Suite("Proof: sums of small cells fall short")
struct ShortfallProof {
  /// The classes of the mean of the printed cells, and their upper ends.
  private static let classes = [0, 1, 2, 5, 10, 20, 50, Double.infinity]

  private static func place(_ one: Shortfall) -> Int { classes.firstIndex { one.mean <= $0 } ?? 0 }

  private static func name(_ place: Int) -> String {
    if place == 0 { return "nothing but zeros" }
    let low = "\(Int(classes[place - 1]))"
    return classes[place].isFinite ? "\(low) to \(Int(classes[place]))" : "over \(low)"
  }

  private struct Case {
    var name: String
    var shortfalls: [Shortfall]
  }

  private static func cases() throws -> [Case] {
    let blocks = try Comparisons.blocks.get()
    func shortfalls(_ year: String) -> [Shortfall] {
      blocks.filter { $0.name.contains(year) }.flatMap(\.all.shortfalls)
    }
    return [
      Case(name: "Ottawa's wards, 2021", shortfalls: try Comparisons.wards.get().shortfalls),
      Case(name: "blocks of characteristics, 2021", shortfalls: shortfalls("2021")),
      Case(name: "blocks of characteristics, 2016", shortfalls: shortfalls("2016")),
      Case(
        name: "male and female, 2016",
        shortfalls: try Comparisons.highlights.get().filter { $0.name.contains("male") }.flatMap(\.all.shortfalls)),
    ]
  }

  @Test("what a zero hides, learned of one half of the totals, tells how short the other half falls")
  func predicted() throws {
    for one in try Self.cases() where !one.shortfalls.isEmpty {
      var table = ProofTable(
        "Shortfall of sums with zeros: \(one.name)",
        [
          "Mean of the cells", "totals", "zeros", "short by", "predicted", "per zero", "marked at least",
          "in the interval",
        ])
      let halves = [0, 1].map { half in one.shortfalls.filter { $0.half == half } }
      var (whole, forecast) = (0.0, 0.0)
      for place in Self.classes.indices {
        let learned = halves[0].filter { Self.place($0) == place }
        let told = halves[1].filter { Self.place($0) == place }
        guard !learned.isEmpty, !told.isEmpty else { continue }
        let perZero = learned.map(\.difference).reduce(0, +) / Double(learned.map(\.zeros).reduce(0, +))
        let zeros = told.map(\.zeros).reduce(0, +)
        let short = told.map(\.difference).reduce(0, +)
        let predicted = perZero * Double(zeros)
        whole += short
        forecast += predicted
        table.add([
          Self.name(place), "\(told.count)", "\(zeros)", ProofTable.number(short, 0), ProofTable.number(predicted, 0),
          ProofTable.number(perZero), ProofTable.percent(told.count { $0.isMarked }, of: told.count),
          ProofTable.percent(told.count { $0.isHeld }, of: told.count),
        ])
        // Nothing is learned of a class that is rare; else three standard errors of the two halves' difference.
        guard told.count >= 200 else { continue }
        let errors = told.map { $0.difference - perZero * Double($0.zeros) }
        let spread = 3 * (2 * errors.map { $0 * $0 }.reduce(0, +)).squareRoot()
        #expect(abs(short - predicted) <= spread, "\(one.name), \(Self.name(place))")
      }
      table.add(["all", "\(halves[1].count)", "", ProofTable.number(whole, 0), ProofTable.number(forecast, 0)])
      table.show()
    }
  }

  @Test("a sum that falls short by a twentieth beyond its rounding is marked at least; the interval meets the total")
  func marked() throws {
    for one in try Self.cases() {
      let notable = one.shortfalls.filter {
        // What random rounding alone may do to so many cells and the total.
        $0.difference > 0.05 * $0.sum + 4 * Double($0.cells - $0.zeros + 1)
      }
      // But for zeros that hide more than nine, which `BlocksProof` names.
      let unmarked = notable.filter { !$0.isMarked && $0.isInside }
      #expect(notable.count { !$0.isMarked } * 1000 <= one.shortfalls.count, "\(one.name)")
      #expect(unmarked.isEmpty, "\(one.name): \(unmarked.prefix(5))")
      let held = one.shortfalls.count { $0.isHeld }
      #expect(Double(held) >= 0.94 * Double(one.shortfalls.count), "\(one.name): \(held) of \(one.shortfalls.count)")
    }
  }
}
