/// Statistics Canada's tables downloaded "as displayed": a page as text, with title, headings, legend and footnotes.
///
/// Labels stand once and are left blank where they repeat; dimensions may be rows or columns, and so may the period;
/// numbers have thousands commas; notes' numbers are glued to labels; after the data stand the legend of symbols, the
/// footnotes and how to cite.
enum AsDisplayed {
  /// The largest file that is read: a page is made for a person.
  static let largest = 64 << 20

  /// Reads a page into a sink, row by row.
  ///
  /// Throws for a row `not-a-number`, `not-a-period`, `empty-field`, and what the sink throws.
  static func read<Sink: TableSink>(_ page: AsDisplayedPage, rejects: Rejects, sink: Sink) throws -> Sink {
    var reader = AsDisplayedReader(page: page, rejects: rejects, sink: sink)
    try reader.read()
    return reader.sink
  }

  /// What the values are given for.
  static func structure(_ page: AsDisplayedPage) -> TableStructure {
    func localized(_ text: String) -> LocalizedText {
      page.language == .english ? LocalizedText(en: text, fr: "") : LocalizedText(en: "", fr: text)
    }
    let dimensions = page.dimensions.map { dimension in
      TableStructure.Dimension(
        id: TableStructure.Dimension.identifier(dimension.text), name: localized(dimension.text),
        notes: dimension.notes)
    }
    return TableStructure(dimensions, title: localized(page.title), language: page.language)
  }

  /// Finds the table in a file's first bytes; nil when the file is something else.
  static func find(_ head: [UInt8], _ file: SourceFile) throws -> TableContent.Found? {
    guard AsDisplayedPage.isMeant(head) else { return nil }
    let page = try AsDisplayedPage(try file.open())
    let structure = structure(page)
    let number = page.number ?? FullTable.number(inName: file.baseName)
    var identity = TableIdentity.statisticsCanada(number: number, title: structure.title)
    // What a page shows is rounded to what it shows, and its codes have no ids: a dataset beside the full table's.
    identity.suffix = "-displayed"
    return TableContent.Found(
      content: .asDisplayed(page), structure: structure, identity: identity,
      rule: TableRule(replaces: .givenCells), sources: [file])
  }
}
