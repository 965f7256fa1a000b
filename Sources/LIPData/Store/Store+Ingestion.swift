import Foundation
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
    /// What was left out, in the order of lines.
    public var rejected: [Diagnostic] = []
  }

  /// Ingests a file: all of it in one transaction, or nothing.
  ///
  /// The same bytes twice change nothing. An area that another file of the dataset gave before takes the new
  /// file's figures; a table's file takes the place of all that another gave. After a kill at any moment the store
  /// is as it was before or holds the whole file.
  /// Throws what the layout's reader throws, with file, line and column, `ingested-as-other`, `file-changed`, and
  /// what SQLite refuses.
  public func ingest(_ file: OfficialFile, options: IngestionOptions = IngestionOptions()) throws -> Ingestion {
    switch file {
    case .profile(let file): try ingest(file, options: options)
    case .table(let file): try ingest(file, options: options)
    }
  }

  /// Ingests a profile; see ``ingest(_:options:)``.
  public func ingest(_ file: RecognisedFile, options: IngestionOptions = IngestionOptions()) throws -> Ingestion {
    let report = Self.report(file.entry, file.layout, file.how)
    let members = options.members.map { Array(Set($0)).sorted() }
    return try ingest(file.path, file.sources, file.entry, report, options, members: members) {
      db, dataset, key, report in
      let load = try ProfileLoad(db, dataset: dataset, file: key, rejects: options.rejects)
      defer { load.close() }
      let batches = Handover<ProfileBatch>(most: 3)
      let feed = ProfileFeed(batches, members: file.descriptor.members, progress: options.progress)
      let sink = ProfileFeedSink(box: .init(feed), wantedMembers: members.map { MemberSet($0) } ?? .all)
      batches.start {
        // What was read before an error is written before it is thrown: the first in the file is told.
        let read = Result { _ = try file.read(rejects: options.rejects) { sink } }
        try sink.box.feed.handOver()
        try read.get()
      }
      try batches.takeAll { try load.take($0) }
      try Self.keep(try file.notes(), dataset: dataset, in: db)
      report.areas = load.areas
      report.replacedAreas = load.replacedAreas
      report.rows = load.rows
      report.symbols = load.symbolCounts
    }
  }

  /// Ingests a table; see ``ingest(_:options:)``.
  public func ingest(_ file: RecognisedTable, options: IngestionOptions = IngestionOptions()) throws -> Ingestion {
    let report = Self.report(file.entry, file.layout, file.how)
    return try ingest(file.path, file.sources, file.entry, report, options) { db, dataset, key, report in
      let load = try TableLoad(db, dataset: dataset, file: key, rule: file.rule, rejects: options.rejects)
      defer { load.close() }
      let batches = Handover<TableBatch>(most: 3)
      let sink = TableFeedSink(box: .init(TableFeed(batches, progress: options.progress)))
      batches.start {
        let read = Result { _ = try file.readHere(rejects: options.rejects, into: sink) }
        try sink.box.feed.handOver()
        try read.get()
      }
      try batches.takeAll { try load.take($0) }
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
    _ path: String, _ sources: [SourceFile], _ entry: CatalogueEntry, _ empty: Ingestion, _ options: IngestionOptions,
    members: [Int]? = nil,
    load: (Database, _ dataset: Int64, _ file: Int64, inout Ingestion) throws -> Void
  ) throws -> Ingestion {
    let provenance = try Provenance(sources)
    options.progress?.follow(sources)
    var report = empty
    do {
      try database.write { db in
        // A file of another length is another file: its hash is taken while it is read.
        let isAlike = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM file WHERE bytes = ?)", arguments: [provenance.bytes])
        if isAlike == true, try Self.isKnown(db, try provenance.digest(), entry, path, members: members) {
          report.wasKnown = true
          return
        }
        let dataset = try Self.datasetKey(db, entry)
        try db.execute(
          sql:
            """
            INSERT INTO file (dataset, path, sha256, bytes, layout, ingested, rows, address, members)
            VALUES (?, ?, '', ?, ?, ?, 0, ?, ?)
            """,
          arguments: [
            dataset, path, provenance.bytes, report.layout, Self.stamp(options.time), options.address,
            members.map { $0.map(String.init).joined(separator: " ") } ?? "",
          ])
        let key = db.lastInsertedRowID
        let digest = provenance.digestMeanwhile()
        do {
          try load(db, dataset, key, &report)
        } catch {
          // The other thread reads the same file: it must have ended before the file is let go.
          _ = try? digest()
          throw error
        }
        let sha256 = try digest()
        guard try provenance.isUnchanged() else {
          throw Diagnostic(
            "file-changed", "The file changed while it was read", at: Place(file: path),
            remedy: "Wait until its download has ended, then ingest it again.")
        }
        try db.execute(
          sql: "UPDATE file SET rows = ?, sha256 = ? WHERE id = ?", arguments: [report.rows, sha256, key])
        for (position, source) in provenance.parts.enumerated() {
          try db.execute(
            sql: "INSERT INTO source VALUES (?, ?, ?, ?, ?)",
            arguments: [key, position + 1, source.name, source.sha256, source.bytes])
        }
      }
    } catch let error as DatabaseError {
      throw Self.diagnostic(for: error, path: self.path)
    } catch let error as Diagnostic {
      throw error.inFile(path)
    }
    report.rejected = options.rejects.diagnostics
    return report
  }

  /// True when the same bytes were ingested before with the same members or more, and no later file has taken their
  /// place; throws when that was as a file of another dataset.
  private static func isKnown(
    _ db: Database, _ digest: String, _ entry: CatalogueEntry, _ path: String, members: [Int]?
  ) throws -> Bool {
    let known = try Row.fetchOne(
      db,
      sql:
        "SELECT name, file.id, dataset, members FROM dataset JOIN file ON file.dataset = dataset.id WHERE sha256 = ?",
      arguments: [digest])
    guard let known else { return false }
    let name: String = known[0]
    guard name == entry.id else {
      throw Diagnostic(
        "ingested-as-other", "The file was ingested before, as \(name)", at: Place(file: path),
        remedy: "If that was wrong, take it out with lipdata forget: a file's figures stand in a store once.")
    }
    let isHeld = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM profile WHERE file = ?1)
          OR EXISTS (SELECT 1 FROM series JOIN cell ON cell.series = series.id
            WHERE dataset = (SELECT dataset FROM file WHERE id = ?1) AND file = ?1)
        """,
      arguments: [known[1] as Int64])
    let held = (known[3] as String).split(separator: " ").compactMap { Int($0) }
    let isEnough = held.isEmpty || members.map { Set($0).isSubset(of: held) } == true
    if isHeld == true, isEnough { return true }
    _ = try remove(db, file: known[1], dataset: known[2])
    return false
  }

  private static func datasetKey(_ db: Database, _ entry: CatalogueEntry) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO dataset (name, descriptor, title_en, title_fr, licences) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET title_en = iif(excluded.title_en = '', title_en, excluded.title_en),
          title_fr = iif(excluded.title_fr = '', title_fr, excluded.title_fr), licences = excluded.licences
        """,
      arguments: [
        entry.id, entry.descriptor ?? "", entry.title.en, entry.title.fr, entry.licences.joined(separator: " "),
      ])
    return try Int64.fetchOne(db, sql: "SELECT id FROM dataset WHERE name = ?", arguments: [entry.id]) ?? 0
  }

  /// A time in UTC, ISO 8601, to the second.
  private static func stamp(_ time: Date) -> String {
    time.formatted(.iso8601)
  }
}
