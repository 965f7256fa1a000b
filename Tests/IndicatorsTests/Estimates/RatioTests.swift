import LIPData
import Testing

@testable import Indicators

@Suite("Ratios and changes")
struct RatioTests {
  @Test("a ratio of 100 % counts: value, bounds, variance and interval")
  func ratio() throws {
    let estimate = Estimate.ratio(.of([500], .base5), to: .of([200], .base5))
    #expect(estimate.value == 2.5)
    // 496/204 and 504/196.
    #expect(close(estimate.bounds?.lowerBound, 2.431373))
    #expect(close(estimate.bounds?.upperBound, 2.571429))
    // (4 + 2.5²·4)/200² = 29/40,000.
    #expect(close(estimate.roundingVariance, 0.000725))
    // 1.959964·√0.000725 = 0.052774.
    let interval = try #require(estimate.interval)
    #expect(close(interval.low, 2.5 - 0.052774))
    #expect(close(interval.high, 2.5 + 0.052774))
    #expect(interval.method == "rounding")
  }

  @Test("a scale multiplies value, bounds and error alike")
  func scale() throws {
    let one = Estimate.ratio(.of([500], .base5), to: .of([200], .base5))
    let thousand = Estimate.ratio(.of([500], .base5), to: .of([200], .base5), scale: 1000)
    #expect(thousand.value == 2500)
    #expect(close(thousand.bounds?.upperBound, 1000 * (one.bounds?.upperBound ?? 0)))
    #expect(close(thousand.roundingVariance, 1_000_000 * one.roundingVariance))
  }

  @Test("a denominator that may be zero leaves the ratio without bounds and interval")
  func nearZero() {
    let estimate = Estimate.ratio(.of([500], .base5), to: .of([0, 0], .base5))
    #expect(estimate.value == nil)
    let small = Estimate.ratio(.of([500], .base5), to: .of([5], .base5))
    #expect(small.bounds == 496.0 / 9...504.0)
  }

  @Test("the published ratio: 226840±5556 / 203119±5070 = 1.117 ± 0.039")
  func publishedRatio() {
    let estimate = Estimate.ratio(.published(226_840, margin: 5556), to: .published(203_119, margin: 5070))
    #expect(close(estimate.value, 1.117, within: 0.0005))
    #expect(close(estimate.margin, 0.039, within: 0.0005))
  }

  @Test("the published change: 135173±3860 to 139301±4047 = 3.0538643072 % ± 4.1980698523")
  func publishedChange() {
    let estimate = Estimate.change(from: .published(135_173, margin: 3860), to: .published(139_301, margin: 4047))
    #expect(close(estimate.value, 3.053_864_307_2, within: 1e-9))
    #expect(close(estimate.margin, 4.198_069_852_3, within: 1e-9))
  }

  @Test("a change of 100 % counts: value, bounds, variance and interval")
  func change() throws {
    let estimate = Estimate.change(from: .of([1000], .base5), to: .of([1100], .base5))
    #expect(close(estimate.value, 10))
    #expect(estimate.numerator == 1100)
    #expect(estimate.denominator == 1000)
    // 100·1096/1004 − 100 and 100·1104/996 − 100.
    #expect(close(estimate.bounds?.lowerBound, 9.163347))
    #expect(close(estimate.bounds?.upperBound, 10.843373))
    // 10,000·(4 + 1.1²·4)/1000² = 0.0884; 1.959964·√0.0884 = 0.582739.
    #expect(close(estimate.roundingVariance, 0.0884))
    let interval = try #require(estimate.interval)
    #expect(close(interval.low, 10 - 0.582739))
    #expect(close(interval.high, 10 + 0.582739))
  }

  @Test("a fall is below zero and so is its interval")
  func fall() throws {
    let estimate = Estimate.change(from: .of([1000], .base5), to: .of([900], .base5))
    #expect(close(estimate.value, -10))
    #expect(try #require(estimate.interval).high < 0)
  }

  @Test("a change of exact counts is exact")
  func exact() throws {
    let estimate = Estimate.change(from: .of([934_243], .exact), to: .of([1_017_449], .exact))
    #expect(close(estimate.value, 8.906248, within: 1e-6))
    #expect(try #require(estimate.interval).method == "exact")
    #expect(estimate.quality == .usable)
  }

  @Test("nobody can fall by more than all: no change reaches below -100")
  func wholeFall() throws {
    let model = SamplingModel()
    let later = CellSum.of([10], .base5Sample, sampling: model, universe: 5000)
    let earlier = CellSum.of([100], .base5Sample, sampling: model, universe: 5000)
    let interval = try #require(Estimate.change(from: earlier, to: later).interval)
    #expect(interval.low >= -100)
  }

  @Test("zeros in the earlier count let the change reach down")
  func hiddenEarlier() {
    let estimate = Estimate.change(from: .of([1000, 0], .base5Sample), to: .of([1100, 50], .base5Sample))
    // 100·1.15·9/1000 = 1.035.
    #expect(estimate.hiddenReach == 0)
    #expect(close(estimate.hiddenReachBelow, 1.035))
  }
}
