import LIPData
import Testing

@testable import Indicators

struct FrameworkTests {
  @Test func `every shipped framework is read, in its file by its id`() throws {
    let library = FrameworkLibrary(Embedded.folder, indicators: try IndicatorSet.shipped(Embedded.folder))
    let all = try library.all()
    let wanted: Set = [
      "welcoming-community", "lip-objectives", "nls-strategic-plan-2022-2025", "nls-strategic-plan-2025-2028",
      "settlement-strategy", "lips-annual-survey", "newcomer-engagement", "equity-self-assessment",
      "gba-plus-coverage", "cimi-gaps", "indicators-of-integration-2019", "zaragoza", "settling-in",
      "social-inclusion", "quality-of-life", "sdg-subset",
    ]
    #expect(Set(all.map(\.id)) == wanted)
    for framework in all {
      #expect(framework.place.file?.hasSuffix("frameworks/\(framework.id).yaml") == true)
      for leaf in framework.leaves { #expect(!leaf.measures.isEmpty || leaf.unmeasured != nil, "\(leaf.id)") }
    }
    let templates: Set = [
      "cimi-gaps", "indicators-of-integration-2019", "zaragoza", "settling-in", "social-inclusion", "quality-of-life",
      "sdg-subset",
    ]
    #expect(Set(all.filter(\.isTemplate).map(\.id)) == templates)
  }

  @Test func `the frameworks have the nodes of their sources`() throws {
    let library = FrameworkLibrary(Embedded.folder, indicators: try IndicatorSet.shipped(Embedded.folder))
    let welcoming = try library.framework("welcoming-community")
    #expect(welcoming.nodes.count == 17)
    #expect(welcoming.nodes.map(\.number) == (1...17).map { "\($0)" })
    let plan = try library.framework("nls-strategic-plan-2022-2025")
    #expect(plan.children(of: nil).map(\.id) == ["1", "2", "3", "4"])
    #expect(plan.children(of: nil).map { plan.children(of: $0.id).count } == [4, 4, 3, 4])
    #expect(plan.tags.map(\.id).sorted() == ["accountable", "effective", "inclusive", "responsive"])
    #expect(try library.framework("nls-strategic-plan-2025-2028").nodes.isEmpty)
    let cimi = try library.framework("cimi-gaps")
    #expect(cimi.nodes.map(\.weight) == [40, 30, 20, 10])
    #expect(try library.framework("social-inclusion").children(of: nil).count == 11)
  }

  @Test func `Indigenous nodes are context in every framework`() throws {
    let library = FrameworkLibrary(Embedded.folder, indicators: try IndicatorSet.shipped(Embedded.folder))
    for node in try library.all().flatMap(\.nodes)
    where node.name.en.contains("Indigenous") || node.name.en.contains("First Nations") {
      #expect(node.sphere == .context, "\(node.id)")
    }
  }

  @Test func `a number may say what it is held against, and a plan its years`() throws {
    let framework = try SmallFramework.read("value: 20}\n", "value: 20}\n        reference: 1.5\n")
    #expect(framework.nodes[1].measures.map { $0.goal?.reference } == [nil, 1.5, nil])
    for period in ["{from: 2024, to: 2024}", "{from: 2024-25, to: 2026/2027}"] {
      #expect(try SmallFramework.read("scoring:\n", "period: \(period)\nscoring:\n").id == "small")
    }
  }

  @Test func `what is itself a gap is held against 0, what is a ratio against 1, and nothing else is`() throws {
    let library = FrameworkLibrary(Embedded.folder, indicators: try IndicatorSet.shipped(Embedded.folder))
    for framework in try library.all() {
      for measure in framework.nodes.flatMap(\.measures) {
        guard case .response(.number(let unit)) = measure.kind else { continue }
        let wanted: Double? =
          unit?.en == "percentage points" ? 0 : unit?.en.hasPrefix("ratio") == true ? 1 : nil
        #expect(measure.goal?.reference == wanted, "\(framework.id) \(measure.id)")
      }
    }
  }

  /// A slip in a framework, and how it is told.
  struct Slip: Sendable, CustomTestStringConvertible {
    var original: String
    var slip: String
    var code: String
    var at: String
    var testDescription: String { "\(code): \(slip.prefix(40))" }
  }

  static let slips = [
    Slip(
      original: "parent: \"1\"\n    name: {en: Plan", slip: "parent: \"9\"\n    name: {en: Plan",
      code: "unknown-parent", at: "- id: \"1.2\""),
    Slip(
      original: "number: \"1\"\n    level: direction", slip: "level: direction\n    parent: \"1.1\"",
      code: "node-cycle", at: "- id: \"1\""),
    Slip(
      original: "level: objective\n    parent: \"1\"\n    name: {en: Plan",
      slip: "level: direction\n    parent: \"1\"\n    name: {en: Plan", code: "wrong-level", at: "- id: \"1.2\""),
    Slip(
      original: "level: objective\n    parent: \"1\"\n    name: {en: Plan",
      slip: "level: objectiv\n    parent: \"1\"\n    name: {en: Plan", code: "unknown-level", at: "- id: \"1.2\""),
    Slip(
      original: "id: \"1.2\"", slip: "id: \"1.1\"", code: "duplicate-node",
      at: "- id: \"1.1\"\n    level: objective\n    parent: \"1\"\n    name: {en: Plan"),
    Slip(original: "    weight: 1\n", slip: "", code: "weights-do-not-fit", at: "- id: \"1.2\""),
    Slip(original: "weight: 3", slip: "weight: 98", code: "weights-do-not-fit", at: "- id: \"1.1\""),
    Slip(original: "weight: 3", slip: "weight: 0", code: "wrong-weight", at: "0\n    tags"),
    Slip(original: "tags: [inclusive]", slip: "tags: [inclusiv]", code: "unknown-tag", at: "- id: \"1.1\""),
    Slip(
      original: "{id: direction, name: {en: Direction", slip: "{id: objective, name: {en: Direction",
      code: "duplicate-definition", at: "objective, name: {en: Objective"),
    Slip(
      original: "fr: Inclusif}}\n", slip: "fr: Inclusif}}\n  - {id: inclusive, name: {en: Open, fr: Ouvert}}\n",
      code: "duplicate-definition", at: "inclusive, name: {en: Open"),
    Slip(
      original: "rubrics:\n",
      slip: "rubrics:\n  - id: extent\n    name: {en: E, fr: M}\n    levels:\n"
        + "      - {value: 0, name: {en: a, fr: b}}\n      - {value: 1, name: {en: c, fr: d}}\n",
      code: "duplicate-definition", at: "id: extent\n    name: {en: Extent"),
    Slip(original: "{id: adopted", slip: "{id: draft", code: "duplicate-definition", at: "draft, name: {en: Adopted"),
    Slip(
      original: "scoring:\n", slip: "period: {from: soon, to: 2025}\nscoring:\n", code: "not-a-year", at: "soon"),
    Slip(
      original: "scoring:\n", slip: "period: {from: 2026, to: 2024-25}\nscoring:\n", code: "dates-out-of-order",
      at: "2024-25}\nscoring"),
    Slip(
      original: "kind: text", slip: "kind: text\n        rubric: extent", code: "unknown-key",
      at: "rubric: extent\n  - id"),
    Slip(
      original: "kind: yes-no", slip: "kind: yes-no\n        direction: neutral", code: "unknown-key",
      at: "direction: neutral"),
    Slip(
      original: "kind: yes-no", slip: "kind: yes-no\n        reference: 0", code: "unknown-key", at: "reference: 0"),
    Slip(
      original: "        rubric: extent\n", slip: "        rubric: extent\n        limit: 2\n", code: "unknown-key",
      at: "limit: 2"),
    Slip(
      original: "unemployment-rate\n", slip: "unemployment-rate\n        reference: 1\n", code: "unknown-key",
      at: "reference: 1"),
    Slip(
      original: "value: 20}\n", slip: "value: 20}\n        worst: 20\n", code: "wrong-bounds", at: "worst: 20"),
    Slip(
      original: "value: 20}\n", slip: "value: 20}\n        worst: 5\n        best: 5.0\n", code: "wrong-bounds",
      at: "worst: 5"),
    Slip(original: "weight: 3", slip: "weight: heavy", code: "wrong-kind", at: "heavy"),
    Slip(original: "rubric: extent", slip: "rubric: extend", code: "rubric-missing", at: "extend"),
    Slip(original: "        rubric: extent\n", slip: "", code: "rubric-missing", at: "- response: extent"),
    Slip(original: "{value: 1, name", slip: "{value: 3, name", code: "rubric-order", at: "- {value: 0"),
    Slip(original: "value: 20}", slip: "value: 5}", code: "target-on-wrong-side", at: "{period: \"2025-26\""),
    Slip(
      original: "period: \"2025-26\"", slip: "period: \"2021-22\"", code: "baseline-after-target",
      at: "{period: \"2022-23\""),
    Slip(original: "period: \"2025-26\"", slip: "period: soon", code: "not-a-year", at: "soon"),
    Slip(original: "due: 2024-06-30", slip: "due: 2025-06-30", code: "dates-out-of-order", at: "- activity: plan"),
    Slip(
      original: "- response: members", slip: "- response: extent", code: "duplicate-measure",
      at: "- response: extent\n        name: {en: Members"),
    Slip(
      original: "    unmeasured: {en: Nobody counts it., fr: Personne ne le compte.}\n", slip: "", code: "no-measure",
      at: "- id: \"3\""),
    Slip(
      original: "- response: safe\n        name: {en: Is it safe?, fr: Est-ce sûr?}\n        kind: yes-no",
      slip: "- indicator: unemployment-rat", code: "unknown-indicator", at: "unemployment-rat\n"),
    Slip(
      original: "- response: safe\n        name: {en: Is it safe?, fr: Est-ce sûr?}\n        kind: yes-no",
      slip: "- indicator: top-birthplaces", code: "not-one-number", at: "top-birthplaces"),
    Slip(original: "method: rubric", slip: "method: gap", code: "reference-missing", at: "gap\n"),
    Slip(original: "method: rubric", slip: "method: eurostat", code: "no-scores-to-add", at: "arithmetic"),
    Slip(original: "coverage: 0.5", slip: "coverage: 50", code: "wrong-coverage", at: "50\n"),
    Slip(original: "sphere: context", slip: "sphere: contexts", code: "wrong-word", at: "contexts"),
    Slip(
      original: "about: {en: For tests., fr: Pour les essais.}", slip: "about: {en: For tests.}",
      code: "missing-language", at: "{en: For tests.}"),
  ]

  @Test(arguments: slips) func `a slip in a framework is told with its line and a remedy`(slip: Slip) throws {
    #expect(SmallFramework.yaml.contains(slip.original))
    let text = SmallFramework.yaml.replacing(slip.original, with: slip.slip)
    let found = try #require(diagnostic { try SmallFramework.read(slip.original, slip.slip) })
    #expect(found.code == slip.code)
    let start = try #require(text.firstRange(of: slip.at)).lowerBound
    #expect(found.place.line == text[..<start].count { $0 == "\n" } + 1)
    #expect(found.remedy != nil)
  }
}

/// Whether a framework that puts scores together can come to one.
struct AnswerableFrameworksTests {
  @Test func `every shipped framework with an aggregate comes to an index when everything is answered`() throws {
    let folder = try TemporaryFolder()
    let indicators = try IndicatorSet.shipped(Embedded.folder)
    let registry = try Embedded.registry()
    var scored: [String] = []
    for framework in try FrameworkLibrary(Embedded.folder, indicators: indicators).all()
    where framework.scoring.aggregate != .none && !framework.nodes.isEmpty {
      var text = "lip_id,node,period,value,status,evidence,note\n"
      for node in framework.nodes {
        for measure in node.measures where measure.isAnswered {
          let path = "ottawa,\(node.id)/\(measure.id)"
          switch measure.kind {
          case .indicator: break
          case .activity: text += "\(path),2024-25,,done,,\n"
          case .response(.text): text += "\(path),2024-25,,,,Words\n"
          case .response(.yesNo): text += "\(path),2024-25,yes,,,\n"
          case .response(.number): text += "\(path),2020-21,2,,,\n\(path),2024-25,3,,,\n"
          case .response(.scale(let id)):
            text += "\(path),2024-25,\(framework.rubric(id)?.levels.last?.value ?? 0),,,\n"
          }
        }
      }
      let scorer = Scorer(
        framework,
        responses: try Responses.read(folder.write("a.csv", text), to: framework, registry: registry),
        figures: MeasuredFigures(nil, indicators: indicators), baseline: "2020-21")
      let card = try scorer.scorecard(of: try registry.partnership("ottawa"), period: "2024-25")
      // Half of the measures of the subset of the goals are indicators, which nobody can answer.
      let isOfFigures = framework.id == "sdg-subset"
      #expect((card.index?.score != nil) != isOfFigures, "\(framework.id)")
      #expect(card.nodes.contains { $0.score != nil }, "\(framework.id)")
      scored.append(framework.id)
      for node in card.nodes where node.node.sphere == .context { #expect(node.score == nil, "\(node.node.id)") }
    }
    #expect(scored.count == 9)
  }
}
