/// A page of cells taken apart: its headings, what stands above them, and what stands below.
struct WidePage: Sendable {
  /// The name of each column: its headings from the top, ` / ` between; `Column C` where it has none.
  var names: [String] = []
  /// True for the columns that have a heading.
  var isNamed: [Bool] = []
  /// What stands above the headings, a text for each line.
  var above: [String] = []
  /// The lines of the headings.
  var headings: [Int] = []
  /// The rows below the headings.
  var rows: [Grid.Row] = []
  /// True for the sheet of a workbook, whose rows have no cells behind their last that holds something.
  var isSheet = false

  /// Takes a page apart.
  ///
  /// - Parameter lines: the lines of the headings.
  ///
  /// Throws `unknown-heading` for lines that do not stand there, or not together.
  init(_ grid: Grid, headings lines: [Int], isSheet: Bool) throws {
    self.isSheet = isSheet
    headings = lines
    guard let first = lines.first, let last = lines.last else { return }
    let rows = grid.rows.filter { (first...last).contains($0.line) }
    if let other = rows.first(where: { !lines.contains($0.line) }) {
      throw Diagnostic(
        "unknown-heading", "Line \(other.line) stands between the headings and is none of them",
        at: Place(line: other.line), remedy: "Name it under headings too, or take it out of the file.")
    }
    if let absent = lines.first(where: { line in !rows.contains { $0.line == line } }) {
      throw Diagnostic(
        "unknown-heading", "Line \(absent), which the descriptor names as one of headings, holds nothing",
        at: Place(line: absent), remedy: "Count the lines from 1, blank ones too; in a sheet they are its row numbers.")
    }
    above = grid.rows.prefix { $0.line < first }.map { Self.text($0) }
    self.rows = Array(grid.rows.drop { $0.line <= last })
    let own = Self.headings(rows)
    isNamed = own.map { !$0.isEmpty }
    var seen: [String: Int] = [:]
    for (index, name) in own.enumerated() {
      let name = name.isEmpty ? "Column \(Self.letters(index))" : name
      let count = (seen[name] ?? 0) + 1
      seen[name] = count
      names.append(count == 1 ? name : "\(name) #\(count)")
    }
  }

  /// A row's texts in one.
  static func text(_ row: Grid.Row) -> String { row.cells.filter { !$0.isEmpty }.joined(separator: " ") }

  /// The headings of each column from the top, those above groups repeated over their columns.
  ///
  /// A blank cell belongs to the heading at its left where something stands below both, and no heading above them
  /// begins between: what has nothing below it is the heading of one column.
  private static func headings(_ rows: [Grid.Row]) -> [String] {
    let cells = rows.map { $0.cells.map { OwnTable.Wide.plain($0) } }
    let width = cells.map(\.count).max() ?? 0
    func own(_ level: Int, _ column: Int) -> String {
      cells[level].indices.contains(column) ? cells[level][column] : ""
    }
    func has(_ levels: Range<Int>, _ column: Int) -> Bool { levels.contains { !own($0, column).isEmpty } }
    var parts = [[String]](repeating: [], count: width)
    for level in cells.indices {
      var group = ""
      for column in 0..<width {
        if has(0..<level, column) { group = "" }
        let name = own(level, column)
        let isGroup = has((level + 1)..<cells.count, column)
        if !name.isEmpty { group = isGroup ? name : "" }
        let said = name.isEmpty && isGroup ? group : name
        if !said.isEmpty, parts[column].last != said { parts[column].append(said) }
      }
    }
    return parts.map { $0.joined(separator: " / ") }
  }

  /// The letters of a spreadsheet's column: A, B, …, Z, AA.
  static func letters(_ column: Int) -> String {
    var (rest, text) = (column + 1, "")
    while rest > 0 {
      text = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + text
      rest = (rest - 1) / 26
    }
    return text
  }
}
