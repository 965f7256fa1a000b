import TestSupport
import Testing

@testable import Indicators
@testable import LIPData

struct MovementTests {
  private func count(_ value: Double, _ rounding: Rounding, universe: Double? = nil) -> Estimate {
    .count(.of([value], rounding, sampling: SamplingModel(), universe: universe))
  }

  @Test func `the change of exact counts is exact, and equal ones are unchanged`() {
    let change = Estimate.change(from: count(536_917, .exact), to: count(569_353, .exact))
    #expect(close(change.value, 6.041158))
    #expect(change.interval?.method == "exact" && change.movement == .rose)
    let none = Estimate.change(from: count(1000, .exact), to: count(1000, .exact))
    #expect(none.value == 0 && none.movement == .unchanged)
    #expect(Estimate.change(from: count(1000, .exact), to: count(999, .exact)).movement == .fell)
  }

  @Test func `rounded counts that are printed alike may have changed`() {
    let change = Estimate.change(from: count(1000, .base5), to: count(1000, .base5))
    #expect(change.value == 0 && change.movement == .unclear)
  }

  @Test func `from nothing there is no change in percent, and a missing figure has none`() {
    let none = Estimate.change(from: count(0, .exact), to: count(10, .exact))
    #expect(none.value == nil && none.reasons.contains(.noDenominator) && none.movement == nil)
    let missing = Estimate.change(from: .unavailable(.noCells), to: count(10, .exact))
    #expect(missing.value == nil && missing.reasons == [.noCells])
  }

  @Test func `a large change is as sure as its counts, one of small counts is not`() {
    let large = Estimate.change(
      from: count(6230, .base5Sample, universe: 500_000), to: count(15_000, .base5Sample, universe: 500_000))
    #expect(large.quality == .usable && large.movement == .rose)
    let small = Estimate.change(
      from: count(40, .base5Sample, universe: 5000), to: count(60, .base5Sample, universe: 5000))
    #expect(small.quality >= .caution && small.movement == .unclear)
  }

  @Test func `a plain count has no direction`() { #expect(count(10, .exact).movement == nil) }

  @Test func `the change of the unrounded counts lies within the hard bounds, whatever was rounded`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let before = RandomRounding.base5(Int.random(in: 50...5000, using: &random), &random)
      let after = RandomRounding.base5(Int.random(in: 0...5000, using: &random), &random)
      let change = Estimate.change(from: count(before.printed, .base5), to: count(after.printed, .base5))
      let bounds = try #require(change.bounds)
      let truth = 100 * Double(after.truth) / Double(before.truth) - 100
      #expect(bounds.lowerBound <= truth + 1e-9 && truth <= bounds.upperBound + 1e-9)
    }
  }

  @Test func `two samples of people who did not change are said to rise or fall about one time in twenty`() {
    var random = SeededGenerator(seed: 8)
    var moved = 0
    let trials = 4000
    for _ in 0..<trials {
      // The very variance that the model has: half of the sum of many draws is near enough to a normal one.
      let variance = SamplingModel().variance(of: 5000, in: 50_000)
      func draw() -> Double {
        let sum = (0..<12).reduce(0.0) { all, _ in all + Double.random(in: 0..<1, using: &random) } - 6
        return 5000 + sum * variance.squareRoot()
      }
      let change = Estimate.change(
        from: count(draw(), .base5Sample, universe: 50_000), to: count(draw(), .base5Sample, universe: 50_000))
      if change.movement == .rose || change.movement == .fell { moved += 1 }
    }
    #expect((0.035...0.065).contains(Double(moved) / Double(trials)), "\(moved) of \(trials)")
  }
}
