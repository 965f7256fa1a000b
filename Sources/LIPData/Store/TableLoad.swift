import GRDB

/// Writes the rows of a table's file, inside the transaction that GRDB opened.
///
/// The rows go to a table of this connection first: there a key that stands twice is found, and there a revised
/// file is compared with what the store holds.
final class TableLoad {
  private let db: Database
  private let dataset: Int64
  private let file: Int64
  private var insert: BulkStatement?
  private var dimensions: [TableStructure.Dimension] = []
  private var codes: [CodeIndex] = []
  private var index = SeriesIndex()
  private var symbolKeys: [ObservationStatus: Int64] = [:]
  private var uses: [ObservationStatus: Int] = [:]

  /// The number of rows written.
  private(set) var rows = 0
  /// The number of series among them.
  var series: Int { index.count }
  /// How often each symbol stood in the file.
  var symbolCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for (status, uses) in uses {
      for (symbol, one) in ObservationStatus.symbols where status.contains(one) { counts[symbol, default: 0] += uses }
    }
    return counts
  }

  init(_ db: Database, dataset: Int64, file: Int64) throws {
    self.db = db
    self.dataset = dataset
    self.file = file
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.fresh;
        CREATE TEMP TABLE fresh (
          series INTEGER NOT NULL, period INTEGER NOT NULL, value, symbols INTEGER NOT NULL, line INTEGER NOT NULL,
          PRIMARY KEY (series, period)) WITHOUT ROWID;
        """)
    insert = try BulkStatement(db, "INSERT INTO temp.fresh VALUES (?1, ?2, ?3, ?4, ?5)")
  }

  /// Finalises the statement; further rows are not written.
  func close() {
    insert?.close()
    insert = nil
  }

  /// Writes the dimensions with the names of this file.
  func begin(_ structure: TableStructure) throws {
    dimensions = structure.dimensions
    codes = dimensions.map { _ in CodeIndex() }
    for (position, dimension) in dimensions.enumerated() {
      try db.execute(
        sql: "INSERT OR REPLACE INTO dimension VALUES (?, ?, ?, ?, ?)",
        arguments: [dataset, position + 1, dimension.id, dimension.name.en, dimension.name.fr])
    }
  }

  /// Writes one row.
  func take(_ row: borrowing TableRow) throws {
    guard let insert else { return }
    var place: Int64 = 0
    for position in dimensions.indices {
      place = index.place(after: place, try key(ofCode: row.codes[position], at: position))
    }
    let series = try index[place] ?? key(ofSeries: row, place)
    let period = Int64(row.period?.packed ?? 0)
    uses[row.cell.status, default: 0] += 1
    insert.bind(1, series)
    insert.bind(2, period)
    insert.bind(3, row.cell)
    insert.bind(4, try key(ofSymbols: row.cell.status))
    insert.bind(5, Int64(row.line))
    guard try insert.step() else { throw try duplicate(row, series, period) }
    rows += 1
  }

  /// Takes the rows over, in the place of what an earlier file gave; tells what moved, nil for a first file.
  func finish() throws -> Store.Revision? {
    close()
    let ours = "series IN (SELECT id FROM series WHERE dataset = ?)"
    func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql, arguments: [dataset]) ?? 0 }
    var revision: Store.Revision?
    if try count("SELECT EXISTS (SELECT 1 FROM cell WHERE \(ours))") > 0 {
      let held = "cell WHERE cell.series = fresh.series AND cell.period = fresh.period"
      let given = "fresh WHERE fresh.series = cell.series AND fresh.period = cell.period"
      revision = Store.Revision(
        moved: try count(
          """
          SELECT count(*) FROM fresh JOIN cell USING (series, period)
          WHERE \(ours) AND (fresh.value IS NOT cell.value OR fresh.symbols <> cell.symbols)
          """),
        appeared: try count("SELECT count(*) FROM fresh WHERE \(ours) AND NOT EXISTS (SELECT 1 FROM \(held))"),
        vanished: try count("SELECT count(*) FROM cell WHERE \(ours) AND NOT EXISTS (SELECT 1 FROM \(given))"))
    }
    try db.execute(sql: "DELETE FROM cell WHERE \(ours)", arguments: [dataset])
    try db.execute(
      sql: "INSERT INTO cell SELECT series, period, value, symbols, ? FROM fresh ORDER BY series, period",
      arguments: [file])
    try db.execute(sql: "DROP TABLE temp.fresh")
    return revision
  }

  /// The key of a code, which its labels in both languages tell apart from others.
  private func key(ofCode label: TableLabel, at position: Int) throws -> Int64 {
    if let key = codes[position].key(of: label) { return key }
    let text = label.text
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM code WHERE dataset = ? AND dimension = ? AND name_en = ? AND name_fr = ?",
      arguments: [dataset, position + 1, text.en, text.fr])
    if let known {
      codes[position].add(label, key: known)
      return known
    }
    let last = try Int64.fetchOne(
      db, sql: "SELECT max(id) FROM code WHERE dataset = ? AND dimension = ?", arguments: [dataset, position + 1])
    let key = (last ?? 0) + 1
    try db.execute(
      sql: "INSERT INTO code VALUES (?, ?, ?, ?, ?)", arguments: [dataset, position + 1, key, text.en, text.fr])
    codes[position].add(label, key: key)
    return key
  }

  private func key(ofSeries row: borrowing TableRow, _ place: Int64) throws -> Int64 {
    var words: [String] = []
    for position in dimensions.indices { words.append(String(try key(ofCode: row.codes[position], at: position))) }
    let text = words.joined(separator: ".")
    var key = try Int64.fetchOne(
      db, sql: "SELECT id FROM series WHERE dataset = ? AND key = ?", arguments: [dataset, text])
    if key == nil {
      try db.execute(sql: "INSERT INTO series (dataset, key) VALUES (?, ?)", arguments: [dataset, text])
      key = db.lastInsertedRowID
    }
    index[place] = key
    return key ?? 0
  }

  private func key(ofSymbols status: ObservationStatus) throws -> Int64 {
    if let key = symbolKeys[status] { return key }
    let text = SymbolSet([status]).text
    try db.execute(sql: "INSERT OR IGNORE INTO symbols (text) VALUES (?)", arguments: [text])
    let key = try Int64.fetchOne(db, sql: "SELECT id FROM symbols WHERE text = ?", arguments: [text]) ?? 0
    symbolKeys[status] = key
    return key
  }

  private func duplicate(_ row: borrowing TableRow, _ series: Int64, _ period: Int64) throws -> Diagnostic {
    let first = try Int.fetchOne(
      db, sql: "SELECT line FROM temp.fresh WHERE series = ? AND period = ?", arguments: [series, period])
    var words = row.period.map { [$0.description] } ?? []
    for position in dimensions.indices { words.append(row.codes[position].text.en) }
    return Diagnostic(
      "duplicate-row", "\(words.joined(separator: ", ")) stands twice, first in line \(first ?? 0)",
      at: Place(line: row.line), remedy: "Download the file again; two files may have been joined.")
  }
}

/// Hands the rows of a table's file to the store; used by one thread, inside one transaction.
struct StoreTableSink: TableSink, @unchecked Sendable {
  private let load: TableLoad

  init(_ load: TableLoad) { self.load = load }

  mutating func begin(_ structure: TableStructure) throws { try load.begin(structure) }

  mutating func take(_ row: borrowing TableRow) throws { try load.take(row) }
}
