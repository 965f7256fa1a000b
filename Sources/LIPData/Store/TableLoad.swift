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
  private var cellInsert: CellInsert?
  private var insertSeries: BulkStatement?
  private var insertAttributes: BulkStatement?
  private var codes: CodeLoad
  /// The store's keys of the file's series, by their numbers in it; they have 30 bits.
  private var seriesKeys: [Int32] = []
  /// The series that the store held before, by their keys: a statement for each of a file's would cost more than all.
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
  /// The place of the cell written last.
  private var lastPlace: UInt64 = 0
  /// Cells that came out of order; nil where there were none.
  private var runs: CellRuns?
  /// True when a cell may have been written in the place of another.
  private var mayOverlap = false

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
    cellInsert = try CellInsert(db, verb, into: table, file: file)
  }

  /// Finalises the statement; further values are not written.
  func close() {
    cellInsert?.close()
    cellInsert = nil
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
    try batch.newAttributes.withUnsafeBytes { texts in
      var start = 0
      for end in batch.newAttributesEnds {
        attributeKeys.append(try key(ofAttributes: UnsafeRawBufferPointer(rebasing: texts[start..<end])))
        start = end
      }
    }
    let width = codes.dimensionCount
    for (place, attributes) in batch.newSeriesAttributes.enumerated() {
      let key = codes.key(ofSeries: batch.newSeries[(place * width)..<((place + 1) * width)])
      let stored = try key.withUnsafeBytes { try store($0, attributes: attributeKeys[Int(attributes)]) }
      seriesKeys.append(Int32(truncatingIfNeeded: stored))
    }
    for note in batch.notes { try take(note) }
    for deletion in batch.deletions { try delete(deletion.series, deletion.period) }
    try take(batch.cells)
    rows += batch.cells.count
  }

  private func take(_ cells: [TableBatch.Cell]) throws {
    // Out of the object while they are used: an access to its properties is checked each time.
    let (seriesKeys, attributeKeys) = (seriesKeys, attributeKeys)
    var pending = PendingCells()
    swap(&pending, &self.pending)
    defer { swap(&pending, &self.pending) }
    var status: ObservationStatus?
    var (symbols, uses): (Int32, Int) = (0, 0)
    for cell in cells {
      if cell.status != status {
        if let status { try count(status, uses: uses) }
        symbols = try key(ofSymbols: cell.status)
        (status, uses) = (cell.status, 0)
      }
      uses += 1
      pending.add(
        PendingCells.Cell(
          place: UInt64(seriesKeys[Int(cell.series)]) << 34 | UInt64(cell.period), value: cell.value,
          symbols: symbols, attributes: Int32(truncatingIfNeeded: attributeKeys[Int(cell.attributes)]),
          line: cell.line))
      if pending.isFull { try write(pending.takeInOrder()) }
    }
    if let status { try count(status, uses: uses) }
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
    guard try insertSeries.step() else {
      // The file gave it before, by other names of its codes.
      lastSeries -= 1
      let key = String(decoding: text, as: UTF8.self)
      let statement = try db.cachedStatement(sql: "SELECT id FROM series WHERE dataset = ? AND key = ?")
      return try Int64.fetchOne(statement, arguments: [dataset, key]) ?? 0
    }
    series += 1
    return lastSeries
  }

  /// The store's key of a set of attributes.
  private func key(ofAttributes bytes: UnsafeRawBufferPointer) throws -> Int64 {
    // Every series of Statistics Canada has a vector, and so attributes of its own.
    insertAttributes?.bind(1, utf8: bytes)
    if try insertAttributes?.step() == true { return db.lastInsertedRowID }
    let text = String(decoding: bytes, as: UTF8.self)
    let statement = try db.cachedStatement(sql: "SELECT id FROM attributes WHERE text = ?")
    return try Int64.fetchOne(statement, arguments: [text]) ?? 0
  }

  /// Takes back what a delete action names.
  private func delete(_ series: Int, _ period: TimePeriod?) throws {
    try write()
    try merge()
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
    try merge()
    close()
    if rule.repeats == .laterWins, mayOverlap {
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

  /// Writes what waits.
  private func write() throws { try write(pending.takeInOrder()) }

  /// Writes cells in order where they follow what is written; else they wait on disk until all is known.
  private func write(_ cells: [PendingCells.Cell]) throws {
    guard let first = cells.first?.place, let last = cells.last?.place else { return }
    if runs == nil, first > lastPlace {
      lastPlace = last
      return try insert(cells)
    }
    let runs = try runs ?? CellRuns()
    self.runs = runs
    try runs.add(cells)
  }

  /// Writes what waits on disk.
  private func merge() throws {
    guard let runs else { return }
    self.runs = nil
    mayOverlap = true
    try runs.merge { try insert($0) }
  }

  private func insert(_ cells: [PendingCells.Cell]) throws {
    guard let insert = cellInsert else { return }
    if zip(cells, cells.dropFirst()).contains(where: { $0.place == $1.place }) { mayOverlap = true }
    try insert.write(cells) { place in
      let before = place > 0 && cells[place - 1].place == cells[place].place ? cells[place - 1] : nil
      try rejects.reject(duplicate(cells[place], before))
      rows -= 1
    }
  }

  /// The store's key of values' symbols.
  private func key(ofSymbols status: ObservationStatus) throws -> Int32 { symbols[try place(ofSymbols: status)].key }

  private func count(_ status: ObservationStatus, uses: Int) throws {
    symbols[try place(ofSymbols: status)].uses += uses
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
