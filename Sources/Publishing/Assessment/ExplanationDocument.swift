public import Indicators
public import LIPData

/// How figures came about, as a Markdown document in one language; or their cells as a table.
public struct ExplanationDocument {
  private let partnership: Partnership
  private let explanations: [Explanation]
  private let evidence: CellEvidence
  private let sources: [String: SourceLines]
  private let language: Language

  /// Makes a document.
  ///
  /// - Parameters:
  ///   - explanations: of one indicator; the catchment's, or of comparators as well.
  ///   - evidence: what the store and its files tell of the cells.
  ///   - sources: the source and licence lines of each dataset.
  public init(
    _ partnership: Partnership, _ explanations: [Explanation], evidence: CellEvidence,
    sources: [String: SourceLines], language: Language
  ) {
    self.partnership = partnership
    self.explanations = explanations
    self.evidence = evidence
    self.sources = sources
    self.language = language
  }

  /// The document; throws `no-licence` for a figure without a licence line.
  public func markdown() throws -> String {
    guard let first = explanations.first else { return "" }
    let indicator = first.indicator
    var text = "# \(indicator.name[language]), \(AssessmentWords.name(of: partnership, language))\n\n"
    text += "`\(indicator.id)` · \(ExplanationWords.unit(indicator.unit)[language]) · "
    text += "\(ExplanationWords.describes(indicator.describes)[language])\n\n"
    text += "**\(AssessmentWords.label(ExplanationWords.definition, language))** \(indicator.definition[language])\n\n"
    text += "**\(AssessmentWords.label(ExplanationWords.formula, language))** \(first.formula(language))\n"
    for explanation in explanations { text += section(explanation) }
    return text + breaks() + files() + publishersNotes() + (try licences())
  }

  // MARK: One area

  private func section(_ explanation: Explanation) -> String {
    guard let figure = explanation.figures.first else { return "" }
    var text = "\n## \(AssessmentWords.label(ExplanationWords.role(figure.role), language)) "
    text += "\(figure.areaName[language])"
    text += figure.areaCode.isEmpty ? "\n\n" : " (\(figure.areaCode))\n\n"
    if figure.role == .change { text += "\(ExplanationWords.change(unit: figure.unit)[language])\n\n" }
    if figure.estimate.value == nil { text += "\(ExplanationWords.nothing[language])\n\n" }
    text += figureTable(explanation)
    if figure.role == .peers { return text + peerTable(explanation, unit: figure.unit) }
    text += "\n\(heading(ExplanationWords.components))" + componentTable(explanation)
    text += "\n\(heading(ExplanationWords.grade))" + grades(explanation)
    if let boundaries = explanation.boundaries {
      text += "\n\(heading(ExplanationWords.boundaries))\(ExplanationWords.boundaries(boundaries)[language])\n"
    }
    for (side, words) in ExplanationWords.sides {
      text += pieces(explanation.pieces.filter { $0.side == side }, under: words)
    }
    text += pieces(explanation.missing, under: ExplanationWords.missing)
    guard !explanation.cells.isEmpty else { return text }
    return text + "\n\(heading(ExplanationWords.cells))" + cellTable(explanation)
  }

  private func heading(_ words: LocalizedText) -> String { "### \(words[language])\n\n" }

  private func header(_ columns: [LocalizedText]) -> [String] { columns.map { $0[language] } }

  private func number(_ value: Double, _ decimals: Int = 2) -> String {
    PeopleNumber.number(value, decimals: value == value.rounded() ? 0 : decimals, language)
  }

  private func figureTable(_ explanation: Explanation) -> String {
    var table = MarkdownTable(header(ExplanationWords.figureColumns))
    for figure in explanation.figures {
      let estimate = figure.estimate
      let interval = figure.interval
      table.row([
        figure.category[language],
        estimate.shownValue.map { PeopleNumber.text($0, unit: figure.unit, language) } ?? "",
        estimate.value == nil ? "" : estimate.numerator.map { number($0) } ?? "",
        estimate.value == nil ? "" : estimate.denominator.map { number($0) } ?? "",
        interval.map { PeopleNumber.text($0.low, to: $0.high, unit: figure.unit, language) } ?? "",
        interval.map { ExplanationWords.method($0.method)[language] } ?? "",
        figure.role == .peers ? "" : ExplanationWords.quality(estimate.quality)[language],
      ])
    }
    return table.text
  }

