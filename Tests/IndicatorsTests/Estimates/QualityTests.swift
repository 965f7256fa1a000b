import LIPData
import Testing

@testable import Indicators

@Suite("Grades")
struct QualityTests {
  private static let everyReason: [QualityReason] = [
    .notInData, .noVariable, .noVariableHere, .noCells, .notGiven, .noDenominator, .partMissing(coverage: 0.95),
    .publisherCaution,
    .nonResponse(class: 2), .wideInterval(unreliable: false), .atLeast, .apportioned, .notCombinable, .tooFewPeers,
    .otherUniverse, .wouldReveal, .incompleteEnumeration, .atMost, .moreOrLess, .largerThanWhole,
    .holdsHidden(cells: 2), .noIntervalOfPart,
  ]

  @Test("usable, caution, unreliable, unavailable, in this order")
  func order() {
    #expect(Quality.allCases.shuffled().sorted() == [.usable, .caution, .unreliable, .unavailable])
    #expect(Quality.usable < .caution)
    #expect(!(Quality.unavailable < .unreliable))
  }

  @Test("coverage under 0.5 is unavailable, under 0.9 unreliable, under 1 caution")
  func coverage() {
    #expect(QualityReason.partMissing(coverage: 0.49).grade == .unavailable)
    #expect(QualityReason.partMissing(coverage: 0.5).grade == .unreliable)
    #expect(QualityReason.partMissing(coverage: 0.89).grade == .unreliable)
    #expect(QualityReason.partMissing(coverage: 0.9).grade == .caution)
  }

  @Test("under half of a catchment the value is not printed")
  func halfCovered() {
    var sum = CellSum.of([100], .base5)
    for _ in 0..<2 { sum.add(Cell(missing: .suppressed), rounding: .base5) }
    let estimate = Estimate.count(sum)
    #expect(estimate.value == nil)
    #expect(estimate.interval == nil)
    #expect(estimate.quality == .unavailable)
  }

  @Test("non-response of half the dwellings is unreliable, less is caution")
  func nonResponse() {
    #expect(QualityReason.nonResponse(class: 2).grade == .caution)
    #expect(QualityReason.nonResponse(class: 4).grade == .caution)
    #expect(QualityReason.nonResponse(class: 5).grade == .unreliable)
  }

  @Test("the worst reason grades the estimate")
  func worst() {
    var estimate = Estimate.count(.of([1000], .base5))
    #expect(estimate.quality == .usable)
    estimate.reasons = [.apportioned]
    #expect(estimate.quality == .caution)
    estimate.reasons.append(.wideInterval(unreliable: true))
    #expect(estimate.quality == .unreliable)
    estimate.value = nil
    #expect(estimate.quality == .unavailable)
  }

  @Test(
    "a relative error of 16.6 % is caution, of 33.3 % unreliable",
    arguments: [
      // The standard error of sampling over the value is 1.25·√(3/x) in an endless universe: 200 → 15.3 %,
      // 100 → 21.7 %, 40 → 34.2 %; rounding adds little.
      (200.0, Quality.usable), (100.0, .caution), (40.0, .unreliable),
    ])
  func relativeError(value: Double, grade: Quality) {
    #expect(Estimate.count(.of([value], .base5Sample, sampling: SamplingModel())).quality == grade)
  }

  @Test("a part of an area counts by weight and asks for caution")
  func apportioned() {
    var sum = CellSum()
    sum.add(Cell(1000), rounding: .base5, weight: 0.4)
    #expect(Estimate.count(sum).value == 400)
    #expect(Estimate.count(sum).reasons == [.apportioned, .noIntervalOfPart])
  }

  @Test("every reason says why in both languages", arguments: QualityTests.everyReason)
  func texts(reason: QualityReason) {
    #expect(!reason.text.en.isEmpty)
    #expect(!reason.text.fr.isEmpty)
    #expect(reason.text.en != reason.text.fr)
    // A reserve that is left out is said beside the figure and does not grade it down.
    #expect(reason.grade > .usable || [.incompleteEnumeration, .noIntervalOfPart].contains(reason))
  }
}
