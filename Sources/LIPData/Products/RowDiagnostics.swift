/// What is wrong with a row of named columns; shared by the readers of delimited tables.
enum RowDiagnostics {
  /// Refuses a row that has not the fields of the header.
  ///
  /// Empty fields behind the last are a spreadsheet's; some rows of highlight tables are published with one.
  @inline(__always)
  static func checkFields(_ row: borrowing DelimitedRow, _ names: [String]) throws {
    let count = names.count
    guard row.fieldCount == count || row.fieldCount > count && row.isEmpty(from: count) else {
      throw truncated(row, names)
    }
  }

  /// A row that has not the fields of the header.
  @inline(never)
  static func truncated(_ row: borrowing DelimitedRow, _ names: [String]) -> Diagnostic {
    let few = row.fieldCount < names.count
    return Diagnostic(
      "truncated-row", "The row has \(row.fieldCount) fields; the header has \(names.count)",
      at: Place(line: row.line, column: few ? names[row.fieldCount] : String(names.count + 1)),
      remedy: few
        ? "Download the file again: it may have been cut."
        : "Keep the delimiters of the published file, or put a field that holds one in double quotes.")
  }

  /// A field that is not what its column holds.
  @inline(never)
  static func misread(
    _ row: borrowing DelimitedRow, _ names: [String], _ index: Int, _ code: String, _ wanted: String, _ remedy: String
  ) -> Diagnostic {
    let bytes = UnsafeRawBufferPointer(rebasing: row.content(index).prefix(40))
    let text = TextEncoding.detect(bytes).string(bytes)
    return Diagnostic(
      code, "\"\(text)\" is not \(wanted)", at: Place(line: row.line, column: names[index]), remedy: remedy)
  }

  /// A field that must not be empty.
  @inline(never)
  static func emptyField(_ row: borrowing DelimitedRow, _ names: [String], _ index: Int) -> Diagnostic {
    Diagnostic(
      "empty-field", "The column \(names[index]) is empty", at: Place(line: row.line, column: names[index]),
      remedy: "Download the file again: what the row counts cannot be told.")
  }

  /// Refuses a DGUID whose code has not the length of its level; one of a level that is not known passes.
  @inline(never)
  static func checkDGUID(_ row: borrowing DelimitedRow, _ names: [String], _ index: Int) throws {
    let text = TableCode.text(row.content(index)).trimmed
    guard let misfit = DGUID(text)?.misfit else { return }
    throw Diagnostic(
      "not-a-geography", "In \(text): \(misfit.sentence)", at: Place(line: row.line, column: names[index]),
      remedy: "Use the file as it was published: a program that reads codes as numbers changes them.")
  }
}
