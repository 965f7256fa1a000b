/// The text of a web download: the table before the first blank line, and notes and non-response rates behind it.
struct WebPage {
  /// A line of the table.
  struct Row: Sendable {
    let line: Int
    let fields: [String]

    /// A field, nil where the line has no such one.
    subscript(index: Int) -> String? { fields.indices.contains(index) ? fields[index] : nil }

    /// The value in a column with the symbol in the next.
    func cell(_ index: Int) throws -> Cell {
      let text = (self[index] ?? "").trimmed
      let symbol = (self[index + 1] ?? "").trimmed
      guard var status = symbol.withRawBytes({ ObservationStatus(symbol: $0) }) else {
        throw Diagnostic(
          "unknown-symbol", "\"\(symbol.prefix(40))\" is none of the known symbols",
          at: Place(line: line, column: String(index + 2)))
      }
      if text.isEmpty {
        if status.isEmpty { status = .empty }
        return Cell(missing: status)
      }
      guard let value = text.withRawBytes({ NumberParsing.decimal($0) }) else {
        throw Diagnostic(
          "not-a-number", "\"\(text.prefix(40))\" is not a number", at: Place(line: line, column: String(index + 1)),
          remedy: "Use the file as it was published: digits, a point, no thousands separators.")
      }
      return Cell(value, status)
    }
  }

  /// Total non-response rates, percent; not a number where the page does not give one.
  struct Rates {
    var shortForm = Double.nan
    var longForm = Double.nan
  }

  let rows: [Row]
  /// The rates by the area's name.
  let nonResponse: [String: Rates]
  /// The publisher's notes.
  let notes: [TableNote]

  /// Reads a page; the notes behind the table are not delimited text and are read line by line.
  init(_ source: ByteSource) throws {
    guard source.count <= InputFile.largestText else {
      throw Diagnostic(
        "file-too-large", "A web download is never larger than 64 MB", at: Place(file: source.name),
        remedy: "Use the comprehensive download (98-401-X2021).")
    }
    var bytes = try source.head(source.count)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let end = Self.endOfTable(bytes)
    let encoding = bytes.withUnsafeBytes { TextEncoding.detect($0) }
    rows = try DelimitedScanner(ByteSource(bytes: Array(bytes[..<end]), name: source.name))
      .scan { Collector(encoding: encoding) }.flatMap(\.rows)
    let text = bytes[end...].withUnsafeBytes { encoding.string($0) }
    nonResponse = Self.rates(text)
    notes = ProfileNotes.inPage(text)
  }

  /// Where the first line begins that holds nothing but commas and blanks.
  private static func endOfTable(_ bytes: [UInt8]) -> Int {
    var start = 0
    var line = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let isBlank = bytes[start..<end].allSatisfy { $0 == 0x2C || $0 == 0x20 || $0 == 0x0D }
      if isBlank, line >= WebProfile.headingLines { return start }
      start = end + 1
      line += 1
    }
    return bytes.count
  }

  /// The rates of the section "Data quality:": an area's name on a line of its own, then what is said of it.
  private static func rates(_ text: String) -> [String: Rates] {
    var rates: [String: Rates] = [:]
    var area: String?
    var isQuality = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = String(line.filter { $0 != "\"" && $0 != "\r" }).trimmed
      let plain = String(words.reversed().drop { $0 == "," }.reversed())
      if plain == "Data quality:" {
        isQuality = true
      } else if isQuality, plain.isEmpty {
        area = nil
      } else if isQuality, let colon = plain.lastIndex(of: ":"), plain.contains("(TNR) rate"), let area {
        let number = Double(plain[plain.index(after: colon)...].filter { $0.isNumber || $0 == "." }) ?? .nan
        if plain.contains("short-form") { rates[area, default: Rates()].shortForm = number }
        if plain.contains("long-form") { rates[area, default: Rates()].longForm = number }
      } else if isQuality, area == nil {
        area = plain
      }
    }
    return rates
  }

  private struct Collector: DelimitedVisitor {
    let encoding: TextEncoding
    var rows: [Row] = []

    init(encoding: TextEncoding) { self.encoding = encoding }

    mutating func visit(_ row: borrowing DelimitedRow) throws {
      var fields: [String] = []
      fields.reserveCapacity(row.fieldCount)
      var text: [UInt8] = []
      for index in 0..<row.fieldCount {
        text.removeAll(keepingCapacity: true)
        row.append(index, to: &text)
        fields.append(text.withUnsafeBytes { encoding.string($0) })
      }
      rows.append(Row(line: row.line, fields: fields))
    }
  }
}
