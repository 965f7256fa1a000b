import LIPData
import Testing

@testable import Indicators

@Suite("Counts")
struct CountTests {
  @Test("cells of 100 % data: bounds of 4 a cell, a variance of 4 a cell")
  func base5() throws {
    // 105 + 20 + 0 = 125. Lower: 101 + 16 + 0 (no count is negative). Upper: 109 + 24 + 4.
    let estimate = Estimate.count(.of([105, 20, 0], .base5))
    #expect(estimate.value == 125)
    #expect(estimate.bounds == 117...137)
    #expect(estimate.roundingVariance == 12)
    #expect(estimate.sampling == .none)
    #expect(estimate.samplingStandardError == 0)
    #expect(estimate.cells == 3)
    #expect(estimate.coverage == 1)
    // Half-width 1.959964·√12 + 0.2 = 6.989514, inside the bounds on both sides.
    let interval = try #require(estimate.interval)
    #expect(close(interval.low, 118.010486))
    #expect(close(interval.high, 131.989514))
    #expect(interval.method == "rounding")
    // 6.989514 / 1.959964 / 125 = 3 %: well under 16.6 %.
    #expect(estimate.quality == .usable)
  }

  @Test("one cell: the interval stops at the hard bounds")
  func oneCell() throws {
    // 1.959964·2 + 0.2 = 4.12 would pass the ±4 that random rounding allows.
    let interval = try #require(Estimate.count(.of([50], .base5)).interval)
    #expect(interval == Interval(low: 46, high: 54, method: "rounding"))
  }

  @Test("exact counts have no interval to speak of")
  func exact() throws {
    let estimate = Estimate.count(.of([17, 4], .exact))
    #expect(estimate.value == 21)
    #expect(estimate.bounds == 21...21)
    #expect(estimate.roundingVariance == 0)
    #expect(estimate.interval == Interval(low: 21, high: 21, method: "exact"))
  }

  @Test("sample data: sampling and rounding together")
  func sample() throws {
    // Variance 1.25²·3·300·(1 − 300/25,000) = 1.5625·3·300·0.988 = 1,389.375; its root is 37.274321.
    let estimate = Estimate.count(.of([300], .base5Sample, sampling: SamplingModel(), universe: 25_000))
    #expect(estimate.sampling == .modelled(variance: 1.5625 * 3 * 300 * 0.988))
    #expect(close(estimate.samplingStandardError, 37.274321))
    #expect(estimate.bounds == 296...304)
    // Wilson's ends with a = 1,389.375/300: (300 − t)² = z²·(a·t + 4), then 0.2 of a person.
    let interval = try #require(estimate.interval)
    for (end, side) in [(interval.low + 0.2, 1.0), (interval.high - 0.2, -1.0)] {
      #expect(close((300 - end) * side, Estimate.z * (1389.375 / 300 * end + 4).squareRoot(), within: 1e-6))
    }
    // About 73 either way, 9 higher.
    #expect(close(interval.low, 234.995172) && close(interval.high, 382.795585))
    #expect(interval.method == "rounding+modelled-sampling")
    // 73.66 / 1.96 / 300 = 12.5 %: usable still.
    #expect(estimate.quality == .usable)
  }

  @Test("sampling dominates a single area as the notes say: about 30 against 2")
  func scale() {
    let model = SamplingModel(clustering: 1)
    #expect(abs(model.variance(of: 300, in: 25_000).squareRoot() - 30) < 0.5)
    #expect(Rounding.base5Sample.variance(of: 300).squareRoot() == 2)
  }

  @Test("the model has no variance for nobody and for everybody")
  func modelEnds() {
    let model = SamplingModel()
    #expect(model.variance(of: 0, in: 100) == 0)
    #expect(model.variance(of: 100, in: 100) == 0)
    #expect(model.variance(of: 105, in: 100) == 0)
    #expect(model.variance(of: 100, in: nil) == 1.5625 * 300)
    #expect(model.variance(ofProportion: 0, of: 100) == 0)
    #expect(model.variance(ofProportion: 1, of: 100) == 0)
    #expect(model.variance(ofProportion: 0.5, of: 0) == 0)
  }

  @Test("three census divisions with published margins add as the published example does")
  func publishedSum() {
    // 135173±3860 + 43104±2642 + 24842±1957 = 203119 ± 5070 (frameworks notes §11.4).
    let sum =
      CellSum.published(135_173, margin: 3860) + .published(43_104, margin: 2642) + .published(24_842, margin: 1957)
    let estimate = Estimate.count(sum)
    #expect(estimate.value == 203_119)
    #expect(estimate.margin.map { $0.rounded() } == 5070)
  }

  @Test("nothing but hidden cells: no value, and never a zero")
  func nothing() {
    var sum = CellSum()
    sum.add(Cell(missing: .suppressed), rounding: .base5)
    let estimate = Estimate.count(sum)
    #expect(estimate.value == nil)
    #expect(estimate.bounds == nil)
    #expect(estimate.interval == nil)
    #expect(estimate.quality == .unavailable)
    #expect(estimate.reasons == [.noCells])
    #expect(estimate.hiddenCells == 1)
    #expect(estimate.status == .suppressed)
  }
}
