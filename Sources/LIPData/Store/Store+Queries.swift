import GRDB

extension Store {
  /// A file as the store remembers it.
  public struct IngestedFile: Sendable, Equatable {
    /// The catalogue entry's id.
    public var dataset: String
    /// The path as it was given.
    public var path: String
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public var sha256: String
    /// The number of bytes.
    public var bytes: Int
    /// The layout that was recognised.
    public var layout: String
    /// When it was ingested, UTC.
    public var ingested: String
    /// The number of area and member pairs kept, or of a table's cells.
    public var rows: Int
    /// The number of areas whose figures it gives now.
    public var areas: Int
    /// The number of a table's cells that it gives now.
    public var cells: Int
    /// The members of a profile that were kept; empty for all.
    public var members: [Int]
  }

  /// The files in the order in which they were ingested.
  public func files() throws -> [IngestedFile] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT dataset.name AS dataset, path, sha256, bytes, layout, ingested, rows, members,
                 coalesce(areas, 0) AS areas, coalesce(cells, 0) AS cells
          FROM file JOIN dataset ON dataset.id = file.dataset
          LEFT JOIN (SELECT file, count(*) AS areas FROM profile GROUP BY file) p ON p.file = file.id
          LEFT JOIN (SELECT file, count(*) AS cells FROM cell GROUP BY file) c ON c.file = file.id
          ORDER BY file.id
          """
      ).map {
        IngestedFile(
          dataset: $0["dataset"], path: $0["path"], sha256: $0["sha256"], bytes: $0["bytes"], layout: $0["layout"],
          ingested: $0["ingested"], rows: $0["rows"], areas: $0["areas"], cells: $0["cells"],
          members: ($0["members"] as String).split(separator: " ").compactMap { Int($0) })
      }
    }
  }

  /// The ids of the datasets that the store holds figures of.
  public func datasets() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT name FROM dataset ORDER BY name") }
  }

  /// The ids of the datasets that are profiles of areas, in order.
  public func profiles() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT name FROM dataset WHERE descriptor <> '' ORDER BY name") }
  }

  /// The codes of the areas that a dataset gives figures for.
  public func areas(of dataset: String) throws -> Set<String> {
    try read {
      Set(
        try String.fetchAll(
          $0,
          sql: """
            SELECT area.code FROM profile JOIN area ON area.id = profile.area
            JOIN dataset ON dataset.id = profile.dataset WHERE dataset.name = ?
            """, arguments: [dataset]))
    }
  }

  /// The areas among some that a dataset gives figures for.
  public func areas(of dataset: String, among codes: [String]) throws -> Set<String> {
    try read { db in
      let held = try db.makeStatement(
        sql: """
          SELECT 1 FROM area JOIN profile ON profile.area = area.id
          WHERE area.code = ? AND profile.dataset = (SELECT id FROM dataset WHERE name = ?)
          """)
      return Set(try codes.filter { try Int.fetchOne(held, arguments: [$0, dataset]) != nil })
    }
  }

  /// The cells of some members of some areas.
  ///
  /// Takes one indexed range an area: under a millisecond for a partnership.
  public func cells(of dataset: String, areas codes: [String], members ids: [Int]) throws -> CellMatrix {
    var matrix = CellMatrix(areas: codes, members: ids)
    try read { db in
      guard let key = try Int64.fetchOne(db, sql: "SELECT id FROM dataset WHERE name = ?", arguments: [dataset]) else {
        return
      }
      let symbols = try Self.symbols(db)
      let profile = try db.makeStatement(
        sql: """
          SELECT area.id, short_form_non_response, long_form_non_response, quality_flag
          FROM area JOIN profile ON profile.area = area.id WHERE code = ? AND profile.dataset = ?
          """)
      let row = try db.makeStatement(
        sql: """
          SELECT count, count_men, count_women, symbols FROM observation
          WHERE dataset = ? AND area = ? AND member = ?
          """)
      for (code, place) in matrix.areas {
        guard let found = try Row.fetchOne(profile, arguments: [code, key]) else { continue }
        let area: Int64 = found[0]
        matrix.quality[place] = CellMatrix.AreaQuality(
          shortForm: found[1] ?? .nan, longForm: found[2] ?? .nan, flag: found[3])
        for (member, column) in matrix.members {
          guard let values = try Row.fetchOne(row, arguments: [key, area, member]) else { continue }
          let status = symbols[values[3] as Int64] ?? []
          for index in 0..<CellMatrix.width {
            let cell = Cell(values[index] ?? .nan, index < status.count ? status[index] : [])
            _ = matrix.set(row: place, place: column, column: index, to: cell)
          }
        }
      }
    }
    return matrix
  }

  /// Reads the sets of symbols by id.
  static func symbols(_ db: Database) throws -> [Int64: [ObservationStatus]] {
    var symbols: [Int64: [ObservationStatus]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, text FROM symbols") {
      symbols[row[0]] = SymbolSet(text: row[1]).status
    }
    return symbols
  }

  /// Runs a read and says plainly what SQLite refused.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try database.read(body)
    } catch let error as DatabaseError {
      throw Self.diagnostic(for: error, path: path)
    }
  }
}

extension CellMatrix.AreaQuality {
  init(shortForm: Double, longForm: Double, flag: String) {
    self.init()
    shortFormNonResponse = shortForm
    longFormNonResponse = longForm
    self.flag = flag
  }
}
