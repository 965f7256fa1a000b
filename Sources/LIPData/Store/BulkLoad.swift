import GRDB

/// Writes the rows of one file of profiles, inside the transaction that GRDB opened.
final class BulkLoad {
  private let db: Database
  private let dataset: Int64
  private let file: Int64
  private let members: MemberTable
  private let insert: BulkStatement
  private var areaKey: Int64 = 0
  private var symbolKeys: [InlineStatus: Int64] = [:]
  private var labels: LabelCheck
  private var memberNotes: [Int: (label: String, note: Int)] = [:]
  private var seenAreas: Set<Int64> = []

  /// The number of areas taken.
  private(set) var areas = 0
  /// How many of them replaced figures of an earlier file.
  private(set) var replacedAreas = 0
  /// The number of rows written.
  private(set) var rows = 0
  /// How often each symbol stood in the file.
  var symbolCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for (set, uses) in uses {
      for status in set.status {
        for (symbol, one) in ObservationStatus.symbols where status.contains(one) {
          counts[symbol, default: 0] += uses
        }
      }
    }
    return counts
  }
  private var uses: [InlineStatus: Int] = [:]

  /// The statuses of a row as two words: a key that costs no array.
  struct InlineStatus: Hashable {
    var low: UInt64
    var high: UInt64

    init(_ row: borrowing ProfileRow) {
      (low, high) = (0, 0)
      for index in 0..<4 { low |= UInt64(row.cells[index].status.rawValue) << UInt64(16 * index) }
      for index in 4..<6 { high |= UInt64(row.cells[index].status.rawValue) << UInt64(16 * (index - 4)) }
    }

    var status: [ObservationStatus] {
      (0..<6).map { index in
        let word = index < 4 ? low >> UInt64(16 * index) : high >> UInt64(16 * (index - 4))
        return ObservationStatus(rawValue: UInt16(truncatingIfNeeded: word))
      }
    }
  }

  init(_ db: Database, dataset: Int64, file: Int64, members: MemberTable) throws {
    self.db = db
    self.dataset = dataset
    self.file = file
    self.members = members
    labels = LabelCheck(members)
    insert = try BulkStatement(db, "INSERT INTO observation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
  }

  /// Finalises the statement; further rows are refused by SQLite.
  func close() { insert.close() }

  /// Begins an area: figures that another file of the dataset gave of it go.
  func begin(_ area: ProfileArea) throws {
    let code = String(decoding: area.code, as: UTF8.self)
    areaKey = try key(ofArea: code, name: area.encoding.string(area.name))
    guard seenAreas.insert(areaKey).inserted else { return }
    areas += 1
    let old = try Int64.fetchOne(
      db, sql: "SELECT file FROM profile WHERE dataset = ? AND area = ?", arguments: [dataset, areaKey])
    if old != nil {
      replacedAreas += 1
      try db.execute(sql: "DELETE FROM observation WHERE dataset = ? AND area = ?", arguments: [dataset, areaKey])
    }
    func number(_ value: Double) -> Double? { value.isNaN ? nil : value }
    try db.execute(
      sql: "INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        dataset, areaKey, file, area.line, number(area.shortFormNonResponse), number(area.longFormNonResponse),
        String(decoding: area.qualityFlag, as: UTF8.self),
      ])
  }

  /// Writes one row of the area begun last.
  func take(_ row: borrowing ProfileRow) throws {
    try labels.check(row)
    if memberNotes[row.member] == nil {
      memberNotes[row.member] = (row.encoding.string(row.label), row.note)
    }
    let status = InlineStatus(row)
    uses[status, default: 0] += 1
    insert.bind(1, dataset)
    insert.bind(2, areaKey)
    insert.bind(3, Int64(row.member))
    for index in 0..<6 { insert.bind(4 + index, row.cells[index]) }
    insert.bind(10, try key(ofSymbols: status))
    guard try insert.step() else {
      throw Diagnostic(
        "duplicate-row", "Characteristic \(row.member) of this area stands twice", at: Place(line: row.line),
        remedy: "Download the file again; two files may have been joined.")
    }
    rows += 1
  }

  /// Writes the members' labels and notes as the file gives them.
  func finish() throws {
    for (id, member) in memberNotes.sorted(by: { $0.key < $1.key }) {
      try db.execute(
        sql: "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?)", arguments: [dataset, id, member.label, member.note])
    }
  }

  private func key(ofArea code: String, name: String) throws -> Int64 {
    if let key = try Int64.fetchOne(db, sql: "SELECT id FROM area WHERE code = ?", arguments: [code]) { return key }
    try db.execute(sql: "INSERT INTO area (code, name) VALUES (?, ?)", arguments: [code, name])
    return db.lastInsertedRowID
  }

  private func key(ofSymbols status: InlineStatus) throws -> Int64 {
    if let key = symbolKeys[status] { return key }
    let text = SymbolSet(status.status).text
    try db.execute(sql: "INSERT OR IGNORE INTO symbols (text) VALUES (?)", arguments: [text])
    let key = try Int64.fetchOne(db, sql: "SELECT id FROM symbols WHERE text = ?", arguments: [text]) ?? 0
    symbolKeys[status] = key
    return key
  }
}

/// Hands the rows of a file to the store; used by one thread, inside one transaction.
struct StoreSink: ProfileSink, @unchecked Sendable {
  private let load: BulkLoad

  init(_ load: BulkLoad) { self.load = load }

  var wantedMembers: MemberSet { .all }

  mutating func begin(_ area: ProfileArea) throws -> Bool {
    try load.begin(area)
    return true
  }

  mutating func take(_ row: borrowing ProfileRow) throws { try load.take(row) }
}
