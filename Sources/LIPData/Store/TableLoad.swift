import GRDB

/// Writes the values of a table's file, inside the transaction that GRDB opened.
///
/// The first file of a dataset is written as it comes. A later one goes to a table of this connection first, where it
/// is compared with what the store holds.
final class TableLoad {
  private let db: Database
  private let dataset: Int64
  private let file: Int64
  private let rule: TableRule
  private let isRevision: Bool
  private let rejects: Rejects
  private var insert: BulkStatement?
  private var insertSeries: BulkStatement?
  private var codes: CodeLoad
  private var seriesKeys: [Int64] = []
  private var seriesNumbers = ByteIndex()
  /// The series that the store held before, by their keys: a statement for each of a file's would cost more than all.
  private var held: [(id: Int64, attributes: Int64)] = []
  private var heldNumbers = ByteIndex()
  private var lastSeries: Int64 = 0
  private var attributeKeys: [Int64] = [0]
  private var attributeNumbers: [String: Int] = [:]
  private var symbolKeys: [ObservationStatus: Int32] = [:]
  private var lastSymbols: (status: ObservationStatus, key: Int32)?
  private var uses: [ObservationStatus: Int] = [:]
  private var pending = PendingCells()

  /// The number of values; of one that a later part gives again, the later alone once all are written.
  private(set) var rows = 0
  /// The number of series among them.
  var series: Int { seriesKeys.count }
  /// How often each symbol stood in the file.
  var symbolCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for (status, uses) in uses {
      for (symbol, one) in ObservationStatus.symbols where status.contains(one) { counts[symbol, default: 0] += uses }
    }
    return counts
  }

  init(_ db: Database, dataset: Int64, file: Int64, rule: TableRule, rejects: Rejects) throws {
    self.db = db
    self.dataset = dataset
    self.file = file
    self.rule = rule
    self.rejects = rejects
    codes = CodeLoad(db, dataset: dataset)
    isRevision =
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM cell JOIN series ON series.id = cell.series WHERE dataset = ?)",
        arguments: [dataset]) ?? false
    if isRevision {
      try db.execute(
        sql: """
          DROP TABLE IF EXISTS temp.fresh;
          CREATE TEMP TABLE fresh (
            series INTEGER NOT NULL, period INTEGER NOT NULL, value, symbols INTEGER NOT NULL,
            file INTEGER NOT NULL, attributes INTEGER NOT NULL, PRIMARY KEY (series, period)) WITHOUT ROWID;
          """)
    }
    lastSeries = try Int64.fetchOne(db, sql: "SELECT max(id) FROM series") ?? 0
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, key, attributes FROM series WHERE dataset = ?", arguments: [dataset])
    while let row = try rows.next() {
      var key: String = row[1]
      key.withUTF8 { heldNumbers.add(UnsafeRawBufferPointer($0), number: held.count) }
      held.append((row[0], row[2]))
    }
    insertSeries = try BulkStatement(db, "INSERT INTO series (id, dataset, key, attributes) VALUES (?1, ?2, ?3, ?4)")
    let verb = rule.repeats == .laterWins ? "INSERT OR REPLACE" : "INSERT"
    let table = isRevision ? "temp.fresh" : "main.cell"
    insert = try BulkStatement(db, "\(verb) INTO \(table) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
  }

  /// Finalises the statement; further values are not written.
  func close() {
    insert?.close()
    insert = nil
    insertSeries?.close()
    insertSeries = nil
  }

  /// Writes the dimensions with the names of this file, and the codes that it names beforehand.
  func begin(_ structure: TableStructure) throws { try codes.begin(structure) }

  /// The number of a series.
  func series(_ key: borrowing SeriesKey) throws -> Int {
    let text = try codes.key(of: key)
    if let known = text.withUnsafeBytes({ seriesNumbers.number(of: $0) }) { return known }
    let attributes = attributeKeys[key.attributes]
    let store: Int64
    if let place = text.withUnsafeBytes({ heldNumbers.number(of: $0) }) {
      store = held[place].id
      if attributes != 0, attributes != held[place].attributes {
        try db.execute(sql: "UPDATE series SET attributes = ? WHERE id = ?", arguments: [attributes, store])
      }
    } else {
      lastSeries += 1
      store = lastSeries
      guard let insertSeries else { return 0 }
      insertSeries.bind(1, store)
      insertSeries.bind(2, dataset)
      text.withUnsafeBytes { insertSeries.bind(3, utf8: $0) }
      insertSeries.bind(4, attributes)
      _ = try insertSeries.step()
    }
    guard store < 1 << 30 else {
      throw Diagnostic(
        "too-many-series", "The store would hold more than a thousand million series",
        remedy: "Use a store for each dataset: --store FILE.")
    }
    let number = seriesKeys.count
    text.withUnsafeBytes { seriesNumbers.add($0, number: number) }
    seriesKeys.append(store)
    return number
  }

  /// The number of a set of attributes.
  func attributes(_ text: String) throws -> Int {
    if let known = attributeNumbers[text] { return known }
    try db.execute(sql: "INSERT OR IGNORE INTO attributes (text) VALUES (?)", arguments: [text])
    let key = try Int64.fetchOne(db, sql: "SELECT id FROM attributes WHERE text = ?", arguments: [text]) ?? 0
    attributeNumbers[text] = attributeKeys.count
    attributeKeys.append(key)
    return attributeKeys.count - 1
  }

  /// Takes one value.
  func take(_ observation: TableObservation) throws {
    uses[observation.cell.status, default: 0] += 1
    pending.add(
      PendingCells.Cell(
        place: place(observation.series, observation.period), value: observation.cell.value,
        symbols: try key(ofSymbols: observation.cell.status),
        attributes: Int32(truncatingIfNeeded: attributeKeys[observation.attributes]),
        line: Int32(truncatingIfNeeded: observation.line)))
    rows += 1
    if pending.isFull { try write() }
  }

  /// Takes back what a delete action names.
  func delete(_ series: Int, _ period: TimePeriod?) throws {
    try write()
    for table in isRevision ? ["temp.fresh", "main.cell"] : ["main.cell"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE series = ?\(period == nil ? "" : " AND period = \(period?.packed ?? 0)")",
        arguments: [seriesKeys[series]])
    }
  }

  /// Keeps a note.
  func take(_ note: TableNote) throws {
    try db.execute(
      sql: """
        INSERT INTO note VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
          text_en = iif(excluded.text_en = '', text_en, excluded.text_en),
          text_fr = iif(excluded.text_fr = '', text_fr, excluded.text_fr)
        """,
      arguments: [dataset, note.number, note.text.en, note.text.fr])
  }

  /// Takes the values over, in the place of what an earlier file gave; tells what moved, nil for a first file.
  func finish() throws -> Store.Revision? {
    try write()
    close()
    if rule.repeats == .laterWins {
      let table = isRevision ? "temp.fresh" : "main.cell"
      rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table) WHERE file = ?", arguments: [file]) ?? rows
    }
    guard isRevision else { return nil }
    func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql, arguments: [dataset]) ?? 0 }
    let whole = rule.replaces == .everything
    let ours = "series IN (SELECT id FROM series WHERE dataset = ?)"
    let held = "cell WHERE cell.series = fresh.series AND cell.period = fresh.period"
    let given = "fresh WHERE fresh.series = cell.series AND fresh.period = cell.period"
    let revision = Store.Revision(
      moved: try count(
        """
        SELECT count(*) FROM fresh JOIN cell USING (series, period)
        WHERE \(ours) AND (fresh.value IS NOT cell.value OR fresh.symbols <> cell.symbols)
        """),
      appeared: try count("SELECT count(*) FROM fresh WHERE \(ours) AND NOT EXISTS (SELECT 1 FROM \(held))"),
      vanished: whole
        ? try count("SELECT count(*) FROM cell WHERE \(ours) AND NOT EXISTS (SELECT 1 FROM \(given))") : 0)
    if whole { try db.execute(sql: "DELETE FROM cell WHERE \(ours)", arguments: [dataset]) }
    try db.execute(sql: "INSERT OR REPLACE INTO cell SELECT * FROM fresh ORDER BY series, period")
    try db.execute(sql: "DROP TABLE temp.fresh")
    return revision
  }

  private func place(_ series: Int, _ period: TimePeriod?) -> UInt64 {
    UInt64(seriesKeys[series]) << 34 | UInt64(period?.packed ?? 0)
  }

  private func write() throws {
    guard let insert else { return }
    try pending.empty { cell, before in
      insert.bind(1, cell.series)
      insert.bind(2, cell.period)
      insert.bind(3, Cell(cell.value))
      insert.bind(4, Int64(cell.symbols))
      insert.bind(5, file)
      insert.bind(6, Int64(cell.attributes))
      guard try insert.step() else {
        try rejects.reject(duplicate(cell, before?.place == cell.place ? before : nil))
        rows -= 1
        return
      }
    }
  }

  private func key(ofSymbols status: ObservationStatus) throws -> Int32 {
    if let lastSymbols, lastSymbols.status == status { return lastSymbols.key }
    if let key = symbolKeys[status] {
      lastSymbols = (status, key)
      return key
    }
    let text = SymbolSet([status]).text
    try db.execute(sql: "INSERT OR IGNORE INTO symbols (text) VALUES (?)", arguments: [text])
    let key = try Int32.fetchOne(db, sql: "SELECT id FROM symbols WHERE text = ?", arguments: [text]) ?? 0
    symbolKeys[status] = key
    return key
  }

  private func duplicate(_ cell: PendingCells.Cell, _ first: PendingCells.Cell?) throws -> Diagnostic {
    let period = TimePeriod(packed: Int(cell.period))?.description
    let words = ([period].compactMap(\.self) + (try codes.names(ofSeries: cell.series))).joined(separator: ", ")
    return Diagnostic(
      "duplicate-row", "\(words) stands twice\(first.map { ", first in line \($0.line)" } ?? "")",
      at: Place(line: cell.line > 0 ? Int(cell.line) : nil),
      remedy: "Download the file again; two files may have been joined.")
  }
}

/// Hands the values of a table's file to the store; used by one thread, inside one transaction.
struct StoreTableSink: TableSink, @unchecked Sendable {
  private let load: TableLoad

  init(_ load: TableLoad) { self.load = load }

  mutating func begin(_ structure: TableStructure) throws { try load.begin(structure) }

  mutating func series(_ key: borrowing SeriesKey) throws -> Int { try load.series(key) }

  mutating func attributes(_ text: String) throws -> Int { try load.attributes(text) }

  mutating func take(_ observation: TableObservation) throws { try load.take(observation) }

  mutating func delete(series: Int, period: TimePeriod?) throws { try load.delete(series, period) }

  mutating func take(_ note: TableNote) throws { try load.take(note) }
}
