import GRDB

/// Inserts the cells of a file, some thousands in a statement.
struct CellInsert {
  private let rows: CellRows
  private let statement: BulkStatement

  /// Prepares the insertion.
  ///
  /// - Parameters:
  ///   - verb: `INSERT`, or with what is to happen to a cell that stands already.
  ///   - file: the key of the file that gives the cells.
  init(_ db: Database, _ verb: String, into table: String, file: Int64) throws {
    rows = try CellRows(db)
    statement = try BulkStatement(
      db, "\(verb) INTO \(table) SELECT series, period, value, symbols, ?1, attributes FROM \(CellRows.name)")
    statement.bind(1, file)
  }

  /// Finalises the statement; further cells are refused by SQLite.
  func close() {
    statement.close()
    rows.close()
  }

  /// Writes cells in their order.
  ///
  /// - Parameter refuse: takes the place of a cell that stands already.
  func write(_ cells: [PendingCells.Cell], refuse: (_ place: Int) throws -> Void) throws {
    try cells.withUnsafeBufferPointer { try write($0, 0..<$0.count, refuse) }
  }

  private func write(
    _ cells: UnsafeBufferPointer<PendingCells.Cell>, _ range: Range<Int>, _ refuse: (_ place: Int) throws -> Void
  ) throws {
    guard !range.isEmpty else { return }
    rows.give(UnsafeBufferPointer(rebasing: cells[range]))
    if try statement.step() { return }
    // One of them stands already, and SQLite took none: which, ever smaller parts tell.
    guard range.count > 1 else { return try refuse(range.lowerBound) }
    let middle = range.lowerBound + range.count / 2
    try write(cells, range.lowerBound..<middle, refuse)
    try write(cells, middle..<range.upperBound, refuse)
  }
}
