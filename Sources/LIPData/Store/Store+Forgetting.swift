import GRDB

extension Store {
  /// What was taken out of the store.
  public struct Forgotten: Sendable, Equatable {
    /// The path of the file, as it was given when it was ingested.
    public var path: String
    /// The dataset that it belonged to.
    public var dataset: String
    /// The areas whose figures went.
    public var areas: Int
    /// The cells of tables that went.
    public var cells: Int
  }

  /// Takes a file's figures out: all of them in one transaction, or none.
  ///
  /// What a later file took the place of does not come back: ingest the earlier file again.
  ///
  /// - Parameter name: the path as `status` shows it, its last part, or the beginning of its SHA-256 (8 digits or
  ///   more).
  ///
  /// Throws `unknown-file` with the files that there are, `ambiguous-file` where several have the name.
  public func forget(_ name: String) throws -> Forgotten {
    do {
      return try database.write { db in
        let file = try Self.file(named: name, db)
        let (areas, cells) = try Self.remove(db, file: file["id"], dataset: file["dataset"])
        try Self.sweep(db, dataset: file["dataset"])
        return Forgotten(path: file["path"], dataset: file["name"], areas: areas, cells: cells)
      }
    } catch let error as DatabaseError {
      throw Self.diagnostic(for: error, path: path)
    }
  }

  /// Removes a file with the figures that it gives; how many areas and cells these were of.
  static func remove(_ db: Database, file key: Int64, dataset: Int64) throws -> (areas: Int, cells: Int) {
    let areas = try Int.fetchOne(db, sql: "SELECT count(*) FROM profile WHERE file = ?", arguments: [key]) ?? 0
    try db.execute(
      sql: "DELETE FROM observation WHERE (dataset, area) IN (SELECT dataset, area FROM profile WHERE file = ?)",
      arguments: [key])
    try db.execute(sql: "DELETE FROM profile WHERE file = ?", arguments: [key])
    let ours = "file = ?1 AND series IN (SELECT id FROM series WHERE dataset = ?2)"
    try db.execute(sql: "DELETE FROM cell WHERE \(ours)", arguments: [key, dataset])
    let cells = db.changesCount
    try db.execute(sql: "DELETE FROM source WHERE file = ?", arguments: [key])
    try db.execute(sql: "DELETE FROM file WHERE id = ?", arguments: [key])
    return (areas, cells)
  }

  /// Removes what nothing refers to any more: series without cells, and a dataset without files.
  private static func sweep(_ db: Database, dataset: Int64) throws {
    try db.execute(
      sql: "DELETE FROM series WHERE dataset = ? AND NOT EXISTS (SELECT 1 FROM cell WHERE cell.series = series.id)",
      arguments: [dataset])
    let isHeld = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM file WHERE dataset = ?)", arguments: [dataset])
    guard isHeld != true else { return }
    for table in ["code", "dimension", "member", "note", "series"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE dataset = ?", arguments: [dataset])
    }
    try db.execute(sql: "DELETE FROM dataset WHERE id = ?", arguments: [dataset])
  }

  private static func file(named name: String, _ db: Database) throws -> Row {
    let all = try Row.fetchAll(
      db, sql: "SELECT file.id, dataset, path, sha256, name FROM file JOIN dataset ON dataset.id = file.dataset")
    func found(_ matches: (Row) -> Bool) -> [Row] { all.filter(matches) }
    var rows = found { $0["path"] == name }
    if rows.isEmpty { rows = found { ($0["path"] as String).split(separator: "/").last.map(String.init) == name } }
    if rows.isEmpty, name.count >= 8 { rows = found { ($0["sha256"] as String).hasPrefix(name.lowercased()) } }
    guard let row = rows.first else {
      throw Diagnostic(
        "unknown-file", "The store holds no file \"\(name)\"",
        remedy: Suggestion.remedy(for: name, among: all.map { $0["path"] }, listedBy: "lipdata status"), exit: .usage)
    }
    guard rows.count == 1 else {
      let paths = rows.map { $0["path"] as String }.joined(separator: ", ")
      throw Diagnostic(
        "ambiguous-file", "\(rows.count) files are called \"\(name)\": \(paths)",
        remedy: "Give the whole path, or the beginning of the SHA-256 that lipdata status shows.", exit: .usage)
    }
    return row
  }
}
