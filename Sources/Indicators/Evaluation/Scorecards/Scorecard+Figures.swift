import LIPData

extension Scorecard {
  /// What stands in the place of a dataset for the answers to a framework.
  public static func answers(to framework: Framework) -> String { "answers to " + framework.id }

  /// The marks of the charts of some scorecards, each figure once: two periods or frameworks may show the same.
  public static func figures(of cards: [Scorecard]) -> [Figure] {
    var seen: Set<[String]> = []
    return cards.flatMap(\.figures).filter { one in
      seen.insert([
        one.indicator, one.partnership, one.role.rawValue, one.areaCode, one.areaName.en, one.vintage, one.period,
      ]).inserted
    }
  }

  /// The marks of its charts: the indicators' figures, answers that are numbers or levels, and the scores of nodes.
  ///
  /// A score is about nobody and of no area's boundaries; its unit is `index`, its id `framework.node`, that of all
  /// nodes together the framework's own. The order is that of the nodes.
  public var figures: [Figure] {
    (index.map { [score($0, id: framework.id, name: framework.name)] } ?? [])
      + nodes.flatMap { node in
        (node.score == nil ? [] : [score(node, id: "\(framework.id).\(node.node.id)", name: node.node.name)])
          + rows(of: node.node.id).flatMap { $0.figures.isEmpty ? answer($0) : $0.figures }
      }
  }

  private func score(_ node: NodeScore, id: String, name: LocalizedText) -> Figure {
    var figure = blank(id, name, period: period, unit: "index")
    figure.estimate.value = node.score
    figure.estimate.coverage = node.scorable == 0 ? 0 : Double(node.scored) / Double(node.scorable)
    figure.estimate.cells = node.scored
    if let low = node.low, let high = node.high, low < high {
      figure.range = Interval(low: low, high: high, method: "score-of-intervals")
    }
    return figure
  }

  private func answer(_ row: ScorecardRow) -> [Figure] {
    guard let value = row.current.value else { return [] }
    // A number has a unit in the evaluator's words, which is none of those that charts know.
    let isNumber = if case .response(.number) = row.measure.kind { true } else { false }
    var figure = blank(
      "\(framework.id).\(row.node).\(row.measure.id)", row.name, period: row.current.period,
      unit: isNumber ? "" : "index")
    figure.estimate.value = value
    figure.estimate.coverage = 1
    return [figure]
  }

  private func blank(_ id: String, _ name: LocalizedText, period: String, unit: String) -> Figure {
    Figure(
      indicator: id, indicatorName: name, partnership: partnership.id, partnershipName: partnership.name,
      role: .catchment, areaCode: "", areaName: partnership.name, vintage: "", period: period, breakdown: "total",
      category: .same("total"), universe: .same(""), describes: nil, unit: unit, estimate: Estimate(from: CellSum()),
      range: nil, dataset: Self.answers(to: framework))
  }
}
