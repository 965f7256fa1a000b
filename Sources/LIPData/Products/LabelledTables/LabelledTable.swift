/// Tables whose rows have their labels in columns and whose values stand in one column or several.
///
/// Three published layouts are read this way: the census data tables of 2016 (98-400), highlight tables (98-402), and
/// IRCC's yearly files with small letters in their header. Each says which column is what; nothing else differs.
enum LabelledTable {
  /// A column of labels, with the columns of its ids and notes where there are any.
  struct Dimension: Sendable, Equatable {
    var name: String
    var label: Int
    var id: Int?
    var notes: Int?
  }

  /// The columns of the area.
  struct Geography: Sendable, Equatable {
    var code: Int
    var name: Int
    /// The column that says CMA or CA.
    var type: Int?
    /// True where codes of seven digits are subdivisions, and not parts of a metropolitan area.
    var hasSubdivisions = false
    /// The year of the boundaries; nil for that of the row.
    var vintage: Int?
  }

  /// A column of values: a member of the dimension that is columns.
  struct Member: Sendable, Equatable {
    var label: String
    /// The publisher's id; empty where there is none.
    var id = ""
    var column: Int
    /// The period, where the column tells it.
    var period: TimePeriod?
    var notes: [Int] = []
  }

  /// Where the columns of a file stand.
  struct Columns: Sendable, Equatable {
    var layout: Layout
    /// The names of the columns, without empty ones at the end.
    var names: [String]
    var dialect = DelimitedDialect.comma
    var period: Int?
    var geography: Geography?
    var dimensions: [Dimension] = []
    /// The name of the dimension whose members are columns; nil for one column of values.
    var memberDimension: String?
    var members: [Member] = []
    /// Columns that are kept beside the series, by the name they are kept under.
    var attributes: [Attribute] = []
    /// What a file beside it says of a census table.
    var metadata: CensusTableMetadata?
  }

  /// A column that is kept beside the series.
  struct Attribute: Sendable, Equatable {
    var name: String
    var column: Int
  }

  /// What the values are given for.
  static func structure(_ columns: Columns) -> TableStructure {
    var dimensions: [TableStructure.Dimension] = []
    if columns.geography != nil {
      dimensions.append(.init(id: "geography", name: LocalizedText(en: "Geography", fr: "Géographie")))
    }
    let described = columns.metadata?.members ?? [:]
    dimensions += columns.dimensions.map {
      .init(
        id: TableStructure.Dimension.identifier($0.name), name: LocalizedText(en: $0.name, fr: ""),
        codes: described[$0.name] ?? [])
    }
    if let name = columns.memberDimension {
      let codes = columns.members.filter { !$0.id.isEmpty }.map {
        TableStructure.Code(code: $0.id, name: LocalizedText(en: $0.label, fr: ""), notes: $0.notes)
      }
      dimensions.append(
        .init(
          id: TableStructure.Dimension.identifier(name), name: LocalizedText(en: name, fr: ""),
          codes: described[name] ?? codes))
    }
    return TableStructure(
      dimensions, title: LocalizedText(en: columns.metadata?.title ?? "", fr: ""), language: .english)
  }

  /// Reads a file into a sink, in the order of the file; memory does not grow with it.
  ///
  /// Throws for a row `truncated-row`, `not-a-period`, `not-a-number`, `not-a-geography`, `empty-field`,
  /// `number-as-label`, and what the sink throws.
  static func read<Sink: TableSink>(
    _ source: ByteSource, columns: Columns, rejects: Rejects, sink: Sink
  ) throws -> Sink {
    var begun = sink
    try begun.begin(structure(columns))
    for note in columns.metadata?.notes ?? [] { try begun.take(note) }
    let filled = begun
    let head = try source.head(FullTable.longestHeader)
    let start = head.firstIndex(of: 0x0A).map { $0 + 1 } ?? head.count
    let readers = try DelimitedScanner(source, dialect: columns.dialect).scan(from: start, firstLine: 2) {
      LabelledTableReader(columns: columns, rejects: rejects, sink: filled)
    }
    guard let reader = readers.first, reader.sawRows else {
      throw Diagnostic(
        "no-data-rows", "The file has a header and no row of data", at: Place(line: 2),
        remedy: "Download the file again: it may have been cut.")
    }
    return reader.sink
  }

  /// The names of a file's columns in each dialect, without empty ones at the end.
  static func headers(_ head: [UInt8]) -> [(names: [String], dialect: DelimitedDialect)] {
    head.withUnsafeBytes { bytes in
      DelimitedDialect.allCases.compactMap { dialect in
        let names = withoutSpare(CensusProfile.headerNames(bytes, dialect).map(\.trimmed))
        return names.count > 1 ? (names, dialect) : nil
      }
    }
  }

  /// The names of columns without empty ones at the end, which are a spreadsheet's or a stray comma's.
  static func withoutSpare(_ names: [String]) -> [String] {
    Array(names[..<(names.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)])
  }

  /// Refuses dimensions that are too many or share a name.
  static func checked(_ columns: Columns) throws -> Columns {
    let structure = structure(columns)
    guard structure.dimensions.count <= TableStructure.mostDimensions else {
      throw Diagnostic(
        "too-many-dimensions",
        "The file has \(structure.dimensions.count) dimensions; at most "
          + "\(TableStructure.mostDimensions) are read",
        at: Place(line: 1), remedy: "Remove columns that you do not need.")
    }
    var seen: Set<String> = []
    for dimension in structure.dimensions where !seen.insert(dimension.id).inserted || dimension.id.isEmpty {
      throw Diagnostic(
        "repeated-column", "Two dimensions are called \(dimension.name.en)",
        at: Place(line: 1, column: dimension.name.en), remedy: "Use the file as it was published, columns unchanged.")
    }
    return columns
  }
}
