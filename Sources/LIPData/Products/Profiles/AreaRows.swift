/// A table with areas as rows and characteristics as columns, described by its catalogue entry.
///
/// British Columbia's profile of its census subdivisions comes so. Every column must be known: the members table names
/// those of the members, the catalogue entry the others.
public enum AreaRows {
  /// The catalogue entry whose columns the file has, nil when none has them.
  static func entry(for head: [UInt8], in entries: [CatalogueEntry]) -> CatalogueEntry? {
    let names = head.withUnsafeBytes { bytes in
      let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3)) : bytes
      return Set(CensusProfile.headerNames(body, .comma).map(\.trimmed))
    }
    return entries.first { entry in entry.rows.map { names.isSuperset(of: $0.names) } ?? false }
  }

  /// Reads a file into a sink, area by area.
  ///
  /// Throws `unknown-column`, `missing-column`, `other-census-year`, `unknown-area`, `not-a-number`, `duplicate-row`.
  static func read<Sink: ProfileSink>(
    _ source: ByteSource, entry: CatalogueEntry, members: MemberTable, rejects: Rejects = .none, sink: Sink
  ) throws -> Sink {
    guard let rows = entry.rows else {
      throw Diagnostic("unknown-layout", "The catalogue does not say which columns of \(entry.id) are areas")
    }
    let table = try DelimitedTable(source)
    guard !table.rows.isEmpty else {
      throw Diagnostic(
        "no-data-rows", "The file has a header and no row of data", at: Place(file: source.name, line: 2),
        remedy: "Download the file again: it may have been cut.")
    }
    let columns = try Columns(table, rows, members)
    var sink = sink
    var lines: [String: Int] = [:]
    for row in table.rows {
      do {
        let code = try columns.code(row)
        if let first = lines.updateValue(row.line, forKey: code) {
          throw Diagnostic(
            "duplicate-row", "The area \(code) stands twice, first in line \(first)",
            at: Place(file: table.file, line: row.line, column: rows.area), remedy: "Keep one of the two rows.")
        }
        // All cells are read before any is handed over, so that an area is taken whole or left out whole.
        let cells = try columns.members.map { try columns.cell(row, $0.index) }
        try hand(row, code, columns, cells, to: &sink)
      } catch let diagnostic as Diagnostic {
        try rejects.reject(diagnostic)
      }
    }
    return sink
  }

  private static func hand<Sink: ProfileSink>(
    _ row: DelimitedTable.Row, _ code: String, _ columns: Columns, _ cells: [Cell], to sink: inout Sink
  ) throws {
    let wanted = sink.wantedMembers
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    let rate = try columns.nonResponse.map { try columns.cell(row, $0) }
    let flag = columns.quality.map { row[$0].trimmed }.joined(separator: " ")
    let begun = try code.withRawBytes { code in
      try flag.withRawBytes { flag in
        try sink.begin(
          ProfileArea(
            code: code, name: nothing, level: nothing, encoding: .utf8, shortFormNonResponse: .nan,
            longFormNonResponse: rate?.hasValue == true ? rate?.value ?? .nan : .nan, qualityFlag: flag, line: row.line)
        )
      }
    }
    guard begun else { return }
    var profile = ProfileRow()
    profile.line = row.line
    for (column, cell) in zip(columns.members, cells) where wanted.contains(column.member.id) {
      profile.member = column.member.id
      profile.cells[0] = cell
      try column.member.label.withRawBytes { label in
        profile.label = label
        try sink.take(profile)
      }
    }
  }

  /// Which column is what.
  private struct Columns {
    var members: [(member: Member, index: Int)] = []
    var nonResponse: Int?
    var quality: [Int] = []
    private let area: Int
    private let fixed: [(index: Int, text: String)]
    private let pattern: String
    private let header: [String]
    private let file: String?

    init(_ table: DelimitedTable, _ rows: AreaRowColumns, _ known: MemberTable) throws {
      header = table.header.map(\.trimmed)
      file = table.file
      pattern = rows.code
      let (names, file) = (header, table.file)
      func index(_ name: String) throws -> Int {
        if let index = names.firstIndex(of: name) { return index }
        throw Diagnostic(
          "missing-column", "The column \(name) is not there", at: Place(file: file, line: 1, column: name),
          remedy: "Use the file as it is published, columns unchanged.")
      }
      area = try index(rows.area)
      fixed = try rows.fixed.sorted { $0.key < $1.key }.map { (try index($0.key), $0.value) }
      nonResponse = try rows.nonResponse.map(index)
      quality = try rows.quality.map(index)
      for member in known.members {
        if let column = member.column { members.append((member, try index(column))) }
      }
      let named = rows.names.union(members.compactMap(\.member.column))
      if let other = names.first(where: { !named.contains($0) }) {
        throw Diagnostic(
          "unknown-column", "The column \(other) stands in no list of ours",
          at: Place(file: file, line: 1, column: other),
          remedy: "The columns must be those of \(known.file); another release needs a descriptor of its own.")
      }
    }

    /// The code of a row's area, once what every row must hold was looked at.
    func code(_ row: DelimitedTable.Row) throws -> String {
      for (index, text) in fixed where row[index].trimmed != text {
        throw Diagnostic(
          "other-census-year", "\"\(row[index].trimmed)\" stands where \(text) is looked for", at: place(row, index),
          remedy: "Another year needs a catalogue entry of its own.")
      }
      let number = row[area].trimmed
      if let code = AreaRowColumns.code(pattern, number: number) { return code }
      throw Diagnostic(
        "unknown-area", "\"\(number)\" is no code of an area (\(pattern))", at: place(row, area),
        remedy: "Use the file as it is published: a spreadsheet may have changed the codes.")
    }

    /// A cell: a number, a symbol, or nothing.
    func cell(_ row: DelimitedTable.Row, _ index: Int) throws -> Cell {
      try row[index].trimmed.withRawBytes { bytes in
        if let value = NumberParsing.decimal(bytes) { return Cell(value.withoutSpreadsheetNoise) }
        guard let status = ObservationStatus(symbol: bytes) else {
          throw Diagnostic(
            "not-a-number", "\"\(row[index])\" is neither a number nor a symbol", at: place(row, index),
            remedy: "Use the file as it is published: digits, a point, no thousands separators.")
        }
        return Cell(missing: status.isEmpty ? .empty : status)
      }
    }

    private func place(_ row: DelimitedTable.Row, _ index: Int) -> Place {
      Place(file: file, line: row.line, column: header[index])
    }
  }
}