  private func componentTable(_ explanation: Explanation) -> String {
    // Few figures are interpolated: the column stands for those.
    let isInterpolated = explanation.figures.contains { $0.estimate.interpolationVariance > 0 }
    let interpolation = isInterpolated ? [ExplanationWords.interpolation] : []
    var table = MarkdownTable(header(ExplanationWords.componentColumns + interpolation))
    for figure in explanation.figures {
      let estimate = figure.estimate
      let hasValue = estimate.value != nil
      let error = estimate.samplingStandardError
      let source = ExplanationWords.sampling(estimate.sampling)[language]
      let reach = [(estimate.hiddenReach, "+"), (estimate.hiddenReachBelow, "\u{2212}")].filter { $0.0 > 0 }
      table.row(
        [
          figure.category[language],
          // The parts of a share are far smaller than its printed digits: they have more.
          estimate.bounds.map { "\(number($0.lowerBound, 4)) – \(number($0.upperBound, 4))" } ?? "",
          hasValue ? rounding(estimate) : "",
          !hasValue
            ? ""
            : error.map { $0 > 0 || estimate.sampling != .none ? "\(number($0, 4)), \(source)" : source } ?? source,
          hasValue ? reach.map { $0.1 + number($0.0, 4) }.joined(separator: " ") : "",
          PeopleNumber.text(100 * estimate.coverage, unit: "percent", language),
          number(Double(estimate.cells)), number(Double(estimate.hiddenCells)),
        ] + (isInterpolated ? [number(estimate.interpolationVariance.squareRoot(), 4)] : []))
    }
    return table.text
  }

  /// The standard deviation of rounding; in words where it is in no bounds.
  private func rounding(_ estimate: Estimate) -> String {
    guard estimate.bounds == nil, estimate.roundingVariance == 0 else {
      return number(estimate.roundingVariance.squareRoot(), 4)
    }
    return (estimate.isPublished ? ExplanationWords.asPublished : ExplanationWords.notTold)[language]
  }

  private func grades(_ explanation: Explanation) -> String {
    let several = explanation.figures.count > 1
    var text = ""
    for figure in explanation.figures {
      let who = several ? "\(AssessmentWords.label(figure.category, language)) " : ""
      for reason in figure.estimate.reasons {
        text += "- \(who)\(ExplanationWords.quality(reason.grade)[language]). \(reason.text[language])\n"
      }
    }
    return text.isEmpty ? "\(ExplanationWords.noReason[language])\n" : text
  }

  private func pieces(_ pieces: [Explanation.Piece], under words: LocalizedText) -> String {
    guard !pieces.isEmpty else { return "" }
    var table = MarkdownTable(header(ExplanationWords.pieceColumns), numbers: false)
    for piece in pieces {
      table.row([
        piece.name[language], piece.code, piece.level?.name[language] ?? "", number(piece.weight, 4), piece.dataset,
      ])
    }
    return "\n\(heading(words))" + table.text
  }

  private func cellTable(_ explanation: Explanation) -> String {
    var table = MarkdownTable(header(ExplanationWords.cellColumns), numbers: false)
    let names = Dictionary(
      explanation.pieces.map { ($0.code, $0.name[language]) }, uniquingKeysWith: { first, _ in first })
    // Men+ and women+ stay in the table of cells.
    for cell in explanation.cells where cell.quantity.column == .count || !isGendered {
      table.row([
        cell.name[language], "\(cell.member.id) \(cell.member.label)", names[cell.area] ?? cell.area,
        cell.cell.flatMap { $0.hasValue ? number($0.value) : nil } ?? "", cell.cell?.status.text ?? "",
        ExplanationWords.rounding(cell.member.rounding)[language],
        cell.bounds.map { "\(number($0.lowerBound)) – \(number($0.upperBound))" } ?? "",
        ExplanationWords.use(cell)[language], evidence.origin(of: cell).flatMap { fileNumber($0) } ?? "",
        evidence.line(of: cell).map(String.init) ?? "",
      ])
    }
    return table.text
  }

  /// True where the figures are broken down by gender, so that the document leaves the genders' cells to the table.
  private var isGendered: Bool {
    explanations.contains { $0.figures.contains { $0.breakdown == "gender" } }
  }

  private func peerTable(_ explanation: Explanation, unit: String) -> String {
    var table = MarkdownTable(header(ExplanationWords.peerColumns))
    for peer in explanation.peers {
      table.row([
        "\(peer.name[language]) (`\(peer.id)`)", PeopleNumber.text(peer.value, unit: unit, language),
      ])
    }
    let how = ExplanationWords.eachPeer(explanation.indicator.id)[language]
    return "\n\(heading(ExplanationWords.peers))" + table.text + "\n\(how)\n"
  }

  // MARK: All areas

