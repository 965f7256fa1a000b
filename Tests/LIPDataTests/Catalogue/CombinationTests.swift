import LIPData
import Testing

struct CombinationTests {
  @Test func `every way to combine is read`() {
    #expect(Combination("additive") == .additive)
    #expect(Combination("not-additive") == .notAdditive)
    #expect(Combination("ratio-of(12,34)") == .ratio(of: 12, to: 34))
    #expect(Combination("ratio-of(12, 34)") == .ratio(of: 12, to: 34))
    #expect(Combination("mean-weighted-by(7)") == .mean(weightedBy: 7))
    #expect(Combination("median-from(3-9)") == .median(from: 3...9))
    #expect(Combination("median-from(3-3)") == .median(from: 3...3))
  }

  @Test(arguments: [
    "", "Additive", "additive ", "ratio-of", "ratio-of()", "ratio-of(1)", "ratio-of(1,2,3)", "ratio-of(a,2)",
    "ratio-of(1,2",
    "mean-weighted-by()", "mean-weighted-by(1,2)", "median-from(9-3)", "median-from(3)", "median-from(3,9)", "sum",
  ])
  func `anything else is none`(text: String) {
    #expect(Combination(text) == nil)
  }
}
