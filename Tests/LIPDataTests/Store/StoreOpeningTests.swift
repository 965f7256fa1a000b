import Foundation
import GRDB
import Testing

@testable import LIPData

struct StoreOpeningTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  func refusal(_ path: String, create: Bool = false) -> [String] {
    let found = diagnostic { try Store(path: path, create: create) }
    return [found?.code ?? "", found.map { String($0.exit.rawValue) } ?? ""]
  }

  @Test func `a store that is absent is told with 66`() {
    #expect(refusal(scratch.path("s.sqlite")) == ["store-not-found", "66"])
    #expect(!InputFile.exists(scratch.path("s.sqlite")))
  }

  @Test func `a store is made where there is none, and opened again`() throws {
    let path = scratch.path("s.sqlite")
    let store = try Store(path: path, create: true)
    #expect(try store.files().isEmpty)
    #expect(try store.datasets().isEmpty)
    #expect(try Store(path: path).files().isEmpty)
    #expect(try Store(path: path, create: true).dump() == store.dump())
    #expect(try store.count("PRAGMA page_size") == 8192)
    let mode = try store.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "wal")
  }

  @Test func `an empty file becomes a store when one is made, else it is none`() throws {
    let path = try scratch.write("s.sqlite", "")
    #expect(refusal(path) == ["not-a-store", "65"])
    #expect(try Store(path: path, create: true).files().isEmpty)
  }

  @Test(arguments: [true, false]) func `a file that is no database is refused and left alone`(create: Bool) throws {
    let text = String(repeating: "CENSUS_YEAR,DGUID\n", count: 400)
    let path = try scratch.write("s.sqlite", text)
    #expect(refusal(path, create: create) == ["not-a-store", "65"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test(arguments: [true, false]) func `somebody else's database is refused and gets no table`(create: Bool) throws {
    let path = scratch.path("photos.sqlite")
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE photo (id INTEGER PRIMARY KEY); INSERT INTO photo VALUES (7)") }
    try other.close()
    #expect(refusal(path, create: create) == ["not-a-store", "65"])
    let again = try DatabaseQueue(path: path)
    let tables = try again.read { try Store.tables($0) }
    let photo = try again.read { try Int.fetchOne($0, sql: "SELECT id FROM photo") }
    #expect(tables == ["photo"])
    #expect(photo == 7)
  }

  @Test(arguments: [true, false]) func `a store of a later lipdata is refused by name`(create: Bool) throws {
    let path = scratch.path("s.sqlite")
    let store = try Store(path: path, create: true)
    try store.database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('7-later')") }
    let before = try store.dump()
    #expect(refusal(path, create: create) == ["store-newer", "65"])
    #expect(diagnostic { try Store(path: path) }?.sentence.contains("7-later") == true)
    #expect(try store.dump() == before)
  }

  @Test func `a folder in the place of a store, or an absent folder above it, is told with 73`() {
    #expect(refusal(scratch.path, create: true) == ["store-cannot-create", "73"])
    #expect(refusal(scratch.path("absent/s.sqlite"), create: true) == ["folder-not-found", "73"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
  func `a read-only folder is told with 73`() throws {
    let folder = scratch.path("locked")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
    #expect(refusal(folder + "/s.sqlite", create: true) == ["store-cannot-create", "73"])
  }

  @Test func `every table says in the schema what it is, and every column of ours that is no key`() throws {
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let schema = try store.database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'grdb_migrations'")
    }
    #expect(schema.count == 14)
    for row in schema {
      let name: String = row["name"]
      let sql: String = row["sql"]
      let lines = sql.split(separator: "\n").map { $0.drop { $0 == " " } }
      #expect(lines.count > 2 && lines[1].hasPrefix("-- ") && lines[1].hasSuffix("."), "\(name)")
      for line in lines.dropFirst(2) where line.contains(" TEXT ") || line.contains(" REAL") {
        #expect(line.contains("-- ") || line.contains("/* ") || name == "symbols", "\(name): \(line)")
      }
    }
  }

  @Test func `the migrations are those that have landed`() throws {
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let applied = try store.database.read { try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations") }
    #expect(applied.prefix(3) == ["1-profiles", "2-tables", "3-codes-and-sources"])
    #expect(applied == Store.migrations.migrations)
  }
}
