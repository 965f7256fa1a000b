extension IRCCWide {
  /// Takes a page of cells apart; nil when it is no wide table.
  ///
  /// Throws `unknown-heading` where a column's period cannot be told.
  static func page(_ grid: Grid) throws -> Page? {
    let headings = grid.rows.prefix(12).map { row in row.cells.map { IRCCWideHeading($0) } }
    let areHeadings = zip(grid.rows, headings).map { isHeading($0, $1) }
    guard var first = areHeadings.firstIndex(of: true) else { return nil }
    let last = areHeadings[first...].prefix { $0 }.endIndex - 1
    // A table of one year has it once, above its months.
    while first > 0, headings[first - 1].contains(where: { $0 != nil }) { first -= 1 }
    let block = Array(headings[first...last])
    guard let labels = block.compactMap({ $0.firstIndex { $0 != nil } }).min(),
      (1...TableStructure.mostDimensions).contains(labels)
    else { return nil }
    let columns = try columns(block, from: labels, line: grid.rows[last].line)
    guard !columns.isEmpty else { return nil }
    let body = grid.rows[(last + 1)...]
    let end =
      body.firstIndex { row in
        row.cells.dropFirst(labels).allSatisfy(\.isEmpty) && !row.cells.prefix(labels).allSatisfy(\.isEmpty)
      } ?? body.endIndex
    let footer = body[end...].flatMap { $0.cells.filter { !$0.isEmpty } }
    let texts = grid.rows[first...last].map { $0.cells }
    let isFrench =
      texts.joined().contains { cell in
        ["T1", "T2", "janv.", "fév.", "avr.", "juil.", "août"].contains(cell) || cell.hasPrefix("T1.")
      } || footer.contains { $0.contains("Veuillez") || $0.contains("Remarque") }
    let title = grid.rows[..<first].first { $0.cells.contains { !$0.isEmpty } }?.cells.first { !$0.isEmpty } ?? ""
    let heading = grid.rows[first...last].compactMap { row in
      row.cells.prefix(labels).first { !$0.isEmpty && !$0.hasPrefix("Unnamed") }
    }.first
    let complete = Self.complete(columns)
    return Page(
      title: title, language: isFrench ? .french : .english, labelColumns: labels,
      names: names(heading ?? "", labels, isFrench), columns: complete.kept, partial: complete.partial,
      rows: Array(body[..<end]),
      notes: footer.enumerated().map { number, text in
        TableNote(
          number: number + 1, text: isFrench ? LocalizedText(en: "", fr: text) : LocalizedText(en: text, fr: ""))
      })
  }

  /// True for a row of headings: three or more, nothing else to their right, and years that go up.
  ///
  /// A count of persons may look like a year; a row of them does not go up, and is no row of years alone.
  private static func isHeading(_ row: Grid.Row, _ headings: [IRCCWideHeading?]) -> Bool {
    guard let start = headings.firstIndex(where: { $0 != nil }), headings.count(where: { $0 != nil }) >= 3 else {
      return false
    }
    let others = zip(row.cells, headings).dropFirst(start).filter {
      !$0.isEmpty && $1 == nil && !$0.hasPrefix("Unnamed")
    }
    let years = headings.compactMap { if case .year(let year)? = $0 { year } else { nil } }
    return others.isEmpty && zip(years, years.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The period of each column, from the rows of headings above it.
  private static func columns(_ block: [[IRCCWideHeading?]], from start: Int, line: Int) throws -> [Page.Column] {
    let width = block.map(\.count).max() ?? 0
    func own(_ column: Int) -> [IRCCWideHeading] {
      block.compactMap { $0.indices.contains(column) ? $0[column] : nil }
    }
    // Where no row names years, the totals do: a year's columns stand before its total.
    var years: [Int?] = Array(repeating: nil, count: width)
    let named = block.joined().contains { if case .year? = $0 { true } else { false } }
    var current: Int?
    for column in named ? Array(start..<width) : Array((start..<width).reversed()) {
      for heading in own(column) {
        switch heading {
        case .year(let year): current = year
        case .yearTotal(let year): current = year
        default: break
        }
      }
      years[column] = current
    }
    var quarter: Int?
    var found: [Page.Column] = []
    for column in start..<width {
      let headings = own(column)
      for case .quarter(let number) in headings { quarter = number }
      guard let year = years[column] else { continue }
      var period: TimePeriod?
      for heading in headings {
        switch heading {
        case .month(let month): period = TimePeriod(year: year, month: month)
        case .quarterTotal(let number): period = TimePeriod(year: year, quarter: number)
        case .yearTotal(let number): period = TimePeriod(year: number)
        case .year, .quarter: break
        }
      }
      // Years alone, or quarters alone.
      let hasMonths = block.joined().contains { if case .month? = $0 { true } else { false } }
      if period == nil, !hasMonths {
        let hasQuarters = block.joined().contains { if case .quarter? = $0 { true } else { false } }
        period = hasQuarters ? quarter.flatMap { TimePeriod(year: year, quarter: $0) } : TimePeriod(year: year)
      }
      guard let period else {
        throw Diagnostic(
          "unknown-heading", "The headings do not tell the period of column \(column + 1)",
          at: Place(line: line, column: String(column + 1)), remedy: "Use the file as IRCC publishes it.")
      }
      if let twice = found.first(where: { $0.period == period }) {
        throw Diagnostic(
          "unknown-heading", "Columns \(twice.index + 1) and \(column + 1) are both \(period)",
          at: Place(line: line, column: String(column + 1)), remedy: "Use the file as IRCC publishes it.")
      }
      found.append(Page.Column(index: column, period: period))
    }
    return found
  }

  /// Leaves out the totals of quarters and years that have not ended: a year of seven months is not a year.
  private static func complete(_ columns: [Page.Column]) -> (kept: [Page.Column], partial: [Int]) {
    let months = Set(columns.map(\.period).filter { $0.kind == .month })
    guard !months.isEmpty else { return (columns, []) }
    func isWhole(_ period: TimePeriod) -> Bool {
      guard period.kind != .month, let length = period.kind.months else { return true }
      return months.count { period.contains($0) } == length
    }
    return (columns.filter { isWhole($0.period) }, columns.filter { !isWhole($0.period) }.map(\.index))
  }

  /// The names of the label columns: `Province/Territory and Immigration Category` names the first and the others.
  private static func names(_ heading: String, _ count: Int, _ isFrench: Bool) -> [String] {
    let parts = heading.split(separator: isFrench ? " et " : " and ").map { String($0).trimmed }
    let level = isFrench ? "niveau" : "level"
    let first = parts.first.map { $0.isEmpty ? nil : $0 } ?? nil
    let rest =
      parts.count > 1
      ? parts.dropFirst().joined(separator: isFrench ? " et " : " and ") : isFrench ? "Catégorie" : "Category"
    return (0..<count).map { index in
      if index == 0 { return first ?? (isFrench ? "Région" : "Area") }
      return index == 1 ? rest : "\(rest), \(level) \(index)"
    }
  }
}
