extension IRCCMonthly {
  /// Reads a file into a sink, in the order of the file; memory does not grow with it.
  ///
  /// Throws what its header lacks, and for a row `truncated-row`, `not-a-year`, `not-a-quarter`, `not-a-month`,
  /// `period-disagrees`, `not-a-number`, `empty-field`, `line-feed-in-field`, and what the sink throws. That a key
  /// stands twice is the sink's to find.
  public static func read<Sink: TableSink>(
    _ source: ByteSource, rejects: Rejects = .none, sink: Sink
  ) throws -> Sink {
    func placed(_ diagnostic: Diagnostic) -> Diagnostic { source.name.map { diagnostic.inFile($0) } ?? diagnostic }
    let head = try source.head()
    do {
      guard let columns = try columns(head: head) else {
        throw Diagnostic(
          "unknown-layout", "The file is no monthly file of IRCC", at: Place(line: 1),
          remedy: "Looked for: \(Layout.irccMonthly.signs).")
      }
      var begun = sink
      try begun.begin(structure(columns))
      let start = (head.firstIndex(of: 0x0A) ?? source.count - 1) + 1
      let filled = begun
      let readers = try DelimitedScanner(source, dialect: columns.dialect).scan(from: start, firstLine: 2) {
        IRCCMonthlyReader(columns: columns, rejects: rejects, sink: filled)
      }
      guard let reader = readers.first, reader.sawRows else {
        throw Diagnostic(
          "no-data-rows", "The file has a header and no row of data", at: Place(line: 2),
          remedy: "Download the file again: it may have been cut.")
      }
      return reader.sink
    } catch let error as Diagnostic {
      throw placed(error)
    }
  }
}
