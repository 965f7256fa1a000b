import LIPData
import Testing

@testable import Indicators

@Suite("Intervals")
struct IntervalTests {
  @Test("the name says what went in")
  func methods() throws {
    #expect(try #require(Estimate.count(.of([5], .exact)).interval).method == "exact")
    #expect(try #require(Estimate.count(.of([5], .base5)).interval).method == "rounding")
    let sample = Estimate.count(.of([15], .base5Sample, sampling: SamplingModel()))
    #expect(try #require(sample.interval).method == "rounding+modelled-sampling")
    var published = sample
    published.sampling = .published(variance: 9)
    #expect(try #require(published.interval).method == "rounding+published-sampling")
  }

  @Test("a published median has no bounds and so no interval")
  func median() {
    let estimate = Estimate.published(.of([62_000], .published), areas: 1)
    #expect(estimate.value == 62_000)
    #expect(estimate.sampling == .unknown)
    // Of 100 % data, which the universe tells, there is no error of sampling; the digits are as published.
    #expect(Estimate.published(.of([62_000], .published), areas: 1, isSample: false).sampling == .none)
    #expect(Estimate.published(.of([62_000], .published), areas: 1, isSample: true).sampling == .unknown)
    #expect(estimate.interval == nil)
    #expect(estimate.samplingStandardError == nil)
    #expect(estimate.quality == .usable)
  }

  @Test("a median of two areas, of none, or of a part of one is refused with its reason")
  func medianOfUnion() {
    let two = CellSum.of([62_000, 70_000], .published)
    #expect(Estimate.published(two, areas: 2).reasons == [.notCombinable])
    #expect(Estimate.published(CellSum(), areas: 1).reasons == [.noCells])
    var part = CellSum()
    part.add(Cell(62_000), rounding: .published, weight: 0.5)
    #expect(Estimate.published(part, areas: 1).reasons == [.notCombinable])
    // Two areas of which one is hidden are two areas still.
    var hidden = CellSum.of([62_000], .published)
    hidden.add(Cell(missing: .suppressed), rounding: .published)
    #expect(Estimate.published(hidden, areas: 2).value == nil)
  }

  @Test("an unsigned estimate has no interval below 0")
  func floor() throws {
    for value in [0.0, 10] {
      let estimate = Estimate.count(.of([value], .base5Sample, sampling: SamplingModel(), universe: 100))
      #expect(try #require(estimate.interval).low >= 0)
    }
    let rest = CellSum.of([10], .base5) - .of([5], .base5)
    #expect(try #require(Estimate.count(rest).interval).low == 0)
  }

  @Test("the interval always holds the value")
  func holdsValue() throws {
    for values in [[0.0], [5], [10], [0, 0], [5, 0, 100], [15, 10, 0, 2000]] {
      for rounding in [Rounding.exact, .base5, .base5Sample] {
        let estimate = Estimate.count(.of(values, rounding, sampling: SamplingModel(), universe: 3000))
        let interval = try #require(estimate.interval)
        let value = try #require(estimate.value)
        #expect(interval.low <= value && value <= interval.high)
        #expect(try #require(estimate.bounds).contains(value))
      }
    }
  }

  @Test("an unknown sampling error leaves a sum of errors unknown; a modelled one leaves it modelled")
  func combining() {
    #expect(SamplingError.combined(.unknown, 1, .none, 1) == .unknown)
    #expect(SamplingError.combined(.none, 1, .none, 1) == .none)
    #expect(SamplingError.combined(.modelled(variance: 4), 2, .none, 1) == .modelled(variance: 16))
    #expect(
      SamplingError.combined(.modelled(variance: 4), 1, .published(variance: 9), 2) == .modelled(variance: 40))
    #expect(
      SamplingError.combined(.published(variance: 4), 1, .published(variance: 9), 1) == .published(variance: 13))
  }
}
