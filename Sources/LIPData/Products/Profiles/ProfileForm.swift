/// How one census lays out the rows of its long profile: where things stand, and how cells are written.
///
/// A reader is compiled for each form, so that the places are constants in its loop.
protocol ProfileForm: Sendable {
  /// The census year.
  var year: Int { get }
  /// The census year's four digits as one word, in the order of the file.
  var yearWord: UInt32 { get }
  /// The number of columns.
  var count: Int { get }
  /// The column of the area's code.
  var code: Int { get }
  /// The column of the area's level.
  var level: Int { get }
  /// The column of the area's name.
  var name: Int { get }
  /// The column of the short form's non-response rate.
  var shortFormNonResponse: Int { get }
  /// The column of the long form's non-response rate.
  var longFormNonResponse: Int { get }
  /// The column of the data quality flag.
  var qualityFlag: Int { get }
  /// The column of the member's id.
  var member: Int { get }
  /// The column of the member's label.
  var label: Int { get }
  /// The column of the note's number.
  var note: Int { get }

  /// The name by which a diagnostic calls a column.
  func columnName(_ index: Int) -> String

  /// The code under which an area is kept, where it is not the one that the file writes.
  func areaCode(_ row: borrowing DelimitedRow) throws -> [UInt8]?

  /// Reads the cells of a row.
  func takeCells(_ row: borrowing DelimitedRow, into profile: inout ProfileRow) throws
}

extension ProfileForm {
  /// Says that a row has not the fields of the layout.
  @inline(never)
  func truncated(_ row: borrowing DelimitedRow) -> Diagnostic {
    let few = row.fieldCount < count
    return Diagnostic(
      "truncated-row", "The row has \(row.fieldCount) fields; \(count) are looked for",
      at: Place(line: row.line, column: columnName(few ? row.fieldCount : count)),
      remedy: few
        ? "Download the file again: it may have been cut." : "Put a field that holds a comma in double quotes.")
  }

  @inline(never)
  func otherYear(_ row: borrowing DelimitedRow) -> Diagnostic {
    Diagnostic(
      "other-census-year", "The census year is \(quoted(row, 0)); \(year) is looked for",
      at: place(row, 0), remedy: "Use the file as Statistics Canada publishes it: each census has its own.")
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

  /// A symbol with blanks around it: files of census tracts write a revised value's as `" r"`.
  @inline(never)
  func paddedSymbol(_ bytes: UnsafeRawBufferPointer) -> ObservationStatus? {
    let start = bytes.firstIndex { $0 != 0x20 } ?? bytes.endIndex
    let end = (bytes.lastIndex { $0 != 0x20 } ?? start - 1) + 1
    return ObservationStatus(symbol: UnsafeRawBufferPointer(rebasing: bytes[start..<max(start, end)]))
  }

  /// A field's place.
  func place(_ row: borrowing DelimitedRow, _ index: Int) -> Place {
    Place(line: row.line, column: columnName(index))
  }

  /// A field as a diagnostic shows it: in quotes, and no longer than a glance.
  func quoted(_ row: borrowing DelimitedRow, _ index: Int) -> String {
    let bytes = UnsafeRawBufferPointer(rebasing: row.content(index).prefix(40))
    return "\"\(TextEncoding.detect(bytes).string(bytes))\""
  }
}
