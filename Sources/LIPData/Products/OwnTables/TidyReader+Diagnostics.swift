extension TidyReader {
  /// A field as text, without its quotes.
  func text(_ row: borrowing DelimitedRow, _ column: Int) -> String {
    var bytes: [UInt8] = []
    row.append(column, to: &bytes)
    return bytes.withUnsafeBytes { TextEncoding.detect($0).string($0) }.trimmed
  }

  @inline(never)
  func truncated(_ row: borrowing DelimitedRow) -> Diagnostic {
    Diagnostic(
      "truncated-row", "The row has \(row.fieldCount) fields; the header has \(columns.names.count)",
      at: Place(line: row.line, column: columns.names[row.fieldCount]),
      remedy: "Write every field of the row, empty ones too.")
  }

  @inline(never)
  func unnamed(_ row: borrowing DelimitedRow) -> Diagnostic {
    let count = columns.names.count
    var column = count
    while column < row.fieldCount, text(row, column).isEmpty { column += 1 }
    return Diagnostic(
      "unnamed-column", "\"\(text(row, column).prefix(40))\" stands in column \(column + 1), which has no name",
      at: Place(line: row.line, column: String(column + 1)),
      remedy: columns.dialect == .comma
        ? "Put a field that holds a comma in double quotes, or name the column, or remove it."
        : "Name the column, or remove it.")
  }

  @inline(never)
  func empty(_ row: borrowing DelimitedRow, _ column: Int) -> Diagnostic {
    let name = columns.names[column]
    return Diagnostic(
      "empty-field", "The column \(name) is empty", at: Place(line: row.line, column: name),
      remedy: columns.breakdowns.contains(column)
        ? "Say what the row is for; a row for all may say total." : "Say what the row is for.")
  }

  @inline(never)
  func notAPeriod(_ row: borrowing DelimitedRow) -> Diagnostic {
    let text = text(row, columns.period)
    let found = SpreadsheetDamage.ofPeriod(text)
    return misread(
      row, columns.period, "not-a-period", "a period", found,
      "A period is 2026, 2026-01, 2025-Q4, 2016/2017 or a day, 2026-01-15.")
  }

  @inline(never)
  func notANumber(_ row: borrowing DelimitedRow) -> Diagnostic {
    let text = text(row, columns.value)
    if text.withRawBytes({ ObservationStatus(symbol: $0) }) != nil {
      return misread(
        row, columns.value, "not-a-number", "a number", nil,
        "Leave value empty and write the symbol in a column status.")
    }
    return misread(
      row, columns.value, "not-a-number", "a number", SpreadsheetDamage.ofNumber(text),
      "A value is digits with a point for decimals; where there is none leave the cell empty, which means missing.")
  }

  private func misread(
    _ row: borrowing DelimitedRow, _ column: Int, _ code: String, _ wanted: String,
    _ found: SpreadsheetDamage.Finding?, _ remedy: String
  ) -> Diagnostic {
    Diagnostic(
      code, "\"\(text(row, column).prefix(40))\" is not \(wanted)\(found.map { ": \($0.said)" } ?? "")",
      at: Place(line: row.line, column: columns.names[column]), remedy: found?.remedy ?? remedy)
  }

  @inline(never)
  func valueAndSymbol(_ row: borrowing DelimitedRow, _ status: ObservationStatus) -> Diagnostic {
    Diagnostic(
      "value-and-symbol",
      "\(status.text) says that there is no value, and \(text(row, columns.value).prefix(40)) stands beside it",
      at: Place(line: row.line, column: columns.names[columns.value]),
      remedy: "Leave value empty, or take the symbol away.")
  }

  @inline(never)
  func unknownSymbol(_ row: borrowing DelimitedRow, _ column: Int) -> Diagnostic {
    let symbols = ObservationStatus.symbols.map(\.symbol).filter { $0 != "?" }.joined(separator: " ")
    return Diagnostic(
      "unknown-symbol", "\"\(text(row, column).prefix(40))\" is no symbol that is known",
      at: Place(line: row.line, column: columns.names[column]),
      remedy: "The symbols are \(symbols); several have a blank between them.")
  }

  @inline(never)
  func unknownVariable(_ row: borrowing DelimitedRow, _ name: String) -> Diagnostic {
    Diagnostic(
      "unknown-variable", "The descriptor has no variable \"\(name.prefix(80))\"",
      at: Place(line: row.line, column: columns.names[columns.variable]),
      remedy: Suggestion.remedy(for: name, among: table.variables.map(\.id)) + " Else name it under variables.")
  }

  @inline(never)
  func unknownCategory(
    _ row: borrowing DelimitedRow, _ column: Int, _ name: String, _ categories: Set<String>
  ) -> Diagnostic {
    Diagnostic(
      "unknown-category", "The descriptor has no category \"\(name.prefix(80))\" of \(columns.names[column])",
      at: Place(line: row.line, column: columns.names[column]),
      remedy: Suggestion.remedy(for: name, among: categories.sorted()) + " Else name it under categories.")
  }

  @inline(never)
  func notAGeography(_ row: borrowing DelimitedRow, _ misfit: GeographicCode.Misfit) -> Diagnostic {
    Diagnostic(
      "not-a-geography", misfit.sentence, at: Place(line: row.line, column: columns.names[columns.geography]),
      remedy: misfit.remedy)
  }
}
