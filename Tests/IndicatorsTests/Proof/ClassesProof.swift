import LIPData
import TestSupport
import Testing

@testable import Indicators

/// The variance of the difference between a total and the sum of its parts, by how many parts there are.
@Suite("Proof: differences by the number of cells")
struct ClassesProof {
  @Test("where every part is 10 or more, differences have no bias and the variance that rounding predicts")
  func classes() throws {
    // Vancouver's local areas hold more than the city: of its comparisons only the blocks of characteristics are here.
    var all = try Comparisons.wards.get()
    for one in try Comparisons.genders.get() + Comparisons.blocks.get() + Comparisons.highlights.get() {
      all = all + one.all
    }
    var table = ProofTable(
      "Total less sum by the number of parts, every part 10 or more",
      ["Parts", "totals", "mean", "variance/predicted"])
    for (place, moments) in all.classes.sorted(by: { $0.key.lowerBound < $1.key.lowerBound }) {
      table.add([
        "\(place.lowerBound) to \(place.upperBound)", "\(moments.count)", ProofTable.number(moments.mean),
        ProofTable.number(moments.ratio),
      ])
      guard moments.count >= 1000 else { continue }
      #expect(abs(moments.mean) <= 2, "\(place)")
      #expect((0.85...1.2).contains(moments.ratio), "\(place)")
    }
    let together = all.allClasses
    table.add(["all", "\(together.count)", ProofTable.number(together.mean), ProofTable.number(together.ratio)])
    table.show()
    #expect(together.count > 30_000)
  }
}
