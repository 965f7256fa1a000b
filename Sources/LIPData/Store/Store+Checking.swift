import GRDB

extension Store {
  /// What a check found.
  public struct Finding: Sendable, Equatable {
    /// `damaged`, `orphan`, `changed` or `absent`.
    public var kind: String
    /// Where: a table, or a file.
    public var subject: String
    /// What, a plain sentence.
    public var sentence: String
    /// True for what makes the store's figures doubtful; false for what is only worth knowing.
    public var isFault: Bool
  }

  /// Rows that refer to what is not there, by table.
  private static let orphans: [(table: String, sql: String)] = [
    (
      "observation",
      "SELECT count(*) FROM observation o WHERE NOT EXISTS (SELECT 1 FROM profile p WHERE p.dataset = o.dataset AND p.area = o.area)"
    ),
    ("cell", "SELECT count(*) FROM cell WHERE series NOT IN (SELECT id FROM series)"),
    ("cell", "SELECT count(*) FROM cell WHERE file NOT IN (SELECT id FROM file)"),
    ("cell", "SELECT count(*) FROM cell WHERE symbols NOT IN (SELECT id FROM symbols)"),
    ("cell", "SELECT count(*) FROM cell WHERE attributes <> 0 AND attributes NOT IN (SELECT id FROM attributes)"),
    ("observation", "SELECT count(*) FROM observation WHERE symbols NOT IN (SELECT id FROM symbols)"),
    ("series", "SELECT count(*) FROM series WHERE attributes <> 0 AND attributes NOT IN (SELECT id FROM attributes)"),
    (
      "series",
      "SELECT count(*) FROM series s WHERE length(key) - length(replace(key, '.', '')) + 1 <> (SELECT count(*) FROM dimension d WHERE d.dataset = s.dataset)"
    ),
  ]

  /// Checks the store: SQLite's own check, rows that refer to nothing, and the files that it was made from.
  ///
  /// - Parameter files: true to read again the files that still lie where they were, and compare their hashes.
  public func check(files: Bool = true) throws -> [Finding] {
    var findings: [Finding] = []
    try read { db in
      for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
        findings.append(Finding(kind: "damaged", subject: "store", sentence: line, isFault: true))
      }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        let (table, parent): (String, String) = (row[0], row[2])
        findings.append(
          Finding(kind: "orphan", subject: table, sentence: "A row refers to no row of \(parent)", isFault: true))
      }
      for (table, sql) in Self.orphans {
        let count = try Int.fetchOne(db, sql: sql) ?? 0
        guard count > 0 else { continue }
        findings.append(
          Finding(
            kind: "orphan", subject: table, sentence: "\(count) rows refer to what is not there", isFault: true))
      }
    }
    guard files else { return findings }
    for source in try sources() {
      guard InputFile.exists(source.name) else {
        findings.append(
          Finding(kind: "absent", subject: source.name, sentence: "The file is not where it was", isFault: false))
        continue
      }
      guard try FileDigest.sha256(of: ByteSource(path: source.name)) != source.sha256 else { continue }
      findings.append(
        Finding(
          kind: "changed", subject: source.name,
          sentence: "The file is another than the one that was ingested; ingest it again to take over its figures",
          isFault: false))
    }
    return findings
  }

  /// The files that the store's figures came from, as they lay on disk.
  private func sources() throws -> [(name: String, sha256: String)] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT DISTINCT name, sha256 FROM source WHERE sha256 <> '' ORDER BY name")
        .map { (name: $0[0], sha256: $0[1]) }
    }
  }
}
