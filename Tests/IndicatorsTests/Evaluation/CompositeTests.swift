import LIPData
import Testing

@testable import Indicators

/// The chain from figures to ranks, with scores computed by hand.
struct CompositeTests {
  private func score(_ composite: Composite, _ aggregate: String, _ unit: String) -> Double? {
    guard let index = composite.definition.aggregates.firstIndex(where: { $0.id == aggregate }),
      let row = composite.panel.units.firstIndex(of: unit)
    else { return nil }
    return composite.scores[index][row]
  }

  @Test func `scores go up the levels by their weights, and what is missing drops out`() throws {
    let composite = try SmallComposite.make(SmallComposite.plain, SmallComposite.figures)
    // jobs 0 50 100 –, waiting 100 50 0 0, homes 100 50 – 0; Work is 3 jobs + 1 waiting, Index 3 Work + 1 homes.
    #expect(composite.scores[1] == [25, 50, 75, 0])
    #expect(composite.scores[0] == [43.75, 50, 75, 0])
    #expect(composite.ranks == [3, 2, 1, 4])
    #expect(composite.remarks == [])
  }

  @Test func `an aggregate with too few children is missing, and so is its rank`() throws {
    let yaml = SmallComposite.plain.replacing("unit_column: place", with: "unit_column: place\ncoverage: 0.6")
    let composite = try SmallComposite.make(yaml, SmallComposite.figures)
    #expect(composite.scores[1] == [25, 50, 75, nil])
    #expect(composite.scores[0] == [43.75, 50, nil, nil])
    #expect(composite.ranks == [2, 1, nil, nil])
  }

  @Test func `denominators divide, and a missing one leaves the indicator missing`() throws {
    let yaml = """
      id: rates
      unit_column: place
      indicators:
        - {id: clinics, parent: Index, direction: up-is-better, denominator: people, per: 1000}
      aggregates: [{id: Index}]
      """
    let composite = try SmallComposite.make(yaml, "place,people,clinics\nA,1000,2\nB,4000,4\nC,,9\nD,500,2\n")
    #expect(composite.steps[0].denominated == [2, 1, nil, 4])
    #expect(close(score(composite, "Index", "A"), 100.0 / 3))
    #expect(composite.ranks == [2, 3, nil, 1])
  }

