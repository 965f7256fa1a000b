import Foundation
import GRDB
import Testing

@testable import LIPData

struct StoreForgettingTests {
  let scratch: Scratch
  let catalogue: Catalogue
  let store: Store

  init() throws {
    scratch = try Scratch()
    catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    store = try Store(path: scratch.path("s.sqlite"), create: true)
  }

  @discardableResult
  func ingest(_ name: String, _ text: String) throws -> Store.Ingestion {
    let path = try scratch.write(name, text)
    return try store.ingest(
      try OfficialFile.recognise(path, in: catalogue), options: IngestionOptions(time: Date(timeIntervalSince1970: 0)))
  }

  @Test func `a file that is forgotten leaves the store as it was without it`() throws {
    try ingest("ODP-A.csv", MonthlyFile.text())
    let before = try store.dump().filter { !$0.contains("symbols") }
    try ingest("17100001.csv", FullTableTests.text())
    let gone = try store.forget("17100001.csv")
    #expect(gone.cells == 3)
    #expect(gone.areas == 0)
    #expect(gone.dataset == "statcan-17-10-0001")
    // Sets of symbols and attributes are kept: others may have them too.
    let after = try store.dump().filter { !$0.contains("symbols") }
    #expect(Set(before).subtracting(after).isEmpty)
    #expect(try store.datasets() == ["ircc-odp-a"])
    #expect(try store.check().allSatisfy { !$0.isFault })
    #expect(try ingest("17100001.csv", FullTableTests.text()).rows == 3)
  }

  @Test func `a file is named by its path, its last part or its hash`() throws {
    try ingest("a/17100001.csv", FullTableTests.text())
    try ingest("b/17100001.csv", FullTableTests.text(Array(FullTableTests.rows.prefix(1))))
    #expect(diagnostic { try store.forget("17100001.csv") }?.code == "ambiguous-file")
    #expect(diagnostic { try store.forget("17100002.csv") }?.code == "unknown-file")
    #expect(try store.forget(scratch.path("a/17100001.csv")).cells == 2)
    let hash = try #require(try store.files().first?.sha256)
    #expect(diagnostic { try store.forget(String(hash.prefix(7))) }?.code == "unknown-file")
    #expect(try store.forget(String(hash.prefix(8))).cells == 1)
    #expect(try store.files().isEmpty)
  }

  @Test func `a file whose figures another took over gives none back`() throws {
    try ingest("ODP-A.csv", MonthlyFile.text())
    let first = try scratch.write("old/ODP-A.csv", MonthlyFile.text(Array(MonthlyFile.rows.prefix(2))))
    _ = try store.ingest(try OfficialFile.recognise(first, in: catalogue))
    #expect(try store.forget(scratch.path("ODP-A.csv")).cells == 0)
    #expect(try store.count("SELECT count(*) FROM cell") == 2)
  }

  @Test func `a file that comes back after another took its place is taken in again`() throws {
    try ingest("ODP-A.csv", MonthlyFile.text())
    try ingest("new/ODP-A.csv", MonthlyFile.text(Array(MonthlyFile.rows.prefix(2))))
    let back = try ingest("ODP-A.csv", MonthlyFile.text())
    #expect(!back.wasKnown)
    #expect(back.revision == Store.Revision(moved: 0, appeared: 1, vanished: 0))
    let cells = try store.files().map(\.cells)
    #expect(cells == [Int]([0, 3]))
    #expect(try ingest("ODP-A.csv", MonthlyFile.text()).wasKnown)
  }

  @Test func `a check finds damage, orphans and files that have changed or gone`() throws {
    try ingest("ODP-A.csv", MonthlyFile.text())
    try ingest("17100001.csv", FullTableTests.text())
    #expect(try store.check().isEmpty)
    try scratch.write("ODP-A.csv", "other")
    try FileManager.default.removeItem(atPath: scratch.path("17100001.csv"))
    let found = try store.check()
    #expect(Set(found.map(\.kind)) == ["changed", "absent"])
    #expect(found.allSatisfy { !$0.isFault })
    #expect(try store.check(files: false).isEmpty)
    try store.database.write { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.execute(sql: "DELETE FROM series WHERE id = 1")
      try db.execute(sql: "UPDATE cell SET symbols = 99 WHERE series = 2")
    }
    let orphans = try store.check(files: false)
    #expect(orphans.map(\.kind) == ["orphan", "orphan"])
    #expect(orphans.allSatisfy { $0.subject == "cell" && $0.isFault })
  }

  @Test func `rows that cannot be taken are left out where that was asked for, and the rest is kept`() throws {
    let rows = [FullTableTests.rows[0], "2025,Ontario", FullTableTests.rows[1], FullTableTests.rows[0]]
    let path = try scratch.write("17100001.csv", FullTableTests.text(rows))
    let file = try OfficialFile.recognise(path, in: catalogue)
    #expect(diagnostic { try store.ingest(file) }?.code == "truncated-row")
    #expect(try store.files().isEmpty)
    let done = try store.ingest(file, options: IngestionOptions(rejects: .listing()))
    #expect(done.rows == 2)
    #expect(done.rejected.map(\.code) == ["truncated-row", "duplicate-row"])
    #expect(done.rejected.map(\.place.line) == [3, 5])
  }

  @Test func `a file of another layout is refused although rows may be left out`() throws {
    let rows = (0..<60).map { "\($0)" }
    let path = try scratch.write("17100001.csv", FullTableTests.text(rows))
    let options = IngestionOptions(rejects: .listing(atMost: 50))
    let found = diagnostic { try store.ingest(try OfficialFile.recognise(path, in: catalogue), options: options) }
    #expect(found?.code == "too-many-rejects")
    #expect(try store.files().isEmpty)
  }
}
