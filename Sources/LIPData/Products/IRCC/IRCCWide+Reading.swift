extension IRCCWide {
  /// Reads a page into a sink, row by row; a total is the code "Total" of the dimensions that it adds up.
  ///
  /// Throws for a row `not-a-number`, `no-label`, `unknown-parent`, and what the sink throws.
  static func read<Sink: TableSink>(_ page: Page, rejects: Rejects, sink: Sink) throws -> Sink {
    var sink = sink
    try sink.begin(structure(page))
    for note in page.notes { try sink.take(note) }
    let labels = try labels(page)
    guard !labels.isEmpty else {
      throw Diagnostic(
        "no-data-rows", "The table has headings and no row of values",
        remedy: "Download the file again: it may have been cut.")
    }
    for (row, names) in zip(page.rows, labels) {
      do {
        let series = try sink.series(
          names.map { DisplayedLabel($0, notes: []) }, page.language, attributes: [], line: row.line)
        for column in page.columns {
          guard let cell = cell(row[column.index], page.language) else {
            throw Diagnostic(
              "not-a-number", "\"\(row[column.index].prefix(40))\" is neither a number nor --",
              at: Place(line: row.line, column: String(column.index + 1)), remedy: "Use the file as IRCC publishes it.")
          }
          try sink.take(TableObservation(series: series, period: column.period, cell: cell, line: row.line))
        }
      } catch let diagnostic as Diagnostic {
        try rejects.reject(diagnostic)
      }
    }
    return sink
  }

  /// The value: `--` hides 0 to 5, and 0 is 0.
  private static func cell(_ text: String, _ language: Language) -> Cell? {
    if text == "--" { return Cell(missing: .hiddenSmallCount) }
    if text.isEmpty { return Cell(missing: .empty) }
    return DisplayedNumber.value(text, language).map { Cell($0) }
  }

  /// The label of each row in each label column, "Total" where a row adds a column's labels up.
  private static func labels(_ page: Page) throws -> [[String]] {
    let count = page.labelColumns
    let levels = try page.rows.map { row in
      guard let level = (0..<count).first(where: { !row[$0].isEmpty }) else {
        throw Diagnostic(
          "no-label", "The row has values and no label", at: Place(line: row.line),
          remedy: "Use the file as IRCC publishes it.")
      }
      return level
    }
    // The column in which a label stands as a part, by which a row for all of the first column is known.
    var parts: [String: Int] = [:]
    for (row, level) in zip(page.rows, levels) where level > 0 { parts[row[level]] = level }
    var names: [[String?]] = []
    for (place, level) in levels.enumerated() {
      let row = page.rows[place]
      let hasParts = place > 0 && levels[place - 1] > level
      let label = hasParts ? plain(row[level]) : row[level]
      var own = [String?](repeating: nil, count: count)
      own[level] = label
      for column in (level + 1)..<max(count, level + 1) { own[column] = "Total" }
      if level == 0, !hasParts, let column = parts[label] {
        // "Secondary or less" below all provinces is that of all provinces.
        own = (0..<count).map { $0 == column ? label : "Total" }
      }
      // The rows above that stand further right are its parts.
      var above = place - 1
      while above >= 0, levels[above] > level {
        if names[above][level] == nil { names[above][level] = label }
        above -= 1
      }
      names.append(own)
    }
    return try zip(page.rows, names).map { row, own in
      let whole = own.compactMap(\.self)
      guard whole.count == count else {
        throw Diagnostic(
          "unknown-parent", "No total stands below the row, so that nobody can tell what it is a part of",
          at: Place(line: row.line), remedy: "Use the file as IRCC publishes it: children above their total.")
      }
      return whole
    }
  }

  /// A label without the word that makes it a total: `Ontario - Total` and `Ontario Total` are Ontario.
  private static func plain(_ label: String) -> String {
    for separator in [" - ", " – ", " — ", " "] {
      for word in ["Total", "total"] where label.hasSuffix(separator + word) {
        return String(label.dropLast(separator.count + word.count)).trimmed
      }
    }
    return label.trimmed
  }
}
