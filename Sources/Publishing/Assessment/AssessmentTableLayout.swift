import Indicators
import LIPData

/// Lays out one table of an assessment for people: rows of indicators or categories, columns of areas.
struct AssessmentTableLayout {
  private let table: NeedsAssessment.Table
  private let partnership: Partnership
  private let language: Language
  private let columns: [String]
  private let rows: [Row]

  private struct Row: Hashable {
    var indicator: String
    var breakdown: String
    var category: String
  }

  init(_ table: NeedsAssessment.Table, partnership: Partnership, language: Language) {
    self.table = table
    self.partnership = partnership
    self.language = language
    var columns: [String] = []
    var rows: [Row] = []
    // The catchment's rows set the order; men+ and women+ stay in the chart-ready file.
    for figure in table.figures where figure.breakdown != "gender" {
      let row = Row(indicator: figure.indicator, breakdown: figure.breakdown, category: figure.category.en)
      if !rows.contains(row) { rows.append(row) }
      guard figure.role != .catchment else { continue }
      let name = figure.areaName[language]
      if !columns.contains(name) { columns.append(name) }
    }
    self.columns = columns
    self.rows = rows
  }

  private func figure(_ row: Row, column: String?) -> Figure? {
    table.figures.first { figure in
      figure.indicator == row.indicator && figure.breakdown == row.breakdown && figure.category.en == row.category
        && (column.map { figure.role != .catchment && figure.areaName[language] == $0 } ?? (figure.role == .catchment))
    }
  }

  /// True when the rows are categories of one indicator.
  private var isDistribution: Bool { rows.contains { $0.breakdown != "total" } }

  var markdown: String {
    let first = isDistribution ? AssessmentWords.category : AssessmentWords.indicator
    var text = MarkdownTable(
      [first[language], AssessmentWords.name(of: partnership, language), AssessmentWords.interval[language]] + columns)
    for row in rows {
      guard let own = figure(row, column: nil) else { continue }
      let name = isDistribution && own.category.en != "total" ? own.category[language] : own.indicatorName[language]
      text.row(
        [name, value(own), interval(own)]
          + columns.map { figure(row, column: $0).map { value($0) } ?? AssessmentWords.blank })
    }
    return text.text
  }

  private func value(_ figure: Figure) -> String {
    guard let value = figure.estimate.shownValue else {
      return figure.estimate.status.contains(.suppressed) ? "x" : ".."
    }
    let least = figure.estimate.reasons.contains(.atLeast) ? "≥\u{00A0}" : ""
    return least + PeopleNumber.text(value, unit: figure.unit, language) + AssessmentWords.mark(figure.estimate.quality)
  }

  private func interval(_ figure: Figure) -> String {
    guard let interval = figure.interval else { return "" }
    if interval.method == "exact" { return AssessmentWords.exact[language] }
    return PeopleNumber.text(interval.low, to: min(interval.high, figure.estimate.ceiling), unit: figure.unit, language)
  }

  /// The marks that stand in the table.
  var usedMarks: Set<String> {
    var marks: Set<String> = []
    for figure in table.figures where figure.breakdown != "gender" {
      let text = value(figure)
      for (mark, _) in AssessmentWords.marks where text.hasPrefix(mark) || text.hasSuffix(mark) { marks.insert(mark) }
    }
    if rows.contains(where: { row in columns.contains { figure(row, column: $0) == nil } }) {
      marks.insert(AssessmentWords.blank)
    }
    return marks
  }

  /// Why rows are marked or missing, a sentence each.
  var notes: [String] {
    var notes: [String] = []
    for figure in table.figures where figure.breakdown != "gender" {
      for reason in figure.estimate.reasons {
        let row = figure.breakdown == "total" ? figure.indicatorName : figure.category
        let who = figure.role == .catchment ? row[language] : figure.areaName[language]
        let note = AssessmentWords.label(.same(who), language) + " " + reason.text[language]
        if !notes.contains(note) { notes.append(note) }
      }
    }
    return notes
  }
}
