import LIPData
import Testing

@testable import Indicators

/// Progress of an indicator from the census before: Brockville and Front of Yonge, with made-up figures.
struct BaselineTests {
  private static let codes = ["2021A00053507015", "2021A00053507017"]
  private static let former = ["2016A00053507015", "2016A00053507017"]

  private static func area(_ code: String, _ people: Int, before: Int, _ immigrants: Int) -> TwoCensuses.Area {
    TwoCensuses.Area(
      code: code,
      cells: [
        "\(people)", "\(before)", "\(people / 5 * 5)", "\(immigrants)", "\(immigrants / 4 / 5 * 5)",
        "\(people / 5 * 5)", "1000",
      ])
  }

  /// The scorecard of one measure over two towns, with so many immigrants in the first of them now and before.
  private func row(
    _ measure: String, now: Int = 4000, then: Int = 3000, method: String = "statcan-progress",
    sphere: String = "influence",
    baseline: String? = nil, breaks: BreakRegister? = nil
  ) throws -> ScorecardRow {
    let towns = try TwoCensuses(
      [Self.area(Self.codes[0], 21_000, before: 20_000, now), Self.area(Self.codes[1], 11_000, before: 10_000, 1000)],
      before: [
        Self.area(Self.former[0], 20_000, before: 19_000, then), Self.area(Self.former[1], 10_000, before: 9000, 600),
      ], catchment: Self.codes.map { .init($0) }, breaks: breaks)
    let yaml = """
      id: one
      name: {en: One, fr: Un}
      about: {en: For tests., fr: Pour les essais.}
      status: complete
      evidence: seen
      source: {title: One, publisher: lipdata}
      scoring: {method: \(method), aggregate: none, source: {en: Ours., fr: La nôtre.}}
      levels: [{id: only, name: {en: Only, fr: Seul}}]
      nodes:
        - id: node
          level: only
          name: {en: Node, fr: Nœud}
          sphere: \(sphere)
          measures: [\(measure)]
      review: {status: draft}
      """
    let indicators = towns.atlas.indicators
    let framework = try Framework(
      try YAMLNode.parse(yaml, file: "one.yaml"),
      indicators: Dictionary(indicators.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    let scorer = Scorer(
      framework, responses: Responses(), figures: MeasuredFigures(try towns.assessor(), indicators: indicators),
      baseline: baseline)
    return try #require(try scorer.scorecard(of: towns.mine).rows.first)
  }

  private static let more = "{indicator: immigrant-share, direction: up-is-better}"

  @Test func `the census before is the baseline, and the status is one where the interval allows`() throws {
    let row = try row(Self.more)
    #expect(row.baseline?.period == "2016")
    #expect(close(row.baseline?.value, 100 * 3600.0 / 30_000))
    #expect(close(row.current.value, 100 * 5000.0 / 32_000))
    #expect(row.status == .progress(.substantialProgress))
    #expect(row.trend == .improving)
    #expect(try #require(row.lowScore) <= #require(row.score))
    #expect(try #require(row.score) <= #require(row.highScore))
    #expect(row.datasets == ["census-profile-2021", "census-profile-2016"])
  }

  @Test func `a change that the interval does not support is between two statuses`() throws {
    // 12.0 % before; 12.02 % now.
    let row = try row(Self.more, now: 2845)
    guard case .between(let worse, let better) = row.status else {
      Issue.record("\(row.status)")
      return
    }
    #expect(worse == .deterioration && better != .deterioration)
    #expect(row.trend == .unclear)
    #expect(row.reason == ScoreReason.notTold)
  }

  @Test func `a break that blocks leaves no baseline, and its sentence says why`() throws {
    let text = """
      id: blocked
      variables: [immigrants]
      from: 2016
      to: 2021
      kind: definition
      effect: block
      sentence: {en: Not the same thing., fr: Pas la même chose.}
      evidence: seen
      review: {status: draft}
      """
    let breaks = BreakRegister([try SeriesBreak(try YAMLNode.parse(text, file: "breaks.yaml"))])
    let row = try row(Self.more, breaks: breaks)
    #expect(row.baseline == nil)
    #expect(row.score == nil && row.trend == nil)
    #expect(row.status == .known)
    #expect(row.reason.en == "Not the same thing.")
  }

  @Test func `a baseline and a target that are stated go before what the data tell`() throws {
    let measure =
      "{indicator: immigrant-share, direction: up-is-better, baseline: {period: \"2011\", value: 10}, target: {period: \"2031\", value: 30}}"
    let row = try row(measure, method: "expected-to-date")
    #expect(row.baseline == .init(period: "2011", value: 10, low: 10, high: 10))
    // Half of twenty years: 20 was due; 15.625 is 5.625 of 10.
    #expect(close(row.progress?.value, 0.5625))
    // 0.5625 itself is limited; the interval of the share reaches beyond 0.6.
    #expect(row.status == .between(.limitedProgress, .moderateProgress))
  }

  @Test func `a target that is reached needs no baseline; a vintage without data gives none`() throws {
    func measure(_ target: Int) -> String {
      "{indicator: immigrant-share, direction: up-is-better, baseline: {period: \"2011\"}, target: {period: \"2031\", value: \(target)}}"
    }
    let reached = try row(measure(12), method: "distance-covered")
    #expect(reached.baseline == nil)
    #expect(reached.status == .progress(.targetAchieved))
    // 15.6 with an interval that reaches below 15: it may not be reached, and nothing else is known.
    let near = try row(measure(15), method: "distance-covered")
    #expect(near.status == .known && near.score == nil)
    #expect(near.reason == ScoreReason.notTold)
  }

  @Test func `a baseline that is no census's leaves the census before in its place`() throws {
    #expect(try row(Self.more, baseline: "2022-23").baseline?.period == "2016")
  }

  @Test func `context has its figures and its trend, and no score`() throws {
    let row = try row(Self.more, sphere: "context")
    #expect(row.baseline != nil && row.trend == .improving)
    #expect(row.score == nil && row.lowScore == nil)
  }
}
