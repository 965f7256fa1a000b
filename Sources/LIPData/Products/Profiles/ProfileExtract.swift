/// Figures carried over from published files, in lipdata's own layout (`Datasets/README.md`).
///
/// Areas and value columns as rows, members as columns, so that an area's figures lie together.
public enum ProfileExtract {
  private static let mark = "#lipdata-extract 1\t"

  /// The dataset that the first line names; nil when the file is no extract.
  static func dataset(head: [UInt8], path: String) throws -> String? {
    let line = String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    guard line.hasPrefix("#lipdata-extract") else { return nil }
    guard line.hasPrefix(mark), let field = line.split(separator: "\t").first(where: { $0.hasPrefix("dataset=") })
    else {
      throw Diagnostic(
        "extract-version", "The first line is not one that this lipdata writes: \(line.prefix(60))",
        at: Place(file: path, line: 1), remedy: "It would be: #lipdata-extract 1, a tab, dataset= and the dataset's id."
      )
    }
    return String(field.dropFirst("dataset=".count))
  }

  /// Reads a file into a sink.
  ///
  /// Throws `bad-extract`, `unknown-member`, `label-disagrees`, `not-a-number`, `no-data-rows`, `truncated-row`,
  /// `duplicate-row`.
  static func read<Sink: ProfileSink>(_ source: ByteSource, members: MemberTable, sink: Sink) throws -> Sink {
    let head = try source.head()
    let start = (head.firstIndex(of: 0x0A) ?? head.count - 1) + 1
    let readers = try DelimitedScanner(source, dialect: .tab).scan(from: start, firstLine: 2) {
      ExtractReader(members: members, wanted: sink.wantedMembers, sink: sink)
    }
    guard var reader = readers.first, !reader.header.isEmpty, reader.sawArea else {
      throw Diagnostic(
        "no-data-rows", "The extract has no line of figures", at: Place(file: source.name),
        remedy: "Its third line and on would be: area, column, values.")
    }
    try reader.handOver()
    return reader.sink
  }
}

/// Gathers the lines of an area, then hands its members on.
private struct ExtractReader<Sink: ProfileSink>: DelimitedVisitor {
  let members: MemberTable
  let wanted: MemberSet
  var sink: Sink
  var header: [Int] = []
  var sawArea = false
  private var labelsChecked = false
  private var area = ""
  private var line = 0
  private var cells: [Cell] = []
  private var quality = (shortForm: Double.nan, longForm: Double.nan, flag: "")
  /// The lines of the area that came, by name.
  private var lines: [String: Int] = [:]

  init(members: MemberTable, wanted: MemberSet, sink: Sink) {
    self.members = members
    self.wanted = wanted
    self.sink = sink
  }

  mutating func visit(_ row: borrowing DelimitedRow) throws {
    if header.isEmpty { return try takeHeader(row) }
    if !labelsChecked { return try checkLabels(row) }
    if row.isBlank { return }
    let code = String(decoding: row.content(0), as: UTF8.self)
    let name = String(decoding: row.content(1), as: UTF8.self)
    guard !code.isEmpty else {
      throw Diagnostic("bad-extract", "The line names no area", at: Place(line: row.line, column: "area"))
    }
    if code != area {
      try handOver()
      (area, line, sawArea) = (code, row.line, true)
      cells = Array(repeating: Cell(missing: .empty), count: header.count * 6)
      quality = (.nan, .nan, "")
      lines = [:]
    }
    if let first = lines.updateValue(row.line, forKey: name) {
      throw Diagnostic(
        "duplicate-row", "The line \"\(name)\" of \(code) stands twice, first in line \(first)",
        at: Place(line: row.line, column: "column"), remedy: "Keep one of the two lines.")
    }
    if name == "quality" { return try takeQuality(row) }
    guard let column = ValueColumn(name: name) else {
      throw Diagnostic(
        "bad-extract", "\"\(name)\" is no column of values", at: Place(line: row.line, column: "column"),
        remedy: Suggestion.remedy(for: name, among: ValueColumn.allCases.map(\.name) + ["quality"]))
    }
    guard row.fieldCount == header.count + 2 else {
      throw Diagnostic(
        "truncated-row", "The line has \(row.fieldCount) fields; \(header.count + 2) are looked for",
        at: Place(line: row.line))
    }
    for index in header.indices {
      cells[index * 6 + column.rawValue] = try cell(row, index + 2)
    }
  }

