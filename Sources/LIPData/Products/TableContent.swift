/// What a table's reader needs to know of a file, by layout.
enum TableContent: Sendable {
  case irccMonthly
  case fullTable(FullTable.Columns, FullTableMetadata?)
  case sdmx(SDMXTable.Files)
  case asDisplayed(AsDisplayedPage)
  case irccWide(IRCCWide.Page)
  case tidy(Tidy.Content)
  case wide(Wide.Content)
  case labelled(LabelledTable.Columns)

  /// A table that was found in a file.
  struct Found: Sendable {
    var content: TableContent
    var structure: TableStructure
    var identity: TableIdentity
    var rule: TableRule
    var sources: [SourceFile]
  }

  /// The layout.
  var layout: Layout {
    switch self {
    case .irccMonthly: .irccMonthly
    case .fullTable: .fullTable
    case .sdmx: .sdmx
    case .asDisplayed: .asDisplayed
    case .irccWide: .irccWide
    case .tidy: .tidy
    case .wide: .wide
    case .labelled(let columns): columns.layout
    }
  }
}
