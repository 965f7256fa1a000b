import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Medians and quantiles of catchments")
struct MedianTests {
  private static let median = "{median: [{class: part, from: 0, to: 10}, {class: other, from: 10, to: 20}], of: whole}"

  private func sums(_ areas: [(part: Double?, other: Double, whole: Double)]) throws -> AreaSums {
    try SmallProduct.sums(
      areas.enumerated().map { index, area in
        (
          "a\(index)",
          [
            1: Cell(area.whole), 2: Cell(area.whole), 3: area.part.map { Cell($0) } ?? Cell(missing: .suppressed),
            5: Cell(area.other),
          ]
        )
      })
  }

  @Test("the counts of the areas are added and the median read off them, never a mean of medians")
  func union() throws {
    // 400 of 1,000 are under 10: the median is a sixth into the 600 above.
    let estimate = try estimate(Self.median, sums([(300, 100, 400), (100, 500, 600)]))
    #expect(close(estimate.value, 10 + 10.0 / 6))
    #expect(estimate.reasons.contains(.interpolated(from: 10, to: 20)))
    #expect(try #require(estimate.interval).method == "rounding+modelled-sampling+interpolation")
    #expect(estimate.cells == 4)
    #expect(estimate.numerator == nil && estimate.denominator == nil)
  }

  @Test("rounding, sampling and interpolation are kept apart, each by its formula")
  func parts() throws {
    let estimate = try estimate(Self.median, sums([(400, 600, 1000)]))
    // A person below moves it by −0.5·10/600, one in its class by (0.5 − 1/6)·10/600; 4 for each cell.
    let slopes = [-0.5 / 60, (0.5 - 1.0 / 6) / 60]
    #expect(close(estimate.roundingVariance, 4 * (slopes[0] * slopes[0] + slopes[1] * slopes[1])))
    // 0.5·√(1.25²·3/1000) over a density of 600/1000/10.
    #expect(close(estimate.sampling.variance, 0.25 * 1.5625 * 3 / 1000 / 0.0036))
    // A twentieth of 10.
    #expect(estimate.interpolationVariance == 0.25)
    // 404 and 596; 396 and 604.
    #expect(close(estimate.bounds?.upperBound, 10 + 10 * 104.0 / 604))
    #expect(close(estimate.bounds?.lowerBound, 10 + 10 * 96.0 / 596))
  }

  @Test("an area with a hidden class drops out of all classes, and the coverage falls")
  func hidden() throws {
    let estimate = try estimate(Self.median, sums([(nil, 500, 600), (400, 600, 1000)]))
    #expect(close(estimate.value, 10 + 10.0 / 6))
    #expect(close(estimate.coverage, 1000.0 / 1600))
    #expect(estimate.hiddenCells == 1)
  }

  @Test("classes that cannot make up their whole are refused, those that rounding explains are not")
  func notWhole() throws {
    let refused = try estimate(Self.median, sums([(400, 600, 1200)]))
    #expect(refused.value == nil)
    #expect(refused.reasons == [.notWhole])
    #expect(try estimate(Self.median, sums([(400, 600, 1010)])).value != nil)
  }

  @Test("nobody, and an open class, give no median but a reason")
  func refused() throws {
    let nobody = try estimate(Self.median, sums([(0, 0, 0)]))
    #expect(nobody.value == nil)
    #expect(nobody.reasons == [.noDenominator])
    let open = "{median: [{class: part, to: 10}, {class: other, from: 10}], of: whole}"
    #expect(try estimate(open, sums([(400, 600, 1000)])).reasons == [.openClass])
    #expect(try estimate(open, sums([(600, 400, 1000)])).reasons == [.openClass])
  }

  @Test("in an open class with a curve there is a value, and no interval")
  func openCurve() throws {
    let curve = "{median: [{class: part, from: 5, to: 10}, {class: other, from: 10}], of: whole, pareto-from: 5}"
    let estimate = try estimate(curve, sums([(400, 600, 1000)]))
    // 1,000 above 5 and 600 above 10: 5·2^(ln 2/ln(10/6)).
    #expect(close(estimate.value, 12.806_848))
    #expect(estimate.bounds == nil && estimate.interval == nil)
    #expect(estimate.reasons.contains(.interpolated(from: 10, to: nil)))
  }

  @Test("the published median is taken of one whole area that has it, never of a union, a part or a hidden cell")
  func published() throws {
    let yaml = Self.median.replacing("of: whole}", with: "of: whole, published-as: median}")
    let cells: [Int: Cell] = [1: Cell(1000), 2: Cell(1000), 3: Cell(400), 4: Cell(12.5), 5: Cell(600)]
    let one = try estimate(yaml, SmallProduct.sums([("a", cells)]))
    #expect(one.value == 12.5)
    #expect(one.interval == nil && !one.isInterpolated)
    for sums in [
      try SmallProduct.sums([("a", cells), ("b", cells)]), try SmallProduct.sums([("a", cells)], weights: ["a": 0.5]),
      try SmallProduct.sums([("a", cells.merging([4: Cell(missing: .suppressed)]) { $1 })]),
    ] {
      let interpolated = try estimate(yaml, sums)
      #expect(close(interpolated.value, 10 + 10.0 / 6))
      #expect(interpolated.isInterpolated)
    }
  }

