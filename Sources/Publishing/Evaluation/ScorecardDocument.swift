public import Indicators
public import LIPData

/// A scorecard as a Markdown document in one language.
///
/// Opens with its coverage; every judgement has its reason, every figure its source and licence lines.
public struct ScorecardDocument {
  private let cards: [Scorecard]
  private let framework: Framework
  private let sources: [String: SourceLines]
  private let language: Language
  private let numbers: ScorecardNumbers

  /// Makes a document of one partnership's scorecards.
  ///
  /// - Parameters:
  ///   - cards: one for each period, the latest first; of one framework and partnership.
  ///   - sources: the source and licence lines of each dataset.
  public init(_ cards: [Scorecard], sources: [String: SourceLines], language: Language) {
    self.cards = cards
    framework = cards[0].framework
    self.sources = sources
    self.language = language
    numbers = ScorecardNumbers(framework, language)
  }

  /// The document; throws `no-licence` for a figure without a licence line.
  public func markdown() throws -> String {
    let card = cards[0]
    var text = "# \(framework.name[language])\n\n## \(AssessmentWords.name(of: card.partnership, language))\n\n"
    text += opening(card)
    for top in card.nodes where top.depth == 0 { text += section(top, card) }
    text += gaps(card)
    return text + (try sourceLines(card))
  }

  private func opening(_ card: Scorecard) -> String {
    var text = "**\(ScorecardWords.coverage(card.measured, of: card.measurable)[language])**"
    if !card.period.isEmpty {
      text += " \(AssessmentWords.label(ScorecardWords.period, language)) \(card.period)."
    }
    text += "\n\n"
    for one in cards {
      guard let index = one.index else { continue }
      let score = numbers.score(index.score, low: index.low, high: index.high)
      text += "**\(AssessmentWords.label(ScorecardWords.index, language))** \(score)"
      if cards.count > 1 { text += ", \(one.period)" }
      text += "; \(ScorecardWords.range(index.status, language)). \(ScorecardWords.noRank[language])\n\n"
    }
    text += "\(framework.about[language])\n\n"
    text += "**\(AssessmentWords.label(ScorecardWords.method, language))** `\(framework.scoring.method)`. "
    text += "\(framework.scoring.source[language]) \(ScorecardWords.spheres[language])\n"
    var marks: [String] = []
    if framework.isTemplate { marks.append(ScorecardWords.template[language]) }
    if card.nodes.contains(where: \.node.isUnverified) { marks.append(ScorecardWords.unverified[language]) }
    marks.append(ScorecardWords.draft[language])
    return text + "\n*\(marks.joined(separator: " "))*\n"
  }

  /// A node at the top with everything below it: a table, then the reasons.
  private func section(_ top: NodeScore, _ card: Scorecard) -> String {
    var text = "\n### \(title(top.node)) · \(ScorecardWords.sphere(top.node.sphere)[language])\n\n"
    let below = below(top, card)
    guard below.contains(where: { !card.rows(of: $0.node.id).isEmpty }) else {
      let why = below.compactMap { $0.node.unmeasured?[language] }
      return text + why.joined(separator: "\n\n") + "\n"
    }
    let others = cards.dropFirst()
    var table = MarkdownTable(
      [
        ScorecardWords.what, ScorecardWords.baseline, ScorecardWords.current,
      ].map { $0[language] } + others.map(\.period)
        + [
          ScorecardWords.against, ScorecardWords.progress, ScorecardWords.score, ScorecardWords.status,
          ScorecardWords.trend, ScorecardWords.confidence,
        ].map { $0[language] }, numbers: false)
    var reasons = ""
    for node in below {
      if node.node.id != top.node.id || node.score != nil {
        table.row(
          ["**\(title(node.node))**", "", ""] + others.map { score(of: node, in: $0) }
            + [
              "", "", numbers.score(node.score, low: node.low, high: node.high),
              ScorecardWords.range(node.status, language), "", "",
            ])
      }
      for row in card.rows(of: node.node.id) {
        table.row(cells(row, others))
        reasons += reason(row)
      }
    }
    text += table.text
    return reasons.isEmpty ? text : text + "\n" + reasons
  }

  private func below(_ top: NodeScore, _ card: Scorecard) -> [NodeScore] {
    guard let start = card.nodes.firstIndex(where: { $0.node.id == top.node.id }) else { return [] }
    return [top] + card.nodes[(start + 1)...].prefix { $0.depth > top.depth }
  }

  private func title(_ node: FrameworkNode) -> String {
    (node.number.isEmpty ? "" : node.number + " ") + node.name[language] + (node.isUnverified ? "*" : "")
  }

  private func score(of node: NodeScore, in card: Scorecard) -> String {
    let same = card.nodes.first { $0.node.id == node.node.id }
    return numbers.score(same?.score, low: same?.low, high: same?.high)
  }

  private func cells(_ row: ScorecardRow, _ others: ArraySlice<Scorecard>) -> [String] {
    let then = others.map { card in
      let same = card.rows.first { $0.node == row.node && $0.measure.id == row.measure.id }
      return same.map { $0.isMeasured ? numbers.value($0.current, of: $0) : "" } ?? ""
    }
    let isShown = row.isMeasured
    return [
      row.name[language], numbers.value(row.baseline, of: row, withPeriod: true),
      isShown ? numbers.value(row.current, of: row) : "..",
    ] + then
      + [
        numbers.against(row), numbers.progress(row), numbers.score(row.score, low: row.lowScore, high: row.highScore),
        ScorecardWords.status(row.status, language), row.trend.map { ScorecardWords.trend($0)[language] } ?? "",
        isShown ? ScorecardWords.confidence(row.confidence)[language] : "",
      ]
  }

  /// Why a measure has its status, and what an evaluator brings for it.
  private func reason(_ row: ScorecardRow) -> String {
    guard row.isMeasured else { return "" }
    var text = "- **\(row.name[language])** – \(row.reason[language])"
    if !row.evidence.isEmpty {
      text += " \(AssessmentWords.label(ScorecardWords.evidence, language)) \(row.evidence.replacing("\n", with: " "))"
    }
    return text + "\n"
  }

  private func gaps(_ card: Scorecard) -> String {
    guard !card.gaps.isEmpty else { return "" }
    var text = "\n### \(ScorecardWords.raise[language])\n\n"
    for gap in card.gaps { text += "- \(ScorecardWords.gap(gap, framework.id)[language])\n" }
    let isAsked = card.gaps.contains { if case .unanswered = $0 { true } else { false } }
    return isAsked ? text + "\n\(ScorecardWords.template(framework.id)[language])\n" : text
  }

  private func sourceLines(_ card: Scorecard) throws -> String {
    var text = "\n### \(ScorecardWords.sources[language])\n\n"
    let source = framework.source
    text +=
      "- \(framework.name[language])\(language == .english ? ":" : "\u{00A0}:") \(source.publisher), <span lang=\"en\">\(source.title)</span>"
    text += (source.year.isEmpty ? "" : ", \(source.year)") + (source.url.isEmpty ? "" : ", <\(source.url)>") + ".\n"
    var seen: Set<String> = []
    for dataset in card.rows.flatMap(\.datasets) where seen.insert(dataset).inserted {
      guard let lines = sources[dataset], !lines.licence[language].isEmpty else {
        throw Diagnostic(
          "no-licence", "The dataset \(dataset) has no licence line",
          remedy: "Nothing is published without one: add its licence to the catalogue.")
      }
      text += "- \(lines.source[language]). \(lines.licence[language])\n"
    }
    return text
  }
}
