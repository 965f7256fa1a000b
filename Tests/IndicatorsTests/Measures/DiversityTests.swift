import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Diversity")
struct DiversityTests {
  private let model = SamplingModel()

  private func diversity(_ counts: [Double], _ rounding: Rounding = .base5) -> Estimate {
    .diversity(counts.map { .of([$0], rounding) }, model: model)
  }

  @Test("the chance that two people are of different groups: 0 for one group, 1 − 1/k for k alike")
  func value() {
    #expect(diversity([1000, 0]).value == 0)
    #expect(close(diversity([500, 500, 500, 500]).value, 0.75))
    // 1 − 0.36 − 0.09 − 0.01.
    #expect(close(diversity([600, 300, 100]).value, 0.54))
  }

  @Test("rounding and sampling by their formulas, bounds around both")
  func parts() throws {
    let estimate = diversity([600, 400], .base5Sample)
    // Slopes −2·(p − 0.52)/1000 with 4 for each cell.
    #expect(close(estimate.roundingVariance, 4 * (4 * 0.08 * 0.08 + 4 * 0.12 * 0.12) / 1e6))
    // 4·1.25²·3·(0.6³ + 0.4³ − 0.52²)/1000.
    #expect(close(estimate.sampling.variance, 4 * 1.5625 * 3 * (0.28 - 0.2704) / 1000))
    #expect(try #require(estimate.bounds).contains(0.48))
    #expect(try #require(estimate.interval).method == "rounding+modelled-sampling")
    #expect(try #require(estimate.interval).high <= 1)
    #expect(diversity([600, 400]).sampling == .none)
  }

  @Test("zeros of sample data let it reach up: whoever they hide adds a group")
  func zeros() {
    let estimate = diversity([600, 400, 0], .base5Sample)
    // Nine people of a new group: 2·0.52·9/1000.
    #expect(close(estimate.hiddenReach, 2 * 0.52 * 9 / 1000))
    #expect(estimate.hiddenReachBelow == 0)
  }

  @Test("a wide interval is graded on the scale of 0 to 1, as a share is on that of 100")
  func wide() {
    #expect(diversity([20, 10, 10], .base5Sample).quality == .unreliable)
    #expect(diversity([60_000, 40_000], .base5Sample).quality == .usable)
  }

  @Test("groups that do not make up their whole are refused, nobody and a group that stands twice as well")
  func refused() throws {
    func sums(_ part: Double, _ other: Double, _ whole: Double) throws -> AreaSums {
      try SmallProduct.sums([("a", [1: Cell(whole), 2: Cell(whole), 3: Cell(part), 5: Cell(other)])])
    }
    let yaml = "{diversity: [part, other], of: whole}"
    #expect(try close(estimate(yaml, sums(400, 600, 1000)).value, 0.48))
    #expect(try estimate(yaml, sums(400, 600, 1200)).reasons == [.notWhole])
    #expect(try estimate(yaml, sums(0, 0, 0)).reasons == [.noDenominator])
    #expect(diagnostic { try measure("{diversity: [part, part], of: whole}") }?.code == "duplicate-definition")
    #expect(diagnostic { try measure("{diversity: [part], of: whole}") }?.code == "duplicate-definition")
  }

  @Test("of known people whose groups are rounded, the bounds hold the true index, the interval nearly always")
  func knownPeople() throws {
    var generator = SeededGenerator(seed: 31)
    var (outside, held) = (0, 0)
    for _ in 0..<2000 {
      let counts = (0..<Int.random(in: 2...15, using: &generator)).map { _ in generator.count() }
      let total = counts.reduce(0, +)
      let cells = counts.map { CellSum.of([RandomRounding.base5($0, &generator).printed], .base5) }
      guard total > 100 else {
        held += 1
        continue
      }
      let truth = 1 - counts.reduce(0) { $0 + Double($1) * Double($1) } / Double(total) / Double(total)
      let estimate = Estimate.diversity(cells, model: model)
      let bounds = try #require(estimate.bounds)
      let interval = try #require(estimate.interval)
      if !(bounds.lowerBound - 1e-12...bounds.upperBound + 1e-12 ~= truth) { outside += 1 }
      if interval.low - 1e-12...interval.high + 1e-12 ~= truth { held += 1 }
    }
    #expect(outside == 0)
    #expect(held >= 1880)
    print("true diversity of known people inside the interval: \(held) of 2000")
  }
}
