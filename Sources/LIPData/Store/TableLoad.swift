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
  private var insert: BulkInsert?
  private var insertSeries: BulkStatement?
  private var insertAttributes: BulkStatement?
  private var codes: CodeLoad
  /// The store's keys of the file's series, by their numbers in it.
  private var seriesKeys: [Int64] = []
  /// The series that the store holds, by their keys: a statement for each of a file's would cost more than all.
  private var held: [(id: Int64, attributes: Int64)] = []
  private var heldNumbers = ByteIndex()
  /// Which of them the file gives.
  private var given: [Bool] = []
  private var lastSeries: Int64 = 0
  private var attributeKeys: [Int64] = [0]
  /// The few sets of symbols that a file has.
  private var symbols: [(status: ObservationStatus, key: Int32, uses: Int)] = []
  private var lastSymbols = 0
  private var pending = PendingCells()

  /// The number of values; of one that a later part gives again, the later alone once all are written.
  private(set) var rows = 0
  /// The number of series among them.
  private(set) var series = 0
  /// How often each symbol stood in the file.
  var symbolCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for (status, _, uses) in symbols {
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
    insertAttributes = try BulkStatement(db, "INSERT INTO attributes (text) VALUES (?1)")
    given = Array(repeating: false, count: held.count)
    let verb = rule.repeats == .laterWins ? "INSERT OR REPLACE" : "INSERT"
    let table = isRevision ? "temp.fresh" : "main.cell"
    insert = try BulkInsert(db, verb, into: table, columns: 6)
  }

  /// Finalises the statement; further values are not written.
  func close() {
    insert?.close()
    insert = nil
    insertSeries?.close()
    insertSeries = nil
    insertAttributes?.close()
    insertAttributes = nil
  }

  /// Writes what was read last.
  func take(_ batch: TableBatch) throws {
    if let structure = batch.structure { try codes.begin(structure) }
    for code in batch.newCodes { try codes.take(code) }
    for place in batch.newPlaces { try codes.take(place) }
    for text in batch.newAttributes { attributeKeys.append(try key(ofAttributes: text)) }
    let width = codes.dimensionCount
    for (place, attributes) in batch.newSeriesAttributes.enumerated() {
      let key = codes.key(ofSeries: batch.newSeries[(place * width)..<((place + 1) * width)])
      seriesKeys.append(try key.withUnsafeBytes { try store($0, attributes: attributeKeys[Int(attributes)]) })
    }
    for note in batch.notes { try take(note) }
    for deletion in batch.deletions { try delete(deletion.series, deletion.period) }
    for cell in batch.cells {
      pending.add(
        PendingCells.Cell(
          place: UInt64(seriesKeys[Int(cell.series)]) << 34 | UInt64(cell.period), value: cell.value,
          symbols: try key(ofSymbolsUsed: cell.status),
          attributes: Int32(truncatingIfNeeded: attributeKeys[Int(cell.attributes)]), line: cell.line))
      if pending.isFull { try write() }
    }
    rows += batch.cells.count
  }

  /// The store's key of a series, written where it is new.
  private func store(_ text: UnsafeRawBufferPointer, attributes: Int64) throws -> Int64 {
    if let place = heldNumbers.number(of: text) {
      let id = held[place].id
      if attributes != 0, attributes != held[place].attributes, !given[place] {
        try db.execute(sql: "UPDATE series SET attributes = ? WHERE id = ?", arguments: [attributes, id])
      }
      if !given[place] { series += 1 }
      given[place] = true
      return id
    }
    guard let insertSeries, lastSeries + 1 < 1 << 30 else {
      throw Diagnostic(
        "too-many-series", "The store would hold more than a thousand million series",
        remedy: "Use a store for each dataset: --store FILE.")
    }
    lastSeries += 1
    insertSeries.bind(1, lastSeries)
    insertSeries.bind(2, dataset)
    insertSeries.bind(3, utf8: text)
    insertSeries.bind(4, attributes)
    _ = try insertSeries.step()
    heldNumbers.add(text, number: held.count)
    held.append((lastSeries, attributes))
    given.append(true)
    series += 1
    return lastSeries
  }

  /// The store's key of a set of attributes.
  private func key(ofAttributes text: String) throws -> Int64 {
    // Every series of Statistics Canada has a vector, and so attributes of its own.
    var text = text
    text.withUTF8 { insertAttributes?.bind(1, utf8: UnsafeRawBufferPointer($0)) }
    if try insertAttributes?.step() == true { return db.lastInsertedRowID }
    return try Int64.fetchOne(db, sql: "SELECT id FROM attributes WHERE text = ?", arguments: [text]) ?? 0
  }

  /// Takes back what a delete action names.
  private func delete(_ series: Int, _ period: TimePeriod?) throws {
    try write()
    for table in isRevision ? ["temp.fresh", "main.cell"] : ["main.cell"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE series = ?\(period == nil ? "" : " AND period = \(period?.packed ?? 0)")",
        arguments: [seriesKeys[series]])
    }
  }

  /// Keeps a note.
  private func take(_ note: TableNote) throws {
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

  private func write() throws {
    guard let insert else { return }
    let cells = pending.takeInOrder()
    let file = file
    try insert.write(cells) { cell, first, statement in
      statement.bind(first, cell.series)
      statement.bind(first &+ 1, cell.period)
      statement.bind(first &+ 2, cell.value)
      statement.bind(first &+ 3, Int64(cell.symbols))
      statement.bind(first &+ 4, file)
      statement.bind(first &+ 5, Int64(cell.attributes))
    } refuse: { place in
      let before = place > 0 && cells[place - 1].place == cells[place].place ? cells[place - 1] : nil
      try rejects.reject(duplicate(cells[place], before))
      rows -= 1
    }
  }

  /// The store's key of a value's symbols, whose use is counted.
  private func key(ofSymbolsUsed status: ObservationStatus) throws -> Int32 {
    let place = try place(ofSymbols: status)
    symbols[place].uses += 1
    return symbols[place].key
  }

  private func place(ofSymbols status: ObservationStatus) throws -> Int {
    if symbols.indices.contains(lastSymbols), symbols[lastSymbols].status == status { return lastSymbols }
    if let place = symbols.firstIndex(where: { $0.status == status }) {
      lastSymbols = place
      return place
    }
    let text = SymbolSet([status]).text
    try db.execute(sql: "INSERT OR IGNORE INTO symbols (text) VALUES (?)", arguments: [text])
    let key = try Int32.fetchOne(db, sql: "SELECT id FROM symbols WHERE text = ?", arguments: [text]) ?? 0
    symbols.append((status, key, 0))
    return symbols.count - 1
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