  @Test("a quantile is the median where it is 0.5, and rises with its part")
  func quantile() throws {
    let sums = try sums([(400, 600, 1000)])
    func quantile(_ part: Double) throws -> Double? {
      try estimate(
        "{quantile: \(part), over: [{class: part, from: 0, to: 10}, {class: other, from: 10, to: 20}], of: whole}", sums
      ).value
    }
    #expect(try quantile(0.5) == estimate(Self.median, sums).value)
    #expect(try quantile(0.2) == 5)
    #expect(try close(quantile(0.85), 17.5))
  }

  @Test(
    "classes that do not follow one another are refused with the line of the class",
    arguments: [
      "[{class: part, from: 0, to: 10}, {class: other, from: 12, to: 20}]",
      "[{class: part, from: 0, to: 10}, {class: other, from: 9, to: 20}]",
      "[{class: part, from: 10, to: 0}, {class: other, from: 10, to: 20}]",
      "[{class: part, from: 0}, {class: other, from: 10, to: 20}]",
      "[{class: part, from: 0, to: 10}, {class: other, to: 20}]", "[{class: part, from: 0, to: 10}]",
      "[{class: part, from: 0, to: 10}, {class: part, from: 10, to: 20}]",
    ])
  func badClasses(classes: String) {
    #expect(diagnostic { try measure("{median: \(classes), of: whole}") }?.code == "class-bounds")
  }

  @Test("a quantile of nobody or everybody, and a curve from zero, are refused")
  func badNumbers() {
    let classes = "[{class: part, from: 0, to: 10}, {class: other, from: 10, to: 20}]"
    for part in ["0", "1", "-0.5"] {
      #expect(diagnostic { try measure("{quantile: \(part), over: \(classes), of: whole}") }?.code == "wrong-kind")
    }
    let curve = diagnostic { try measure("{median: \(classes), of: whole, pareto-from: 0}") }
    #expect(curve?.code == "class-bounds")
  }

  @Test("printed class ends are taken: 0 to 9, 10 to 19")
  func printedEnds() throws {
    let printed = "{median: [{class: part, from: 0, to: 9}, {class: other, from: 10, to: 19}], of: whole}"
    #expect(try close(estimate(printed, sums([(400, 600, 1000)])).value, 11.5))
  }

  @Test(
    "of known people, rounded and added over areas, the bounds hold the interpolated median and the interval the true")
  func knownPeople() throws {
    var generator = SeededGenerator(seed: 2021)
    let edges: [Double] = [0, 10, 20, 30, 40, 50, 60, 80, 100, 125, 150, 200]
    let classes = ValueClasses(
      zip(edges, edges.dropFirst().map { Double?.some($0) } + [nil]).map { ValueClasses.Class($0, $1) }, paretoFrom: 80)
    var (outside, held, trials) = (0, 0, 0)
    for _ in 0..<400 {
      var truths = classes.classes.map { _ in 0.0 }
      var sums = classes.classes.map { _ in CellSum() }
      var people: [Double] = []
      let middle = Double.random(in: 25...75, using: &generator)
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        var counts = classes.classes.map { _ in 0 }
        for _ in 0..<Int.random(in: 100...400, using: &generator) {
          // Incomes are spread about their middle by a factor: a sum of uniform numbers is nearly normal.
          let normal = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0...1, using: &generator) }
          var income = middle
          for _ in 0..<8 { income *= 1 + 0.08 * normal }
          income = max(0, income)
          people.append(income)
          counts[(edges.lastIndex { $0 <= income }) ?? 0] += 1
        }
        for (place, count) in counts.enumerated() {
          truths[place] += Double(count)
          sums[place].add(Cell(RandomRounding.base5(count, &generator).printed), rounding: .base5)
        }
      }
      let estimate = Estimate.quantile(0.5, of: classes, sums, model: SamplingModel())
      guard let bounds = estimate.bounds, let interval = estimate.interval else { continue }
      trials += 1
      let interpolated = try #require(classes.position(0.5, of: truths)?.value)
      if !(bounds.lowerBound - 1e-9...bounds.upperBound + 1e-9 ~= interpolated) { outside += 1 }
      if interval.low...interval.high ~= people.sorted()[people.count / 2] { held += 1 }
    }
    #expect(trials > 350)
    #expect(outside == 0)
    #expect(Double(held) >= 0.94 * Double(trials))
    print("true median of known people inside the interval: \(held) of \(trials)")
  }
}
