import ArgumentParser
import LIPData
import Publishing

/// Documents the tables of a store.
struct StoreTablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Say what stands in each table and view of a store.",
    discussion: """
      A store is one SQLite file, which any SQLite tool opens and reads, also while lipdata writes to it. The views are \
      meant for queries; nothing but lipdata should write.

      Examples:
        lipdata store tables --format md
        sqlite3 -readonly lipdata.sqlite "SELECT area_name, count FROM profile_figure WHERE member = 1529"
      """)

  @OptionGroup var table: TableOptions

  func run() throws {
    var rows = PlainTable(["table", "kind", "column", "meaning"])
    for one in StoreTable.all {
      let kind = one.isView ? "view" : "table"
      rows.add([one.name, kind, "", one.meaning])
      for column in one.columns { rows.add([one.name, kind, column.name, column.meaning]) }
    }
    try table.print(rows)
  }
}
