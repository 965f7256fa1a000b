/// Reads the rows of a delimited table one by one: blank rows are passed over, what cannot be read is rejected.
protocol TableRowReader: DelimitedVisitor {
  /// What becomes of rows that cannot be taken.
  var rejects: Rejects { get }
  /// True when the file has a row that is not blank.
  var sawRows: Bool { get set }

  /// Takes a row that is not blank.
  mutating func take(_ row: borrowing DelimitedRow) throws
}

extension TableRowReader {
  @inline(__always)
  mutating func visit(_ row: borrowing DelimitedRow) throws {
    // Rows of empty cells are what a spreadsheet leaves below a table.
    if row.isEmpty(from: 0) { return }
    sawRows = true
    do {
      try take(row)
    } catch let diagnostic as Diagnostic {
      try rejects.reject(diagnostic)
    }
  }
}
