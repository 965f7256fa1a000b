public import Foundation
import GRDB

extension Store {
  /// What an ingestion did.
  public struct Ingestion: Sendable, Equatable {
    /// The dataset that the file belongs to.
    public var dataset: String
    /// The layout, and by what it was recognised.
    public var layout: String
    /// By what the layout was recognised.
    public var how: String
    /// True when the same bytes were ingested before: nothing changed.
    public var wasKnown: Bool
    /// The number of areas taken.
    public var areas: Int
    /// How many of them replaced figures of an earlier file.
    public var replacedAreas: Int
    /// The number of area and member pairs kept.
    public var rows: Int
    /// How often each symbol stood in the file.
    public var symbols: [String: Int]
  }

  /// Ingests a file: all of it in one transaction, or nothing.
  ///
  /// The same bytes twice change nothing. An area that another file of the dataset gave before takes the new
  /// file's figures. After a kill at any moment the store is as it was before or holds the whole file.
  /// Throws what the layout's reader throws, with file, line and column, and what SQLite refuses.
  public func ingest(_ file: RecognisedFile, at time: Date = Date()) throws -> Ingestion {
    let source = try ByteSource(path: file.path)
    let digest = try FileDigest.sha256(of: source)
    var report = Ingestion(
      dataset: file.entry.id, layout: file.layout.rawValue, how: file.how, wasKnown: false, areas: 0,
      replacedAreas: 0, rows: 0, symbols: [:])
    do {
      try database.write { db in
        if try Bool.fetchOne(db, sql: "SELECT 1 FROM file WHERE sha256 = ?", arguments: [digest]) ?? false {
          report.wasKnown = true
          return
        }
        let dataset = try Self.datasetKey(db, file.entry)
        try db.execute(
          sql: """
            INSERT INTO file (dataset, path, sha256, bytes, layout, ingested, rows) VALUES (?, ?, ?, ?, ?, ?, 0)
            """,
          arguments: [dataset, file.path, digest, source.count, file.layout.rawValue, Self.stamp(time)])
        let key = db.lastInsertedRowID
        let load = try BulkLoad(db, dataset: dataset, file: key, members: file.descriptor.members)
        defer { load.close() }
        let sink = StoreSink(load)
        _ = try file.read { sink }
        try load.finish()
        guard try FileDigest.sha256(of: source) == digest else {
          throw Diagnostic(
            "file-changed", "The file changed while it was read", at: Place(file: file.path),
            remedy: "Wait until its download has ended, then ingest it again.")
        }
        try db.execute(sql: "UPDATE file SET rows = ? WHERE id = ?", arguments: [load.rows, key])
        report.areas = load.areas
        report.replacedAreas = load.replacedAreas
        report.rows = load.rows
        report.symbols = load.symbolCounts
      }
    } catch let error as DatabaseError {
      throw Self.diagnostic(for: error, path: path)
    } catch let error as Diagnostic {
      throw error.inFile(file.path)
    }
    return report
  }

  private static func datasetKey(_ db: Database, _ entry: CatalogueEntry) throws -> Int64 {
    if let key = try Int64.fetchOne(db, sql: "SELECT id FROM dataset WHERE name = ?", arguments: [entry.id]) {
      return key
    }
    try db.execute(
      sql: "INSERT INTO dataset (name, descriptor) VALUES (?, ?)", arguments: [entry.id, entry.descriptor])
    return db.lastInsertedRowID
  }

  /// A time in UTC, ISO 8601, to the second.
  private static func stamp(_ time: Date) -> String {
    time.formatted(.iso8601)
  }
}