  private mutating func takeHeader(_ row: borrowing DelimitedRow) throws {
    for index in 2..<max(row.fieldCount, 2) {
      guard let id = NumberParsing.integer(row.content(index)), members[id] != nil else {
        throw Diagnostic(
          "unknown-member",
          "\"\(String(decoding: row.content(index), as: UTF8.self))\" is no member of \(members.file)",
          at: Place(line: row.line, column: String(index + 1)))
      }
      header.append(id)
    }
    guard !header.isEmpty, row.content(0).elementsEqual("area".utf8), row.content(1).elementsEqual("column".utf8) else {
      throw Diagnostic(
        "bad-extract", "The second line does not begin with area, column and the members", at: Place(line: row.line))
    }
  }

  private mutating func checkLabels(_ row: borrowing DelimitedRow) throws {
    labelsChecked = true
    for (index, id) in header.enumerated() {
      let label = String(decoding: row.content(index + 2), as: UTF8.self)
      guard let member = members[id], Label.agree(label, member.label) else {
        throw Diagnostic(
          "label-disagrees", "\"\(label)\" stands under member \(id), which is \"\(members[id]?.label ?? "")\"",
          at: Place(line: row.line, column: String(index + 3)))
      }
    }
  }

  private mutating func takeQuality(_ row: borrowing DelimitedRow) throws {
    guard row.fieldCount == 5 else {
      throw Diagnostic(
        "truncated-row", "The line has \(row.fieldCount) fields; area, quality, two rates and a flag are looked for",
        at: Place(line: row.line))
    }
    quality.shortForm = try rate(row, 2)
    quality.longForm = try rate(row, 3)
    quality.flag = String(decoding: row.content(4), as: UTF8.self)
  }

  /// A non-response rate; not a number where the field is empty.
  private func rate(_ row: borrowing DelimitedRow, _ index: Int) throws -> Double {
    let bytes = row.content(index)
    if bytes.isEmpty { return .nan }
    guard let value = NumberParsing.decimal(bytes) else {
      throw Diagnostic(
        "not-a-number", "\"\(String(decoding: bytes, as: UTF8.self))\" is not a rate",
        at: Place(line: row.line, column: String(index + 1)))
    }
    return value
  }

  /// A cell: a number, a symbol, a number and a symbol with a space between, or nothing.
  private func cell(_ row: borrowing DelimitedRow, _ index: Int) throws -> Cell {
    let bytes = row.content(index)
    if bytes.isEmpty { return Cell(missing: .empty) }
    if let value = NumberParsing.decimal(bytes) { return Cell(value) }
    if let status = ObservationStatus(symbol: bytes) { return Cell(missing: status) }
    if let space = bytes.firstIndex(of: 0x20),
      let value = NumberParsing.decimal(UnsafeRawBufferPointer(rebasing: bytes[..<space])),
      let status = ObservationStatus(symbol: UnsafeRawBufferPointer(rebasing: bytes[(space + 1)...]))
    {
      return Cell(value, status)
    }
    throw Diagnostic(
      "not-a-number", "\"\(String(decoding: bytes, as: UTF8.self))\" is neither a number nor a symbol",
      at: Place(line: row.line, column: String(header[index - 2])))
  }

  /// Hands the area that was gathered to the sink.
  mutating func handOver() throws {
    guard !area.isEmpty else { return }
    let (code, line, quality) = (area, line, quality)
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    let begun = try code.withRawBytes { code in
      try quality.flag.withRawBytes { flag in
        try sink.begin(
          ProfileArea(
            code: code, name: nothing, level: nothing, encoding: .utf8, shortFormNonResponse: quality.shortForm,
            longFormNonResponse: quality.longForm, qualityFlag: flag, line: line))
      }
    }
    area = ""
    guard begun else { return }
    var profile = ProfileRow()
    profile.line = line
    for (index, id) in header.enumerated() where wanted.contains(id) {
      profile.member = id
      for column in 0..<6 { profile.cells[column] = cells[index * 6 + column] }
      // A member of which nothing is published for the area makes no row.
      if (0..<6).allSatisfy({ profile.cells[$0].status == .empty && !profile.cells[$0].hasValue }) { continue }
      try (members[id]?.label ?? "").withRawBytes { label in
        profile.label = label
        try sink.take(profile)
      }
    }
  }
}
