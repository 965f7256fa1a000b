import LIPData
import Testing

@testable import Indicators

struct ScorerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func card(
    _ rows: String, framework: Framework? = nil, period: String? = "2024-25", baseline: String? = nil
  ) throws -> Scorecard {
    let framework = try framework ?? SmallFramework.read()
    let registry = try Embedded.registry()
    let path = try folder.write("answers.csv", "lip_id,node,period,value,status,evidence,note\n" + rows)
    let scorer = Scorer(
      framework, responses: try Responses.read(path, to: framework, registry: registry),
      figures: MeasuredFigures(nil, indicators: try IndicatorSet.shipped(Embedded.folder)), baseline: baseline)
    return try scorer.scorecard(of: try registry.partnership("ottawa"), period: period)
  }

  private func node(_ id: String, _ card: Scorecard) throws -> NodeScore {
    try #require(card.nodes.first { $0.node.id == id })
  }

  private func row(_ measure: String, _ card: Scorecard) throws -> ScorecardRow {
    try #require(card.rows.first { $0.measure.id == measure })
  }

  @Test func `a rubric's file scores levels, milestones and the way to targets, and adds them by weight`() throws {
    let card = try card(
      """
      ottawa,1.1/extent,2024-25,1,,minutes,
      ottawa,1.1/members,2024-25,15,,,
      ottawa,1.2/plan/draft,2024-25,,done,,
      ottawa,1.2/plan/adopted,2024-25,,planned,,
      ottawa,2,2024-25,no,,,

      """)
    #expect(try row("extent", card).score == 50)
    #expect(try row("members", card).score == 50)
    #expect(try row("members", card).status == .progress(.limitedProgress))
    #expect(try row("plan", card).score == 50)
    // Due on 31 December 2024, and the fiscal year ends in March.
    #expect(try row("plan", card).status == .activity(.started, isLate: true))
    #expect(try row("extent", card).confidence == .evidenced)
    #expect(try row("members", card).confidence == .stated)
    // (3 × mean(50, 50) + 1 × 50) ÷ 4.
    #expect(try node("1.1", card).score == 50)
    #expect(try node("1", card).score == 50)
    #expect(try node("1", card).scorable == 3 && node("1", card).scored == 3)
    #expect(card.index?.score == 50)
    #expect(card.measured == 3 && card.measurable == 4)
  }

  @Test func `weights count, and what is missing drops out above the coverage that is asked for`() throws {
    let all = try card(
      "ottawa,1.1/extent,2024-25,2,,,\nottawa,1.1/members,2024-25,20,,,\nottawa,1.2,2024-25,,planned,,\n")
    // (3 × 100 + 1 × 0) ÷ 4.
    #expect(try node("1", all).score == 75)
    #expect(try node("1.1", all).status == [.targetAchieved])
    // A position in a rubric is no progress, and has no word of it.
    #expect(try node("1", all).status == [])
    // Two of three known.
    let some = try card("ottawa,1.1/extent,2024-25,2,,,\nottawa,1.2,2024-25,,planned,,\n")
    #expect(try node("1", some).score == 75)
    // Of three members of 1.1 none, of the two nodes below 1 one: half, as is asked for.
    let few = try card("ottawa,1.2,2024-25,,done,,\n")
    #expect(try node("1.1", few).score == nil)
    #expect(try node("1", few).score == 100)
    // Less than half of the nodes at the top is what 1 alone would be, were it not for the context and the unmeasured.
    #expect(few.index?.score == 100)
    let strict = try card(
      "ottawa,1.2,2024-25,,done,,\n", framework: SmallFramework.read("coverage: 0.5", "coverage: 0.6"))
    #expect(try node("1", strict).score == nil && strict.index == nil)
  }

  @Test func `context is shown beside and adds to nothing`() throws {
    let without = try card("ottawa,1.1/extent,2024-25,2,,,\nottawa,1.1/members,2024-25,20,,,\n")
    let with = try card("ottawa,1.1/extent,2024-25,2,,,\nottawa,1.1/members,2024-25,20,,,\nottawa,2,2024-25,no,,,\n")
    #expect(without.index?.score == with.index?.score)
    #expect(try node("2", with).score == nil && node("2", with).scorable == 0)
    #expect(try node("2", with).isMeasured)
    #expect(try row("safe", with).status == .yesNo(false))
  }

  @Test func `missing is missing: it is said, and what would raise the coverage`() throws {
    let card = try card("ottawa,1.1/words,2024-25,,,,We met\n")
    #expect(card.measured == 1)
    #expect(try row("extent", card).status == .missing)
    #expect(try row("extent", card).current.value == nil)
    #expect(try row("words", card).status == .text && row("words", card).note == "We met")
    let gaps = card.gaps.map { gap in
      switch gap {
      case .unanswered(let node, let measures): "\(node.id): \(measures.map(\.id).joined(separator: " "))"
      case .noFigure(let node, _, _, _): "\(node.id): figure"
      case .unmeasured(let node, let why): "\(node.id): \(why.en)"
      }
    }
    #expect(gaps == ["1.1: extent members", "1.2: plan", "2: figure", "2: safe", "3: Nobody counts it."])
  }

  @Test func `what does not apply counts neither for nor against`() throws {
    let card = try card("ottawa,1.1/extent,2024-25,,not-applicable,,\nottawa,1.1/members,2024-25,20,,,\n")
    #expect(try node("1.1", card).scorable == 1)
    #expect(try node("1.1", card).score == 100)
  }

  @Test func `a trend is told from the period before, and the latest period is scored unless another is asked for`()
    throws
  {
    let rows = """
      ottawa,1.1/extent,2022-23,0,,,
      ottawa,1.1/extent,2023-24,2,,,
      ottawa,1.1/members,2022-23,12,,,
      ottawa,1.1/members,2023-24,12,,,

      """
    let latest = try card(rows, period: nil)
    #expect(latest.period == "2023-24")
    #expect(try row("extent", latest).trend == .improving)
    #expect(try row("members", latest).trend == .unchanged)
    let first = try card(rows, period: "2022-23")
    #expect(try row("extent", first).trend == nil)
    #expect(try row("extent", first).score == 0)
  }

  @Test func `a milestone that is late is named, and a whole that is reported done does not hide open ones`() throws {
    let card = try card("ottawa,1.2/plan,2024-25,,done,,\nottawa,1.2/plan/draft,2024-25,,started,,\n")
    let plan = try row("plan", card)
    #expect(plan.score == 0)
    #expect(plan.reason.en == "0 of 2 milestones done, though the whole is reported as done; late: Draft (2024-06-30).")
    #expect(plan.reason.fr.contains("en retard"))
  }

  @Test func `a milestone that was reached the year before is reached, and one that does not apply is no debt`() throws
  {
    let rows = "ottawa,1.2/plan/draft,2023-24,,done,,\nottawa,1.2/plan/adopted,2024-25,,started,,\n"
    #expect(try row("plan", card(rows, period: "2023-24")).score == 50)
    #expect(try row("plan", card(rows)).score == 50)
    let done = try card("ottawa,1.2/plan/draft,2023-24,,done,,\nottawa,1.2/plan/adopted,2024-25,,not-applicable,,\n")
    #expect(try row("plan", done).score == 100)
    // An answer of a later year is none of this year's.
    #expect(try row("plan", card("ottawa,1.2/plan/draft,2025-26,,done,,\n")).status == .missing)
  }

  @Test func `the baseline is the framework's, else the answer of the period that is named`() throws {
    let framework = try SmallFramework.read(
      "        baseline: {period: \"2022-23\", value: 10}\n", "")
    let rows = "ottawa,1.1/members,2021-22,12,,,\nottawa,1.1/members,2024-25,16,,,\n"
    let with = try card(rows, framework: framework, baseline: "2021-22")
    #expect(try row("members", with).baseline?.value == 12)
    #expect(try row("members", with).progress?.value == 0.5)
    let without = try card(rows, framework: framework)
    #expect(try row("members", without).baseline == nil)
    #expect(try row("members", without).status == .known)
    #expect(try row("members", without).score == nil)
  }

  @Test func `the order of the answers does not matter`() throws {
    let rows = [
      "ottawa,1.1/extent,2024-25,1,,,", "ottawa,1.1/members,2024-25,13,,,", "ottawa,1.2/plan/draft,2024-25,,done,,",
      "ottawa,2,2024-25,yes,,,",
    ]
    let one = try card(rows.joined(separator: "\n") + "\n")
    let other = try card(rows.reversed().joined(separator: "\n") + "\n")
    #expect(one.nodes.map(\.score) == other.nodes.map(\.score))
    #expect(one.rows.map(\.status) == other.rows.map(\.status))
  }
}
