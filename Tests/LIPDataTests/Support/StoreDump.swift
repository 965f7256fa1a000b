import GRDB

@testable import LIPData

extension Store {
  /// Every row of every table as text, tables and rows in a fixed order.
  func dump() throws -> [String] { try database.read { try Self.dump($0) } }

  static func dump(_ db: Database) throws -> [String] {
    var lines: [String] = []
    for table in try tables(db) {
      let columns = try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
      let values = columns.map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
      lines.append("# \(table): \(columns.joined(separator: " "))")
      lines += try String.fetchAll(db, sql: "SELECT \(values) FROM \"\(table)\" ORDER BY 1")
    }
    return lines
  }

  static func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
  }

  /// The number that a query counts.
  func count(_ sql: String) throws -> Int { try database.read { try Int.fetchOne($0, sql: sql) ?? -1 } }
}
