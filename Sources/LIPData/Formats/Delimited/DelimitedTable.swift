/// A small delimited file as text: a header and rows of fields with their line numbers.
///
/// The friendly reader above ``DelimitedScanner``, for registries, catchments and member tables. It holds the
/// whole file; large files go through the scanner. UTF-8 with or without a byte order mark, else Windows-1252.
/// Blank lines are passed over, and so are rows of nothing but delimiters, which spreadsheets leave below a table.
public struct DelimitedTable: Sendable {
  /// A row of a table.
  public struct Row: Sendable, Equatable {
    /// The line on which the row begins, counted from 1.
    public let line: Int
    /// The fields, one per column of the header.
    public let fields: [String]

    /// The field of a column; empty where there is no such column.
    public subscript(column: Int) -> String {
      fields.indices.contains(column) ? fields[column] : ""
    }
  }

  /// The file's path as the user wrote it.
  public let file: String?
  /// The delimiter that the file was read with.
  public let dialect: DelimitedDialect
  /// The names of the columns.
  public let header: [String]
  /// The rows, in the order of the file.
  public let rows: [Row]

  /// Reads a file; throws a ``Diagnostic`` with file, line and column name when it is not a table.
  ///
  /// - Parameter dialect: the delimiter; nil for commas, or semicolons where the header has these and no comma, as
  ///   Excel writes CSV in French, or tabs where it has neither, as cells are that were copied out of a sheet.
  public init(path: String, dialect: DelimitedDialect? = nil) throws {
    try self.init(try ByteSource(path: path), choosing: dialect)
  }

  /// Reads a source; see ``init(path:dialect:)``.
  init(_ source: ByteSource) throws {
    try self.init(source, choosing: nil)
  }

  private init(_ source: ByteSource, choosing dialect: DelimitedDialect?) throws {
    let header = try source.head().prefix { $0 != 0x0A }
    let semicolons = header.contains(DelimitedDialect.semicolon.rawValue)
    let commas = header.contains(DelimitedDialect.comma.rawValue)
    let tabs = header.contains(DelimitedDialect.tab.rawValue)
    try self.init(
      source, dialect: dialect ?? (commas ? .comma : semicolons ? .semicolon : tabs ? .tab : .comma))
  }

  /// Reads bytes in memory.
  public init(bytes: [UInt8], file: String? = nil, dialect: DelimitedDialect = .comma) throws {
    try self.init(ByteSource(bytes: bytes, name: file), dialect: dialect)
  }

  private init(_ source: ByteSource, dialect: DelimitedDialect) throws {
    file = source.name
    self.dialect = dialect
    let bytes = try source.head(source.count)
    guard !Archive.isArchive(Array(bytes.prefix(4))) else {
      throw Diagnostic(
        "not-csv", "The file is a workbook or an archive, whatever its name ends in", at: Place(file: source.name),
        remedy: "Open it in a spreadsheet and save it as CSV (UTF-8).")
    }
    if let refusal = bytes.withUnsafeBytes({ TextEncoding.refusalOfUTF16(head: $0) }) {
      throw source.name.map { refusal.inFile($0) } ?? refusal
    }
    let encoding = bytes.withUnsafeBytes { TextEncoding.detect($0) }
    let copy = ByteSource(bytes: bytes, name: source.name)
    var rows = try DelimitedScanner(copy, dialect: dialect).scan { Collector(encoding: encoding) }.flatMap(\.rows)
    guard !rows.isEmpty else {
      throw Diagnostic(
        "empty-file", "The file has no header", at: Place(file: source.name),
        remedy: "The first line must name the columns.")
    }
    let head = rows.removeFirst()
    header = head.fields
    try Self.checkNames(head, file: source.name)
    for row in rows { try Self.checkLength(row, header: head.fields, file: source.name) }
    self.rows = rows
  }

  /// The position of a column; throws `missing-column`, naming the columns that there are.
  public func column(_ name: String) throws -> Int {
    if let index = header.firstIndex(of: name) { return index }
    throw Diagnostic(
      "missing-column", "The column \(name) is missing", at: Place(file: file, line: 1, column: name),
      remedy: "The columns are: \(header.joined(separator: ", ")).")
  }

  private static func checkNames(_ head: Row, file: String?) throws {
    var seen: Set<String> = []
    for name in head.fields where !seen.insert(name).inserted {
      throw Diagnostic(
        "duplicate-column", name.isEmpty ? "two columns have no name" : "two columns are called \(name)",
        at: Place(file: file, line: head.line, column: name), remedy: "Give every column a name of its own.")
    }
  }

  private static func checkLength(_ row: Row, header: [String], file: String?) throws {
    let found = row.fields.count
    guard found != header.count else { return }
    let few = found < header.count
    throw Diagnostic(
      few ? "too-few-fields" : "too-many-fields",
      "The row has \(found) fields where the header has \(header.count)"
        + (few ? "; \(header[found]) is the first that is missing" : ""),
      at: Place(file: file, line: row.line, column: few ? header[found] : String(header.count + 1)),
      remedy: few
        ? "Add the missing fields, empty ones too." : "Put a field that holds the delimiter in double quotes.")
  }

  /// Keeps every row that is not blank.
  private struct Collector: DelimitedVisitor {
    let encoding: TextEncoding
    var rows: [Row] = []
    var scratch: [UInt8] = []

    init(encoding: TextEncoding) { self.encoding = encoding }

    mutating func visit(_ row: borrowing DelimitedRow) throws {
      guard !row.isBlank, !Self.isBare(row) else { return }
      var fields: [String] = []
      fields.reserveCapacity(row.fieldCount)
      for index in 0..<row.fieldCount {
        scratch.removeAll(keepingCapacity: true)
        row.append(index, to: &scratch)
        fields.append(scratch.withUnsafeBytes { encoding.string($0) })
      }
      rows.append(Row(line: row.line, fields: fields))
    }

    /// True for several fields without a mark in any; a field of quotes is one that somebody wrote.
    private static func isBare(_ row: borrowing DelimitedRow) -> Bool {
      guard row.fieldCount > 1 else { return false }
      for index in 0..<row.fieldCount where row.field(index).contains(where: { $0 != 0x20 }) { return false }
      return true
    }
  }
}
