import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Weighted means")
struct WeightedMeanTests {
  private func sums(_ areas: [(mean: Double?, count: Double?)], weights: [String: Double] = [:]) throws -> AreaSums {
    try SmallProduct.sums(
      areas.enumerated().map { index, area in
        (
          "a\(index)",
          [
            1: Cell(area.count ?? 100), 2: area.count.map { Cell($0) } ?? Cell(missing: .suppressed),
            4: area.mean.map { Cell($0) } ?? Cell(missing: .suppressed),
          ]
        )
      }, weights: weights)
  }

  @Test("the areas' means count by what they are means of")
  func weighted() throws {
    let estimate = try estimate("{mean: median, weighted-by: whole}", sums([(50_000, 100), (80_000, 300)]))
    #expect(estimate.value == 72_500)
    #expect(estimate.denominator == 400)
    #expect(estimate.numerator == 29_000_000)
    // ((50,000 − 72,500)/400)²·4 + ((80,000 − 72,500)/400)²·4.
    #expect(close(estimate.roundingVariance, 4 * (56.25 * 56.25 + 18.75 * 18.75)))
  }

  @Test("the mean of sample data has no interval and says why")
  func noInterval() throws {
    let estimate = try estimate("{mean: median, weighted-by: whole}", sums([(50_000, 100), (80_000, 300)]))
    #expect(estimate.sampling == .unknown)
    #expect(estimate.interval == nil)
    #expect(estimate.reasons == [.errorNotPublished])
    #expect(estimate.quality == .usable)
  }

  @Test("an area without its mean or its count is left out and lowers the coverage")
  func missing() throws {
    for gap in [(nil, 300.0), (80_000.0, nil)] as [(Double?, Double?)] {
      let estimate = try estimate("{mean: median, weighted-by: whole}", sums([(50_000, 100), gap]))
      #expect(estimate.value == nil || estimate.value == 50_000)
      #expect(estimate.coverage < 1)
    }
    let none = try estimate("{mean: median, weighted-by: whole}", sums([(50_000, nil)]))
    #expect(none.value == nil)
    #expect(none.reasons == [.noCells])
    #expect(try estimate("{mean: median, weighted-by: whole}", sums([(50_000, 0)])).reasons == [.noDenominator])
  }

  @Test("a part of an area counts by its weight, its mean does not")
  func apportioned() throws {
    let sums = try sums([(50_000, 400), (80_000, 300)], weights: ["a0": 0.25])
    #expect(try estimate("{mean: median, weighted-by: whole}", sums).value == 72_500)
  }

  @Test("of known people whose means and counts are rounded, the bounds hold the true mean, the interval nearly always")
  func knownPeople() throws {
    var generator = SeededGenerator(seed: 57)
    var (outside, held) = (0, 0)
    for _ in 0..<1000 {
      var (people, years) = (0.0, 0.0)
      var areas: [AreaCells] = []
      var total = CellSum()
      for _ in 0..<Int.random(in: 1...20, using: &generator) {
        let count = Int.random(in: 6...500, using: &generator)
        let mean = Double.random(in: 25...60, using: &generator)
        people += Double(count)
        years += mean * Double(count)
        let printed = Cell(RandomRounding.base5(count, &generator).printed)
        areas.append(
          AreaCells(
            weight: 1,
            sums: [CellSum.of([(mean * 10).rounded() / 10], .published), CellSum.of([printed.value], .base5)]))
        total.add(printed, rounding: .base5)
      }
      let estimate = Estimate.mean(areas, total: total, roundedTo: 0.1)
      guard let bounds = estimate.bounds, let interval = estimate.interval else { continue }
      if !(bounds.lowerBound - 1e-9...bounds.upperBound + 1e-9 ~= years / people) { outside += 1 }
      if interval.low...interval.high ~= years / people { held += 1 }
    }
    #expect(outside == 0)
    #expect(held >= 940)
    print("true mean of known people inside the interval: \(held) of 1000")
  }
}
