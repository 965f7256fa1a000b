import LIPData

/// A row as the tests compare it.
struct CollectedRow: Equatable, Sendable {
  var line: Int
  var offset: Int
  var fields: [[UInt8]]
}

/// Keeps every row, unquoted.
struct RowCollector: DelimitedVisitor {
  var rows: [CollectedRow] = []

  mutating func visit(_ row: borrowing DelimitedRow) throws {
    var fields: [[UInt8]] = []
    for index in 0..<row.fieldCount {
      var field: [UInt8] = []
      row.append(index, to: &field)
      fields.append(field)
    }
    rows.append(CollectedRow(line: row.line, offset: row.byteOffset, fields: fields))
  }

  mutating func shiftLines(by lines: Int) {
    for index in rows.indices { rows[index].line += lines }
  }
}

/// Scans bytes with a number of threads and a block size.
func scan(
  _ bytes: [UInt8], threads: Int = 1, block: Int = 1 << 20, dialect: DelimitedDialect = .comma, longest: Int = 1 << 20
) throws -> [CollectedRow] {
  let limits = DelimitedLimits(blockSize: block, longestRow: longest)
  let scanner = DelimitedScanner(ByteSource(bytes: bytes), dialect: dialect, limits: limits)
  return try scanner.scan(threads: threads) { RowCollector() }.flatMap(\.rows)
}

/// Scans text and gives its fields as strings.
func fields(_ text: String, dialect: DelimitedDialect = .comma) throws -> [[String]] {
  try scan(Array(text.utf8), dialect: dialect).map { row in row.fields.map { String(decoding: $0, as: UTF8.self) } }
}

/// The diagnostic that a closure throws; nil when it throws none.
func diagnostic<T>(_ body: () throws -> T) -> Diagnostic? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? Diagnostic
  }
}
