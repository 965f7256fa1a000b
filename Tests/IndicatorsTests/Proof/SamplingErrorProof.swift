import LIPData
import TestSupport
import Testing

@testable import Indicators

/// The modelled sampling error against published ones.
///
/// No file at hand carries confidence intervals. The one published interval that the notes quote in full is Canada's
/// count of immigrants in 2021 (frameworks notes §15).
@Suite("Proof: modelled and published sampling errors")
struct SamplingErrorProof {
  @Test("the published error of Canada's immigrants is 0.65 of the model without clustering")
  func canada() throws {
    let canada = "2021A000011124"
    let matrix = try CellMatrix.read(Embedded.file("census-profile-2021"), areas: [canada], members: [1, 1529])
    let count = try #require(matrix.cell(canada, 1529)?.value)
    // The population in private households is not at hand; the whole population is 1.8 % more.
    let universe = try #require(matrix.cell(canada, 1)?.value)
    let (low, high) = (8_355_915.0, 8_367_098.0)
    #expect(count == 8_361_505)
    let published = (high - low) / 2 / Estimate.z
    var table = ProofTable(
      "Published sampling error over the modelled one (Canada, immigrants, 2021)",
      ["Clustering k", "published SE", "modelled SE", "factor"])
    var factors: [Double] = []
    for k in [1, 1.25] {
      let modelled = SamplingModel(clustering: k).variance(of: count, in: universe).squareRoot()
      factors.append(published / modelled)
      table.add([
        ProofTable.number(k), ProofTable.number(published, 0), ProofTable.number(modelled, 0),
        ProofTable.number(published / modelled),
      ])
    }
    table.show()
    #expect(abs(published - 2853) < 1)
    #expect((0.645..<0.655).contains(factors[0]))
    // The interval that we print is never narrower than the published one.
    #expect(factors[1] < 1)
  }
}
