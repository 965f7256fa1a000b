import LIPData

/// Writes delimited text (RFC 4180): fields quoted only where they must be, doubled quotes inside.
struct DelimitedWriter {
  /// The bytes written so far, UTF-8.
  private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  private let newline: [UInt8]
  private var isRowEmpty = true

  /// Makes a writer; `excel` begins with a byte order mark and ends lines with CRLF, since Excel takes a
  /// file without them for Windows-1252 and garbles French.
  init(_ dialect: DelimitedDialect = .comma, excel: Bool = false) {
    delimiter = dialect.rawValue
    newline = excel ? [0x0D, 0x0A] : [0x0A]
    if excel { bytes += [0xEF, 0xBB, 0xBF] }
  }

  /// Writes a row.
  mutating func row(_ fields: [String]) {
    for field in fields { text(field) }
    endRow()
  }

  /// Ends the row that was begun.
  mutating func endRow() {
    bytes += newline
    isRowEmpty = true
  }

  /// Writes a field that is a number, empty for nil.
  mutating func number(_ value: Double?) {
    delimit()
    ChartReadyNumber.append(value, to: &bytes)
  }

  private mutating func delimit() {
    if !isRowEmpty { bytes.append(delimiter) }
    isRowEmpty = false
  }

  /// Writes a field that is text.
  mutating func text(_ field: String) {
    delimit()
    var copy = field
    copy.withUTF8 { utf8 in
      guard utf8.contains(where: { $0 == 0x22 || $0 == delimiter || $0 == 0x0A || $0 == 0x0D }) else {
        bytes += utf8
        return
      }
      bytes.append(0x22)
      for (number, part) in utf8.split(separator: 0x22, omittingEmptySubsequences: false).enumerated() {
        if number > 0 { bytes += [0x22, 0x22] }
        bytes += part
      }
      bytes.append(0x22)
    }
  }
}
