import GRDB

/// Writes the rows of one file of profiles, inside the transaction that GRDB opened.
final class ProfileLoad {
  private let db: Database
  private let dataset: Int64
  private let file: Int64
  private let rejects: Rejects
  private let insert: BulkInsert
  private var areaKey: Int64 = 0
  /// The store's key of each set of symbols, by its number in the file.
  private var symbolKeys: [Int64] = []
  private var symbolSets: [RowSymbols] = []
  private var uses: [Int] = []
  private var seenAreas: Set<Int64> = []

  /// The number of areas taken.
  private(set) var areas = 0
  /// How many of them replaced figures of an earlier file.
  private(set) var replacedAreas = 0
  /// The number of rows written.
  private(set) var rows = 0
  /// How often each symbol stood in the file.
  var symbolCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for (set, uses) in zip(symbolSets, uses) {
      for status in set.status {
        for (symbol, one) in ObservationStatus.symbols where status.contains(one) {
          counts[symbol, default: 0] += uses
        }
      }
    }
    return counts
  }

  /// A row with the keys of what it belongs to.
  private struct Keyed {
    var row: ProfileBatch.Row
    var area: Int64
    var symbols: Int64
  }

  init(_ db: Database, dataset: Int64, file: Int64, rejects: Rejects) throws {
    self.db = db
    self.dataset = dataset
    self.file = file
    self.rejects = rejects
    insert = try BulkInsert(db, into: "observation", columns: 10)
  }

  /// Finalises the statements; further rows are refused by SQLite.
  func close() { insert.close() }

  /// Writes what was read last: its areas, members and rows.
  func take(_ batch: ProfileBatch) throws {
    for set in batch.newSymbols {
      symbolSets.append(set)
      symbolKeys.append(try key(ofSymbols: set))
      uses.append(0)
    }
    for member in batch.newMembers {
      try db.execute(
        sql: "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?)",
        arguments: [dataset, member.id, member.label, member.note])
    }
    var keyed: [Keyed] = []
    keyed.reserveCapacity(batch.rows.count)
    var areas = batch.areas[...]
    for (place, row) in batch.rows.enumerated() {
      while let area = areas.first, area.firstRow <= place {
        try begin(area)
        areas = areas.dropFirst()
      }
      let symbols = Int(row.symbols)
      uses[symbols] += 1
      keyed.append(Keyed(row: row, area: areaKey, symbols: symbolKeys[symbols]))
    }
    // Of an area that begins behind the last row, the rows come with the next batch.
    for area in areas { try begin(area) }
    try write(keyed)
  }

  private func write(_ keyed: [Keyed]) throws {
    let dataset = dataset
    var refused = 0
    try insert.write(keyed) { keyed, first, statement in
      statement.bind(first, dataset)
      statement.bind(first &+ 1, keyed.area)
      statement.bind(first &+ 2, Int64(keyed.row.member))
      for index in 0..<6 { statement.bind(first &+ 3 &+ index, keyed.row.values[index]) }
      statement.bind(first &+ 9, keyed.symbols)
    } refuse: { place in
      let row = keyed[place].row
      uses[Int(row.symbols)] -= 1
      refused += 1
      try rejects.reject(
        Diagnostic(
          "duplicate-row", "Characteristic \(row.member) of this area stands twice", at: Place(line: Int(row.line)),
          remedy: "Download the file again; two files may have been joined."))
    }
    rows += keyed.count - refused
  }

  /// Begins an area: figures that another file of the dataset gave of it go.
  private func begin(_ area: ProfileBatch.Area) throws {
    areaKey = try key(ofArea: area.code, name: area.name)
    guard seenAreas.insert(areaKey).inserted else { return }
    areas += 1
    let old = try Int64.fetchOne(
      db, sql: "SELECT file FROM profile WHERE dataset = ? AND area = ?", arguments: [dataset, areaKey])
    if old != nil {
      replacedAreas += 1
      try db.execute(sql: "DELETE FROM observation WHERE dataset = ? AND area = ?", arguments: [dataset, areaKey])
    }
    try db.execute(
      sql: "INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        dataset, areaKey, file, area.line, area.shortFormNonResponse, area.longFormNonResponse, area.qualityFlag,
      ])
  }

  private func key(ofArea code: String, name: String) throws -> Int64 {
    if let key = try Int64.fetchOne(db, sql: "SELECT id FROM area WHERE code = ?", arguments: [code]) { return key }
    try db.execute(sql: "INSERT INTO area (code, name) VALUES (?, ?)", arguments: [code, name])
    return db.lastInsertedRowID
  }

  private func key(ofSymbols set: RowSymbols) throws -> Int64 {
    let text = SymbolSet(set.status).text
    try db.execute(sql: "INSERT OR IGNORE INTO symbols (text) VALUES (?)", arguments: [text])
    return try Int64.fetchOne(db, sql: "SELECT id FROM symbols WHERE text = ?", arguments: [text]) ?? 0
  }
}
