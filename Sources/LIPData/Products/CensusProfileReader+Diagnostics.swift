extension CensusProfileReader {
  /// Says that a row has not the fields of the layout.
  @inline(never)
  func truncated(_ row: borrowing DelimitedRow) -> Diagnostic {
    let few = row.fieldCount < Column.count
    return Diagnostic(
      "truncated-row", "The row has \(row.fieldCount) fields; \(Column.count) are looked for",
      at: Place(line: row.line, column: CensusProfile.columnName(few ? row.fieldCount : Column.count)),
      remedy: few
        ? "Download the file again: it may have been cut." : "Put a field that holds a comma in double quotes.")
  }

  @inline(never)
  func otherYear(_ row: borrowing DelimitedRow) -> Diagnostic {
    Diagnostic(
      "other-census-year", "The census year is \(quoted(row, Column.year)); \(CensusProfile.year) is looked for",
      at: place(row, Column.year), remedy: "Choose the dataset descriptor of that census.")
  }

  @inline(never)
  func notANumber(_ row: borrowing DelimitedRow, _ index: Int) -> Diagnostic {
    Diagnostic(
      "not-a-number", "\(quoted(row, index)) is not a number", at: place(row, index),
      remedy: "Use the file as it was published: digits, a point, no thousands separators.")
  }

  @inline(never)
  func unknownSymbol(_ row: borrowing DelimitedRow, _ index: Int) -> Diagnostic {
    Diagnostic(
      "unknown-symbol", "\(quoted(row, index)) is none of the known symbols", at: place(row, index),
      remedy: "The symbols are \(ObservationStatus.symbols.dropLast().map(\.symbol).joined(separator: ", ")) and rE.")
  }

  private func place(_ row: borrowing DelimitedRow, _ index: Int) -> Place {
    Place(line: row.line, column: CensusProfile.columnName(index))
  }

  /// A field as a diagnostic shows it: in quotes, and no longer than a glance.
  private func quoted(_ row: borrowing DelimitedRow, _ index: Int) -> String {
    let bytes = UnsafeRawBufferPointer(rebasing: row.content(index).prefix(40))
    return "\"\(TextEncoding.detect(bytes).string(bytes))\""
  }
}
