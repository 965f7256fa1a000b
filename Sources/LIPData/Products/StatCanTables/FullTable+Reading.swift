extension FullTable {
  /// Reads a file into a sink, in the order of the file; memory does not grow with it.
  ///
  /// Throws for a row `truncated-row`, `not-a-period`, `not-a-number`, `not-a-factor`, `not-a-coordinate`,
  /// `coordinate-disagrees`, `empty-field`, and what the sink throws.
  static func read<Sink: TableSink>(
    _ source: ByteSource, columns: Columns, metadata: FullTableMetadata?, rejects: Rejects, sink: Sink
  ) throws -> Sink {
    var begun = sink
    try begun.begin(structure(columns, metadata))
    for note in metadata?.notes ?? [] { try begun.take(note) }
    let filled = begun
    let head = try source.head(longestHeader)
    let start = head.firstIndex(of: 0x0A).map { $0 + 1 } ?? head.count
    let readers = try DelimitedScanner(source, dialect: columns.dialect).scan(from: start, firstLine: 2) {
      FullTableReader(columns: columns, rejects: rejects, sink: filled)
    }
    guard let reader = readers.first, reader.sawRows else {
      throw Diagnostic(
        "no-data-rows", "The file has a header and no row of data", at: Place(line: 2),
        remedy: "Download the file again: it may have been cut.")
    }
    return reader.sink
  }
}
