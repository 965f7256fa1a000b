public import LIPData

/// Runs a framework over partnerships.
public struct Scorer {
  let framework: Framework
  let responses: Responses
  let figures: MeasuredFigures
  /// The period of baselines that the framework does not state; nil for none.
  let baseline: String?

  /// Makes a scorer.
  ///
  /// - Parameters:
  ///   - framework: what is scored.
  ///   - responses: the answers of evaluators, of any number of partnerships and periods.
  ///   - figures: where the indicators' figures come from.
  ///   - baseline: the period whose answers are the baselines of measures that state none.
  public init(_ framework: Framework, responses: Responses, figures: MeasuredFigures, baseline: String? = nil) {
    self.framework = framework
    self.responses = responses
    self.figures = figures
    self.baseline = baseline
  }

  /// The scorecard of a partnership for a period, the latest that it answered for unless said otherwise.
  ///
  /// What is missing is shown as missing. Throws what the store throws.
  public func scorecard(of partnership: Partnership, period asked: String? = nil) throws -> Scorecard {
    let own = responses.of(partnership.id)
    let latest = own.max { ($0.year, $0.period) < ($1.year, $1.period) }
    let period = asked ?? latest?.period ?? ""
    var rows: [ScorecardRow] = []
    var gaps: [Scorecard.Gap] = []
    for node in framework.inOrder {
      var unanswered: [NodeMeasure] = []
      for measure in node.measures {
        var row = try row(node, measure, partnership, own, period)
        // What a partnership lives with is shown, and scored nowhere.
        if node.sphere == .context { row.dropScore() }
        rows.append(row)
        guard row.status == .missing else { continue }
        if measure.isAnswered {
          unanswered.append(measure)
        } else {
          gaps.append(.noFigure(node, measure, name: row.name, why: row.reason))
        }
      }
      if !unanswered.isEmpty { gaps.append(.unanswered(node, unanswered)) }
      if let why = node.unmeasured, node.measures.isEmpty { gaps.append(.unmeasured(node, why: why)) }
    }
    let (nodes, index) = NodeScoring(framework, rows: rows).run()
    return Scorecard(
      framework: framework, partnership: partnership, period: period, rows: rows, nodes: nodes, index: index, gaps: gaps
    )
  }

  private func row(
    _ node: FrameworkNode, _ measure: NodeMeasure, _ partnership: Partnership, _ own: [Response], _ period: String
  ) throws -> ScorecardRow {
    switch measure.kind {
    case .indicator: return try indicatorRow(node, measure, partnership, period)
    case .response, .activity:
      let answers = own.filter { $0.question.node == node.id && $0.question.measure == measure.id }
      return AnswerScoring(framework, node, measure, answers, period: period, baseline: baseline).row
    }
  }
}
