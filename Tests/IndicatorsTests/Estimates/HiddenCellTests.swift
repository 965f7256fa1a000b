import LIPData
import Testing

@testable import Indicators

@Suite("Missing, hidden and zero cells of a sum")
struct HiddenCellTests {
  @Test("missing is not zero: a zero covers its area, a missing cell does not")
  func missingIsNotZero() {
    var zero = CellSum.of([100], .base5)
    zero.add(Cell(0), rounding: .base5)
    var missing = CellSum.of([100], .base5)
    missing.add(Cell(missing: .notAvailable), rounding: .base5)
    #expect(zero.value == missing.value)
    #expect(zero.coverage == 1)
    #expect(missing.coverage == 0.5)
    #expect(zero.cells == 2)
    #expect(missing.cells == 1)
    #expect(missing.missingCells == 1)
    #expect(Estimate.count(zero).quality == .usable)
    #expect(Estimate.count(missing).reasons == [.partMissing(coverage: 0.5), .noIntervalOfPart])
  }

  @Test("hidden is not missing", arguments: [ObservationStatus.suppressed, .tooUnreliable, .hiddenSmallCount])
  func hidden(status: ObservationStatus) {
    var sum = CellSum.of([100], .base5)
    sum.add(Cell(missing: status), rounding: .base5)
    #expect(sum.hiddenCells == 1)
    #expect(sum.missingCells == 0)
    #expect(sum.status == status)
  }

  @Test("a hidden count of IRCC is 0 to 5: it has no value, but the sum knows how far it reaches")
  func hiddenSmallCount() {
    var sum = CellSum.of([100, 20], .nearest5)
    sum.add(Cell(missing: .hiddenSmallCount), rounding: .nearest5)
    let estimate = Estimate.count(sum)
    #expect(estimate.value == 120)
    // 98 + 18 + 0 and 102 + 22 + 5.
    #expect(estimate.bounds == 116...129)
    #expect(estimate.hiddenReach == 5)
    #expect(estimate.hiddenCells == 1)
    #expect(estimate.coverage == 1)
    // 5 of 120 is under a twentieth, 5 of 20 is over it.
    #expect(estimate.reasons.isEmpty)
    var small = CellSum.of([20], .nearest5)
    small.add(Cell(missing: .hiddenSmallCount), rounding: .nearest5)
    #expect(Estimate.count(small).reasons.contains(.atLeast))
    // Nobody says what an `x` hides.
    var other = CellSum.of([20], .nearest5)
    other.add(Cell(missing: .suppressed), rounding: .nearest5)
    #expect(other.upper == 22)
    #expect(other.coverage == 0.5)
  }

  @Test("absent cells are missing", arguments: [ObservationStatus.notAvailable, .notApplicable, .empty, []])
  func absent(status: ObservationStatus) {
    var sum = CellSum.of([100], .base5)
    sum.add(Cell(missing: status), rounding: .base5)
    #expect(sum.hiddenCells == 0)
    #expect(sum.missingCells == 1)
  }

  @Test("coverage is by the size of the areas, not by their number")
  func coverageBySize() {
    var sum = CellSum()
    sum.add(Cell(50), rounding: .base5, size: 900)
    sum.add(Cell(missing: .suppressed), rounding: .base5, size: 100)
    #expect(sum.coverage == 0.9)
    #expect(Estimate.count(sum).quality == .caution)
  }

  @Test("symbols of every cell reach the estimate")
  func symbols() {
    var sum = CellSum()
    sum.add(Cell(50, .useWithCaution), rounding: .base5)
    sum.add(Cell(55, .revised), rounding: .base5)
    let estimate = Estimate.count(sum)
    #expect(estimate.status == [.useWithCaution, .revised])
    #expect(estimate.status.text == "E r")
    #expect(estimate.reasons == [.publisherCaution])
    #expect(estimate.quality == .caution)
  }

  @Test("each zero of sample data reaches up by 9 and marks the sum as at least")
  func zeros() throws {
    // 20 + 10 + 0 + 0: at least 30, at most 24 + 14 + 9 + 9.
    let estimate = Estimate.count(.of([20, 10, 0, 0], .base5Sample))
    #expect(estimate.value == 30)
    #expect(estimate.hiddenReach == 18)
    #expect(estimate.bounds == 17...56)
    #expect(estimate.roundingVariance == 8)
    #expect(estimate.reasons.contains(.atLeast))
    // Low: 30 − 1.959964·√8 − 0.2 = 24.256; high: 30 + 5.743… + 18 = 53.744.
    let interval = try #require(estimate.interval)
    #expect(close(interval.low, 24.256385, within: 1e-6))
    #expect(close(interval.high, 53.743615, within: 1e-6))
  }

  @Test("a few zeros among many persons do not mark a sum")
  func fewZeros() {
    // 9 of 1,000 is under a twentieth.
    #expect(Estimate.count(.of([1000, 0], .base5Sample)).reasons.isEmpty)
    // 9 of 100 is over it.
    #expect(Estimate.count(.of([100, 0], .base5Sample)).reasons == [.atLeast])
  }

  @Test("nothing but zeros of sample data is at least nobody, at most 9 each")
  func onlyZeros() throws {
    let estimate = Estimate.count(.of([0, 0, 0], .base5Sample))
    #expect(estimate.value == 0)
    #expect(estimate.reasons == [.atLeast, .wideInterval(unreliable: true)])
    #expect(try #require(estimate.interval) == Interval(low: 0, high: 27, method: "rounding+modelled-sampling"))
  }

  @Test("zeros of 100 % data hide no more than 4 and mark nothing")
  func plainZeros() {
    let estimate = Estimate.count(.of([100, 0, 0], .base5))
    #expect(estimate.hiddenReach == 0)
    #expect(estimate.bounds == 96...112)
    #expect(estimate.reasons.isEmpty)
  }
}
