import LIPData
import TestSupport
import Testing

@testable import Indicators

/// Men+ and women+ against the published total of every characteristic.
@Suite("Proof: men+ and women+")
struct GendersProof {
  @Test("men+ and women+ make up the total within their bounds, and as closely as rounding predicts")
  func genders() throws {
    var table = ProofTable("Men+ and women+ (2016: male and female) against the total", ProofTable.comparisonColumns)
    let comparisons = try Comparisons.genders.get()
    for one in comparisons {
      table.add(one.name, one.all)
      #expect(one.all.outside.isEmpty, "\(one.name): \(one.all.outside.prefix(5))")
      #expect(one.all.notTheSum == 0)
      let filled = one.all.allClasses
      guard filled.count >= 1000 else { continue }
      #expect(abs(filled.mean) <= 0.5, "\(one.name)")
      #expect((0.85...1.2).contains(filled.ratio), "\(one.name)")
    }
    table.show()
    #expect(comparisons.map(\.all.compared).reduce(0, +) > 15_000)
  }
}
