extension IRCCMonthlyReader {
  /// Says that a row has not the fields of the header.
  @inline(never)
  func truncated(_ row: borrowing DelimitedRow) -> Diagnostic {
    let few = row.fieldCount < columns.names.count
    return Diagnostic(
      "truncated-row", "The row has \(row.fieldCount) fields; the header has \(columns.names.count)",
      at: Place(line: row.line, column: few ? columns.names[row.fieldCount] : String(columns.names.count + 1)),
      remedy: few
        ? "Download the file again: it may have been cut."
        : "Keep the tabs of the published file, or put a field that holds a comma in double quotes.")
  }

  /// Says that a field is not what its column holds.
  @inline(never)
  func misread(
    _ row: borrowing DelimitedRow, _ index: Int, _ code: String, _ wanted: String, _ remedy: String
  ) -> Diagnostic {
    let bytes = UnsafeRawBufferPointer(rebasing: row.content(index).prefix(40))
    let text = TextEncoding.detect(bytes).string(bytes)
    return Diagnostic(code, "\"\(text)\" is not \(wanted)", at: place(row, index), remedy: remedy)
  }

  @inline(never)
  func disagrees(
    _ row: borrowing DelimitedRow, _ index: Int, _ month: TimePeriod, _ quarter: TimePeriod
  ) -> Diagnostic {
    Diagnostic(
      "period-disagrees", "\(month) does not lie in \(quarter)", at: place(row, index),
      remedy: "Use the file as IRCC publishes it: a column may have been moved.")
  }

  @inline(never)
  func emptyField(_ row: borrowing DelimitedRow, _ index: Int) -> Diagnostic {
    Diagnostic(
      "empty-field", "The column \(columns.names[index]) is empty", at: place(row, index),
      remedy: "Download the file again: what the row counts cannot be told.")
  }

  @inline(never)
  func lineFeed(_ row: borrowing DelimitedRow, _ index: Int) -> Diagnostic {
    Diagnostic(
      "line-feed-in-field", "A quote opens \(columns.names[index]) and is closed on a later line only",
      at: place(row, index), remedy: "Remove the quote, or double it and put the whole label in quotes.")
  }

  private func place(_ row: borrowing DelimitedRow, _ index: Int) -> Place {
    Place(line: row.line, column: columns.names[index])
  }
}
