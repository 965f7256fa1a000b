import LIPData

/// Reads a row of answers to a framework.
struct ResponseReader {
  let framework: Framework
  private let nodes: [String: FrameworkNode]
  private let partnerships: [String]
  private let known: Set<String>

  init(_ framework: Framework, partnerships: [String]) {
    self.framework = framework
    self.partnerships = partnerships
    known = Set(partnerships)
    nodes = Dictionary(framework.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The answer of a row; nil for one that is not answered yet.
  func response(_ row: DelimitedTable.Record) throws -> Response? {
    let partnership = try row.required("lip_id")
    guard known.contains(partnership) else {
      throw Diagnostic(
        "unknown-lip", "There is no partnership \"\(partnership)\"", at: row.place("lip_id"),
        remedy: Suggestion.remedy(for: partnership, among: partnerships, listedBy: "lipdata lips list"))
    }
    let (question, measure) = try question(row)
    let written = try Written(row, isText: measure.isText)
    guard !written.isEmpty else { return nil }
    let text = try row.required("period")
    guard let period = PeriodName.normal(text) else {
      throw Diagnostic(
        "not-a-year", "\"\(text)\" is not a year", at: row.place("period"), remedy: "Write it as 2024 or 2024-25.")
    }
    guard let content = try content(row, written, measure) else { return nil }
    return Response(
      partnership: partnership, question: question, period: period.name, year: period.year, content: content,
      evidence: written.evidence, note: written.note, isDraft: ["draft", "brouillon"].contains(written.status),
      isNamed: try isNamed(row), place: row.place("node"))
  }

  /// What stands in a row beside the question.
  struct Written {
    let value: String
    let status: String
    let evidence: String
    /// The answer to a question of words, wherever it was written; else empty.
    let words: String
    /// What the evaluator adds, the words among it.
    let note: String

    init(_ row: DelimitedTable.Record, isText: Bool) throws {
      func optional(_ column: String) throws -> String { row.has(column) ? try row[column] : "" }
      value = try row["value"]
      status = try row["status"].lowercased()
      evidence = try optional("evidence")
      let added = try optional("note")
      // People write words in either column, or begin in one and go on in the other.
      let said = value.isEmpty || added.isEmpty || value == added ? [added.isEmpty ? value : added] : [value, added]
      words = isText ? said.joined(separator: " \u{2013} ") : ""
      note = isText ? words : added
    }

    /// True for a row that is not answered yet.
    var isEmpty: Bool { value.isEmpty && status.isEmpty && words.isEmpty }
  }

  /// Whether the partnership agreed to be named; throws `wrong-word` for what is neither yes nor no.
  private func isNamed(_ row: DelimitedTable.Record) throws -> Bool {
    guard row.has("consent") else { return false }
    let word = try row["consent"]
    if word.isEmpty { return false }
    if let yes = Self.yesNo(word) { return yes }
    throw Diagnostic(
      "wrong-word", "\"\(word)\" is neither yes nor no", at: row.place("consent"),
      remedy: "Write yes where the partnership agreed to be named, and no or nothing where it did not.")
  }

  /// What a row answers.
  private func question(_ row: DelimitedTable.Record) throws -> (Response.Question, NodeMeasure) {
    let text = try row.required("node")
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let node = nodes[parts[0]] else {
      throw Diagnostic(
        "unknown-node", "\"\(parts[0])\" is no node of \(framework.id)", at: row.place("node"),
        remedy: Suggestion.remedy(
          for: parts[0], among: framework.nodes.map(\.id), listedBy: "lipdata frameworks show \(framework.id)"))
    }
    let asked = node.measures.filter(\.isAnswered)
    let measure: NodeMeasure
    if parts.count > 1 {
      guard let found = asked.first(where: { $0.id == parts[1] }) else {
        throw Diagnostic(
          "unknown-node", "\"\(parts[1])\" is no question of \(node.id)", at: row.place("node"),
          remedy: asked.isEmpty
            ? "Nobody answers it: it is measured by indicators."
            : Suggestion.remedy(for: parts[1], among: asked.map(\.id)))
      }
      measure = found
    } else {
      guard asked.count == 1, let only = asked.first else {
        throw Diagnostic(
          "which-measure", "\"\(node.id)\" has \(asked.count) questions", at: row.place("node"),
          remedy: asked.isEmpty
            ? "It is measured by indicators, or not at all: leave the row out."
            : "Name one: \(asked.map { node.id + "/" + $0.id }.joined(separator: ", ")).")
      }
      measure = only
    }
    guard parts.count > 2 else { return (.init(node: node.id, measure: measure.id, milestone: nil), measure) }
    guard parts.count == 3, case .activity(_, _, let milestones) = measure.kind,
      milestones.contains(where: { $0.id == parts[2] })
    else {
      throw Diagnostic(
        "unknown-node", "\"\(text)\" is no milestone of \(framework.id)", at: row.place("node"),
        remedy: "A milestone is written node/activity/milestone.")
    }
    return (.init(node: node.id, measure: measure.id, milestone: parts[2]), measure)
  }
}

extension NodeMeasure {
  /// True for a question that is answered in words.
  fileprivate var isText: Bool {
    if case .response(.text) = kind { true } else { false }
  }
}
