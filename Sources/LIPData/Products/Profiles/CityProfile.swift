/// A profile with areas as columns and characteristics as rows, described by its catalogue entry.
///
/// Toronto's neighbourhoods, Ottawa's wards, Vancouver's local areas and the profile of one city come so. Without a
/// column of ids row k is the next member; in either case the label must be that member's. Names repeat, so only
/// the order (or the id) and the label together tell which is meant.
public enum CityProfile {
  /// The catalogue entry whose first cell and columns the file has, nil when none has them.
  static func entry(for head: [UInt8], in entries: [CatalogueEntry]) -> CatalogueEntry? {
    let names = head.withUnsafeBytes { bytes in
      let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3)) : bytes
      return CensusProfile.headerNames(body, .comma)
    }.map(\.trimmed)
    guard let first = names.first, names.count > 1 else { return nil }
    // Cities share a first cell: the columns that an entry names tell them apart.
    return entries.first { entry in
      guard let areas = entry.areas, areas.header == first else { return false }
      return areas.columns.allSatisfy { names.contains($0) }
    }
  }

  /// Reads a file into a sink, area by area.
  ///
  /// Throws `label-disagrees`, `row-missing`, `not-a-number`, `unknown-area` and what ``DelimitedTable`` throws.
  static func read<Sink: ProfileSink>(
    _ source: ByteSource, entry: CatalogueEntry, members: MemberTable, rejects: Rejects = .none, sink: Sink
  ) throws -> Sink {
    guard let areas = entry.areas else {
      throw Diagnostic("unknown-layout", "The catalogue does not say how \(entry.id) names its areas")
    }
    let table = try DelimitedTable(source)
    let body = try CityProfileBody(table, entry: entry, members: members, rejects: rejects)
    guard !body.rows.isEmpty else {
      throw Diagnostic(
        "no-data-rows", "The file has a header and no row of data", at: Place(file: source.name, line: 2),
        remedy: "Download the file again: it may have been cut.")
    }
    var sink = sink
    for column in try areaColumns(table, areas, codes: body.codeRow) {
      try body.hand(column, to: &sink)
    }
    return sink
  }

  /// The columns of an area.
  struct Column {
    var count: Int
    var men: Int?
    var women: Int?
    var code: String
    var name: String
  }

  private static func areaColumns(
    _ table: DelimitedTable, _ areas: CatalogueEntry.CityAreas, codes: DelimitedTable.Row?
  ) throws -> [Column] {
    let names = table.header.map(\.trimmed)
    func index(_ name: String?) -> Int? { name.flatMap { names.firstIndex(of: $0) } }
    var used = Set([index(areas.label) ?? 0, index(areas.id) ?? 0])
    for whole in areas.wholes { used.formUnion([index(whole.men), index(whole.women)].compactMap(\.self)) }
    return try names.indices.filter { !used.contains($0) }.map { column in
      let name = names[column]
      if let whole = areas.wholes.first(where: { $0.column == name }) {
        return Column(
          count: column, men: index(whole.men), women: index(whole.women), code: whole.code, name: whole.name ?? name)
      }
      let number: Int?
      if areas.codeRow != nil {
        number = codes.flatMap { Int($0[column].trimmed) }
      } else if let prefix = areas.prefix, let range = name.ranges(of: prefix).last {
        number = Int(name[range.upperBound...])
      } else {
        number = areas.names.firstIndex(of: name).map { $0 + 1 }
      }
      guard let number, number > 0, !areas.code.isEmpty else {
        throw Diagnostic(
          "unknown-area", "The column \"\(name)\" has no number to tell the area by",
          at: Place(file: table.file, line: 1, column: name),
          remedy: "The catalogue entry looks for \(areas.signOfParts).")
      }
      return Column(count: column, code: areas.code(of: number), name: name)
    }
  }
}

extension CatalogueEntry.CityAreas {
  /// The columns that the entry names, besides those of numbered parts.
  var columns: [String] {
    [label, id].compactMap(\.self) + wholes.flatMap { [$0.column, $0.men, $0.women].compactMap(\.self) } + names
  }

  /// What tells a part's number, in words.
  var signOfParts: String {
    if let codeRow { return "the row \"\(codeRow)\"" }
    if let prefix { return "\"\(prefix)\" and a number" }
    return names.isEmpty ? "the columns of published areas alone" : "the names of \(names.count) areas"
  }

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
