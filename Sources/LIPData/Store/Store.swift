import Foundation
import GRDB

/// One SQLite file that holds everything that was ingested.
///
/// Readers never block on a writer (WAL). Every table and column is explained in the schema itself, which any
/// SQLite tool shows with `.schema`.
public final class Store: Sendable {
  /// The path of the file.
  public let path: String
  /// The database: a pool, whose readers do not wait for its writer, or a file that nobody can write.
  let database: any DatabaseWriter

  /// Opens a store.
  ///
  /// - Parameter create: makes the file when there is none; otherwise `store-not-found` is thrown.
  ///
  /// Throws `store-not-found` (66), `store-newer` (65) when a later lipdata made it, `store-older` (65) when an
  /// earlier one did and it is only read, `not-a-store` (65), `store-cannot-create` (73).
  public init(path: String, create: Bool = false) throws {
    self.path = path
    guard create || InputFile.exists(path) else {
      throw Diagnostic(
        "store-not-found", "There is no store at \(path)",
        remedy: "Make one with lipdata ingest --store \(path) FILE, or --defaults for the embedded figures.",
        exit: .noInput)
    }
    if create { try Self.refuseUnwritable(path) }
    var configuration = Configuration()
    configuration.readonly = !create
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // Rows come in the order of their tables: 4 MB of pages measured as fast as 8.
      if create { try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4096") }
    }
    do {
      if create { try Self.setPageSize(path) }
      database = try Self.open(path, configuration, writes: create)
      let (applied, isForeign) = try database.read { db in
        guard try db.tableExists("grdb_migrations") else {
          let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
          return (Set<String>(), tables > 0)
        }
        return (Set(try Self.migrations.appliedIdentifiers(db)), false)
      }
      let known = Set(Self.migrations.migrations)
      if let later = applied.subtracting(known).sorted().last {
        throw Diagnostic(
          "store-newer", "The store was made by a later lipdata (it has \"\(later)\")", at: Place(file: path),
          remedy: "Use that lipdata, or make a new store with this one.")
      }
      if create, !isForeign {
        try Self.migrations.migrate(database)
      } else if !applied.isEmpty, applied != known {
        let steps = known.subtracting(applied).count
        throw Diagnostic(
          "store-older",
          "The store was made by an earlier lipdata, and lacks \(steps == 1 ? "a step" : "\(steps) steps") since",
          at: Place(file: path), remedy: "Bring it up to date: lipdata ingest --defaults --store \(path)")
      } else if applied != known {
        throw Diagnostic(
          "not-a-store", "The file is not a store of lipdata", at: Place(file: path),
          remedy: "Name the file that lipdata ingest --store wrote.")
      }
    } catch let error as DatabaseError {
      throw Self.diagnostic(for: error, path: path)
    }
  }

  /// A diagnostic for what SQLite refused: disk full 74, read-only 73, no database 65.
  static func diagnostic(for error: DatabaseError, path: String) -> Diagnostic {
    let place = Place(file: path)
    switch error.resultCode {
    case .SQLITE_FULL:
      return Diagnostic(
        "disk-full", "The disk is full; the store is as it was before", at: place,
        remedy: "Make room and run the command again.", exit: .inputOutput)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      return Diagnostic(
        "store-cannot-create", "The store cannot be written", at: place,
        remedy: "Choose a folder of yours with --store.", exit: .cannotCreate)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return Diagnostic(
        "not-a-store", "The file is not a SQLite database, or is damaged", at: place,
        remedy: "Name the file that lipdata ingest --store wrote, or make a new one.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Diagnostic(
        "store-busy", "Another program is writing to the store", at: place, remedy: "Try again when it has ended.",
        exit: .inputOutput)
    case .SQLITE_IOERR:
      return Diagnostic(
        "store-io", "Reading or writing the store failed", at: place, remedy: "Check the disk.", exit: .inputOutput)
    default:
      return Diagnostic(
        "store-failed", "SQLite refused: \(error.message ?? error.resultCode.description)", at: place,
        exit: .internalError)
    }
  }

  /// Opens a database.
  ///
  /// A reader of a file in WAL mode writes a small file beside it. Where that is not allowed (a shared folder, a
  /// disc), nobody writes, and the file is read as one that cannot change.
  private static func open(_ path: String, _ configuration: Configuration, writes: Bool) throws -> any DatabaseWriter {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard !writes, access(folder, W_OK) != 0, !InputFile.exists(path + "-wal") else {
      return try DatabasePool(path: path, configuration: configuration)
    }
    var name = URLComponents()
    name.scheme = "file"
    name.path = URL(fileURLWithPath: path).path
    name.queryItems = [URLQueryItem(name: "immutable", value: "1")]
    return try DatabaseQueue(path: name.string ?? path, configuration: configuration)
  }

  private static func refuseUnwritable(_ path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard InputFile.isFolder(folder) else {
      throw Diagnostic(
        "folder-not-found", "There is no folder \(folder) for the store", remedy: "Make it first.", exit: .cannotCreate)
    }
    let target = InputFile.exists(path) ? path : folder
    guard access(target, W_OK) == 0, !InputFile.isFolder(path) else {
      throw Diagnostic(
        "store-cannot-create", "The store \(path) cannot be written", remedy: "Choose a folder of yours with --store.",
        exit: .cannotCreate)
    }
  }

  /// Pages of 8 KB measured smaller than 4 KB on census rows; it only takes before the first table.
  private static func setPageSize(_ path: String) throws {
    guard !InputFile.exists(path) else { return }
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA page_size = 8192; VACUUM") }
    try queue.close()
  }
}
