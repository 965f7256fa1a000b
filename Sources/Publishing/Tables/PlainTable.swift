public import LIPData

/// A table of texts: what the catalogue commands print.
public struct PlainTable: Sendable {
  /// The names of the columns, snake_case.
  public let header: [String]
  /// The rows, a field for each column.
  public private(set) var rows: [[String]] = []

  /// Makes an empty table.
  public init(_ header: [String]) {
    self.header = header
  }

  /// Adds a row.
  public mutating func add(_ fields: [String]) { rows.append(fields) }

  /// The table in a format, with a final newline.
  public func text(_ format: PlainTableFormat) -> String {
    switch format {
    case .csv: delimited(.comma)
    case .tsv: delimited(.tab)
    case .json: json
    case .md: markdown
    case .text: aligned
    }
  }

  /// The table as CSV that Excel opens with a double click, with a byte order mark and CRLF.
  ///
  /// Excel parts fields by the list separator of its language: in French that is a semicolon, the comma being decimal.
  public func excel(_ language: Language) -> [UInt8] {
    bytes(DelimitedWriter(language == .french ? .semicolon : .comma, excel: true))
  }

  private func delimited(_ delimiter: DelimitedDialect) -> String {
    String(decoding: bytes(DelimitedWriter(delimiter)), as: UTF8.self)
  }

  private func bytes(_ writer: DelimitedWriter) -> [UInt8] {
    var writer = writer
    writer.row(header)
    for row in rows { writer.row(row) }
    return writer.bytes
  }

  private var json: String {
    guard !rows.isEmpty else { return "[]\n" }
    let objects = rows.map { row in
      "  {" + zip(header, row).map { "\(JSONText.quoted($0)): \(JSONText.quoted($1))" }.joined(separator: ", ") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private var markdown: String {
    var table = MarkdownTable(header, numbers: false)
    for row in rows { table.row(row) }
    return table.text
  }

  private var aligned: String {
    let widths = header.indices.map { column in
      min(60, ([header] + rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0)
    }
    return ([header] + rows).map { row in
      var line = ""
      for (column, field) in row.enumerated() {
        // The last column runs on: a path or a definition is of no use cut.
        let shown =
          column + 1 < row.count && field.count > widths[column] ? field.prefix(widths[column] - 1) + "…" : field[...]
        line += shown
        if column + 1 < row.count { line += String(repeating: " ", count: widths[column] - shown.count + 2) }
      }
      return line + "\n"
    }.joined()
  }
}

/// The formats that a plain table can be printed in.
public enum PlainTableFormat: String, Sendable, CaseIterable {
  case csv, tsv, json, md
  /// Columns aligned for a terminal.
  case text
}
