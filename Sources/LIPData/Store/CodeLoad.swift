import GRDB

/// Writes the dimensions and codes of a table, and finds the text that stands for a series.
struct CodeLoad {
  private let db: Database
  private let dataset: Int64
  private var dimensions: [TableStructure.Dimension] = []
  private var lastIDs: [Int] = []
  /// Of each dimension the ids of the codes that the file names, by their numbers in it.
  private var ids: [[Int]] = []

  init(_ db: Database, dataset: Int64) {
    self.db = db
    self.dataset = dataset
  }

  /// Writes the dimensions with the names of this file, and the codes that it names beforehand.
  ///
  /// A file in the other language brings the names that lacked; throws `dimensions-disagree` when the dataset is
  /// held with other dimensions.
  mutating func begin(_ structure: TableStructure) throws {
    dimensions = structure.dimensions
    ids = dimensions.map { _ in [] }
    try checkDimensions(structure)
    for (position, dimension) in dimensions.enumerated() {
      let id = dimension.name.en.isEmpty ? nil : dimension.id
      try db.execute(
        sql: """
          INSERT INTO dimension VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
            id = coalesce(?, id), name_en = iif(excluded.name_en = '', name_en, excluded.name_en),
            name_fr = iif(excluded.name_fr = '', name_fr, excluded.name_fr),
            notes = iif(excluded.notes = '', notes, excluded.notes)
          """,
        arguments: [
          dataset, position + 1, dimension.id, dimension.name.en, dimension.name.fr, Self.text(dimension.notes), id,
        ])
      let last = try Int.fetchOne(
        db, sql: "SELECT max(id) FROM code WHERE dataset = ? AND dimension = ?", arguments: [dataset, position + 1])
      lastIDs.append(last ?? 0)
      for code in dimension.codes { try write(code, at: position) }
    }
  }

  /// Takes a code that the file names for the first time: the next of its dimension's.
  mutating func take(_ code: TableBatch.Code) throws { ids[code.position].append(try write(code)) }

  /// Takes the DGUID of a code.
  func take(_ place: TableBatch.Place) throws {
    // Statements are compiled once: a file may name thousands of codes.
    let statement = try db.cachedStatement(
      sql: "UPDATE code SET dguid = max(dguid, ?) WHERE dataset = ? AND dimension = ? AND id = ?")
    try statement.execute(
      arguments: [place.dguid, dataset, place.position + 1, ids[place.position][place.code]])
  }

  /// The text that stands for a series: the ids of its codes, joined by points.
  func key(ofSeries codes: ArraySlice<Int32>) -> [UInt8] {
    var text: [UInt8] = []
    for (position, code) in codes.enumerated() {
      if position > 0 { text.append(0x2E) }
      Self.append(ids[position][Int(code)], to: &text)
    }
    return text
  }

  /// The number of dimensions.
  var dimensionCount: Int { dimensions.count }

  /// The names of a series' codes, for a message.
  func names(ofSeries series: Int64) throws -> [String] {
    let key = try String.fetchOne(db, sql: "SELECT key FROM series WHERE id = ?", arguments: [series]) ?? ""
    return try key.split(separator: ".").enumerated().map { position, id in
      let name = try String.fetchOne(
        db,
        sql: """
          SELECT coalesce(nullif(name_en, ''), nullif(name_fr, ''), code) FROM code
          WHERE dataset = ? AND dimension = ? AND id = ?
          """,
        arguments: [dataset, position + 1, Int(id)])
      return name ?? String(id)
    }
  }

  private func checkDimensions(_ structure: TableStructure) throws {
    let held = try Row.fetchAll(
      db, sql: "SELECT id, name_en FROM dimension WHERE dataset = ? ORDER BY position", arguments: [dataset])
    guard !held.isEmpty else { return }
    let ids = held.map { $0["id"] as String }
    let agree = zip(held, dimensions).allSatisfy { row, dimension in
      (row["name_en"] as String).isEmpty || dimension.name.en.isEmpty || row["id"] as String == dimension.id
    }
    guard agree, held.count == dimensions.count else {
      throw Diagnostic(
        "dimensions-disagree",
        "The dimensions of the file are \(structure.text); the store holds the dataset with "
          + ids.joined(separator: ", "), at: Place(line: 1),
        remedy: "If the table has changed, remove the earlier file with lipdata forget; else name another --store.")
    }
  }

  /// Writes a code of the structure.
  private mutating func write(_ code: TableStructure.Code, at position: Int) throws {
    let known = try Int.fetchOne(
      try db.cachedStatement(sql: "SELECT id FROM code WHERE \(Self.ofCode(code.code))"),
      arguments: [dataset, position + 1, code.code])
    let id = known ?? lastIDs[position] + 1
    lastIDs[position] = max(lastIDs[position], id)
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?) ON CONFLICT DO UPDATE SET
          name_en = iif(excluded.name_en = '', name_en, excluded.name_en),
          name_fr = iif(excluded.name_fr = '', name_fr, excluded.name_fr),
          parent = excluded.parent,
          classification = iif(excluded.classification = '', classification, excluded.classification),
          quality_flag = iif(excluded.quality_flag = '', quality_flag, excluded.quality_flag),
          notes = iif(excluded.notes = '', notes, excluded.notes)
        """)
    try statement.execute(
      arguments: [
        dataset, position + 1, id, code.name.en, code.name.fr, code.code, code.parent ?? "", code.classification,
        code.qualityFlag, Self.text(code.notes),
      ])
  }

  /// Writes a code that the store may hold; its id.
  private mutating func write(_ code: TableBatch.Code) throws -> Int {
    let (text, own, position) = (code.name, code.code, code.position)
    let known =
      own.isEmpty
      ? try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT id, name_en, name_fr FROM code
            WHERE dataset = ? AND dimension = ? AND code = '' AND name_en = ? AND name_fr = ?
            """),
        arguments: [dataset, position + 1, text.en, text.fr])
      : try Row.fetchOne(
        try db.cachedStatement(sql: "SELECT id, name_en, name_fr FROM code WHERE \(Self.ofCode(own))"),
        arguments: [dataset, position + 1, own])
    if let known {
      let (id, en, fr): (Int, String, String) = (known[0], known[1], known[2])
      if !text.en.isEmpty && text.en != en || !text.fr.isEmpty && text.fr != fr {
        try db.execute(
          sql: "UPDATE code SET name_en = ?, name_fr = ? WHERE dataset = ? AND dimension = ? AND id = ?",
          arguments: [
            text.en.isEmpty ? en : text.en, text.fr.isEmpty ? fr : text.fr, dataset, position + 1, id,
          ])
      }
      return id
    }
    lastIDs[position] += 1
    let statement = try db.cachedStatement(sql: "INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, '', '', '', '', '')")
    try statement.execute(
      arguments: [dataset, position + 1, lastIDs[position], text.en, text.fr, own])
    return lastIDs[position]
  }

  /// The condition that finds a code of a dimension.
  ///
  /// The index of codes leaves empty ones out: only where that is said does SQLite use it, and not read all codes.
  private static func ofCode(_ code: String) -> String {
    "dataset = ? AND dimension = ? AND code = ?" + (code.isEmpty ? "" : " AND code <> ''")
  }

  /// Appends a number's digits: a series' key is made of them, and there may be millions.
  private static func append(_ number: Int, to text: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &text) }
    text.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }

  private static func text(_ notes: [Int]) -> String { notes.map(String.init).joined(separator: " ") }
}