  @Test(arguments: [
    ("method: mean", 4.0, 4.0), ("method: median", 3.0, 3.0), ("{method: group-mean, group_column: side}", 2.0, 9.0),
    ("{method: group-median, group_column: side}", 2.0, 9.0),
  ]) func `missing figures get the mean or the median of their group`(method: String, west: Double, east: Double) throws
  {
    let yaml = """
      id: filled
      unit_column: place
      imputation: \(method.hasPrefix("{") ? method : "{\(method)}")
      indicators: [{id: x, parent: Index, direction: up-is-better}]
      aggregates: [{id: Index}]
      """
    let data = "place,side,x\nA,west,1\nB,west,3\nC,west,\nD,east,9\nE,east,\nF,west,3\nG,,\nH,north,\n"
    let composite = try SmallComposite.make(yaml, data.replacing("B,west,3", with: "B,west,2"))
    // Of all 1, 2, 9, 3 the mean is 3.75; of the west 2.
    let all = method.contains("group") ? nil : composite.steps[0].completed[6]
    #expect(
      composite.steps[0].completed[2] == (method == "method: mean" ? 3.75 : method == "method: median" ? 2.5 : west))
    #expect(
      composite.steps[0].completed[4] == (method == "method: mean" ? 3.75 : method == "method: median" ? 2.5 : east))
    // Without a group, or in one where nobody has a figure, it stays missing.
    #expect((composite.steps[0].completed[6] == nil) == method.contains("group"))
    #expect(composite.steps[0].completed[7] == all)
  }

  @Test func `screening counts imputed figures or not, as it is told`() throws {
    func kept(_ when: String) throws -> [Bool] {
      let yaml = SmallComposite.plain.replacing(
        "unit_column: place",
        with: "unit_column: place\nimputation: {method: mean}\nscreening: {coverage: 0.9, when: \(when)}")
      return try SmallComposite.make(yaml, SmallComposite.figures).isKept
    }
    #expect(try kept("before-imputation") == [true, true, false, false])
    #expect(try kept("after-imputation") == [true, true, true, true])
  }

  @Test func `a unit that is screened out has no scores and sets no scale`() throws {
    let yaml = SmallComposite.plain.replacing(
      "unit_column: place", with: "unit_column: place\nscreening: {coverage: 1, when: before-imputation}")
    let composite = try SmallComposite.make(yaml, SmallComposite.figures)
    #expect(composite.scores[1] == [25, 75, nil, nil])
    #expect(composite.ranks == [2, 1, nil, nil])
    #expect(composite.remarks == ["warning[screened-out]: 2 of 4 have too few figures and get no score: C, D"])
  }

  @Test func `periods are normalised together and ranked apart`() throws {
    let yaml = """
      id: years
      unit_column: place
      period_column: year
      indicators: [{id: x, parent: Index, direction: up-is-better}]
      aggregates: [{id: Index}]
      """
    let composite = try SmallComposite.make(yaml, "place,year,x\nA,2016,0\nB,2016,5\nA,2021,10\nB,2021,5\n")
    #expect(composite.scores[0] == [0, 50, 100, 50])
    #expect(composite.ranks == [2, 1, 1, 2])
  }

  @Test func `imputation stays within a period`() throws {
    let yaml = """
      id: years
      unit_column: place
      period_column: year
      imputation: {method: mean}
      indicators: [{id: x, parent: Index, direction: up-is-better}]
      aggregates: [{id: Index}]
      """
    let composite = try SmallComposite.make(yaml, "place,year,x\nA,2016,0\nB,2016,\nA,2021,10\nB,2021,\n")
    #expect(composite.steps[0].completed == [0, 0, 10, 10])
  }

  @Test func `a reference unit is that of the same period`() throws {
    let yaml = """
      id: years
      unit_column: place
      period_column: year
      normalisation: {distance-to-reference: B}
      indicators: [{id: x, parent: Index, direction: up-is-better}]
      aggregates: [{id: Index}]
      """
    let composite = try SmallComposite.make(yaml, "place,year,x\nA,2016,0\nB,2016,5\nA,2021,5\nB,2021,10\n")
    #expect(composite.scores[0] == [0, 1, 0.5, 1])
  }

  @Test func `ties share the better rank, also those that differ in the last digit`() throws {
    #expect(Ranking.ranks(of: [3, nil, 5, 5, 1], periods: nil) == [3, nil, 1, 1, 4])
    #expect(Ranking.ranks(of: [0.1 + 0.2, 0.3, 0.2], periods: nil) == [1, 1, 3])
    #expect(Ranking.ranks(of: [nil, nil], periods: nil) == [nil, nil])
  }

  @Test func `each aggregate may be put together in a way of its own`() throws {
    let yaml = SmallComposite.plain
      .replacing("unit_column: place", with: "unit_column: place\nnormalisation: {min-max: [1, 100]}")
      .replacing("{id: Work, parent: Index, weight: 3}", with: "{id: Work, parent: Index, aggregation: geometric}")
    let composite = try SmallComposite.make(yaml, SmallComposite.figures)
    // The geometric mean of 1, 1, 1 and 100.
    #expect(close(score(composite, "Work", "A"), 3.1622776602, within: 1e-9))
    #expect(close(score(composite, "Index", "A"), (3.1622776602 + 100) / 2, within: 1e-9))
  }

  @Test func `a scoreboard without an index has scores and no ranks`() throws {
    let yaml = SmallComposite.plain.replacing("{id: Work, parent: Index, weight: 3}", with: "{id: Work}")
    let composite = try SmallComposite.make(yaml, SmallComposite.figures)
    #expect(composite.scores == [[100, 50, nil, 0], [25, 50, 75, 0]])
    #expect(composite.ranks == [nil, nil, nil, nil])
    #expect(composite.remarks.count == 1)
    #expect(Sensitivity(of: composite, seed: 1, runs: 3) == nil)
  }

  @Test func `an indicator that does not vary is told and drops out`() throws {
    let composite = try SmallComposite.make(
      SmallComposite.plain, "place,jobs,waiting,homes\nA,7,1,1\nB,7,2,2\n")
    #expect(composite.scores[1] == [100, 0])
    #expect(composite.remarks == ["warning[no-variation]: all units are alike in jobs, which has no scores then"])
  }

  @Test func `the share of an indicator is its weight's part on every level, and all shares are one`() throws {
    let composite = try SmallComposite.make(SmallComposite.plain, SmallComposite.figures)
    let shares = Dictionary(uniqueKeysWithValues: composite.structure.map { ($0.id, $0.share) })
    #expect(shares == ["Index": 1, "Work": 0.75, "jobs": 0.5625, "waiting": 0.1875, "homes": 0.25])
  }

  @Test func `a target on the wrong side is told though nothing uses it`() throws {
    let yaml = SmallComposite.plain.replacing("{id: waiting,", with: "{id: waiting, target: 10,")
    let composite = try SmallComposite.make(yaml, SmallComposite.figures)
    #expect(composite.remarks.count == 1)
    #expect(composite.remarks.first?.hasPrefix("warning[target-on-wrong-side]: composite.yaml:5 ") == true)
    let right = SmallComposite.plain.replacing("{id: waiting,", with: "{id: waiting, target: 9,")
    #expect(try SmallComposite.make(right, SmallComposite.figures).remarks == [])
  }

  @Test func `figures of any size have moments, and one next to division by 0 is refused`() throws {
    let small = Moments((1...10).map { Double($0) * 1e-90 } + [3e-89, 1e-88])
    #expect(close(small.skewness, 3.0632410342394985, within: 1e-9))
    #expect(
      close(Moments((1...10).map { Double($0) * 1e90 } + [3e91, 1e92]).kurtosis, 9.741390834569142, within: 1e-9))
    let yaml = SmallComposite.plain.replacing("{id: homes,", with: "{id: homes, denominator: jobs,")
    let found = diagnostic { try SmallComposite.make(yaml, SmallComposite.figures.replacing("B,20", with: "B,1e-300")) }
    #expect(found?.code == "bad-number" && found?.place.line == 3)
  }
}
