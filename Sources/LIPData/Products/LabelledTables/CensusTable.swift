/// The data tables of the 2016 census (98-400-X2016nnn) as they are downloaded whole, commas or tabs.
///
/// `CENSUS_YEAR`, `GEO_CODE (POR)` … `ALT_GEO_CODE`, three columns for each dimension (`DIM:`, `Member ID:`, `Notes:`),
/// and a column for each member of the last. The Census Profile of 2016 has the same columns and is a profile.
enum CensusTable {
  /// Finds the table in a file's first bytes; nil when the file is something else.
  static func find(_ head: [UInt8], _ file: SourceFile) throws -> TableContent.Found? {
    let whole = head.contains(0x0A) || head.count < 1 << 16 ? head : try file.open().head(FullTable.longestHeader)
    guard var columns = try columns(whole) else { return nil }
    let number = file.baseName.firstMatch(of: /98-400-X\d{7}/).map { String($0.output) }
    var sources = [file]
    if let beside = number.flatMap({ file.sibling("\($0)_English_meta.txt") }),
      let metadata = CensusTableMetadata(try text(try beside.open()))
    {
      try check(columns, metadata, beside.name)
      columns.metadata = metadata
      sources.append(beside)
    }
    let structure = LabelledTable.structure(columns)
    return TableContent.Found(
      content: .labelled(columns), structure: structure,
      identity: .statisticsCanada(number: number, title: structure.title), rule: TableRule(replaces: .givenCells),
      sources: sources)
  }

  private static func text(_ source: ByteSource) throws -> String {
    try source.head(min(source.count, 16 << 20)).withUnsafeBytes { TextEncoding.detect($0).string($0) }
  }

  /// Refuses a metadata file that is another table's.
  private static func check(
    _ columns: LabelledTable.Columns, _ metadata: CensusTableMetadata, _ name: String
  ) throws {
    let dimensions = columns.dimensions.map(\.name) + [columns.memberDimension ?? ""]
    for dimension in dimensions where metadata.members[dimension] == nil {
      throw Diagnostic(
        "metadata-disagrees", "The file has the dimension \(dimension), and \(name) does not", at: Place(line: 1),
        remedy: "Keep a table's files in a folder of their own, as they were downloaded.")
    }
  }

  /// Reads the columns from a file's first bytes; nil when the file is something else.
  ///
  /// Throws `missing-column`, `unknown-column`, `repeated-column`, `too-many-dimensions`.
  static func columns(_ head: [UInt8]) throws -> LabelledTable.Columns? {
    for (names, dialect) in LabelledTable.headers(head) {
      guard names[0] == "CENSUS_YEAR", names[1].hasPrefix("GEO_CODE"), names.contains(where: { member($0) != nil }),
        !names.contains(where: { $0.hasPrefix("DIM: Profile of") })
      else { continue }
      return try LabelledTable.checked(try columns(names, dialect))
    }
    return nil
  }

  private static func columns(_ names: [String], _ dialect: DelimitedDialect) throws -> LabelledTable.Columns {
    var columns = LabelledTable.Columns(layout: .censusTable, names: names, dialect: dialect, period: 0)
    guard let name = names.firstIndex(of: "GEO_NAME") else {
      throw Diagnostic(
        "missing-column", "The header has no column GEO_NAME", at: Place(line: 1, column: "GEO_NAME"),
        remedy: "Use the file as Statistics Canada publishes it, columns unchanged.")
    }
    columns.geography = LabelledTable.Geography(
      code: 1, name: name, hasSubdivisions: names.contains("CSD_TYPE_NAME"))
    var index = 2
    while index < names.count {
      if names[index].hasPrefix("DIM: ") {
        let dimension = String(names[index].dropFirst(5))
        guard index + 2 < names.count, names[index + 1] == "Member ID: \(dimension)",
          names[index + 2] == "Notes: \(dimension)"
        else { throw unknown(names, index) }
        columns.dimensions.append(.init(name: dimension, label: index, id: index + 1, notes: index + 2))
        index += 3
      } else if let found = member(names[index]) {
        guard columns.memberDimension == nil || columns.memberDimension == found.dimension else {
          throw unknown(names, index)
        }
        columns.memberDimension = found.dimension
        columns.members.append(
          .init(label: found.label, id: found.id, column: index, notes: found.notes))
        index += 1
      } else {
        guard let kept = kept[names[index]] else { throw unknown(names, index) }
        if !kept.isEmpty { columns.attributes.append(.init(name: kept, column: index)) }
        index += 1
      }
    }
    return columns
  }

  /// The columns about the area, and the name under which each is kept; empty for one that says nothing more.
  private static let kept: [String: String] = [
    "GEO_LEVEL": "", "GEO_NAME": "", "GNR": "GNR", "GNR_LF": "GNR_LF",
    "DATA_QUALITY_FLAG": "DATA_QUALITY_FLAG", "CSD_TYPE_NAME": "CSD_TYPE_NAME", "ALT_GEO_CODE": "",
  ]

  /// `Dim: Sex (3): Member ID: [2]: Male (Note: 6)` as dimension, id, label and notes; nil for another name.
  private static func member(_ name: String) -> (dimension: String, id: String, label: String, notes: [Int])? {
    guard name.hasPrefix("Dim: "), name.utf8.count < 4096,
      let found = name.wholeMatch(of: /Dim: (.+?): Member ID: \[(\d+)\]: (.+?)(?: \(Notes?: ([\d, ]+)\))?/)
    else {
      return nil
    }
    let notes = found.output.4.map { $0.split { !$0.isNumber }.compactMap { Int($0) } } ?? []
    return (String(found.output.1), String(found.output.2), String(found.output.3).trimmed, notes)
  }

  private static func unknown(_ names: [String], _ index: Int) -> Diagnostic {
    let name = names[index].isEmpty ? String(index + 1) : names[index]
    return Diagnostic(
      "unknown-column", "The column \(name) is not where one of a census data table is looked for",
      at: Place(line: 1, column: name),
      remedy: "Looked for: CENSUS_YEAR … ALT_GEO_CODE, then DIM:, Member ID: and Notes: of each dimension, then a "
        + "column for each member of the last.")
  }
}
