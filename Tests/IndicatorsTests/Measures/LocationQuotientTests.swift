import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Location quotients")
struct LocationQuotientTests {
  private static let yaml = "{location-quotient: part, of: whole, against: province}"
  private let model = SamplingModel()

  private func sums(_ part: Double, _ whole: Double) throws -> AreaSums {
    try SmallProduct.sums([("a", [1: Cell(whole), 2: Cell(whole), 3: Cell(part)])])
  }

  private func quotient(_ own: AreaSums, _ larger: AreaSums) throws -> Estimate {
    let measure = try #require(try measure(Self.yaml) as? LocationQuotient)
    return measure.estimates(from: own, against: larger, column: .count)[0].estimate
  }

  @Test("the share here over the share there")
  func value() throws {
    let estimate = try quotient(sums(200, 1000), sums(1000, 10_000))
    #expect(estimate.value == 2)
    #expect(estimate.numerator == nil && estimate.denominator == nil)
    #expect(estimate.cells == 4)
    // 196/1004 over 1004/9996, and 204/996 over 996/10004.
    #expect(close(estimate.bounds?.lowerBound, 196.0 / 1004 / (1004.0 / 9996)))
    #expect(close(estimate.bounds?.upperBound, 204.0 / 996 / (996.0 / 10_004)))
  }

  @Test("the larger area holds the catchment: their errors move together and take from each other")
  func covariance() throws {
    let estimate = try quotient(sums(200, 1000), sums(1000, 10_000))
    let here = model.variance(ofProportion: 0.2, of: 1000)
    let there = model.variance(ofProportion: 0.1, of: 10_000)
    // 4·(V/p² + W/P² − 2·0.1·V/(p·P)).
    #expect(close(estimate.sampling.variance, 4 * (here / 0.04 + there / 0.01 - 0.2 * here / 0.02)))
    // A catchment that is all but everything has a quotient of 1 that hardly errs.
    let all = try quotient(sums(200, 1000), sums(200, 1000))
    #expect(try #require(all.sampling.variance) < 1e-12)
  }

  @Test("sampled households of a province and a catchment in it: the modelled variance is the one that comes about")
  func sampled() throws {
    var generator = SeededGenerator(seed: 77)
    let (here, rest) = (2000, 3000)
    var quotients: [Double] = []
    for _ in 0..<3000 {
      // One household in four answers, each of one person: a draw without clustering.
      func drawn(_ count: Int, _ share: Double) -> (Double, Double) {
        var (part, all) = (0.0, 0.0)
        for person in 0..<count where Int.random(in: 0..<4, using: &generator) == 0 {
          all += 4
          if Double(person) < share * Double(count) { part += 4 }
        }
        return (part, all)
      }
      let own = drawn(here, 0.3)
      let other = drawn(rest, 0.1)
      quotients.append((own.0 / own.1) / ((own.0 + other.0) / (own.1 + other.1)))
    }
    let mean = quotients.reduce(0, +) / Double(quotients.count)
    let variance = quotients.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(quotients.count - 1)
    let said = Estimate.locationQuotient(
      (.of([600], .base5Sample), .of([2000], .base5Sample)),
      within: (.of([900], .base5Sample), .of([5000], .base5Sample)),
      model: SamplingModel(clustering: 1))
    #expect(close(said.sampling.variance.map { $0 / variance }, 1, within: 0.1))
    // Without the covariance it would be a third too large.
    print("variance of the quotient: came about \(variance), said \(said.sampling.variance ?? 0)")
  }

  @Test("without a larger area, or one without the group, there is no quotient")
  func none() throws {
    #expect(try estimate(Self.yaml, sums(200, 1000)).reasons == [.noComparator])
    #expect(try quotient(sums(200, 1000), sums(0, 10_000)).reasons == [.noComparator])
    #expect(try quotient(sums(200, 0), sums(1000, 10_000)).reasons == [.noDenominator])
  }

  @Test("of known people, rounded, the bounds hold the true quotient")
  func knownPeople() throws {
    var generator = SeededGenerator(seed: 5)
    var (outside, held, trials) = (0, 0, 0)
    for _ in 0..<2000 {
      let own = (part: generator.count() + 20, rest: generator.count() + 20)
      let other = (part: generator.count() + 20, rest: generator.count() + 20)
      func sum(_ truth: Int) -> CellSum { .of([RandomRounding.base5(truth, &generator).printed], .base5) }
      let whole = (own.part + other.part, own.part + own.rest + other.part + other.rest)
      let truth = Double(own.part) / Double(own.part + own.rest) / (Double(whole.0) / Double(whole.1))
      let estimate = Estimate.locationQuotient(
        (sum(own.part), sum(own.part + own.rest)), within: (sum(whole.0), sum(whole.1)), model: model)
      let bounds = try #require(estimate.bounds)
      let interval = try #require(estimate.interval)
      trials += 1
      if !bounds.contains(truth) { outside += 1 }
      if interval.low...interval.high ~= truth { held += 1 }
    }
    #expect(outside == 0)
    #expect(Double(held) >= 0.94 * Double(trials))
  }

  @Test("in an assessment the province stands below the line, whose figures come from the product that has them")
  func assessed() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let indicator = try atlas.indicators.indicator("recent-immigrant-location-quotient")
    func figure(_ id: String) throws -> Figure {
      let partnership = try atlas.registry.partnership(id)
      let comparison = try Comparison(
        indicator, partnership, try atlas.registry.catchment(of: partnership), atlas: atlas, cells: CellCache(atlas))
      #expect(comparison.figures.count == 1)
      return comparison.figures[0]
    }
    let vancouver = try figure("vancouver")
    #expect(close(vancouver.estimate.value, 1.583308, within: 1e-5))
    #expect(vancouver.datasets == ["census-profile-2021"])
    let toronto = try figure("toronto-east-quadrant")
    #expect(toronto.estimate.value != nil)
    #expect(toronto.datasets == ["toronto-neighbourhoods-2021", "census-profile-2021"])
    // Prince Edward Island is its province.
    #expect(try figure("pei").estimate.reasons.contains(.noComparator))
  }
}
