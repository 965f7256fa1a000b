import LIPData
import TestSupport
import Testing

@testable import Indicators

/// What nodes come to, on frameworks of a few yes-or-no questions.
struct NodeScoringTests {
  /// A node: id, parent, sphere, and the answers to its questions (nil for none).
  private typealias Given = (id: String, parent: String?, sphere: String, answers: [Bool?])

  private func run(_ nodes: [Given], aggregate: String = "arithmetic", coverage: Double = 0.5) throws
    -> (nodes: [String: Double?], index: Double?)
  {
    var yaml = """
      id: f
      name: {en: F, fr: Cadre}
      about: {en: For tests., fr: Pour les essais.}
      status: complete
      evidence: seen
      source: {title: F, publisher: lipdata}
      scoring: {method: rubric, aggregate: \(aggregate), coverage: \(coverage), source: {en: Ours., fr: La nôtre.}}
      levels: [{id: a, name: {en: A, fr: Un}}, {id: b, name: {en: B, fr: Deux}}, {id: c, name: {en: C, fr: Trois}}]
      nodes:

      """
    var depth: [String: Int] = [:]
    for node in nodes {
      depth[node.id] = node.parent.map { (depth[$0] ?? 0) + 1 } ?? 0
      yaml += "  - id: \(node.id)\n    level: \(["a", "b", "c"][depth[node.id] ?? 0])\n"
      if let parent = node.parent { yaml += "    parent: \(parent)\n" }
      yaml += "    name: {en: N \(node.id), fr: Nœud \(node.id)}\n    sphere: \(node.sphere)\n"
      yaml += node.answers.isEmpty ? "    unmeasured: {en: None., fr: Aucune.}\n" : "    measures:\n"
      for index in node.answers.indices {
        yaml += "      - {response: q\(index), name: {en: Q, fr: Question}, kind: yes-no}\n"
      }
    }
    yaml += "review: {status: draft}\n"
    let framework = try Framework(try YAMLNode.parse(yaml, file: "f.yaml"), indicators: [:])
    let folder = try TemporaryFolder()
    var text = "lip_id,node,period,value,status,evidence,note\n"
    for node in nodes {
      for (index, answer) in node.answers.enumerated() {
        if let answer { text += "ottawa,\(node.id)/q\(index),2024,\(answer ? "yes" : "no"),,,\n" }
      }
    }
    let registry = try Embedded.registry()
    let scorer = Scorer(
      framework,
      responses: try Responses.read(folder.write("a.csv", text), to: framework, registry: registry),
      figures: MeasuredFigures(nil, indicators: IndicatorSet(indicators: [])))
    let card = try scorer.scorecard(of: try registry.partnership("ottawa"), period: "2024")
    return (
      Dictionary(uniqueKeysWithValues: card.nodes.map { ($0.node.id, $0.score) }), card.index?.score
    )
  }

  @Test func `a score of zero stays in geometric and harmonic means and pulls them down`() throws {
    let nodes: [Given] = [
      ("p", nil, "control", []), ("p1", "p", "control", [false]), ("p2", "p", "control", [true]),
      ("p3", "p", "control", [true]),
    ]
    let arithmetic = try #require(try run(nodes).index)
    let geometric = try #require(try run(nodes, aggregate: "geometric").index)
    let harmonic = try #require(try run(nodes, aggregate: "harmonic").index)
    #expect(abs(arithmetic - 200.0 / 3) < 1e-9)
    #expect(geometric < arithmetic && harmonic < geometric)
    #expect(try run(nodes, aggregate: "geometric").nodes["p1"] == .some(.some(0)))
  }

  @Test func `the coverage is asked of direct children: one large node does not speak for three`() throws {
    let nodes: [Given] = [
      ("a1", nil, "control", Array(repeating: true, count: 10)), ("a2", nil, "control", [nil, nil]),
      ("a3", nil, "control", [nil, nil]), ("a4", nil, "control", [nil, nil]),
    ]
    let result = try run(nodes)
    #expect(result.nodes["a1"] == .some(.some(100)))
    #expect(result.index == nil)
    #expect(try run(nodes, coverage: 0.25).index == 100)
  }

  @Test func `a context has no score, and what is below it counts in its place`() throws {
    let nodes: [Given] = [
      ("top", nil, "context", [true]), ("work", "top", "control", [true]), ("more", "top", "influence", [false]),
      ("land", "top", "context", [true, true]),
    ]
    let result = try run(nodes)
    #expect(result.nodes["top"] == .some(nil) && result.nodes["land"] == .some(nil))
    #expect(result.index == 50)
  }

  @Test func `whatever is answered, scores lie within the scale and in the order of their means`() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<40 {
      func answers() -> [Bool?] {
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          [true, false, nil].randomElement(using: &generator) ?? nil
        }
      }
      let nodes: [Given] = [
        ("p", nil, "control", answers()), ("p1", "p", "control", answers()), ("p2", "p", "influence", answers()),
        ("q", nil, "control", answers()),
      ]
      let means = try ["arithmetic", "geometric", "harmonic"].map { try run(nodes, aggregate: $0, coverage: 0).index }
      #expect(means.allSatisfy { $0 == nil } || means.allSatisfy { $0 != nil })
      let known = means.compactMap(\.self)
      #expect(known.allSatisfy { (-1e-9...100.000_001).contains($0) })
      for (a, b) in zip(known, known.dropFirst()) { #expect(b <= a + 1e-9) }
    }
  }
}
