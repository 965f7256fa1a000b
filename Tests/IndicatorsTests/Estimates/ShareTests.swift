import LIPData
import Testing

@testable import Indicators

@Suite("Shares")
struct ShareTests {
  private let model = SamplingModel()

  @Test("a part of 100 % data: value, bounds, variance and interval")
  func base5() throws {
    let estimate = Estimate.share(.of([250], .base5), of: .of([1000], .base5), model: model)
    #expect(estimate.value == 25)
    #expect(estimate.numerator == 250)
    #expect(estimate.denominator == 1000)
    // 246/1004 = 24.501992 %; 254/996 = 25.502008 %.
    #expect(close(estimate.bounds?.lowerBound, 24.501992))
    #expect(close(estimate.bounds?.upperBound, 25.502008))
    // 10,000·(4 + 0.25²·4)/1000² = 0.0425.
    #expect(close(estimate.roundingVariance, 0.0425))
    #expect(estimate.sampling == .none)
    // 1.959964·√0.0425 = 0.404057; no half person is added to a share.
    let interval = try #require(estimate.interval)
    #expect(close(interval.low, 24.595943))
    #expect(close(interval.high, 25.404057))
    #expect(interval.method == "rounding")
  }

  @Test("a part of sample data: the variance of a proportion of the same households")
  func sample() throws {
    let estimate = Estimate.share(.of([250], .base5Sample), of: .of([1000], .base5Sample), model: model)
    // 10,000·1.5625·3·0.25·0.75/1000 = 8.7890625; its root is 2.964635.
    #expect(close(estimate.sampling.variance, 8.789_062_5))
    #expect(close(estimate.samplingStandardError, 2.964635))
    // Wilson's ends: (25 − t)² = z²·(1.5625·3·t·(100 − t)/1000 + 0.0425), solved by bisection.
    let interval = try #require(estimate.interval)
    #expect(close(interval.low, 19.652430))
    #expect(close(interval.high, 31.231987))
    #expect(interval.method == "rounding+modelled-sampling")
    // More than five points, not more than ten.
    #expect(estimate.quality == .caution)
    #expect(estimate.reasons == [.wideInterval(unreliable: false)])
  }

  @Test("the share of a union is the sum of parts over the sum of wholes, never a mean of rates")
  func union() {
    // 10 of 100 and 450 of 900: 46 %, where the mean of the rates is 30 %.
    let estimate = Estimate.share(.of([10, 450], .base5), of: .of([100, 900], .base5), model: model)
    #expect(estimate.value == 46)
  }

  @Test("a part printed above its whole by rounding keeps its quotient, is shown as 100, and has no bound above it")
  func ceiling() throws {
    // 104 of 104 persons may be printed as 105 of 100.
    let estimate = Estimate.share(.of([105], .base5), of: .of([100], .base5), model: model)
    #expect(estimate.value == 105)
    #expect(estimate.shownValue == 100)
    #expect(estimate.bounds?.upperBound == 100)
    #expect(try #require(estimate.interval).low <= 100)
    #expect(estimate.numerator == 105)
    #expect(estimate.denominator == 100)
    // 101/104 is what it may be at least.
    #expect(close(estimate.bounds?.lowerBound, 100 * 101 / 104))
  }

  @Test("no share or interval falls below 0")
  func floor() throws {
    let estimate = Estimate.share(.of([10], .base5Sample), of: .of([200], .base5Sample), model: model)
    #expect(try #require(estimate.interval).low >= 0)
    #expect(try #require(estimate.bounds).lowerBound > 0)
    let none = Estimate.share(.of([0], .base5Sample), of: .of([200], .base5Sample), model: model)
    #expect(try #require(none.interval).low == 0)
  }

  @Test("a whole of zero gives no share")
  func zeroWhole() {
    let estimate = Estimate.share(.of([0], .base5), of: .of([0], .base5), model: model)
    #expect(estimate.value == nil)
    #expect(estimate.reasons == [.noDenominator])
  }

  @Test("a whole that may be nobody is bounded by 100")
  func smallWhole() throws {
    // The whole, printed 0 and 5, may be 1: the part, printed 5, may be all of it.
    let estimate = Estimate.share(.of([5], .base5), of: .of([0, 5], .base5), model: model)
    #expect(try #require(estimate.bounds).upperBound == 100)
  }

  @Test("zeros in the whole of sample data let the interval reach down, zeros in the part up")
  func hidden() throws {
    let low = Estimate.share(.of([100, 10], .base5Sample), of: .of([1000, 0], .base5Sample), model: model)
    // The hidden zero may add 9 to the whole: 11 %·9/1000 = 0.099 points down.
    #expect(low.hiddenReach == 0)
    #expect(close(low.hiddenReachBelow, 0.099))
    let up = Estimate.share(.of([100, 0], .base5Sample), of: .of([1000, 500], .base5Sample), model: model)
    // It may add 9 to the part: 9/1500 = 0.6 points up.
    #expect(close(up.hiddenReach, 0.6))
    #expect(up.hiddenReachBelow == 0)
  }
}
