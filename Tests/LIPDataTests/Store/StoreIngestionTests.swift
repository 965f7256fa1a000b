import Foundation
import GRDB
import Testing

@testable import LIPData

struct StoreIngestionTests {
  let small: SmallDatasets
  let store: Store
  static let time = Date(timeIntervalSince1970: 0)

  init() throws {
    small = try SmallDatasets()
    store = try Store(path: small.scratch.path("s.sqlite"), create: true)
  }

  /// Five rows of an area; every value begins at a number.
  func area(_ code: String, _ first: Int) -> (code: String, values: [String]) {
    (code, (0..<5).map { plainValues(first + 10 * $0) })
  }

  /// Numbers as a list whose type needs no guess.
  func numbers(_ values: Int...) -> [Int] { values }

  @discardableResult
  func ingest(_ text: String, name: String = "file.csv") throws -> Store.Ingestion {
    try store.ingest(try small.recognise(text, name: name), options: IngestionOptions(time: Self.time))
  }

  func refusal(_ text: String) -> [String?] {
    let found = diagnostic { try ingest(text) }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `what was done is told`() throws {
    let text = smallProfile([
      ("2021A000211", [plainValues(100), plainValues(50), "30,E,,x,,...,1.5,,,F,,.."]), area("2021A000235", 200),
    ])
    let done = try ingest(text)
    #expect(done.dataset == "census-profile-2021")
    #expect(done.layout == "census-profile")
    #expect(done.how == "its 23 column names")
    #expect(!done.wasKnown)
    #expect(numbers(done.areas, done.replacedAreas, done.rows) == [2, 0, 8])
    #expect(done.symbols == ["E": 1, "x": 1, "...": 1, "F": 1, "..": 1])
  }

  @Test func `the store tells which files it holds`() throws {
    let text = smallProfile([area("2021A000211", 100), area("2021A000235", 200)])
    try ingest(text)
    let file = try #require(try store.files().first)
    #expect(file.dataset == "census-profile-2021")
    #expect(file.path == small.scratch.path("file.csv"))
    #expect(file.bytes == text.utf8.count)
    #expect(file.layout == "census-profile")
    #expect(file.ingested == "1970-01-01T00:00:00Z")
    #expect(numbers(file.rows, file.areas) == [10, 2])
    #expect(file.sha256.count == 64 && file.sha256.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    #expect(try store.datasets() == ["census-profile-2021"])
    #expect(try store.areas(of: "census-profile-2021") == ["2021A000211", "2021A000235"])
    #expect(try store.areas(of: "nothing").isEmpty)
  }

  @Test func `the digest is SHA-256`() throws {
    let digest = try FileDigest.sha256(of: ByteSource(bytes: Array("abc".utf8)))
    #expect(digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let empty = try FileDigest.sha256(of: ByteSource(bytes: []))
    #expect(empty == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `the same file twice changes nothing, under another name too`() throws {
    let text = smallProfile([area("2021A000211", 100), area("2021A000235", 200)])
    try ingest(text)
    let before = try store.dump()
    #expect(before.count > 15)
    for name in ["file.csv", "copy.csv"] {
      let file = try small.recognise(text, name: name)
      let done = try store.ingest(file, options: IngestionOptions(time: Date(timeIntervalSince1970: 1_000_000)))
      #expect(done.wasKnown)
      #expect(numbers(done.areas, done.rows) == [0, 0])
      #expect(try store.dump() == before)
    }
  }

  @Test func `two stores of the same files hold the same`() throws {
    let files = [smallProfile([area("2021A000235", 200)]), extract(["A\tcount\t1\t2\tx\t4\t5 E"])]
    let other = try Store(path: small.scratch.path("t.sqlite"), create: true)
    for text in files {
      let file = try small.recognise(text)
      _ = try store.ingest(file, options: IngestionOptions(time: Self.time))
      _ = try other.ingest(file, options: IngestionOptions(time: Self.time))
    }
    #expect(try store.dump() == other.dump())
  }

  @Test func `another file for an area takes its place, whole`() throws {
    try ingest(smallProfile([area("2021A000211", 100), area("2021A000235", 200)]), name: "old.csv")
    let done = try ingest(smallProfile([("2021A000211", [plainValues(7), plainValues(8)])]), name: "new.csv")
    #expect(numbers(done.areas, done.replacedAreas, done.rows) == [1, 1, 2])
    let cells = try store.cells(
      of: "census-profile-2021", areas: ["2021A000211", "2021A000235"], members: [1, 2, 3, 4, 5])
    #expect((1...5).map { cells.cell("2021A000211", $0)?.value } == [7, 8, nil, nil, nil])
    #expect((1...5).map { cells.cell("2021A000235", $0)?.value } == [200, 210, 220, 230, 240])
    #expect(try store.files().map(\.areas) == [1, 1])
    #expect(try store.count("SELECT count(*) FROM observation") == 7)
  }

  @Test func `the same area of another dataset stays`() throws {
    try ingest(smallProfile([area("2021A000211", 100)]))
    let done = try ingest(extract(["2021A000211\tcount\t1\t2\t3\t4\t5"]), name: "e.tsv")
    #expect(done.replacedAreas == 0)
    #expect(try store.datasets() == ["census-profile-2021", "small-extract"])
    #expect(
      try store.cells(of: "census-profile-2021", areas: ["2021A000211"], members: [1]).cell("2021A000211", 1)?.value
        == 100)
    #expect(
      try store.cells(of: "small-extract", areas: ["2021A000211"], members: [1]).cell("2021A000211", 1)?.value == 1)
  }

  @Test(arguments: [false, true]) func `a bad row in the middle leaves the store exactly as it was`(filled: Bool) throws
  {
    if filled { try ingest(smallProfile([area("2021A000211", 100), area("2021A000259", 300)]), name: "first.csv") }
    let before = try store.dump()
    let good = smallProfile([area("2021A000211", 111), area("2021A000235", 200), area("2021A000224", 400)])
    let found = diagnostic { try ingest(good.replacing("210,,", with: "2 10,,"), name: "bad.csv") }
    #expect(found?.code == "not-a-number")
    #expect(found?.place == Place(file: small.scratch.path("bad.csv"), line: 8, column: "C1_COUNT_TOTAL"))
    #expect(found?.exit == .badData)
    #expect(try store.dump() == before)
    // The mended file goes in as if nothing had happened.
    #expect(try ingest(good, name: "bad.csv").rows == 15)
  }

  @Test func `what does not fit the descriptor is told by line and column, and nothing is taken`() throws {
    try ingest(smallProfile([area("2021A000259", 300)]))
    let before = try store.dump()
    let good = smallProfile([area("2021A000211", 100), area("2021A000235", 200)])
    let unknown = good.replacing(",5,\"Employment rate\",,140", with: ",6,\"Employment rate\",,140")
    #expect(refusal(unknown) == ["unknown-member", "6", "CHARACTERISTIC_ID"])
    let label = good.replacing("  Non-immigrants\",,220", with: "  Immigrants\",,220")
    #expect(refusal(label) == ["label-disagrees", "9", "CHARACTERISTIC_NAME"])
    #expect(
      refusal(good.replacing("220,,110", with: "220,Q,110")) == ["unknown-symbol", "9", "SYMBOL of C1_COUNT_TOTAL"])
    #expect(refusal(good + "2021,\"2021A0002\r\n").first == "unclosed-quote")
    #expect(refusal(good + "2021\r\n").prefix(2) == ["truncated-row", "12"])
    #expect(try store.dump() == before)
  }

  @Test func `a row that stands twice is refused by its line`() throws {
    let before = try store.dump()
    let twice = area("2021A000211", 100)
    #expect(refusal(smallProfile([twice, twice])).prefix(2) == ["duplicate-row", "7"])
    #expect(refusal(smallProfile([twice, area("2021A000235", 1), twice])).prefix(2) == ["duplicate-row", "12"])
    #expect(
      refusal(extract(["A\tcount\t1\t2\t3\t4\t5", "B\tcount\t1\t2\t3\t4\t5", "A\tcount\t1\t2\t3\t4\t5"])).prefix(2) == [
        "duplicate-row", "6",
      ])
    #expect(try store.dump() == before)
  }

  @Test func `of an area that stands twice the later rows are left out alone`() throws {
    let areas = (211...260).map { area("2021A000\($0)", $0) }
    let file = try small.recognise(smallProfile(areas + [area("2021A000230", 7)] + [area("2021A000271", 5)]))
    let options = IngestionOptions(rejects: .listing(), time: Self.time)
    let done = try store.ingest(file, options: options)
    #expect(numbers(done.areas, done.rows, done.rejected.count) == [51, 255, 5])
    #expect(done.rejected.compactMap(\.place.line) == [252, 253, 254, 255, 256])
    #expect(Set(done.rejected.map(\.code)) == ["duplicate-row"])
    let kept = try store.database.read { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT count FROM observation JOIN area ON area.id = area WHERE code = '2021A000230' ORDER BY member
          """)
    }
    #expect(kept == [230, 240, 250, 260, 270])
  }

  @Test func `of two errors the first in the file is told`() throws {
    let twice = area("2021A000211", 100)
    let text = smallProfile([twice, twice])
    #expect(refusal(text + "2021,cut\r\n").prefix(2) == ["duplicate-row", "7"])
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let cutBefore = (lines.prefix(4) + ["2021,cut"] + lines.dropFirst(4)).joined(separator: "\r\n")
    #expect(refusal(cutBefore).prefix(2) == ["truncated-row", "5"])
  }

  @Test func `of a profile some members are kept, and all once they are asked for`() throws {
    let file = try small.recognise(smallProfile([area("2021A000211", 100), area("2021A000235", 200)]))
    func ingest(_ members: [Int]?) throws -> Store.Ingestion {
      try store.ingest(file, options: IngestionOptions(time: Self.time, members: members))
    }
    let some = try ingest([4, 2, 4])
    #expect(numbers(some.areas, some.rows) == [2, 4])
    #expect(try store.files().map(\.members) == [[2, 4]])
    #expect(try ingest([2]).wasKnown)
    let more = try ingest([1, 2])
    #expect(!more.wasKnown)
    #expect(more.rows == 4)
    let all = try ingest(nil)
    #expect(numbers(all.rows, all.replacedAreas) == [10, 0])
    #expect(try store.files().map(\.members) == [[]])
    #expect(try ingest([1, 2]).wasKnown)
    #expect(try ingest(nil).wasKnown)
    #expect(try store.files().map(\.rows) == [10])
  }

  @Test func `a failure at any moment of the transaction leaves the store as it was`() throws {
    struct Stop: Error {}
    try ingest(smallProfile([area("2021A000259", 300)]), name: "first.csv")
    let before = try store.dump()
    let file = try small.recognise(smallProfile([area("2021A000259", 1), area("2021A000211", 100)]), name: "next.csv")
    #expect(throws: Stop.self) {
      try store.database.write { db in
        let load = try ProfileLoad(db, dataset: 1, file: 1, rejects: .none)
        defer { load.close() }
        let batches = Handover<ProfileBatch>(most: 3)
        let sink = ProfileFeedSink(
          box: .init(ProfileFeed(batches, members: file.descriptor.members)), wantedMembers: .all)
        batches.start {
          _ = try file.read { sink }
          try sink.box.feed.handOver()
        }
        try batches.takeAll { try load.take($0) }
        #expect(try Store.dump(db) != before)
        throw Stop()
      }
    }
    #expect(try store.dump() == before)
  }

  @Test func `files left by a kill in the middle of a transaction open as they were before`() throws {
    struct Stop: Error {}
    try ingest(smallProfile([area("2021A000259", 300)]), name: "first.csv")
    let before = try store.dump()
    let copy = small.scratch.path("copy.sqlite")
    #expect(throws: Stop.self) {
      try store.database.write { db in
        // Little memory, so that SQLite writes pages out before the end of the transaction.
        try db.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
        try db.execute(sql: "DELETE FROM observation")
        for member in 1...20_000 {
          try db.execute(
            sql: "INSERT INTO observation VALUES (1, 1, ?, 1, 2, 3, 4, 5, 6, 1)", arguments: [member])
        }
        for ending in ["", "-wal"] {
          try FileManager.default.copyItem(atPath: store.path + ending, toPath: copy + ending)
        }
        throw Stop()
      }
    }
    let written = try FileManager.default.attributesOfItem(atPath: copy + "-wal")[.size] as? Int ?? 0
    #expect(written > 100_000, "nothing of the transaction had been written out")
    #expect(try Store(path: copy).dump() == before)
    #expect(try store.dump() == before)
  }

  @Test func `a reader keeps reading while a writer's transaction is open`() throws {
    try ingest(smallProfile([area("2021A000211", 100)]), name: "first.csv")
    let reader = try Store(path: store.path)
    func value() throws -> Double? {
      try reader.cells(of: "census-profile-2021", areas: ["2021A000211"], members: [1]).cell("2021A000211", 1)?.value
    }
    try store.database.write { db in
      try db.execute(sql: "UPDATE observation SET count = 999")
      #expect(try value() == 100)
      #expect(try Store(path: store.path).files().count == 1)
    }
    #expect(try value() == 999)
  }
}
