extension WideReader {
  private func place(_ row: Grid.Row, _ column: Int) -> Place {
    let names = content.page.names
    return Place(line: row.line, column: names.indices.contains(column) ? names[column] : String(column + 1))
  }

  func truncated(_ row: Grid.Row) -> Diagnostic {
    Diagnostic(
      "truncated-row", "The row has \(row.cells.count) fields; the headings have \(content.page.names.count)",
      at: place(row, row.cells.count), remedy: "The file may have been cut: save it again, with every field of the row."
    )
  }

  func unnamed(_ row: Grid.Row, _ column: Int) -> Diagnostic {
    Diagnostic(
      "unnamed-column", "\"\(row[column].prefix(40))\" stands in column \(column + 1), which has no heading",
      at: place(row, column),
      remedy: content.page.isSheet
        ? "Name the column, or remove it." : "Put a field that holds a comma in double quotes, or name the column.")
  }

  func empty(_ row: Grid.Row, _ column: WideColumns.Labels) -> Diagnostic {
    let isArea = column.index == columns.geography.index
    return Diagnostic(
      "empty-field",
      column.isFilled
        ? "The cell is empty, and none above it says what it goes on with"
        : "The cell is empty, and what the row is of cannot be told",
      at: place(row, column.index),
      remedy: (column.isFilled
        ? "Write the label where it begins."
        : "Where a blank cell means the one above it, say filled: true in the descriptor"
          + (isArea ? ": geography: {column: …, filled: true}." : "."))
        + " Sums without a code and headings between rows are to be taken out.")
  }

  func notAPeriod(_ row: Grid.Row, _ column: Int, _ text: String) -> Diagnostic {
    let found = SpreadsheetDamage.ofPeriod(text)
    return Diagnostic(
      "not-a-period", "\"\(text.prefix(40))\" is not a period\(found.map { ": \($0.said)" } ?? "")",
      at: place(row, column),
      remedy: found?.remedy ?? "A period is 2026, 2026-01, 2025-Q4, 2016/2017 or a day, 2026-01-15.")
  }

  func notANumber(_ row: Grid.Row, _ column: Int) -> Diagnostic {
    let text = row[column]
    let shown = "\"\(text.prefix(40))\""
    if wide.language == nil, Language.allCases.contains(where: { DisplayedNumber.cell(text, $0) != nil }) {
      return Diagnostic(
        "not-a-number", "\(shown) may have its thousands set apart or its decimals", at: place(row, column),
        remedy: "Say in the descriptor how numbers are written: language: en (1,234.5) or language: fr (1 234,5).")
    }
    let other = Language.allCases.first { $0 != wide.language && DisplayedNumber.cell(text, $0) != nil }
    let found = SpreadsheetDamage.ofNumber(text)
    return Diagnostic(
      "not-a-number",
      "\(shown) is neither a number nor a known symbol"
        + (other != nil
          ? ": it is written as in \(other == .english ? "English" : "French")" : found.map { ": \($0.said)" } ?? ""),
      at: place(row, column),
      remedy: other.map { "Say language: \($0.rawValue) in the descriptor where all numbers are written so." }
        ?? found?.remedy
        ?? "Where it is a symbol, say what it means in the descriptor: symbols: {\"\(text.prefix(8))\": missing} "
        + "(\(OwnTable.Wide.meanings.joined(separator: " "))).")
  }

  func valueAndSymbol(_ row: Grid.Row, _ column: WideColumns.Figures, _ status: ObservationStatus) -> Diagnostic {
    Diagnostic(
      "value-and-symbol",
      "\(status.text) says that there is no value, and \(row[column.index].prefix(40)) stands beside it",
      at: place(row, column.index), remedy: "Look at the table as it was published: one of the two is wrong.")
  }

  func unknownSymbol(_ row: Grid.Row, _ column: Int) -> Diagnostic {
    let symbols = ObservationStatus.symbols.map(\.symbol).filter { $0 != "?" }.joined(separator: " ")
    return Diagnostic(
      "unknown-symbol", "\"\(row[column].prefix(40))\" is no symbol that is known", at: place(row, column),
      remedy: "The symbols are \(symbols); say what another means in the descriptor, under symbols.")
  }

  func unknown(_ row: Grid.Row, _ column: Int, _ kind: String, _ text: String, _ known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-\(kind)", "The descriptor has no \(kind) \"\(text.prefix(80))\" of \(content.page.names[column])",
      at: place(row, column),
      remedy: Suggestion.remedy(for: text, among: known)
        + " Else name it under \(kind == "variable" ? "variables" : "categories").")
  }

  func notAGeography(_ row: Grid.Row, _ misfit: GeographicCode.Misfit) -> Diagnostic {
    Diagnostic(
      "not-a-geography", misfit.sentence, at: place(row, columns.geography.index),
      remedy: misfit.remedy + " A row that is none of an area is to be taken out; notes stand below the table.")
  }
}
