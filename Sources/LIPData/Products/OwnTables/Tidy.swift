/// Tables of the user's own: a row for each value, in columns that say what it is.
///
/// `geography`, `period`, `variable` and `value` in any order, `status` where there are symbols, and a column for each
/// breakdown. What they mean stands in a YAML beside the file (``OwnTable``); nothing is guessed without it.
enum Tidy {
  /// Where the columns of a file stand.
  struct Columns: Sendable, Equatable {
    /// The names of the columns, without empty ones at the end.
    var names: [String] = []
    var dialect = DelimitedDialect.comma
    var geography = 0
    var period = 0
    var variable = 0
    var value = 0
    var status: Int?
    var breakdowns: [Int] = []

    /// The columns of the labels, in the order of the dimensions.
    var labels: [Int] { [geography, variable] + breakdowns }
  }

  /// What a tidy table's reader needs.
  struct Content: Sendable {
    var columns: Columns
    var table: OwnTable
    var areas = OwnAreas()
  }

  /// The columns that there must be.
  static let required = ["geography", "period", "variable", "value"]

  /// What the values are given for.
  static func structure(_ columns: Columns, _ table: OwnTable) -> TableStructure {
    let variables = table.variables.map { TableStructure.Code(code: $0.id, name: $0.name, notes: [1]) }
    var dimensions = [
      TableStructure.Dimension(id: "geography", name: LocalizedText(en: "Geography", fr: "Géographie")),
      TableStructure.Dimension(
        id: "variable", name: LocalizedText(en: "Variable", fr: "Variable"), notes: [1], codes: variables),
    ]
    for column in columns.breakdowns {
      let name = columns.names[column]
      let breakdown = table.breakdowns.first { $0.column == name }
      dimensions.append(
        TableStructure.Dimension(
          id: TableStructure.Dimension.identifier(name), name: breakdown?.name ?? .same(name),
          codes: (breakdown?.categories ?? []).map { .init(code: $0.id, name: $0.name) }))
    }
    return TableStructure(dimensions, title: table.title)
  }

  /// Reads a file into a sink, in the order of the file.
  ///
  /// Throws for a row `truncated-row`, `unnamed-column`, `not-a-geography`, `not-a-period`, `not-a-number`,
  /// `unknown-symbol`, `value-and-symbol`, `unknown-variable`, `unknown-category`, `empty-field`, and what the sink
  /// throws: that a key stands twice is the sink's to find.
  static func read<Sink: TableSink>(
    _ source: ByteSource, _ content: Content, rejects: Rejects, sink: Sink
  ) throws -> Sink {
    var begun = sink
    try begun.begin(structure(content.columns, content.table))
    try begun.take(TableNote(number: 1, text: content.table.universe))
    let filled = begun
    let head = try source.head()
    let start = head.firstIndex(of: 0x0A).map { $0 + 1 } ?? head.count
    let readers = try DelimitedScanner(source, dialect: content.columns.dialect).scan(from: start, firstLine: 2) {
      TidyReader(content, rejects: rejects, sink: filled)
    }
    guard let reader = readers.first, reader.sawRows else {
      throw Diagnostic(
        "no-data-rows", "The file has a header and no row of data", at: Place(line: 2),
        remedy: "Save the table again with its rows.")
    }
    return reader.sink
  }
}