  private func breaks() -> String {
    var seen: Set<String> = []
    let breaks = explanations.flatMap(\.breaks).filter { seen.insert($0.id).inserted }
    guard !breaks.isEmpty else { return "" }
    let lines = breaks.map { "- \($0.from) | \($0.to). \($0.sentence[language]) (`\($0.id)`)\n" }
    return "\n## \(ExplanationWords.breaks[language])\n\n" + lines.joined()
  }

  /// The files in the order in which the cells name them.
  private var used: [Store.Origin] {
    var seen: Set<String> = []
    return explanations.flatMap(\.cells).compactMap { evidence.origin(of: $0) }
      .filter { seen.insert($0.sha256).inserted }
  }

  private func fileNumber(_ origin: Store.Origin) -> String? {
    used.firstIndex { $0.sha256 == origin.sha256 }.map { String($0 + 1) }
  }

  private func files() -> String {
    guard !used.isEmpty else { return "" }
    var table = MarkdownTable(header(ExplanationWords.fileColumns), numbers: false)
    for (index, origin) in used.enumerated() {
      table.row([
        String(index + 1), origin.address.isEmpty ? origin.path : "\(origin.path) (\(origin.address))", origin.sha256,
        number(Double(origin.bytes)), origin.layout?.rawValue ?? "",
      ])
    }
    var text = "\n## \(ExplanationWords.files[language])\n\n" + table.text
    for (path, reason) in evidence.unread.sorted(by: { $0.key < $1.key }) {
      text += "\n\(path) \(ExplanationWords.unread(reason)[language])\n"
    }
    return text
  }

  private func publishersNotes() -> String {
    var seen: Set<String> = []
    var text = ""
    for cell in explanations.flatMap(\.cells) {
      guard seen.insert("\(cell.dataset)/\(cell.member.id)").inserted, let note = evidence.note(of: cell)
      else { continue }
      // A note that the publisher's file has in one language only keeps that language.
      let own = note[language].isEmpty ? note[language == .english ? .french : .english] : note[language]
      text += "- \(AssessmentWords.label(.same(cell.member.label), language)) \(own)\n"
    }
    return text.isEmpty ? "" : "\n## \(ExplanationWords.notes[language])\n\n" + text
  }

  private func licences() throws -> String {
    var seen: Set<String> = []
    var text = ""
    for dataset in explanations.flatMap(\.figures).flatMap(\.datasets) where seen.insert(dataset).inserted {
      let lines = try sources.lines(of: dataset)
      text += "- `\(dataset)` \(lines.source[language]). \(lines.licence[language])\n"
    }
    return text.isEmpty ? "" : "\n## \(ExplanationWords.licence[language])\n\n" + text
  }

  /// How a cell's side enters the figure: summed, taken away or divided by.
  private static func sign(_ side: Explanation.Side, _ explanation: Explanation) -> String {
    switch side {
    case .summed: "+"
    case .takenAway: "-"
    case .compared: "/"
    // A change of a count is in percent of it, one of a share in points.
    case .earlier: explanation.figures.first?.unit == "points" ? "-" : "/"
    }
  }

  /// Every cell with all that is known of it, a row each; codes in English in every language.
  public var table: PlainTable {
    var table = PlainTable([
      "lip_id", "indicator_id", "area_role", "sign", "dataset", "variable", "member", "label", "column", "area_code",
      "weight", "value", "status", "use", "rounding", "lower", "upper", "rounding_variance", "sampling_variance",
      "file", "sha256", "line",
    ])
    for explanation in explanations {
      let role = explanation.figures.first?.role.rawValue ?? ""
      for cell in explanation.cells {
        let origin = evidence.origin(of: cell)
        let hasValue = cell.cell?.hasValue ?? false
        table.add([
          partnership.id, explanation.indicator.id, role, Self.sign(cell.side, explanation),
          cell.dataset,
          cell.quantity.text, String(cell.member.id), cell.member.label, cell.quantity.column.name, cell.area,
          ChartReadyNumber.text(cell.weight), hasValue ? ChartReadyNumber.text(cell.cell?.value ?? .nan) : "",
          cell.cell?.status.text ?? "", cell.use.rawValue, cell.member.rounding.rawValue,
          cell.bounds.map { ChartReadyNumber.text($0.lowerBound) } ?? "",
          cell.bounds.map { ChartReadyNumber.text($0.upperBound) } ?? "",
          hasValue ? ChartReadyNumber.text(cell.roundingVariance) : "",
          hasValue ? ChartReadyNumber.text(cell.samplingVariance) : "", origin?.path ?? "", origin?.sha256 ?? "",
          evidence.line(of: cell).map(String.init) ?? "",
        ])
      }
    }
    return table
  }
}
