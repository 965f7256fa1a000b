public import Foundation
import GRDB

extension Store {
  /// What a revised file of a table changed.
  public struct Revision: Sendable, Equatable {
    /// Cells whose value or symbol is another.
    public var moved: Int
    /// Cells that the earlier file had not.
    public var appeared: Int
    /// Cells that the revised file has no more.
    public var vanished: Int
  }

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
    /// The number of area and member pairs kept, or of a table's cells.
    public var rows: Int
    /// For a table, the number of combinations of codes; else 0.
    public var series: Int
    /// What a revised file of a table changed; nil for its first file, and for a profile.
    public var revision: Revision?
    /// How often each symbol stood in the file.
    public var symbols: [String: Int]
  }

  /// Ingests a file: all of it in one transaction, or nothing.
  ///
  /// The same bytes twice change nothing. An area that another file of the dataset gave before takes the new
  /// file's figures; a table's file takes the place of all that another gave. After a kill at any moment the store
  /// is as it was before or holds the whole file.
  /// Throws what the layout's reader throws, with file, line and column, `ingested-as-other`, `file-changed`, and
  /// what SQLite refuses.
  public func ingest(_ file: OfficialFile, at time: Date = Date()) throws -> Ingestion {
    switch file {
    case .profile(let file): try ingest(file, at: time)
    case .table(let file): try ingest(file, at: time)
    }
  }

  /// Ingests a profile; see ``ingest(_:at:)``.
  public func ingest(_ file: RecognisedFile, at time: Date = Date()) throws -> Ingestion {
    let report = Self.report(file.entry, file.layout, file.how)
    return try ingest(file.path, file.entry, report, at: time) { db, dataset, key, report in
      let load = try BulkLoad(db, dataset: dataset, file: key, members: file.descriptor.members)
      defer { load.close() }
      let sink = StoreSink(load)
      _ = try file.read { sink }
      try load.finish()
      report.areas = load.areas
      report.replacedAreas = load.replacedAreas
      report.rows = load.rows
      report.symbols = load.symbolCounts
    }
  }

  /// Ingests a table; see ``ingest(_:at:)``.
  public func ingest(_ file: RecognisedTable, at time: Date = Date()) throws -> Ingestion {
    let report = Self.report(file.entry, file.layout, file.how)
    return try ingest(file.path, file.entry, report, at: time) { db, dataset, key, report in
      let load = try TableLoad(db, dataset: dataset, file: key)
      defer { load.close() }
      _ = try file.read(into: StoreTableSink(load))
      report.revision = try load.finish()
      report.rows = load.rows
      report.series = load.series
      report.symbols = load.symbolCounts
    }
  }

  private static func report(_ entry: CatalogueEntry, _ layout: Layout, _ how: String) -> Ingestion {
    Ingestion(
      dataset: entry.id, layout: layout.rawValue, how: how, wasKnown: false, areas: 0, replacedAreas: 0, rows: 0,
      series: 0, revision: nil, symbols: [:])
  }

  /// Runs one ingestion in its transaction: `load` takes the rows of the file and fills in the report.
  private func ingest(
    _ path: String, _ entry: CatalogueEntry, _ empty: Ingestion, at time: Date,
    load: (Database, _ dataset: Int64, _ file: Int64, inout Ingestion) throws -> Void
  ) throws -> Ingestion {
    let source = try ByteSource(path: path)
    let digest = try FileDigest.sha256(of: source)
    var report = empty
    do {
      try database.write { db in
        if try Self.isKnown(db, digest, entry, path) {
          report.wasKnown = true
          return
        }
        let dataset = try Self.datasetKey(db, entry)
        try db.execute(
          sql: """
            INSERT INTO file (dataset, path, sha256, bytes, layout, ingested, rows) VALUES (?, ?, ?, ?, ?, ?, 0)
            """,
          arguments: [dataset, path, digest, source.count, report.layout, Self.stamp(time)])
        let key = db.lastInsertedRowID
        try load(db, dataset, key, &report)
        guard try FileDigest.sha256(of: source) == digest else {
          throw Diagnostic(
            "file-changed", "The file changed while it was read", at: Place(file: path),
            remedy: "Wait until its download has ended, then ingest it again.")
        }
        try db.execute(sql: "UPDATE file SET rows = ? WHERE id = ?", arguments: [report.rows, key])
      }
    } catch let error as DatabaseError {
      throw Self.diagnostic(for: error, path: self.path)
    } catch let error as Diagnostic {
      throw error.inFile(path)
    }
    return report
  }

  /// True when the same bytes were ingested before; throws when that was as a file of another dataset.
  private static func isKnown(_ db: Database, _ digest: String, _ entry: CatalogueEntry, _ path: String) throws -> Bool
  {
    let known = try String.fetchOne(
      db, sql: "SELECT name FROM dataset JOIN file ON file.dataset = dataset.id WHERE sha256 = ?", arguments: [digest])
    guard let known else { return false }
    guard known == entry.id else {
      throw Diagnostic(
        "ingested-as-other", "The file was ingested before, as \(known)", at: Place(file: path),
        remedy: "If that was wrong, make a new store: a file's figures stand in a store once.")
    }
    return true
  }

  private static func datasetKey(_ db: Database, _ entry: CatalogueEntry) throws -> Int64 {
    if let key = try Int64.fetchOne(db, sql: "SELECT id FROM dataset WHERE name = ?", arguments: [entry.id]) {
      return key
    }
    try db.execute(
      sql: "INSERT INTO dataset (name, descriptor) VALUES (?, ?)", arguments: [entry.id, entry.descriptor ?? ""])
    return db.lastInsertedRowID
  }

  /// A time in UTC, ISO 8601, to the second.
  private static func stamp(_ time: Date) -> String {
    time.formatted(.iso8601)
  }
}
