/// IRCC's wide tables: months as columns under years and quarters, in XLSX or CSV, English or French.
///
/// Labels stand in one to four columns, the children above their total: a row whose label stands further left is the
/// total of the rows above it. Numbers are text with thousands apart, `--` hides 0 to 5, and 0 is 0.
enum IRCCWide {
  /// Where a page of cells is a wide table: its headings and what they stand for.
  struct Page: Sendable {
    /// A column of values.
    struct Column: Sendable, Equatable {
      var index: Int
      var period: TimePeriod
    }

    var title: String
    var language: Language
    var labelColumns: Int
    var names: [String]
    var columns: [Column]
    /// Columns that are left out: totals of periods that have not ended.
    var partial: [Int]
    var rows: [Grid.Row]
    var notes: [TableNote]
  }

  /// What the values are given for.
  static func structure(_ page: Page) -> TableStructure {
    let dimensions = page.names.map { name in
      TableStructure.Dimension(
        id: TableStructure.Dimension.identifier(name),
        name: page.language == .english ? LocalizedText(en: name, fr: "") : LocalizedText(en: "", fr: name))
    }
    let title =
      page.language == .english ? LocalizedText(en: page.title, fr: "") : LocalizedText(en: "", fr: page.title)
    return TableStructure(dimensions, title: title, language: page.language)
  }

  /// Finds the table in a workbook or a delimited file; nil when the file is something else.
  static func find(_ head: [UInt8], _ file: SourceFile) throws -> TableContent.Found? {
    let grids: [Grid]
    if Workbook.isMeant(head), let origin = file.origin, file.archive == nil {
      guard let book = try Workbook(path: origin) else { return nil }
      grids = try book.sheets.prefix(1).map { try book.grid($0) }
    } else {
      // A look at the first lines keeps every other file from being read whole.
      guard isMeant(head) else { return nil }
      grids = [try Grid(delimited: try file.open())]
    }
    guard let grid = grids.first, let page = try page(grid) else { return nil }
    let french = page.language == .french
    var stem = file.stem
    for prefix in ["EN_", "FR_"] where stem.uppercased().hasPrefix(prefix) { stem = String(stem.dropFirst(3)) }
    let structure = structure(page)
    var identity = TableIdentity.ircc(stem: stem, title: structure.title)
    // Nothing but its labels tells a row of one language from one of the other: a dataset of its own.
    identity.suffix = french ? "-wide-fr" : "-wide"
    return TableContent.Found(
      content: .irccWide(page), structure: structure, identity: identity, rule: TableRule(replaces: .everything),
      sources: [file])
  }

  /// True for the first bytes of a delimited file whose first lines name months, quarters or years' totals.
  private static func isMeant(_ head: [UInt8]) -> Bool {
    let text = head.withUnsafeBytes {
      TextEncoding.detect($0).string(UnsafeRawBufferPointer(rebasing: $0.prefix(16_384)))
    }
    let lines = text.split(whereSeparator: \.isNewline).prefix(8)
    return lines.contains { line in
      line.split(separator: ",").count { IRCCWideHeading(String($0)) != nil } >= 3
        && line.split(separator: ",", omittingEmptySubsequences: false).count > 6
    }
  }
}
