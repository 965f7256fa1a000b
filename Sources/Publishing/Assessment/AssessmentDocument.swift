public import Indicators
public import LIPData

/// A needs assessment as a Markdown document in one language.
///
/// Opens with its fill rate; every table has its source, reference date and licence lines and explains its marks.
public struct AssessmentDocument {
  private let assessment: NeedsAssessment
  private let sources: [String: SourceLines]
  private let language: Language
  private let csvName: (NeedsAssessment.Table) -> String

  /// Makes a document.
  ///
  /// - Parameters:
  ///   - sources: the source and licence lines of each dataset.
  ///   - csvName: the path of a table's chart-ready file, as the document links to it.
  public init(
    _ assessment: NeedsAssessment, sources: [String: SourceLines], language: Language,
    csvName: @escaping (NeedsAssessment.Table) -> String
  ) {
    self.assessment = assessment
    self.sources = sources
    self.language = language
    self.csvName = csvName
  }

  /// The document; throws `no-licence` for a table without a licence line.
  public func markdown() throws -> String {
    var text = "# \(assessment.title[language])\n\n## \(AssessmentWords.name(of: assessment.partnership, language))\n\n"
    text += opening()
    var number = 0
    for chapter in assessment.chapters {
      text += "\n## \(chapter.definition.title[language])\n\n\(chapter.definition.introduction[language])\n"
      for table in chapter.tables {
        number += 1
        text += try section(table, number)
      }
    }
    text += "\n## \(AssessmentWords.definitions[language])\n\n" + definitions()
    return text
  }

  private func opening() -> String {
    let missing = assessment.tables.filter { !$0.isFilled }.map { $0.title[language] }
    var text =
      "**"
      + AssessmentWords.fill(assessment.filledTables, of: assessment.tables.count, missing: missing, language)
      + "**\n\n"
    if !missing.isEmpty { text += AssessmentWords.remedy(language) + "\n\n" }
    text += "**\(AssessmentWords.label(AssessmentWords.catchment, language))** \(areaList())"
    if assessment.catchment.isConstructed { text += " \(AssessmentWords.constructed[language])" }
    let note = assessment.partnership.note
    if !note[language].isEmpty {
      text += " \(note[language])"
    } else if !note.en.isEmpty {
      text += " <span lang=\"en\">\(note.en)</span>"
    }
    if !assessment.reserves.isEmpty {
      text += "\n\n**\(AssessmentWords.label(AssessmentWords.reserves, language))** "
      text += AssessmentWords.reserves(assessment.reserves, language)
    }
    if !assessment.peers.isEmpty {
      text += "\n\n**\(AssessmentWords.label(AssessmentWords.peers, language))** "
      text += AssessmentWords.peers(assessment.peersWithData, of: assessment.peers.count, language)
    }
    if let vintage = assessment.missingCensus {
      text += "\n\n\(AssessmentWords.missing(census: vintage)[language])"
    }
    let marks = AssessmentWords.marks.map { "\($0.mark) \($0.meaning[language])" }.joined(separator: " · ")
    text +=
      "\n\n**\(AssessmentWords.label(AssessmentWords.howToRead, language))** \(AssessmentWords.reading[language]) \(marks).\n"
    let drafts = assessment.tables.flatMap(\.indicators).contains { $0.review == "draft" }
    if drafts { text += "\n*\(AssessmentWords.draft[language])*\n" }
    return text
  }

  private func areaList() -> String {
    let names = zip(assessment.catchment.parts, assessment.areaNames).map { part, name in
      var text = name[language]
      if DGUID(part.code) != nil { text += " (\(part.code))" }
      if part.weight != 1 { text += " × \(PeopleNumber.number(part.weight, decimals: 2, language))" }
      return text
    }
    return names.joined(separator: ", ") + "."
  }

  private func section(_ table: NeedsAssessment.Table, _ number: Int) throws -> String {
    var text = "\n### \(AssessmentWords.table[language]) \(number). \(table.title[language])\n\n"
    let layout = AssessmentTableLayout(table, partnership: assessment.partnership, language: language)
    text += layout.markdown
    let marks = layout.usedMarks
    if !marks.isEmpty {
      text +=
        "\n"
        + AssessmentWords.marks.filter { marks.contains($0.mark) }
        .map { "\($0.mark) \($0.meaning[language])" }.joined(separator: " · ") + ".\n"
    }
    for note in layout.notes + table.notes.map({ $0[language] }) {
      text += "\n\(AssessmentWords.label(AssessmentWords.note, language)) \(note)\n"
    }
    return text + (try sourceLines(table))
  }

  private func sourceLines(_ table: NeedsAssessment.Table) throws -> String {
    var text = ""
    var seen: Set<String> = []
    for dataset in table.figures.flatMap(\.datasets) where seen.insert(dataset).inserted {
      let lines = try sources.lines(of: dataset)
      text += "\n\(AssessmentWords.label(AssessmentWords.source, language)) \(lines.source[language]). "
      text += "\(AssessmentWords.label(AssessmentWords.reference, language)) \(lines.reference[language]). "
      text += "\(lines.licence[language])\n"
    }
    let name = csvName(table)
    return text + "\n[\(AssessmentWords.chartData[language])](\(name))\n"
  }

  private func definitions() -> String {
    var text = ""
    var seen: Set<String> = []
    for indicator in assessment.tables.flatMap(\.indicators) where seen.insert(indicator.id).inserted {
      text += "- **\(indicator.name[language])** (`\(indicator.id)`). \(indicator.definition[language])\n"
    }
    return text
  }
}
