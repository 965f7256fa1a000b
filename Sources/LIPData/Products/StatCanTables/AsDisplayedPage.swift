/// The parts of a page downloaded as displayed.
struct AsDisplayedPage: Sendable {
  /// A column of values: its labels, one of each dimension that is columns, and its period where that is one.
  struct Column: Sendable {
    var index: Int
    var labels: [DisplayedLabel]
    var period: TimePeriod?
  }

  private(set) var title = ""
  private(set) var number: String?
  private(set) var language = Language.english
  /// The dimensions: those that are rows, then those that are columns, without the period.
  private(set) var dimensions: [DisplayedLabel] = []
  /// For each column of labels, the place of its dimension; nil for that of the period.
  private(set) var labelColumns: [Int?] = []
  private(set) var columns: [Column] = []
  /// The rows of data, and of units.
  private(set) var rows: [Grid.Row] = []
  private(set) var notes: [TableNote] = []
  var noteNumbers: Set<Int> { Set(notes.map(\.number)) }

  /// True for the first bytes of a page: a line `Table: 17-10-0040-01`, or a heading of a geography and years.
  static func isMeant(_ head: [UInt8]) -> Bool {
    let text = head.withUnsafeBytes {
      TextEncoding.detect($0).string(UnsafeRawBufferPointer(rebasing: $0.prefix(8192)))
    }
    let lines = text.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline).prefix(12).map(String.init)
    if lines.contains(where: { tableNumber($0) != nil }) { return true }
    guard let first = lines.first else { return false }
    let names = first.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0).replacing("\"", with: "").trimmed
    }
    return names.count > 1 && isGeography(names[0])
      && names.dropFirst().allSatisfy { DisplayedPeriod.period($0) != nil }
  }

  private static func isGeography(_ name: String) -> Bool {
    ["geography", "geographie"].contains(DisplayedLabel(name, notes: Set(1...99)).text.folded)
  }

  /// The number in a line `Table: 17-10-0040-01 (formerly CANSIM …)` or `Tableau : …`.
  private static func tableNumber(_ line: String) -> String? {
    let line = line.trimmingPrefix("\"").replacing("\u{A0}", with: " ")
    let lower = line.lowercased()
    guard lower.hasPrefix("table:") || lower.hasPrefix("tableau:") || lower.hasPrefix("tableau :") else { return nil }
    let digits = line.drop { $0 != ":" }.dropFirst().trimmingPrefix { $0 == " " }.prefix { $0.isNumber || $0 == "-" }
    return FullTable.number(digits: digits.filter(\.isNumber))
  }

  /// Takes a page apart; throws `unknown-heading` where its headings are of no known shape.
  init(_ source: ByteSource) throws {
    guard source.count <= AsDisplayed.largest else {
      throw Diagnostic(
        "file-too-large", "A table as displayed is never larger than 64 MB", at: Place(file: source.name),
        remedy: "Download the entire table as CSV instead.")
    }
    var bytes = try source.head(source.count)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let encoding = bytes.withUnsafeBytes { TextEncoding.detect($0) }
    let end = Self.endOfData(bytes)
    notes = Self.notes(bytes[end...].withUnsafeBytes { encoding.string($0) })
    let body = ByteSource(bytes: Array(bytes[..<end]), name: source.name)
    var rows = try Grid(delimited: body).rows
    let isFrench = rows.prefix(12).contains { $0[0].folded.hasPrefix("frequence") || $0[0].folded == "geographie" }
    language = isFrench ? .french : .english
    takePreamble(&rows)
    notes = notes.map {
      TableNote(
        number: $0.number,
        text: isFrench ? LocalizedText(en: "", fr: $0.text.en) : LocalizedText(en: $0.text.en, fr: ""))
    }
    try takeHeadings(&rows)
    self.rows = rows
  }

  /// Where the legend or the footnotes begin: behind it the text is no CSV.
  private static func endOfData(_ bytes: [UInt8]) -> Int {
    let signs = [
      "Symbol legend", "\"Symbol legend", "Footnotes", "\"Footnotes", "L\u{e9}gende", "\"L\u{e9}gende",
      "Notes de bas", "\"Notes de bas", "\"How to cite", "How to cite", "\"Comment citer", "Comment citer",
    ].map { Array($0.utf8) }
    var start = 0
    while start < bytes.count {
      if signs.contains(where: { bytes[start...].starts(with: $0) }) { return start }
      guard let feed = bytes[start...].firstIndex(of: 0x0A) else { break }
      start = feed + 1
    }
    return bytes.count
  }

  /// The numbered notes behind the data: `12,"Text, with "quotes" that are not doubled"`.
  private static func notes(_ text: String) -> [TableNote] {
    var notes: [TableNote] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let digits = line.prefix(while: \.isNumber)
      guard let number = Int(digits), number > 0, number < 10_000, line.dropFirst(digits.count).first == "," else {
        continue
      }
      var words = line.dropFirst(digits.count + 1)
      if words.first == "\"" { words = words.dropFirst() }
      if words.last == "\"" { words = words.dropLast() }
      notes.append(TableNote(number: number, text: LocalizedText(en: String(words).trimmed, fr: "")))
    }
    return notes
  }

  /// Takes the lines above the headings, of one field each.
  private mutating func takePreamble(_ rows: inout [Grid.Row]) {
    let first = rows.firstIndex { $0.cells.filter { !$0.isEmpty }.count > 1 } ?? rows.count
    for row in rows[..<first] {
      let text = row[0]
      if let found = Self.tableNumber(text) { number = found }
      if title.isEmpty, !text.isEmpty { title = DisplayedLabel(text, notes: noteNumbers).text }
    }
    rows.removeSubrange(..<first)
  }

  private mutating func takeHeadings(_ rows: inout [Grid.Row]) throws {
    guard let first = rows.first else { throw unknownHeading(1) }
    let known = noteNumbers
    var levels: [(name: DisplayedLabel, cells: [String])] = []
    var labels: [String] = []
    var count = 0
    if first[0].isEmpty {
      // Dimensions above the columns: each row has blanks, its name over the last column of labels, then its members.
      while let row = rows.first, row[0].isEmpty, let start = row.cells.firstIndex(where: { !$0.isEmpty }) {
        if count == 0 { count = start + 1 }
        guard start + 1 == count, row.cells.count > count else { break }
        levels.append((DisplayedLabel(row[start], notes: known), Self.filled(Array(row.cells[count...]))))
        rows.removeFirst()
      }
      guard let row = rows.first, !row[0].isEmpty else { throw unknownHeading(rows.first?.line ?? first.line) }
      labels = (0..<count).map { row[$0] }
      guard row.cells.dropFirst(count).allSatisfy(\.isEmpty) else { throw unknownHeading(row.line) }
      rows.removeFirst()
    } else {
      let cells = first.cells.map { DisplayedLabel($0, notes: known).text }
      guard
        let start = cells.indices.dropFirst().first(where: { index in
          cells[index...].allSatisfy { DisplayedPeriod.period($0) != nil }
        })
      else { throw unknownHeading(first.line) }
      count = start
      labels = Array(first.cells[..<start])
      levels.append((DisplayedLabel("Reference period", notes: []), Array(cells[start...])))
      rows.removeFirst()
    }
    try take(labels, levels, width: levels.map(\.cells.count).max() ?? 0, firstColumn: count, line: first.line)
  }

  private mutating func take(
    _ labels: [String], _ levels: [(name: DisplayedLabel, cells: [String])], width: Int, firstColumn: Int, line: Int
  ) throws {
    let known = noteNumbers
    for label in labels {
      let name = DisplayedLabel(label, notes: known)
      guard !name.text.isEmpty else { throw unknownHeading(line) }
      if Self.isPeriod(name.text) {
        labelColumns.append(nil)
      } else {
        labelColumns.append(dimensions.count)
        dimensions.append(name)
      }
    }
    let periods = levels.firstIndex { Self.isPeriod($0.name.text) }
    for (place, level) in levels.enumerated() where place != periods { dimensions.append(level.name) }
    for index in 0..<width {
      var column = Column(index: firstColumn + index, labels: [])
      for (place, level) in levels.enumerated() {
        let text = level.cells.indices.contains(index) ? level.cells[index] : ""
        let label = DisplayedLabel(text, notes: known)
        if place != periods {
          guard !label.text.isEmpty else { throw unknownHeading(line) }
          column.labels.append(label)
        } else {
          guard let period = DisplayedPeriod.period(label.text) else { throw unknownHeading(line) }
          column.period = period
        }
      }
      columns.append(column)
    }
    // The period stands once: in a column of labels or above the values.
    guard labelColumns.contains(where: { $0 == nil }) != (periods != nil), !columns.isEmpty,
      dimensions.count <= TableStructure.mostDimensions
    else { throw unknownHeading(line) }
  }

  private static func isPeriod(_ name: String) -> Bool {
    ["reference period", "periode de reference", "reference date"].contains(name.folded)
  }

  /// The cells of a heading, each blank one with what stands to its left.
  private static func filled(_ cells: [String]) -> [String] {
    var last = ""
    return cells.map { cell in
      if !cell.isEmpty { last = cell }
      return last
    }
  }

  private func unknownHeading(_ line: Int) -> Diagnostic {
    Diagnostic(
      "unknown-heading", "The headings of the table are of no shape that is known", at: Place(line: line),
      remedy: "Download the entire table (CSV) instead of the table as displayed.")
  }
}
