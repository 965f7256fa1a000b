import LIPData
import TestSupport
import Testing

@testable import Indicators

/// What a printed 10 of sample data stands for.
@Suite("Proof: the tens of sample data")
struct TensProof {
  /// A 10 of 2016 was made of 1 to 9 with probability t/10, of 10, and of 11 to 14 with probability (15 − t)/5.
  ///
  /// With as many areas of each size its error has mean 1.67 and variance 9.56: more than the 4 of other cells.
  private static let rule: (mean: Double, variance: Double) = {
    var (all, mean, squares) = (0.0, 0.0, 0.0)
    for count in 1...14 {
      let weight = count <= 10 ? Double(count) / 10 : Double(15 - count) / 5
      let error = Double(10 - count)
      all += weight
      mean += weight * error
      squares += weight * error * error
    }
    mean /= all
    return (mean, squares / all - mean * mean)
  }()

  @Test("tens of 2016 are inflated as the rule of 1 to 14 says; without them the simple rule holds")
  func tens() throws {
    var byTens: [Int: TotalsComparison.Moments] = [:]
    for (_, cells) in try Highlights.tables.get() {
      for (key, cell) in cells where key.codes[2] == "Both sexes" && key.codes[4].hasSuffix("(2016 counts)") {
        let parts = ["Male", "Female"].compactMap { cells[key.with($0, at: 2)]?.value }
        // Two tens may have a total of 10, a third: what one of them does is seen more plainly beside a larger part.
        guard parts.count == 2, parts.allSatisfy({ $0 >= 10 }), parts.contains(where: { $0 > 10 }) else { continue }
        var sum = CellSum()
        for part in parts { sum.add(Cell(part), rounding: .base5Sample) }
        byTens[parts.count { $0 == 10 }, default: .init()]
          .add(cell.value - sum.value, predicted: sum.roundingVariance + Rounding.base5Sample.variance(of: cell.value))
      }
    }
    guard let none = byTens[0], let one = byTens[1] else { return }
    var table = ProofTable(
      "Male and female of 2016 against both sexes, by the number of printed tens",
      ["Tens", "totals", "mean difference", "the rule's", "variance/predicted", "variance of a ten", "the rule's"])
    for (tens, moments) in byTens.sorted(by: { $0.key < $1.key }) {
      let excess = moments.ratio * 12 - none.ratio * 12
      table.add([
        "\(tens)", "\(moments.count)", ProofTable.number(moments.mean),
        ProofTable.number(-Double(tens) * Self.rule.mean), ProofTable.number(moments.ratio),
        tens > 0 ? ProofTable.number(none.ratio * 4 + excess / Double(tens)) : "–",
        tens > 0 ? ProofTable.number(Self.rule.variance) : "–",
      ])
    }
    table.show()
    #expect(none.count > 30_000 && one.count > 4000)
    #expect(abs(none.mean) <= 0.2)
    #expect((0.85...1.2).contains(none.ratio))
    #expect(abs(one.mean + Self.rule.mean) <= 0.3)
    #expect(abs(none.ratio * 4 + (one.ratio - none.ratio) * 12 - Self.rule.variance) <= 1.5)
  }
}
