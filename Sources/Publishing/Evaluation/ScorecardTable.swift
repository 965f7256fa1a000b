public import Indicators
public import LIPData

/// Scorecards as a table: a row for each measure of each node, partnership and period; numbers for machines.
public struct ScorecardTable {
  /// The columns, in their order.
  public static let columns = [
    "framework_id", "lip_id", "lip", "node", "number", "level", "node_name", "sphere", "tags", "measure",
    "measure_name",
    "kind", "describes",
    "baseline_period", "baseline", "period", "current", "low", "high", "unit", "reference_area", "reference",
    "target_period", "target", "method", "progress_value", "progress_low", "progress_high", "score", "score_low",
    "score_high", "status", "trend",
    "confidence", "owner", "due", "reason", "evidence", "note", "source", "licence",
  ]

  private let sources: [String: SourceLines]
  private let language: Language
  private let ranks: [String: Int]

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - sources: the source and licence lines of each dataset.
  ///   - ranks: the places of partnerships by what all nodes come to, where they were asked for.
  public init(sources: [String: SourceLines], language: Language, ranks: [String: Int] = [:]) {
    self.sources = sources
    self.language = language
    self.ranks = ranks
  }

  /// The table of some scorecards; a node's own row comes before those of its measures.
  public func table(_ cards: [Scorecard]) throws -> PlainTable {
    var table = PlainTable(Self.columns + (ranks.isEmpty ? [] : ["rank"]))
    for card in cards {
      if let index = card.index { table.add(self.index(index, card)) }
      for node in card.nodes {
        table.add(row(node, card))
        for one in card.rows(of: node.node.id) { table.add(try row(one, node.node, card)) }
      }
    }
    return table
  }

  private func row(_ card: Scorecard, _ fields: [String: String], isIndex: Bool = false) -> [String] {
    var fields = fields
    fields["framework_id"] = card.framework.id
    fields["lip_id"] = card.partnership.id
    fields["lip"] = card.partnership.name[language]
    return Self.columns.map { fields[$0] ?? "" }
      + (ranks.isEmpty ? [] : [isIndex ? ranks[card.partnership.id].map { "\($0)" } ?? "" : ""])
  }

  /// What all nodes come to: a row with no node.
  private func index(_ index: NodeScore, _ card: Scorecard) -> [String] {
    var fields = scores(index)
    fields["kind"] = "index"
    fields["period"] = card.period
    fields["method"] = card.framework.scoring.method
    return row(card, fields, isIndex: true)
  }

  private func scores(_ node: NodeScore) -> [String: String] {
    [
      "score": ChartReadyNumber.text(node.score), "score_low": ChartReadyNumber.text(node.low),
      "score_high": ChartReadyNumber.text(node.high), "status": Self.code(node.status),
    ]
  }

  private func row(_ node: NodeScore, _ card: Scorecard) -> [String] {
    var fields = scores(node)
    for (key, value) in names(node.node) { fields[key] = value }
    fields["kind"] = "node"
    fields["period"] = card.period
    fields["method"] = card.framework.scoring.method
    fields["reason"] = node.isMeasured ? "" : node.node.unmeasured?[language] ?? ""
    if fields["status"]?.isEmpty != false { fields["status"] = node.isMeasured ? "" : "missing" }
    return row(card, fields)
  }

  private func names(_ node: FrameworkNode) -> [String: String] {
    [
      "node": node.id, "number": node.number, "level": node.level, "node_name": node.name[language],
      "sphere": node.sphere.rawValue, "tags": node.tags.joined(separator: " "),
    ]
  }

  private func row(_ one: ScorecardRow, _ node: FrameworkNode, _ card: Scorecard) throws -> [String] {
    var fields = names(node)
    func text(_ value: Double?) -> String { ChartReadyNumber.text(value) }
    fields["measure"] = one.measure.id
    fields["measure_name"] = one.name[language]
    fields["kind"] = Self.kind(one.measure)
    fields["describes"] = one.describes?.rawValue ?? ""
    fields["baseline_period"] = one.baseline?.period ?? ""
    fields["baseline"] = text(one.baseline?.value)
    fields["period"] = one.current.period
    fields["current"] = text(one.current.value)
    fields["low"] = text(one.current.low)
    fields["high"] = text(one.current.high)
    fields["unit"] = one.unit.isEmpty ? one.unitName?[language] ?? "" : one.unit
    fields["reference_area"] = one.reference?.area[language] ?? ""
    fields["reference"] = text(one.reference?.value.value)
    fields["target_period"] = one.target?.period ?? ""
    fields["target"] = text(one.target?.value)
    fields["method"] = card.framework.scoring.method
    fields["progress_value"] = text(one.progress?.value)
    fields["progress_low"] = text(one.progressEnds?.lowerBound)
    fields["progress_high"] = text(one.progressEnds?.upperBound)
    fields["score"] = text(one.score)
    fields["score_low"] = text(one.lowScore)
    fields["score_high"] = text(one.highScore)
    fields["status"] = Self.code(one.status)
    fields["trend"] = one.trend?.rawValue ?? ""
    fields["confidence"] = one.confidence.rawValue
    fields["reason"] = ([one.reason] + one.cautions.filter { $0 != one.reason }).map { $0[language] }
      .joined(separator: " ")
    fields["owner"] = one.owner ?? ""
    fields["due"] = one.due ?? ""
    fields["evidence"] = one.evidence
    fields["note"] = one.note
    let lines = try one.datasets.map { try sources.lines(of: $0) }
    fields["source"] = lines.map { $0.source[language] }.joined(separator: "; ")
    fields["licence"] = lines.map { $0.licence[language] }.joined(separator: " ")
    return row(card, fields)
  }

  static func kind(_ measure: NodeMeasure) -> String {
    switch measure.kind {
    case .indicator: "indicator"
    case .activity: "activity"
    case .response(.number): "number"
    case .response(.yesNo): "yes-no"
    case .response(.scale): "scale"
    case .response(.text): "text"
    }
  }

  /// The code of a status: a word, or `between … and …`.
  static func code(_ status: ScorecardRow.Status) -> String {
    switch status {
    case .progress(let one): one.rawValue
    case .between(let worse, let better): code([worse, better])
    case .yesNo(let yes): yes ? "yes" : "no"
    case .level(let level): "level_\(level.value)"
    case .activity(let state, let isLate): isLate ? state.rawValue + "_late" : state.rawValue
    case .known: "shown"
    case .text: "answered"
    case .notApplicable: "not_applicable"
    case .missing: "missing"
    }
  }

  private static func code(_ statuses: [ProgressStatus]) -> String {
    guard statuses.count == 2 else { return statuses.first?.rawValue ?? "" }
    return "between \(statuses[0].rawValue) and \(statuses[1].rawValue)"
  }
}
