/// A city's profile: areas as columns, characteristics as rows, in the order of the members table.
///
/// Toronto's neighbourhoods and Ottawa's wards come so. There is no id column: row k is the next member, and
/// its label must be that member's. Names repeat, so only the order and the label together tell which is meant.
public enum CityProfile {
  /// The catalogue entry whose first cell the file has, nil when none has it.
  static func entry(for head: [UInt8], in entries: [CatalogueEntry]) -> CatalogueEntry? {
    let names = head.withUnsafeBytes { bytes in
      let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3)) : bytes
      return CensusProfile.headerNames(body, .comma)
    }
    guard let first = names.first?.trimmed, names.count > 1 else { return nil }
    let candidates = entries.filter { $0.areas?.header == first }
    // Cities share a first cell: the column of the whole city tells them apart.
    return candidates.first { entry in
      guard let whole = entry.areas?.whole?.column else { return true }
      return names.contains { $0.trimmed == whole }
    }
  }

  /// Reads a file into a sink, area by area.
  ///
  /// Throws `label-disagrees`, `row-missing`, `not-a-number`, `unknown-area` and what ``DelimitedTable`` throws.
  static func read<Sink: ProfileSink>(
    _ source: ByteSource, entry: CatalogueEntry, members: MemberTable, sink: Sink
  ) throws -> Sink {
    guard let areas = entry.areas else {
      throw Diagnostic("unknown-layout", "The catalogue does not say how \(entry.id) names its areas")
    }
    let table = try DelimitedTable(source)
    var body = try Body(table, entry: entry, members: members)
    guard !body.rows.isEmpty else {
      throw Diagnostic(
        "no-data-rows", "The file has a header and no row of data", at: Place(file: source.name, line: 2),
        remedy: "Download the file again: it may have been cut.")
    }
    let columns = try areaColumns(table, areas, codes: body.codeRow)
    var sink = sink
    for column in columns {
      try body.hand(column.index, code: column.code, name: table.header[column.index].trimmed, to: &sink)
    }
    return sink
  }

  private static func areaColumns(
    _ table: DelimitedTable, _ areas: CatalogueEntry.CityAreas, codes: DelimitedTable.Row?
  ) throws -> [(index: Int, code: String)] {
    try table.header.indices.dropFirst().map { index in
      let name = table.header[index].trimmed
      if let whole = areas.whole, name == whole.column { return (index, whole.code) }
      let number: Substring
      if areas.codeRow != nil {
        number = codes?[index].trimmed[...] ?? ""
      } else if let prefix = areas.prefix, let range = name.ranges(of: prefix).last {
        number = name[range.upperBound...]
      } else {
        number = ""
      }
      guard let value = Int(number), value > 0 else {
        throw Diagnostic(
          "unknown-area", "The column \"\(name)\" has no number to tell the area by",
          at: Place(file: table.file, line: 1, column: name),
          remedy:
            "The catalogue entry looks for \(areas.codeRow.map { "the row \"\($0)\"" } ?? "\"\(areas.prefix ?? "")\" and a number")."
        )
      }
      return (index, areas.code(of: value))
    }
  }

  /// The rows that hold figures, each with the member that it is.
  private struct Body {
    var rows: [(row: DelimitedTable.Row, member: Int)] = []
    var codeRow: DelimitedTable.Row?
    var nonResponse: DelimitedTable.Row?
    let file: String?

    init(_ table: DelimitedTable, entry: CatalogueEntry, members: MemberTable) throws {
      file = table.file
      var next = 0
      for row in table.rows {
        let label = row[0].trimmed
        if label == entry.areas?.codeRow {
          codeRow = row
        } else if label == entry.nonResponseRow {
          nonResponse = row
        } else if entry.rowsIgnored.contains(label) || label.isEmpty {
          continue
        } else {
          guard next < members.members.count else {
            throw Diagnostic(
              "label-disagrees", "\"\(label)\" stands after the last of \(members.members.count) characteristics",
              at: Place(file: file, line: row.line), remedy: "Use the file as the city publishes it.")
          }
          let member = members.members[next]
          guard Label.agree(label, member.label) else {
            throw Diagnostic(
              "label-disagrees",
              "\"\(label)\" stands where \"\(member.label)\" (characteristic \(member.id)) is looked for",
              at: Place(file: file, line: row.line, column: table.header[0]),
              remedy: "The rows must be those of \(members.file); another release needs a descriptor of its own.")
          }
          rows.append((row, member.id))
          next += 1
        }
      }
      guard rows.isEmpty || next == members.members.count else {
        throw Diagnostic(
          "row-missing",
          "The file ends before \"\(members.members[next].label)\" (characteristic \(members.members[next].id))",
          at: Place(file: file, line: table.rows.last?.line), remedy: "Download the file again: it may have been cut.")
      }
    }

    mutating func hand<Sink: ProfileSink>(_ column: Int, code: String, name: String, to sink: inout Sink) throws {
      let wanted = sink.wantedMembers
      let rate = try nonResponse.map { try cell($0, column).value } ?? .nan
      let line = rows.first?.row.line ?? 1
      let begun = try code.withRawBytes { code in
        try name.withRawBytes { name in
          try sink.begin(
            ProfileArea(
              code: code, name: name, level: UnsafeRawBufferPointer(start: nil, count: 0), encoding: .utf8,
              shortFormNonResponse: .nan, longFormNonResponse: rate,
              qualityFlag: UnsafeRawBufferPointer(start: nil, count: 0), line: line))
        }
      }
      guard begun else { return }
      var profile = ProfileRow()
      for (row, member) in rows where wanted.contains(member) {
        profile.member = member
        profile.line = row.line
        profile.cells[0] = try cell(row, column)
        try row[0].withRawBytes { label in
          profile.label = label
          try sink.take(profile)
        }
      }
    }

    /// A cell: a number (a percent sign is passed over), a symbol, or nothing.
    private func cell(_ row: DelimitedTable.Row, _ column: Int) throws -> Cell {
      var text = row[column].trimmed
      if text.hasSuffix("%") { text.removeLast() }
      return try text.withRawBytes { bytes in
        if let value = NumberParsing.decimal(bytes) { return Cell(value.withoutSpreadsheetNoise) }
        guard let status = ObservationStatus(symbol: bytes) else {
          throw Diagnostic(
            "not-a-number", "\"\(row[column])\" is neither a number nor a symbol",
            at: Place(file: file, line: row.line, column: String(column + 1)),
            remedy: "Use the file as the city publishes it: digits, a point, no thousands separators.")
        }
        return Cell(missing: status.isEmpty ? .empty : status)
      }
    }
  }
}

extension CatalogueEntry.CityAreas {
  /// The code of the part with a number: `{n:3}` becomes its three digits.
  func code(of number: Int) -> String {
    guard let open = code.firstIndex(of: "{"), let close = code.firstIndex(of: "}") else { return code }
    let digits = Int(code[open..<close].split(separator: ":").last ?? "") ?? 1
    let text = String(number)
    return code[..<open] + String(repeating: "0", count: max(0, digits - text.count)) + text
      + code[code.index(after: close)...]
  }
}

extension Double {
  /// The value without the noise that a spreadsheet's binary doubles bring: 18.899999999999999 is 18.9.
  ///
  /// Published figures have at most two decimals; nothing nearer than a millionth is meant.
  var withoutSpreadsheetNoise: Double {
    guard magnitude < 1e9 else { return self }
    return (self * 1_000_000).rounded() / 1_000_000
  }
}

extension String {
  /// Calls a closure with the text's bytes in UTF-8.
  func withRawBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    var copy = self
    return try copy.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
  }
}
