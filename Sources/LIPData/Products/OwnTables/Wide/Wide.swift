/// Wide tables of the user's own: areas as rows, and a column for each category or period.
///
/// So are the custom tabulations that Statistics Canada sells, and what Beyond 20/20 saves as CSV or for Excel. Titles
/// stand above the headings and notes below the table; what the columns mean stands in a YAML beside the file
/// (``OwnTable/Wide``), which names every one of them.
enum Wide {
  /// What a wide table's reader needs.
  struct Content: Sendable {
    var page: WidePage
    var columns: WideColumns
    var table: OwnTable
    var areas: OwnAreas
    /// How many rows are the table; what stands below them are notes.
    var rowCount = 0

    /// The texts that travel with the figures: whom they are about, and what stands above and below the table.
    var notes: [TableNote] {
      let below = page.rows[rowCount...].map { WidePage.text($0) }
      return [TableNote(number: 1, text: table.universe)]
        + (page.above + below).enumerated().map { place, text in
          switch table.wide?.language {
          case .english: TableNote(number: place + 2, text: LocalizedText(en: text, fr: ""))
          case .french: TableNote(number: place + 2, text: LocalizedText(en: "", fr: text))
          case nil: TableNote(number: place + 2, text: .same(text))
          }
        }
    }
  }

  /// What the values are given for.
  static func structure(_ content: Content) -> TableStructure {
    let table = content.table
    let notes = content.notes.map(\.number)
    let variables = table.variables.map { TableStructure.Code(code: $0.id, name: $0.name, notes: notes) }
    let dimensions = [
      TableStructure.Dimension(id: "geography", name: LocalizedText(en: "Geography", fr: "Géographie")),
      TableStructure.Dimension(
        id: "variable", name: LocalizedText(en: "Variable", fr: "Variable"), notes: notes, codes: variables),
    ]
    return TableStructure(
      dimensions
        + table.breakdowns.map { breakdown in
          TableStructure.Dimension(
            id: TableStructure.Dimension.identifier(breakdown.column), name: breakdown.name,
            codes: (breakdown.categories ?? []).map { .init(code: $0.id, name: $0.name) })
        }, title: table.title)
  }

  /// Reads a table into a sink, in the order of the file.
  ///
  /// Throws for a row `truncated-row`, `unnamed-column`, `not-a-geography`, `not-a-period`, `not-a-number`,
  /// `unknown-symbol`, `value-and-symbol`, `unknown-variable`, `unknown-category`, `empty-field`, and what the sink
  /// throws: that a key stands twice is the sink's to find.
  static func read<Sink: TableSink>(_ content: Content, rejects: Rejects, sink: Sink) throws -> Sink {
    var sink = sink
    try sink.begin(structure(content))
    for note in content.notes { try sink.take(note) }
    var reader = WideReader(content, rejects: rejects, sink: sink)
    for row in content.page.rows.prefix(content.rowCount) { try reader.take(row) }
    guard content.rowCount > 0 else {
      throw Diagnostic(
        "no-data-rows", "The table has headings and no row of an area", at: Place(line: content.page.headings.last),
        remedy: "Look whether headings, geography and sheet of the descriptor fit the file.")
    }
    return reader.sink
  }
}
