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
  private let place: (rank: Int, of: Int)?
  /// Which columns something stands in, anywhere in the document.
  private var isUsed: [Bool] = []

  /// Makes a document of one partnership's scorecards.
  ///
  /// - Parameters:
  ///   - cards: one for each period, the latest first; of one framework and partnership.
  ///   - sources: the source and licence lines of each dataset.
  ///   - place: the rank among so many partnerships, where it was asked for.
  public init(
    _ cards: [Scorecard], sources: [String: SourceLines], language: Language, place: (rank: Int, of: Int)? = nil
  ) {
    self.place = place
    self.cards = cards
    framework = cards[0].framework
    self.sources = sources
    self.language = language
    numbers = ScorecardNumbers(framework, language)
    let rows = cards[0].rows.filter { isShown($0) }.map { self.cells($0) }
    let nodes = cards[0].nodes.filter { $0.depth > 0 }.map { self.cells($0) }
    isUsed = header.indices.map { column in column == 0 || (rows + nodes).contains { !$0[column].isEmpty } }
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
    let indexes = cards.compactMap { one in
      one.index.map { index in
        (one.period.isEmpty ? "" : "\(one.period)\(language == .english ? ":" : "\u{00A0}:") ")
          + ([
            numbers.score(index.score, low: index.low, high: index.high), ScorecardWords.range(index.status, language),
          ].filter { !$0.isEmpty }.joined(separator: ", "))
      }
    }
    if !indexes.isEmpty {
      text += "**\(AssessmentWords.label(ScorecardWords.index, language))** \(indexes.joined(separator: "; ")). "
      text += place.map { ScorecardWords.rank($0.rank, of: $0.of) }?[language] ?? ScorecardWords.noRank[language]
      text += "\n\n"
    }
    text += "\(framework.about[language])\n\n"
    text += "**\(AssessmentWords.label(ScorecardWords.method, language))** `\(framework.scoring.method)`. "
    text += "\(framework.scoring.source[language]) \(ScorecardWords.spheres[language])\n"
    var marks: [String] = []
    if framework.isTemplate { marks.append(ScorecardWords.template[language]) }
    if card.nodes.contains(where: \.node.isUnverified) { marks.append(ScorecardWords.unverified[language]) }
    if framework.isDraft { marks.append(ScorecardWords.draft[language]) }
    return marks.isEmpty ? text : text + "\n*\(marks.joined(separator: " "))*\n"
  }

  /// A node at the top with everything below it: a table, then the reasons.
  private func section(_ top: NodeScore, _ card: Scorecard) -> String {
    var text = "\n### \(title(top.node)) · \(ScorecardWords.sphere(top.node.sphere)[language])\n"
    let below = below(top, card)
    var rows: [[String]] = []
    var reasons = ""
    for node in below {
      let own = card.rows(of: node.node.id)
      let shown = own.filter { isShown($0) }
      // Words stand below the table.
      let tabled = shown.filter { if case .response(.text) = $0.measure.kind { false } else { true } }
      let isTop = node.node.id == top.node.id
      if !isTop, !tabled.isEmpty || node.score != nil { rows.append(cells(node)) }
      rows += tabled.map { cells($0) }
      if !isTop, !shown.isEmpty { reasons += (reasons.isEmpty ? "" : "\n") + "**\(title(node.node))**\n\n" }
      reasons += shown.map { reason($0) }.joined()
      // What does not apply is not unknown.
      let missing = own.filter { !isShown($0) && $0.status != .notApplicable }.map { name($0) }.joined(separator: "; ")
      let who = isTop || !shown.isEmpty ? "" : " \(title(node.node)) –"
      if !missing.isEmpty {
        reasons +=
          "- *\(AssessmentWords.label(ScorecardWords.notKnown, language))*\(who) \(missing)\(missing.hasSuffix("?") ? "" : ".")\n"
      }
      if let why = node.node.unmeasured, own.isEmpty { reasons += "-\(who) \(why[language])\n" }
    }
    if !rows.isEmpty {
      var table = MarkdownTable(kept(header), numbers: false)
      for row in rows { table.row(kept(row)) }
      text += "\n" + table.text
    }
    return reasons.isEmpty ? text : text + "\n" + reasons
  }

  /// True for a measure of which something is known in one of the periods.
  private func isShown(_ row: ScorecardRow) -> Bool { cards.contains { $0.row(like: row)?.isMeasured == true } }

  private var header: [String] {
    [ScorecardWords.what, ScorecardWords.baseline].map { $0[language] }
      + (cards.count == 1 ? [ScorecardWords.current[language]] : cards.map(\.period))
      + [
        ScorecardWords.against, ScorecardWords.measure(of: framework.scoring.method), ScorecardWords.score,
        ScorecardWords.status,
        ScorecardWords.trend, ScorecardWords.confidence,
      ].map { $0[language] }
  }

  /// The fields of a row without the columns that nothing stands in.
  private func kept(_ fields: [String]) -> [String] { zip(fields, isUsed).filter(\.1).map(\.0) }

  private func below(_ top: NodeScore, _ card: Scorecard) -> [NodeScore] {
    guard let start = card.nodes.firstIndex(where: { $0.node.id == top.node.id }) else { return [] }
    return [top] + card.nodes[(start + 1)...].prefix { $0.depth > top.depth }
  }

  private func title(_ node: FrameworkNode) -> String {
    let tags = node.tags.compactMap { id in framework.tags.first { $0.id == id }?.name[language] }
    return (node.number.isEmpty ? "" : node.number + " ") + node.name[language] + (node.isUnverified ? "*" : "")
      + (tags.isEmpty ? "" : " (\(tags.joined(separator: ", ")))")
  }

  private func name(_ row: ScorecardRow) -> String {
    (row.describes?.titlePrefix?[language] ?? "") + row.name[language]
  }

  /// A node with the scores that it comes to.
  private func cells(_ node: NodeScore) -> [String] {
    let scores = cards.map { card in
      let same = card.nodes.first { $0.node.id == node.node.id }
      return numbers.score(same?.score, low: same?.low, high: same?.high)
    }
    let isOne = cards.count == 1
    return ["**\(title(node.node))**", ""] + (isOne ? [""] : scores)
      + ["", "", isOne ? scores[0] : "", ScorecardWords.range(node.status, language), "", ""]
  }

  private func shown(_ row: ScorecardRow, _ card: Scorecard) -> String {
    guard row.isMeasured else { return ".." }
    return cards.count == 1 ? numbers.value(row.current, of: row) : numbers.value(row, in: card.period)
  }

  private func cells(_ row: ScorecardRow) -> [String] {
    let values = cards.map { card in
      card.row(like: row).map { shown($0, card) } ?? ""
    }
    return [name(row), numbers.value(row.baseline, of: row, withPeriod: true)] + values + [
      numbers.against(row), numbers.progress(row), numbers.score(row.score, low: row.lowScore, high: row.highScore),
      ScorecardWords.status(row.status, language), row.trend.map { ScorecardWords.trend($0)[language] } ?? "",
      row.isMeasured ? ScorecardWords.confidence(row.confidence)[language] : "",
    ]
  }

  /// Why a measure has its status, and what an evaluator brings for it.
  private func reason(_ row: ScorecardRow) -> String {
    guard row.isMeasured else { return "" }
    let said = MarkdownText.plain(row.note)
    if row.status == .text { return "- **\(name(row))** – \(said)\n" }
    var text = "- **\(name(row))** – \(row.reason[language])"
    if let owner = row.owner { text += " \(AssessmentWords.label(ScorecardWords.owner, language)) \(owner)." }
    for caution in row.cautions where caution != row.reason { text += " \(caution[language])" }
    if !said.isEmpty { text += " \(said)\(".!?…".contains(said.last ?? " ") ? "" : ".")" }
    if !row.evidence.isEmpty {
      text += " \(AssessmentWords.label(ScorecardWords.evidence, language)) \(MarkdownText.plain(row.evidence))"
    }
    return text + "\n"
  }

  private func gaps(_ card: Scorecard) -> String {
    guard !card.gaps.isEmpty else { return "" }
    var text = "\n### \(ScorecardWords.raise[language])\n\n"
    for gap in card.gaps { text += "- \(ScorecardWords.gap(gap)[language])\n" }
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
      let lines = try sources.lines(of: dataset)
      text += "- \(lines.source[language]). \(lines.licence[language])\n"
    }
    return text
  }
}
