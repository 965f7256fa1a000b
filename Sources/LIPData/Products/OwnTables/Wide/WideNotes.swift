/// Tells the notes below a table from its rows.
///
/// A note has no number, names no area and no digits alone where the areas stand; symbols alone in every figure are a
/// row of figures. Everything else below the headings is a row, and is refused where it is none of an area.
struct WideNotes {
  private let content: Wide.Content
  private let categories: [(index: Int, ids: Set<String>)]

  init(_ content: Wide.Content) {
    self.content = content
    var known = content.columns.breakdowns.compactMap { place, labels in
      content.table.breakdowns[place].categories.map { (labels.index, Set($0.map(\.id))) }
    }
    if let variable = content.columns.variable {
      known.append((variable.index, Set(content.table.variables.map(\.id))))
    }
    categories = known
  }

  /// True for a row that is a note where it stands below the table.
  func isNote(_ row: Grid.Row) -> Bool {
    let area = row[content.columns.geography.index]
    if !area.isEmpty, !area.contains(where: \.isLetter), area.contains(where: \.isNumber) { return false }
    if case .success = content.areas.area(area, content.table.codes) { return false }
    // A row that goes on with the area above it, its figures missing.
    if area.isEmpty, categories.contains(where: { $0.ids.contains(row[$0.index]) }) { return false }
    let cells = content.columns.figures.map { row[$0.index] }.filter { !$0.isEmpty }
    if cells.contains(where: { WideNumber.isNumber($0) }) { return false }
    return cells.isEmpty || !cells.allSatisfy { isSymbol($0) }
  }

  private func isSymbol(_ text: String) -> Bool {
    WideNumber.cell(text, .english) != nil || content.table.wide?.symbols[text] != nil
  }
}
