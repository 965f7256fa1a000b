import GRDB
import GRDBSQLite

/// A statement that is bound and stepped for each row of a file, inside the transaction that GRDB opened.
///
/// The one place that speaks to SQLite's C interface: it costs half of what GRDB's own arguments cost, and a
/// twentieth of its records (DESIGN §5). Parameters are counted from 1.
final class BulkStatement {
  private let db: Database
  private var statement: OpaquePointer?

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    guard sqlite3_prepare_v2(db.sqliteConnection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure() }
  }

  /// Finalises the statement; further rows are refused by SQLite.
  func close() {
    sqlite3_finalize(statement)
    statement = nil
  }

  /// Binds an integer.
  func bind(_ index: Int, _ value: Int64) {
    sqlite3_bind_int64(statement, Int32(truncatingIfNeeded: index), value)
  }

  /// Binds a value: null where it is not a number, an integer where it is whole.
  func bind(_ index: Int, _ value: Double) {
    let place = Int32(truncatingIfNeeded: index)
    if value.isNaN {
      sqlite3_bind_null(statement, place)
    } else if let whole = Int64(exactly: value) {
      sqlite3_bind_int64(statement, place, whole)
    } else {
      sqlite3_bind_double(statement, place, value)
    }
  }

  /// Binds a text, which SQLite copies.
  func bind(_ index: Int, utf8 bytes: UnsafeRawBufferPointer) {
    // SQLITE_TRANSIENT, a macro that Swift does not import.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(
      statement, Int32(truncatingIfNeeded: index), bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
      Int32(truncatingIfNeeded: bytes.count), copied)
  }

  /// Writes the row; false when a row with its key stands already.
  func step() throws -> Bool {
    let result = sqlite3_step(statement)
    sqlite3_reset(statement)
    if result == SQLITE_DONE { return true }
    if result & 0xFF == SQLITE_CONSTRAINT { return false }
    throw failure()
  }

  private func failure() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
      message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
  }
}
