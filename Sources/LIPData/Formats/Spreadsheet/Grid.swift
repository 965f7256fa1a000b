/// The cells of a sheet or of a small delimited file as text, by row and column.
struct Grid: Sendable {
  /// A row.
  struct Row: Sendable {
    /// The line of a file, or the number of a sheet's row, counted from 1.
    var line: Int
    var cells: [String]

    /// A cell; empty where the row has no such one.
    subscript(_ column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }

    /// True when no cell holds anything.
    var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
  }

  /// The most cells that are held: a table for people has some hundred thousand.
  static let mostCells = 5_000_000

  /// The rows that hold something.
  var rows: [Row] = []

  /// Reads a delimited file whole, UTF-8 or Windows-1252.
  init(delimited source: ByteSource, dialect: DelimitedDialect = .comma) throws {
    guard source.count <= AsDisplayed.largest else {
      throw Diagnostic(
        "file-too-large", "A table made for people is never larger than 64 MB", at: Place(file: source.name))
    }
    var bytes = try source.head(source.count)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let encoding = bytes.withUnsafeBytes { TextEncoding.detect($0) }
    let copy = ByteSource(bytes: bytes, name: source.name)
    rows = try DelimitedScanner(copy, dialect: dialect).scan { Collector(encoding: encoding) }.flatMap(\.rows)
  }

  init(rows: [Row]) { self.rows = rows }

  private struct Collector: DelimitedVisitor {
    let encoding: TextEncoding
    var rows: [Row] = []
    var scratch: [UInt8] = []

    init(encoding: TextEncoding) { self.encoding = encoding }

    mutating func visit(_ row: borrowing DelimitedRow) throws {
      var cells: [String] = []
      for index in 0..<row.fieldCount {
        scratch.removeAll(keepingCapacity: true)
        row.append(index, to: &scratch)
        cells.append(scratch.withUnsafeBytes { encoding.string($0) }.replacing("\u{A0}", with: " ").trimmed)
      }
      if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(line: row.line, cells: cells)) }
    }
  }
}
