import LIPData
import Testing

@testable import Indicators

@Suite("Gaps")
struct GapTests {
  private let model = SamplingModel()

  private func share(_ part: [Double], of whole: [Double], _ rounding: Rounding = .base5) -> Estimate {
    .share(.of(part, rounding), of: .of(whole, rounding), model: model)
  }

  @Test("two shares of different people: value, bounds, variance and interval")
  func base5() throws {
    let gap = Estimate.gap(share([250], of: [1000]), minus: share([200], of: [500]))
    #expect(close(gap.value, -15))
    // The two shares have denominators of their own; the gap has none.
    #expect(gap.numerator == nil)
    #expect(gap.denominator == nil)
    // 24.501992 − 41.129032 and 25.502008 − 38.888889.
    #expect(close(gap.bounds?.lowerBound, -16.627040))
    #expect(close(gap.bounds?.upperBound, -13.386881))
    // 0.0425 + 10,000·(4 + 0.4²·4)/500² = 0.0425 + 0.1856 = 0.2281; 1.959964·√0.2281 = 0.936075.
    #expect(close(gap.roundingVariance, 0.2281))
    let interval = try #require(gap.interval)
    #expect(close(interval.low, -15.936075))
    #expect(close(interval.high, -14.063925))
    #expect(gap.isSigned)
    #expect(gap.cells == 4)
  }

  @Test("sampling variances add")
  func sampling() {
    let a = share([250], of: [1000], .base5Sample)
    let b = share([200], of: [500], .base5Sample)
    // 8.7890625 + 10,000·1.5625·3·0.4·0.6/500 = 8.7890625 + 22.5.
    #expect(close(Estimate.gap(a, minus: b).sampling.variance, 31.289_062_5))
  }

  @Test("what the zeros of the second hide takes the gap down, of the first up")
  func hidden() {
    let gap = Estimate.gap(
      share([100, 0], of: [500, 500], .base5Sample), minus: share([0, 0], of: [500, 400], .base5Sample))
    #expect(close(gap.hiddenReach, 0.9))
    #expect(close(gap.hiddenReachBelow, 2))
  }

  @Test("what the zeros of the second hide makes a gap at most, of the first at least, of both more or less")
  func direction() {
    let few = share([100, 0], of: [500, 500], .base5Sample)
    let none = share([100], of: [1000], .base5Sample)
    let gaps = [
      Estimate.gap(few, minus: share([200], of: [1000], .base5Sample)),
      Estimate.gap(none, minus: share([80, 0], of: [500, 400], .base5Sample)),
      Estimate.gap(few, minus: share([80, 0], of: [500, 400], .base5Sample)),
    ]
    for (gap, reason) in zip(gaps, [QualityReason.atLeast, .atMost, .moreOrLess]) {
      #expect(gap.reasons.filter { [.atLeast, .atMost, .moreOrLess].contains($0) } == [reason])
    }
    // 9 of 10,000 that the second hides are nothing beside a gap of 21 points.
    let large = Estimate.gap(
      share([2930], of: [10_000], .base5Sample), minus: share([800, 0], of: [9000, 1000], .base5Sample))
    #expect(!large.reasons.contains { [.atLeast, .atMost, .moreOrLess].contains($0) })
  }

  @Test("a ratio over a count with zeros is at most")
  func ratio() {
    let ratio = Estimate.ratio(.of([300], .base5Sample), to: .of([10, 0, 0], .base5Sample))
    #expect(ratio.reasons.contains(.atMost))
    #expect(!ratio.reasons.contains(.atLeast))
    let change = Estimate.change(
      from: .count(.of([100, 0], .base5Sample)), to: .count(.of([200], .base5Sample)))
    #expect(change.reasons.contains(.atMost))
    #expect(!change.reasons.contains(.atLeast))
  }

  @Test("a gap is graded by its own width, which is wider than that of either share")
  func ownWidth() throws {
    // Each share: 10,000·4.6875·0.25·0.75/1700 → half-width 4.5 points, usable. Together 6.3: caution.
    let a = share([425], of: [1700], .base5Sample)
    #expect(a.quality == .usable)
    let gap = Estimate.gap(a, minus: a)
    let interval = try #require(gap.interval)
    #expect((interval.high - interval.low) / 2 > 5)
    #expect(gap.quality == .caution)
    #expect(gap.reasons == [.wideInterval(unreliable: false)])
  }

  @Test("a gap without one of its shares has no value")
  func missing() {
    let hidden = Estimate.share(CellSum(), of: .of([100], .base5), model: model)
    for gap in [Estimate.gap(share([5], of: [10]), minus: hidden), Estimate.gap(hidden, minus: share([5], of: [10]))] {
      #expect(gap.value == nil)
      #expect(gap.interval == nil)
      #expect(gap.quality == .unavailable)
      #expect(gap.reasons.contains(.noCells))
    }
  }

  @Test("no gap passes 100 points either way")
  func ends() throws {
    let none = share([10], of: [100], .base5Sample)
    let all = share([95], of: [100], .base5Sample)
    #expect(try #require(Estimate.gap(none, minus: all).interval).low >= -100)
    #expect(try #require(Estimate.gap(all, minus: none).interval).high <= 100)
  }

  @Test("a difference of two counts: value, bounds and variance; it may fall below -100")
  func difference() throws {
    let difference = Estimate.difference(.of([100, 200], .base5), minus: .of([1000], .base5))
    #expect(difference.value == -700)
    // 96 + 196 − 1004 and 104 + 204 − 996.
    #expect(difference.bounds == -712 ... -688)
    #expect(difference.roundingVariance == 12)
    // 1.959964·√12 + 0.2 = 6.989514.
    let interval = try #require(difference.interval)
    #expect(close(interval.low, -706.989514))
    #expect(close(interval.high, -693.010486))
    #expect(difference.quality == .usable)
  }

  @Test("a difference of counts of the sample hides what either count hides")
  func differenceHidden() {
    let difference = Estimate.difference(.of([1000, 0], .base5Sample), minus: .of([500, 0, 0], .base5Sample))
    #expect(difference.value == 500)
    #expect(difference.hiddenReach == 9)
    #expect(difference.hiddenReachBelow == 18)
    #expect(Estimate.difference(.of([5], .base5), minus: CellSum()).reasons == [.noCells])
  }
}
