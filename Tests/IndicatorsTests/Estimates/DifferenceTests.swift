import LIPData
import Testing

@testable import Indicators

@Suite("A whole without its part")
struct DifferenceTests {
  @Test("each bound meets the other's opposite, and rounding variances add")
  func base5() {
    let rest = CellSum.of([1000], .base5) - .of([100, 200], .base5)
    #expect(rest.value == 700)
    // 996 − (104 + 204) and 1004 − (96 + 196).
    #expect(rest.lower == 688)
    #expect(rest.upper == 712)
    #expect(rest.roundingVariance == 12)
    #expect(rest.cells == 3)
  }

  @Test("a rest is never below zero")
  func floor() {
    let rest = CellSum.of([100], .base5) - .of([105], .base5)
    #expect(rest.value == 0)
    #expect(rest.lower == 0)
    #expect(rest.upper == 3)
  }

  @Test("what the part's zeros hide takes the rest down")
  func hidden() throws {
    let rest = CellSum.of([1000], .base5Sample) - .of([100, 0, 0, 0, 0, 0], .base5Sample)
    #expect(rest.value == 900)
    // 996 − (104 + 5·9).
    #expect(rest.lower == 847)
    #expect(rest.upper == 908)
    // The zeros may hold 45 persons who are in the whole: 900 − 45 − 1.959964·√8 − 0.2 is 849.26.
    let interval = try #require(Estimate.count(rest).interval)
    #expect(interval.low < 849.5)
    #expect(interval.low >= 847)
    #expect(interval.high < 908)
  }

  @Test("the sampling error of the rest is that of the whole less that of the part")
  func sampling() {
    // The rest and the part are different households: var(whole) = var(part) + var(rest).
    let model = SamplingModel()
    let whole = CellSum.of([1000], .base5Sample, sampling: model, universe: 4000)
    let part = CellSum.of([600], .base5Sample, sampling: model, universe: 2400)
    let rest = CellSum.of([400], .base5Sample, sampling: model, universe: 1600)
    #expect(close((whole - part).samplingVariance, rest.samplingVariance))
  }

  @Test("a whole without a value leaves no rest, rather than nobody")
  func hiddenWhole() {
    var whole = CellSum()
    whole.add(Cell(missing: .suppressed), rounding: .base5)
    let rest = whole - .of([100, 200, 300], .base5)
    #expect(Estimate.count(rest).value == nil)
    let share = Estimate.share(rest, of: .of([1000], .base5), model: SamplingModel())
    #expect(share.value == nil)
  }

  @Test("a rest of a whole weighs what the two weigh apart")
  func coverage() {
    var whole = CellSum()
    whole.add(Cell(1000), rounding: .base5, size: 5000)
    var part = CellSum()
    part.add(Cell(100), rounding: .base5, size: 700)
    #expect((whole - part).coverage == 1)
    #expect((whole - part).expected == 4300)
  }
}
