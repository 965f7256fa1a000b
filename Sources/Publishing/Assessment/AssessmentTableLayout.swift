import Indicators
import LIPData

/// Lays out one table of an assessment for people: rows of indicators or categories, columns of areas.
///
/// The catchment at the previous census and the change since have columns of their own, right behind the catchment's.
struct AssessmentTableLayout {
  private let table: NeedsAssessment.Table
  private let partnership: Partnership
  private let language: Language
  private let columns: [Column]
  private let rows: [Row]

  private struct Row: Hashable {
    var indicator: String
    var breakdown: String
    var category: String
  }

  /// A column behind the catchment's.
  private enum Column: Hashable {
    /// The catchment at an earlier vintage.
    case earlier(String)
    /// The change since an earlier vintage.
    case change(String)
    /// What the catchment is compared with, by its name.
    case area(String)

    var isOfCatchment: Bool { if case .area = self { false } else { true } }
  }

  init(_ table: NeedsAssessment.Table, partnership: Partnership, language: Language) {
    self.table = table
    self.partnership = partnership
    self.language = language
    var columns: [Column] = []
    var rows: [Row] = []
    // The catchment's rows set the order; men+ and women+ stay in the chart-ready file.
    for figure in table.figures where figure.breakdown != "gender" {
      let row = Row(indicator: figure.indicator, breakdown: figure.breakdown, category: figure.category.en)
      if !rows.contains(row) { rows.append(row) }
      guard let column = Self.column(of: figure, language), !columns.contains(column) else { continue }
      columns.append(column)
    }
    self.columns = columns.filter(\.isOfCatchment) + columns.filter { !$0.isOfCatchment }
    self.rows = rows
  }

  /// The column of a figure; nil for the catchment's own.
  private static func column(of figure: Figure, _ language: Language) -> Column? {
    switch figure.role {
    case .catchment: nil
    case .previousCensus: .earlier(figure.vintage)
    case .change: .change(figure.vintage)
    default: .area(figure.areaName[language])
    }
  }

  private func heading(_ column: Column) -> String {
    switch column {
    case .earlier(let vintage): MovementWords.heading(of: vintage)[language]
    case .change(let vintages): MovementWords.heading(since: vintages)[language]
    case .area(let name): name
    }
  }

  private func figure(_ row: Row, column: Column?) -> Figure? {
    table.figures.first { figure in
      figure.indicator == row.indicator && figure.breakdown == row.breakdown && figure.category.en == row.category
        && Self.column(of: figure, language) == column
    }
  }

  /// True when the rows are categories of one indicator.
  private var isDistribution: Bool { rows.contains { $0.breakdown != "total" } }

  var markdown: String {
    let first = isDistribution ? AssessmentWords.category : AssessmentWords.indicator
    var text = MarkdownTable(
      [first[language], AssessmentWords.name(of: partnership, language), AssessmentWords.interval[language]]
        + columns.map(heading))
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
    if figure.role == .change { return MovementWords.text(figure, language) }
    guard let value = figure.estimate.shownValue else {
      return figure.estimate.status.contains(.suppressed) ? "x" : ".."
    }
    let reasons = figure.estimate.reasons
    let reach = reasons.contains(.atLeast) ? "≥\u{00A0}" : (reasons.contains(.atMost) ? "≤\u{00A0}" : "")
    return reach + PeopleNumber.text(value, unit: figure.unit, language) + AssessmentWords.mark(figure.estimate.quality)
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
      let grade = AssessmentWords.mark(figure.estimate.quality)
      if figure.role == .change, figure.estimate.value != nil, !grade.isEmpty { marks.insert(grade) }
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
    for figure in table.figures where figure.breakdown != "gender" && !figure.role.isOfEarlierCensus {
      for reason in figure.estimate.reasons {
        let row = figure.breakdown == "total" ? figure.indicatorName : figure.category
        let who = figure.role == .catchment ? row[language] : figure.areaName[language]
        let note = AssessmentWords.label(.same(who), language) + " " + reason.text[language]
        if !notes.contains(note) { notes.append(note) }
      }
    }
    return notes + earlierNotes
  }

  /// What must be known of the previous census and the change since: each sentence once, with the rows that it is about.
  ///
  /// Most are of all rows of a table. What stands beside the figures of either census is not said again of the change.
  private var earlierNotes: [String] {
    var sentences: [(column: Column, reason: QualityReason, rows: [Row])] = []
    for figure in table.figures where figure.breakdown != "gender" && figure.role.isOfEarlierCensus {
      guard let column = Self.column(of: figure, language) else { continue }
      let row = Row(indicator: figure.indicator, breakdown: figure.breakdown, category: figure.category.en)
      for reason in figure.estimate.reasons {
        if figure.role == .change, isSaid(reason, of: row) { continue }
        if let index = sentences.firstIndex(where: { $0.column == column && $0.reason == reason }) {
          if !sentences[index].rows.contains(row) { sentences[index].rows.append(row) }
        } else {
          sentences.append((column, reason, [row]))
        }
      }
    }
    return sentences.map { column, reason, about in
      let all = rows.filter { figure($0, column: column) != nil }
      let names = about.count == all.count && about.count > 1 ? "" : " (\(about.map(name).joined(separator: ", ")))"
      return AssessmentWords.label(.same(heading(column) + names), language) + " " + reason.text[language]
    }
  }

  private func isSaid(_ reason: QualityReason, of row: Row) -> Bool {
    table.figures.contains { figure in
      figure.role == .catchment || figure.role == .previousCensus
        ? figure.indicator == row.indicator && figure.breakdown == row.breakdown && figure.category.en == row.category
          && figure.estimate.reasons.contains(reason) : false
    }
  }

  private func name(_ row: Row) -> String {
    guard let own = figure(row, column: nil) else { return row.category }
    return row.breakdown == "total" ? own.indicatorName[language] : own.category[language]
  }
}
