import GRDB

extension Store {
  /// Where the figures of an area come from.
  public struct Origin: Sendable, Equatable {
    /// The file's path as it was given; `archive.zip/member` for what lay in an archive.
    public var path: String
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public var sha256: String
    /// The number of its bytes.
    public var bytes: Int
    /// The layout that was recognised.
    public var layout: Layout?
    /// When it was ingested, UTC.
    public var ingested: String
    /// Where it was downloaded from, empty where that is not known.
    public var address: String
    /// The line of the area's first row.
    public var firstLine: Int
  }

  /// Where a dataset's figures of some areas come from, by the code of the area; those that it does not hold are left
  /// out.
  public func origins(of dataset: String, areas codes: [String]) throws -> [String: Origin] {
    try read { db in
      let statement = try db.makeStatement(
        sql: """
          SELECT path, sha256, bytes, layout, ingested, address, first_line
          FROM area JOIN profile ON profile.area = area.id JOIN file ON file.id = profile.file
          WHERE area.code = ? AND profile.dataset = (SELECT id FROM dataset WHERE name = ?)
          """)
      var origins: [String: Origin] = [:]
      for code in codes {
        guard let row = try Row.fetchOne(statement, arguments: [code, dataset]) else { continue }
        origins[code] = Origin(
          path: row[0], sha256: row[1], bytes: row[2], layout: Layout(rawValue: row[3]), ingested: row[4],
          address: row[5], firstLine: row[6])
      }
      return origins
    }
  }

  /// The publisher's own notes of some members, which travel with the figures made from them; by member.
  public func notes(of dataset: String, members: [Int]) throws -> [Int: LocalizedText] {
    try read { db in
      let statement = try db.makeStatement(
        sql: """
          SELECT text_en, text_fr FROM member JOIN note ON note.dataset = member.dataset AND note.number = member.note
          WHERE member.id = ? AND member.dataset = (SELECT id FROM dataset WHERE name = ?)
          """)
      var notes: [Int: LocalizedText] = [:]
      for member in members {
        guard let row = try Row.fetchOne(statement, arguments: [member, dataset]) else { continue }
        notes[member] = LocalizedText(en: row[0], fr: row[1])
      }
      return notes
    }
  }
}
