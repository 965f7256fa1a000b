/// What a table without a descriptor seems to hold, by its cells: the ground of an example, never of a reading.
struct WideDraft {
  /// What a column seems to be.
  enum Role: Equatable {
    case area
    case period
    case labels
    case figures
    case ignored
  }

  let page: WidePage
  let area: WideAreaColumn
  private(set) var roles: [Role] = []
  /// The columns of labels in which blank cells mean the one above.
  private(set) var filled: Set<Int> = []
  /// How the numbers are written, where that is to be told.
  private(set) var language: Language?
  /// Short texts among the figures that are no known symbols.
  private(set) var symbols: [String] = []
  private let rows: [Grid.Row]

  /// Looks at a page; nil where no column holds areas, or nothing stands above them.
  init?(_ grid: Grid, _ areas: OwnAreas, isSheet: Bool) {
    guard let area = WideAreaColumn.find(grid, areas) else { return nil }
    let lines = Self.headings(grid, area)
    guard !lines.isEmpty, let page = try? WidePage(grid, headings: lines, isSheet: isSheet) else { return nil }
    self.area = area
    self.page = page
    let below = grid.rows[(area.rows.upperBound + 1)...].prefix { row in
      row[area.column].isEmpty && row.cells.contains { WideNumber.isNumber($0) }
    }
    rows = Array(grid.rows[area.rows] + below)
    guard page.names.indices.contains(area.column) else { return nil }
    takeRoles()
    guard roles.contains(.figures) else { return nil }
  }

  /// True where the figures of a column say that they are percentages.
  func isPercent(_ column: Int) -> Bool { rows.contains { $0[column].hasSuffix("%") } }

  /// The values of a column of labels, in the order of the file.
  func values(_ column: Int) -> [String] {
    var seen: Set<String> = []
    return rows.map { $0[column] }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The lines of the headings: those above the first area with something besides the first column, and no figures.
  private static func headings(_ grid: Grid, _ area: WideAreaColumn) -> [Int] {
    func isHeading(_ row: Grid.Row) -> Bool {
      let cells = row.cells.filter { !$0.isEmpty }
      let numbers = cells.count { WideNumber.isNumber($0) && TimePeriod($0) == nil }
      return numbers * 2 < cells.count && row.cells.dropFirst().contains { !$0.isEmpty }
    }
    var lines: [Int] = []
    for place in (0..<area.rows.lowerBound).reversed() {
      let row = grid.rows[place]
      // Beyond 20/20 writes the name of the rows alone, in the line above them.
      let isName =
        lines.isEmpty && place > 0 && row.cells.dropFirst().allSatisfy(\.isEmpty) && isHeading(grid.rows[place - 1])
      if isHeading(row) || isName {
        lines.insert(row.line, at: 0)
      } else if !lines.isEmpty {
        break
      }
      if lines.count == 8 { break }
    }
    return lines
  }

  private mutating func takeRoles() {
    let parts = page.names.indices.map { column in rows.map { $0[column] }.filter { !$0.isEmpty } }
    roles = page.names.indices.map { column in
      if column == area.column { return .area }
      if !page.isNamed[column], parts[column].isEmpty { return .ignored }
      let heading = page.names[column].folded
      if ["year", "annee", "period", "periode", "ref_date", "reference period", "census year"].contains(heading),
        !parts[column].isEmpty, parts[column].allSatisfy({ TimePeriod($0) != nil })
      {
        return .period
      }
      return isFigures(parts[column], heading) ? .figures : .labels
    }
    let texts = Set(roles.indices.filter { roles[$0] == .figures }.flatMap { parts[$0] })
    takeNumbers(texts)
    if rows.contains(where: { $0[area.column].isEmpty }) { filled.insert(area.column) }
    for column in roles.indices where roles[column] == .labels {
      guard varies(column) else {
        roles[column] = .ignored
        continue
      }
      if rows.contains(where: { $0[column].isEmpty }) { filled.insert(column) }
    }
    if let period = roles.firstIndex(of: .period), rows.contains(where: { $0[period].isEmpty }) {
      filled.insert(period)
    }
  }

  /// True for a column of numbers and symbols that is none of codes.
  private func isFigures(_ cells: [String], _ heading: String) -> Bool {
    let words = heading.split { !$0.isLetter && !$0.isNumber }
    guard !heading.hasSuffix("uid"), !words.contains("code"), !words.contains("id"), !cells.isEmpty else {
      return false
    }
    let numbers = cells.count { WideNumber.isNumber($0) }
    let others = Set(cells.filter { !Self.isKnown($0) })
    // Letters alone may be names; what hides a figure, and dashes, are none.
    let isHidden = cells.allSatisfy { cell in
      WideNumber.cell(cell, .english).map { !$0.status.contains(.empty) }
        ?? !cell.contains { $0.isLetter || $0.isNumber }
    }
    return (numbers > 0 || isHidden) && others.count <= 3 && others.allSatisfy { $0.count <= 4 }
      && (isHidden || cells.count { others.contains($0) } * 2 <= cells.count)
      && !others.contains { $0.contains(where: \.isNumber) }
  }

  private static func isKnown(_ text: String) -> Bool {
    WideNumber.cell(WideNumber.withoutPercent(text)) != nil || WideNumber.small(text) != nil
  }

  private mutating func takeNumbers(_ texts: Set<String>) {
    symbols = texts.filter { !Self.isKnown($0) }.sorted()
    guard texts.contains(where: { WideNumber.isGrouped($0) }) else { return }
    let english = texts.count { WideNumber.cell($0, .english) == nil }
    let french = texts.count { WideNumber.cell($0, .french) == nil }
    language = french < english ? .french : .english
  }

  /// True for a column that says more than one thing of an area: one of its breakdowns.
  private func varies(_ column: Int) -> Bool {
    var (current, label) = ("", "")
    var said: [String: String] = [:]
    for row in rows {
      if !row[area.column].isEmpty { (current, label) = (row[area.column], "") }
      if !row[column].isEmpty { label = row[column] }
      if let known = said[current], known != label { return true }
      said[current] = label
    }
    return false
  }
}
