import LIPData

/// Reads a row of answers to a framework.
struct ResponseReader {
  private let framework: Framework
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
    let (value, status) = (try row["value"], try row["status"].lowercased())
    func optional(_ column: String) throws -> String { row.has(column) ? try row[column] : "" }
    let (evidence, note) = (try optional("evidence"), try optional("note"))
    let isText = if case .response(.text) = measure.kind { true } else { false }
    if value.isEmpty, status.isEmpty, !(isText && !note.isEmpty) { return nil }
    let period = try row.required("period")
    guard let year = SeriesYear.point(period) else {
      throw Diagnostic(
        "not-a-year", "\"\(period)\" is not a year", at: row.place("period"), remedy: "Write it as 2024 or 2024-25.")
    }
    guard let content = try content(row, value, status, measure, isMilestone: question.milestone != nil) else {
      return nil
    }
    return Response(
      partnership: partnership, question: question, period: period, year: year, content: content, evidence: evidence,
      note: note, isNamed: ["yes", "oui"].contains(try optional("consent").lowercased()), place: row.place("node"))
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

  /// What was answered; nil where it is said to be missing.
  private func content(
    _ row: DelimitedTable.Record, _ value: String, _ status: String, _ measure: NodeMeasure, isMilestone: Bool
  ) throws -> Response.Content? {
    if ["not-applicable", "na", "s.o."].contains(status) { return .notApplicable }
    if status == "missing" { return nil }
    switch measure.kind {
    case .indicator: return nil
    case .activity:
      let word = status.isEmpty ? value.lowercased() : status
      if let state = ActivityState(rawValue: word) { return .state(state) }
      throw wrongStatus(word, ActivityState.allCases.map(\.rawValue), row)
    case .response(let answer):
      guard ["", "draft", "final"].contains(status) else {
        throw wrongStatus(status, ["draft", "final", "missing", "not-applicable"], row)
      }
      return try self.answer(row, value, answer)
    }
  }

  private func answer(_ row: DelimitedTable.Record, _ value: String, _ answer: NodeMeasure.Answer) throws
    -> Response.Content?
  {
    func wrong(_ expected: String) -> Diagnostic {
      Diagnostic(
        "wrong-answer", value.isEmpty ? "There is a status and no value" : "\"\(value)\" is no answer to this question",
        at: row.place("value"), remedy: "Write \(expected).")
    }
    switch answer {
    case .text: return .text
    case .number:
      guard !value.isEmpty, let number = try SeriesTargets.number(row, "value") else { throw wrong("a number") }
      return .number(number)
    case .yesNo:
      switch value.lowercased() {
      case "yes", "oui", "y", "o", "true", "1": return .yesNo(true)
      case "no", "non", "n", "false", "0": return .yesNo(false)
      default: throw wrong("yes or no")
      }
    case .scale(let id):
      let levels = framework.rubric(id)?.levels ?? []
      let folded = value.lowercased()
      let level = levels.first {
        "\($0.value)" == value || $0.name.en.lowercased() == folded || $0.name.fr.lowercased() == folded
      }
      guard let level else {
        throw wrong(levels.map { "\($0.value) (\($0.name.en))" }.joined(separator: ", "))
      }
      return .level(level.value)
    }
  }

  private func wrongStatus(_ word: String, _ words: [String], _ row: DelimitedTable.Record) -> Diagnostic {
    Diagnostic(
      "wrong-status", word.isEmpty ? "The column status is empty" : "\"\(word)\" is not a status of this row",
      at: row.place("status"), remedy: Suggestion.remedy(for: word, among: words))
  }
}
