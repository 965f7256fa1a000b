/// What a table's reader needs to know of a file, by layout.
enum TableContent: Sendable {
  case irccMonthly
  case fullTable(FullTable.Columns, FullTableMetadata?)

  /// A table that was found in a file.
  struct Found: Sendable {
    var content: TableContent
    var structure: TableStructure
    var identity: TableIdentity
    var rule: TableRule
    var sources: [TableSource]
  }

  /// The layout.
  var layout: Layout {
    switch self {
    case .irccMonthly: .irccMonthly
    case .fullTable: .fullTable
    }
  }
}

/// A file that a table is read from, or that describes one.
struct TableSource: Sendable {
  /// The name shown to people.
  var name: String
  /// Opens its bytes from the beginning.
  var open: @Sendable () throws -> ByteSource
}
