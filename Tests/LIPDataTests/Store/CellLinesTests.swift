import Foundation
import GRDB
import Testing

@testable import LIPData

struct CellLinesTests {
  let small: SmallDatasets
  let store: Store
  let text = smallProfile([
    ("2021A000211", [plainValues(100), plainValues(30), plainValues(20)]), ("2021A000235", [plainValues(5)]),
  ])

  init() throws {
    small = try SmallDatasets()
    store = try Store(path: small.scratch.path("s.sqlite"), create: true)
  }

  private func lines(_ areas: [String], _ members: [Int]) throws -> CellLines {
    CellLines.find(
      of: try store.origins(of: "census-profile-2021", areas: areas), members: members, in: small.catalogue)
  }

  @Test func `an area's origin is the file, its hash and the line of its first row`() throws {
    let file = try small.recognise(text)
    _ = try store.ingest(file)
    let origins = try store.origins(of: "census-profile-2021", areas: ["2021A000211", "2021A000235", "nowhere"])
    #expect(Set(origins.keys) == ["2021A000211", "2021A000235"])
    let files = try store.files()
    #expect(origins["2021A000211"]?.sha256 == files[0].sha256)
    #expect(origins["2021A000211"]?.path == file.path)
    #expect(origins["2021A000211"]?.layout == .censusProfile)
    #expect(origins["2021A000211"]?.firstLine == 2)
    #expect(origins["2021A000235"]?.firstLine == 5)
    #expect(try store.origins(of: "nothing", areas: ["2021A000211"]).isEmpty)
  }

  @Test func `each cell has the line on which the file gives it`() throws {
    _ = try store.ingest(try small.recognise(text))
    let found = try lines(["2021A000211", "2021A000235"], [1, 3])
    #expect(found.line("2021A000211", 1) == 2)
    #expect(found.line("2021A000211", 3) == 4)
    #expect(found.line("2021A000211", 2) == nil)
    #expect(found.line("2021A000235", 1) == 5)
    #expect(found.line("2021A000235", 3) == nil)
    #expect(found.unread.isEmpty)
  }

  @Test func `a file that is gone or changed gives no lines, and says which of the two`() throws {
    let file = try small.recognise(text, name: "moving.csv")
    _ = try store.ingest(file)
    // A cell of another file at the same path is not the cell that was taken in.
    try small.scratch.write("moving.csv", text.replacing("100", with: "105"))
    let changed = try lines(["2021A000211"], [1])
    #expect(changed.line("2021A000211", 1) == nil)
    #expect(changed.unread == [file.path: .changed])
    try small.scratch.write("moving.csv", "no profile at all\n")
    #expect(try lines(["2021A000211"], [1]).unread == [file.path: .changed])
    try FileManager.default.removeItem(atPath: file.path)
    #expect(try lines(["2021A000211"], [1]).unread == [file.path: .gone])
  }

  @Test func `the publisher's notes of members are found`() throws {
    _ = try store.ingest(try small.recognise(text))
    try store.database.write { db in
      try db.execute(
        sql: """
          UPDATE member SET note = 7 WHERE id = 3;
          INSERT INTO note VALUES ((SELECT id FROM dataset), 7, 'About it', 'À ce sujet')
          """)
    }
    let notes = try store.notes(of: "census-profile-2021", members: [1, 3])
    #expect(notes == [3: LocalizedText(en: "About it", fr: "À ce sujet")])
  }
}
