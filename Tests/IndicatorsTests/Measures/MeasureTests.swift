import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Measures")
struct MeasureTests {
  private func sums(part: [Double] = [90, 10], other: [Double] = [300, 200], hiddenOther: Bool = false) throws
    -> AreaSums
  {
    try SmallProduct.sums([
      (
        "a",
        [1: Cell(1000), 2: Cell(900), 3: Cell(part[0]), 5: hiddenOther ? Cell(missing: .suppressed) : Cell(other[0])]
      ),
      ("b", [1: Cell(500), 2: Cell(400), 3: Cell(part[1]), 5: Cell(other[1])]),
    ])
  }

  @Test("count, share, ratio, change and gap from the same sums")
  func all() throws {
    let sums = try sums()
    #expect(try estimate("{count: part}", sums).value == 100)
    #expect(close(try estimate("{share: part, of: whole}", sums).value, 100.0 / 13))
    #expect(try estimate("{ratio: other, to: part}", sums).value == 5)
    #expect(try estimate("{ratio: other, to: part, per: 1000}", sums).value == 5000)
    #expect(try estimate("{change: other, from: part}", sums).value == 400)
    #expect(
      close(
        try estimate("{gap: {share: part, of: whole}, minus: {share: other, of: whole}}", sums).value, -400.0 / 13))
  }

  @Test("a distribution gives its parts in order, the whole as denominator")
  func distribution() throws {
    let measured = try measure("{distribution: [part, other], of: whole, breakdown: kind}")
      .estimates(from: sums(), column: .count)
    #expect(measured.map(\.category) == [.quantity(SmallProduct.part), .quantity(SmallProduct.other)])
    #expect(measured.map { $0.estimate.denominator } == [1300, 1300])
  }

  @Test("the largest come first, and what is left of the whole stands last")
  func top() throws {
    let measured = try measure("{distribution: [part, other], of: whole, top: 1, breakdown: kind}")
      .estimates(from: sums(), column: .count)
    #expect(measured.map(\.category) == [.quantity(SmallProduct.other), .other])
    // 1,300 − 500 = 800.
    #expect(measured[1].estimate.numerator == 800)
    #expect(close(measured[1].estimate.value, 80_000.0 / 1300))
  }

  @Test("the rest is not printed when exactly one part is hidden")
  func reveal() throws {
    let measured = try measure("{distribution: [part, other], of: whole, top: 1, breakdown: kind}")
      .estimates(from: sums(hiddenOther: true), column: .count)
    let rest = try #require(measured.last)
    #expect(rest.category == .other)
    #expect(rest.estimate.value == nil)
    #expect(rest.estimate.reasons == [.wouldReveal])
  }

  @Test("a comparator shows the categories of the catchment")
  func shown() throws {
    let distribution = try #require(
      try measure("{distribution: [part, other], of: whole, top: 1, breakdown: kind}") as? Distribution)
    let measured = try distribution.estimates(from: sums(), column: .count, shown: [SmallProduct.part])
    #expect(measured.map(\.category) == [.quantity(SmallProduct.part), .other])
  }

  @Test("a gender of a share asks for its column in part and whole")
  func gender() throws {
    let share = try #require(
      try measure("{gap: {share: part, of: whole, gender: women+}, minus: {share: part, of: whole, gender: men+}}")
        as? Gap)
    #expect(share.first.part.column == .countWomen)
    #expect(share.first.whole.column == .countWomen)
    #expect(share.second.whole.column == .countMen)
    // A breakdown by gender does not overwrite it.
    #expect(share.first.part.of(.countMen).column == .countWomen)
  }

  @Test("a distribution that names a part twice, or keeps none, is refused")
  func badDistribution() {
    let twice = diagnostic { try measure("{distribution: [part, part], of: whole, breakdown: kind}") }
    #expect(twice?.code == "duplicate-definition")
    let none = diagnostic { try measure("{distribution: [part, other], of: whole, top: 0, breakdown: kind}") }
    #expect(none?.code == "wrong-kind")
  }

  @Test("a difference of sums is the sum of each less that of the other")
  func difference() throws {
    let whole = try SmallProduct.sums([("all", [1: Cell(2000), 2: Cell(1800), 3: Cell(200)])])
    let rest = DifferenceSums(whole: whole, without: try sums())
    #expect(rest.sum(SmallProduct.whole).value == 500)
    let share = try estimate("{share: part, of: whole}", rest)
    #expect(share.value == 20)
    #expect(share.numerator == 100)
    #expect(share.coverage == 1)
  }

  @Test("raw members are named by product and id")
  func rawMember() throws {
    let quantity = Quantity("census-profile-2021/1536")
    #expect(quantity.name == .member(descriptor: "census-profile-2021", id: 1536))
    #expect(quantity.text == "census-profile-2021/1536")
    #expect(quantity.member(in: try SmallProduct.descriptor()) == nil)
    #expect(Quantity("small/3").member(in: try SmallProduct.descriptor())?.label == "Part")
  }

  @Test(
    "the order of the areas changes no figure",
    arguments: [
      "{median: [{class: part, from: 0, to: 10}, {class: other, from: 10, to: 20}], of: whole}",
      "{quantile: 0.9, over: [{class: part, from: 5, to: 10}, {class: other, from: 10, to: 20}], of: whole, pareto-from: 5}",
      "{mean: median, weighted-by: whole}", "{dissimilarity: part, from: other}", "{isolation: part, of: whole}",
      "{diversity: [part, other], of: whole}",
    ])
  func order(yaml: String) throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<50 {
      let areas = (0..<12).map { index in
        let (part, other) = (generator.count() + 50, generator.count() + 50)
        let cells = [part + other, part + other, part, Int.random(in: 20...60, using: &generator), other]
        return (
          code: "a\(index)",
          cells: Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($0 + 1, Cell(Double($1))) })
        )
      }
      let first = try estimate(yaml, SmallProduct.sums(areas))
      let second = try estimate(yaml, SmallProduct.sums(areas.shuffled(using: &generator)))
      #expect(close(first.value, try #require(second.value), within: 1e-9))
      #expect(close(first.roundingVariance, second.roundingVariance, within: 1e-9))
      #expect(first.coverage == second.coverage && first.cells == second.cells)
      #expect(first.bounds.map { close($0.upperBound, second.bounds?.upperBound ?? .nan, within: 1e-9) } ?? true)
    }
  }
}
