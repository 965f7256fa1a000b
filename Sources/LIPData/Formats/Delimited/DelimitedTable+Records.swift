extension DelimitedTable {
  /// A row whose fields are asked for by the names of their columns.
  public struct Record: Sendable {
    let row: Row
    let columns: [String: Int]
    let file: String?
    /// The delimiter that the file was read with.
    public let dialect: DelimitedDialect

    /// The line on which the row begins, counted from 1.
    public var line: Int { row.line }

    /// True when the table has a column.
    public func has(_ column: String) -> Bool { columns[column] != nil }

    /// The field of a column without the spaces around it; throws `missing-column`.
    public subscript(column: String) -> String {
      get throws {
        guard let index = columns[column] else {
          throw Diagnostic(
            "missing-column", "The column \(column) is missing", at: Place(file: file, line: 1, column: column),
            remedy: "The columns are: \(columns.sorted { $0.value < $1.value }.map(\.key).joined(separator: ", ")).")
        }
        return row[index].trimmed
      }
    }

    /// The field of a column that must not be empty; throws `empty-field`.
    public func required(_ column: String) throws -> String {
      let text = try self[column]
      guard text.isEmpty else { return text }
      throw Diagnostic("empty-field", "The column \(column) is empty", at: place(column))
    }

    /// The place of a column in this row.
    public func place(_ column: String) -> Place { Place(file: file, line: line, column: column) }
  }

  /// The rows with their columns by name.
  public var records: [Record] {
    let columns = Dictionary(header.enumerated().map { ($1.trimmed, $0) }, uniquingKeysWith: { first, _ in first })
    return rows.map { Record(row: $0, columns: columns, file: file, dialect: dialect) }
  }
}

extension String {
  /// The text without the white space around it.
  public var trimmed: String {
    guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
    var slice = self[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
