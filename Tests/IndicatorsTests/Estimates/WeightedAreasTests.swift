import LIPData
import Testing

@testable import Indicators

@Suite("What an area of less than its whole weight tells")
struct WeightedAreasTests {
  private let model = SamplingModel()

  private func sum(_ values: [Double], weights: [Double], _ rounding: Rounding = .base5Sample) -> CellSum {
    var sum = CellSum()
    for (value, weight) in zip(values, weights) {
      sum.add(Cell(value), rounding: rounding, weight: weight, sampling: model)
    }
    return sum
  }

  @Test("a share of a quarter of an area rests on everybody asked in all of it")
  func share() throws {
    let whole = Estimate.share(sum([400], weights: [1]), of: sum([1500], weights: [1]), model: model)
    let quarter = Estimate.share(sum([400], weights: [0.25]), of: sum([1500], weights: [0.25]), model: model)
    #expect(close(quarter.value, try #require(whole.value)))
    #expect(close(quarter.samplingStandardError, try #require(whole.samplingStandardError)))
    // The count is known a quarter as far off.
    #expect(
      close(
        Estimate.count(sum([400], weights: [0.25])).sampling.variance, 4.6875 * 400 / 16))
  }

  @Test("of areas with different weights each person counts by the square of the weight")
  func mixed() throws {
    let part = sum([100, 300], weights: [1, 0.5])
    let whole = sum([400, 600], weights: [1, 0.5])
    let p = 250.0 / 700
    // Those in the part are 1 − p off, the others p, each times the area's weight.
    let first = 100 * (1 - p) * (1 - p) + 300 * p * p
    let second = 0.25 * (300 * (1 - p) * (1 - p) + 300 * p * p)
    let estimate = Estimate.share(part, of: whole, model: model)
    #expect(close(estimate.sampling.variance, 10_000 * 4.6875 * (first + second) / (700 * 700)))
  }

  @Test("a rest has what a part leaves of each area")
  func rest() {
    let rest = sum([400, 600, 1000], weights: [1, 1, 1]) - sum([400, 600], weights: [1, 0.25])
    #expect(rest.value == 1450)
    #expect(close(rest.squareWeighted, 0.75 * 0.75 * 600 + 1000))
    #expect(close(rest.samplingVariance, 4.6875 * (0.75 * 0.75 * 600 + 1000)))
  }

  @Test("a quantile and a diversity of a quarter of an area are as sure as those of all of it")
  func others() throws {
    let classes = ValueClasses([.init(0, 10), .init(10, 20), .init(20, 30)])
    func sums(_ weight: Double) -> [CellSum] { [300, 500, 200].map { sum([$0], weights: [weight]) } }
    let quantiles = [1, 0.25].map { Estimate.quantile(0.25, of: classes, sums($0), model: model) }
    #expect(close(quantiles[1].samplingStandardError, try #require(quantiles[0].samplingStandardError)))
    let diversities = [1, 0.25].map { Estimate.diversity(sums($0), model: model) }
    #expect(close(diversities[1].samplingStandardError, try #require(diversities[0].samplingStandardError)))
  }

  @Test("the rest of a distribution over a weighted area is as sure as over the area")
  func distribution() throws {
    let yaml = "{distribution: [part, other], of: whole, top: 1, breakdown: kind}"
    let rests = try [1, 0.25].map { weight in
      try measure(yaml).estimates(
        from: SmallProduct.sums(
          [("a", [1: Cell(1000), 2: Cell(900), 3: Cell(500), 5: Cell(300)])], weights: ["a": weight]),
        column: .count)[1].estimate
    }
    #expect(close(rests[1].samplingStandardError, try #require(rests[0].samplingStandardError)))
  }

  @Test("an unrounded count by weight, or with a part missing, is not called exact and has no interval")
  func exact() {
    let apportioned = Estimate.count(sum([662_248], weights: [0.333], .exact))
    #expect(apportioned.value != nil)
    #expect(apportioned.interval == nil)
    #expect(apportioned.reasons.contains(.noIntervalOfPart))
    var partial = CellSum()
    partial.add(Cell(90_000), rounding: .exact, size: 9)
    partial.add(Cell(missing: .notAvailable), rounding: .exact, size: 1)
    #expect(Estimate.count(partial).interval == nil)
    #expect(Estimate.count(partial).reasons == [.partMissing(coverage: 0.9), .noIntervalOfPart])
    let whole = Estimate.count(sum([662_248], weights: [1], .exact))
    #expect(whole.interval?.method == "exact")
    // Of rounded and sampled counts likewise; the error of sampling is known all the same.
    let sample = Estimate.count(sum([4000], weights: [0.5]))
    #expect(sample.interval == nil)
    #expect(sample.samplingStandardError != nil)
  }

  @Test("a share of a weighted area keeps its interval, a share of exact counts has none")
  func shares() {
    #expect(Estimate.share(sum([100], weights: [0.5]), of: sum([900], weights: [0.5]), model: model).interval != nil)
    let exact = Estimate.ratio(sum([100], weights: [0.5], .exact), to: sum([900], weights: [0.5], .exact))
    #expect(exact.interval == nil)
    #expect(exact.value != nil)
  }

  @Test("no movement is told of a count that is a part")
  func movement() {
    let earlier = Estimate.count(sum([4000], weights: [0.5], .exact))
    let later = Estimate.count(sum([4000], weights: [1], .exact))
    let change = Estimate.change(from: earlier, to: later)
    #expect(change.value == 100)
    #expect(change.interval == nil)
    #expect(change.movement == nil)
  }

  @Test("a wide count that lost its interval is graded as before")
  func width() {
    var sum = sum([20], weights: [1])
    sum.add(Cell(missing: .notAvailable), rounding: .base5Sample, size: 0.05)
    #expect(Estimate.count(sum).interval == nil)
    #expect(Estimate.count(sum).quality == .unreliable)
  }
}
