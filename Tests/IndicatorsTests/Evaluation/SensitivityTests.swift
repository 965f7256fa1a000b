import LIPData
import TestSupport
import Testing

@testable import Indicators

/// Bands and drivers of ranks.
struct SensitivityTests {
  private static let units = (0..<12).map { "U\($0)" }

  /// Twelve units and four indicators; one unit is best and one is worst in everything.
  private func composite(_ steps: String = "") throws -> Composite {
    var generator = SeededGenerator(seed: 77)
    let yaml = """
      id: twelve
      unit_column: unit
      \(steps)
      indicators:
        - {id: a, parent: Left, direction: up-is-better}
        - {id: b, parent: Left, direction: up-is-better, weight: 2}
        - {id: c, parent: Right, direction: down-is-better}
        - {id: d, parent: Right, direction: up-is-better}
      aggregates:
        - {id: Index}
        - {id: Left, parent: Index}
        - {id: Right, parent: Index}
      """
    let rows = Self.units.enumerated().map { index, unit -> String in
      if index == 0 { return "\(unit),100,100,0,100" }
      if index == 11 { return "\(unit),0,0,100,0" }
      let values = (0..<4).map { _ in "\(Int.random(in: 10...90, using: &generator))" }
      return "\(unit),\(values.joined(separator: ","))"
    }
    return try SmallComposite.make(yaml, "unit,a,b,c,d\n" + rows.joined(separator: "\n") + "\n")
  }

  private func analysis(_ steps: String = "", seed: UInt64 = 1, runs: Int = 200) throws -> Sensitivity {
    try #require(Sensitivity(of: composite(steps), seed: seed, runs: runs))
  }

  @Test func `the same seed gives the same runs, another seed others`() throws {
    let one = try analysis()
    #expect(try analysis().bands == one.bands)
    #expect(try analysis().drivers == one.drivers)
    #expect(try analysis(seed: 2).bands != one.bands)
  }

  @Test func `the generator's numbers are SplitMix64's, evenly spread`() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(
      [random.next(), random.next(), random.next()] == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
    var seen = [Int](repeating: 0, count: 7)
    var sum = 0.0
    for _ in 0..<7000 {
      seen[random.index(below: 7)] += 1
      sum += random.part()
    }
    #expect(seen.allSatisfy { (850...1150).contains($0) })
    #expect(abs(sum / 7000 - 0.5) < 0.02)
  }

  @Test func `who is best in everything is first in every run, and who is worst is last`() throws {
    for steps in [
      "", "treatment: {}", "aggregation: median", "normalisation: {min-max: [1, 100]}\naggregation: harmonic",
    ] {
      let bands = try analysis(steps, runs: 100).bands
      let best = try #require(bands[0])
      let worst = try #require(bands[11])
      #expect(best.rank == (1, 1, 1) && best.sameRank == 1 && best.topQuarter == 1)
      #expect(worst.rank == (12, 12, 12) && worst.sameRank == 1 && worst.topQuarter == 0)
    }
  }

  @Test func `bands are in order and hold their median, and shares are parts of one`() throws {
    let analysis = try analysis()
    var wide = 0
    for band in analysis.bands.compactMap(\.self) {
      #expect(band.rank.low <= band.rank.median && band.rank.median <= band.rank.high)
      #expect(band.score.low <= band.score.median && band.score.median <= band.score.high)
      #expect((0...1).contains(band.sameRank) && (0...1).contains(band.topQuarter))
      if band.rank.high > band.rank.low { wide += 1 }
    }
    #expect(wide >= 6)
  }

  @Test func `scores of all runs are on the scale of the index`() throws {
    let analysis = try analysis("normalisation: z-score")
    let index = analysis.composite.scores[0]
    for (band, score) in zip(analysis.bands, index) {
      let (band, score) = (try #require(band), try #require(score))
      #expect(abs(band.score.median - score) < 1)
    }
  }

  @Test func `every assumption and every alternative is a driver, the strongest first`() throws {
    let drivers = try analysis().drivers
    #expect(Set(drivers.map(\.assumption)) == Set(Sensitivity.Assumption.allCases))
    #expect(Set(drivers.compactMap(\.alternative)) == ["z-score", "rank", "geometric", "a", "b", "c", "d"])
    let groups = drivers.filter { $0.alternative == nil }
    #expect(groups.map(\.meanShift) == groups.map(\.meanShift).sorted(by: >))
    #expect(drivers.first { $0.assumption == .weights }?.runs == 200)
  }

  @Test func `the mean shift of an alternative is that of ranks computed apart`() throws {
    let analysis = try analysis()
    let other = try composite("normalisation: rank")
    let shifts = zip(analysis.composite.ranks, other.ranks).map { abs(($0 ?? 0) - ($1 ?? 0)) }
    let driver = try #require(analysis.drivers.first { $0.alternative == "rank" })
    #expect(close(driver.meanShift, Double(shifts.reduce(0, +)) / 12, within: 1e-12))
    #expect(driver.largestShift == shifts.max())
    #expect(driver.row == shifts.firstIndex(of: shifts.max() ?? 0))
    #expect(driver.meanShift > 0)
  }

  @Test func `leaving an indicator out is a composite without it`() throws {
    let composite = try composite()
    let choice = Variations.Choice(leftOut: 2)
    let run = try #require(Variations(composite)).run(choice)
    // c is half of Right: without it d is all of Right.
    let scores = composite.steps.map(\.normalised)
    let wanted = composite.ranks.indices.map { row -> Double? in
      guard let a = scores[0][row], let b = scores[1][row], let d = scores[3][row] else { return nil }
      return ((a + 2 * b) / 3 + d) / 2
    }
    #expect(run.ranks == Ranking.ranks(of: wanted, periods: nil))
    let defined = try #require(Variations(composite)).run(.init())
    #expect(defined.ranks == composite.ranks)
    for (a, b) in zip(defined.scores, composite.scores[0]) { #expect(close(a, b ?? 0, within: 1e-9)) }
  }

  @Test func `an aggregate that is left with nothing goes with its last indicator`() throws {
    let yaml = SmallComposite.plain
    let tree = try SmallComposite.definition(yaml).hierarchy
    #expect(tree.without(indicator: 0).nodes[1].children.count == 1)
    let bare = tree.without(indicator: 0).without(indicator: 1)
    #expect(bare.nodes[1].children.isEmpty)
    #expect(bare.nodes[0].children.map(\.source) == [.indicator(2)])
  }

  @Test func `weights vary by a quarter and no more`() throws {
    let variations = try #require(Variations(composite()))
    var random = SplitMix64(seed: 5)
    var factors: [Double] = []
    for _ in 0..<300 { factors += variations.draw(&random).factors?.flatMap(\.self) ?? [] }
    #expect(factors.count == 300 * 6)
    #expect((factors.min() ?? 0) >= 0.75 && (factors.min() ?? 1) < 0.76)
    #expect((factors.max() ?? 2) <= 1.25 && (factors.max() ?? 1) > 1.24)
  }
}
