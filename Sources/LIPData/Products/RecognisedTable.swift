/// A table whose layout and dataset are known.
public struct RecognisedTable: Sendable {
  /// The path as it was given.
  public let path: String
  /// The layout.
  public let layout: Layout
  /// The dataset that it belongs to.
  public let entry: CatalogueEntry
  /// What its values are given for.
  public let structure: TableStructure
  /// By what it was recognised, a phrase.
  public let how: String
  /// How it stands to what the store holds.
  public let rule: TableRule
  /// The files that it is read from: the data in their order, then what describes them.
  let sources: [SourceFile]
  let content: TableContent
  /// What is to be told of it although it was read; filled by ``read(rejects:into:)``.
  public let remarks = Remarks()
  /// The areas known by their names, for a layout that has no codes; nil for the others.
  private let textAreas: TextAreas?

  init(_ file: SourceFile, _ found: TableContent.Found, dataset: String?, in catalogue: Catalogue) throws {
    path = file.name
    layout = found.content.layout
    structure = found.structure
    content = found.content
    rule = found.rule
    sources = found.sources
    (entry, how) = try found.identity.entry(
      file: file, layout: layout, structure: structure, dataset: dataset, in: catalogue)
    let namesAreas = [.irccMonthly, .irccWide, .irccYearly].contains(layout)
    // A folder of definitions without the table of names has codes for none of them.
    let hasTable = catalogue.folder.path(of: TextAreas.file) != nil
    textAreas = namesAreas && hasTable ? try TextAreas.shipped(catalogue.folder) : nil
  }

  /// Reads the table into a sink, in the order of the file.
  public func read<Sink: TableSink>(rejects: Rejects = .none, into sink: Sink) throws -> Sink {
    let holder = TableSinkCalls.Holder(sink)
    _ = try readHere(rejects: rejects, into: TableSinkCalls(box: holder))
    return holder.sink
  }

  /// The same for a sink of this module, for which the readers are compiled.
  func readHere<Sink: TableSink>(rejects: Rejects, into sink: Sink) throws -> Sink {
    guard let textAreas else { return try readContent(rejects: rejects, into: sink) }
    remarks.removeAll()
    let placed = TextAreaSink(sink, areas: textAreas, remarks: remarks)
    return try readContent(rejects: rejects, into: placed).sink
  }

  private func readContent<Sink: TableSink>(rejects: Rejects, into sink: Sink) throws -> Sink {
    guard let first = sources.first else { return sink }
    switch content {
    case .irccMonthly: return try IRCCMonthly.read(try first.open(), rejects: rejects, sink: sink)
    case .fullTable(let columns, let metadata):
      return try FullTable.read(
        try first.open(), columns: columns, metadata: metadata, rejects: rejects, sink: sink)
    case .irccWide(let page): return try IRCCWide.read(page, rejects: rejects, sink: sink)
    case .asDisplayed(let page): return try AsDisplayed.read(page, rejects: rejects, sink: sink)
    case .labelled(let columns):
      return try LabelledTable.read(try first.open(), columns: columns, rejects: rejects, sink: sink)
    case .tidy(let content): return try Tidy.read(try first.open(), content, rejects: rejects, sink: sink)
    case .wide(let content): return try Wide.read(content, rejects: rejects, sink: sink)
    case .sdmx(let files): return try SDMXTable.read(files, rejects: rejects, sink: sink)
    }
  }
}
