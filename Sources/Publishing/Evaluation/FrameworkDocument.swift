public import Indicators
public import LIPData

/// A framework for people to read: what it is for, where it comes from, its nodes and what tells of each.
public struct FrameworkDocument {
  private let framework: Framework
  private let indicators: [String: LocalizedText]
  private let language: Language

  /// Makes a document.
  ///
  /// - Parameter indicators: the indicators whose names are shown.
  public init(_ framework: Framework, indicators: IndicatorSet, language: Language) {
    self.framework = framework
    self.language = language
    self.indicators = Dictionary(
      indicators.indicators.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The nodes as a table, a row for each measure, and one for a node without any.
  public var table: PlainTable {
    var table = PlainTable([
      "node", "number", "level", "node_name", "sphere", "weight", "measure", "measure_name", "kind", "unmeasured",
    ])
    for node in framework.inOrder {
      let start = [
        node.id, node.number, node.level, node.name[language], node.sphere.rawValue,
        ChartReadyNumber.text(node.weight),
      ]
      for measure in node.measures {
        table.add(start + [measure.id, name(measure), ScorecardTable.kind(measure), ""])
      }
      if node.measures.isEmpty { table.add(start + ["", "", "", node.unmeasured?[language] ?? ""]) }
    }
    return table
  }

  /// The document.
  public var markdown: String {
    let source = framework.source
    var text = "# \(framework.name[language]) (`\(framework.id)`)\n\n\(framework.about[language])\n\n"
    text += "**\(AssessmentWords.label(AssessmentWords.source, language))** \(source.publisher), "
    text += "<span lang=\"en\">\(source.title)</span>" + (source.year.isEmpty ? "" : ", \(source.year)")
    text += (source.url.isEmpty ? "" : ", <\(source.url)>") + ". "
    text += "**\(AssessmentWords.label(ScorecardWords.method, language))** `\(framework.scoring.method)`. "
    text += "\(framework.scoring.source[language])\n"
    if framework.isDraft { text += "\n*\(ScorecardWords.draft[language])*\n" }
    if framework.isTemplate { text += "\n*\(ScorecardWords.template[language])*\n" }
    if framework.nodes.contains(where: \.isUnverified) { text += "\n*\(ScorecardWords.unverified[language])*\n" }
    for rubric in framework.rubrics {
      text += "\n**\(rubric.name[language])**\n\n"
      for level in rubric.levels {
        text += "- \(level.value) \(level.name[language])" + (level.meaning.map { " – \($0[language])" } ?? "") + "\n"
      }
    }
    text += "\n"
    for node in framework.inOrder { text += lines(node) }
    return text
  }

  private func lines(_ node: FrameworkNode) -> String {
    let depth = framework.levels.firstIndex { $0.id == node.level } ?? 0
    let indent = String(repeating: "  ", count: depth)
    let number = node.number.isEmpty ? "" : node.number + " "
    var text = "\(indent)- **\(number)\(node.name[language])**\(node.isUnverified ? "*" : "") (`\(node.id)`, "
    text += "\(ScorecardWords.sphere(node.sphere)[language]))\n"
    for measure in node.measures { text += "\(indent)  - \(name(measure)) (`\(measure.id)`)\n" }
    if let why = node.unmeasured { text += "\(indent)  - \(why[language])\n" }
    return text
  }

  private func name(_ measure: NodeMeasure) -> String {
    measure.name?[language] ?? indicators[measure.id]?[language] ?? measure.id
  }
}
