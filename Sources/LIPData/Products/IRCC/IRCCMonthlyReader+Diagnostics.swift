extension IRCCMonthlyReader {
  @inline(never)
  func disagrees(
    _ row: borrowing DelimitedRow, _ index: Int, _ month: TimePeriod, _ quarter: TimePeriod
  ) -> Diagnostic {
    Diagnostic(
      "period-disagrees", "\(month) does not lie in \(quarter)", at: place(row, index),
      remedy: "Use the file as IRCC publishes it: a column may have been moved.")
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
