import GRDB
import Testing

@testable import LIPData

/// The published tables of ../shared/data/statcan/wds-full-table; passes over what is not there.
struct FullTableSharedFilesTests {
  static let folder = "data/statcan/wds-full-table/"

  struct Published: Sendable, CustomTestStringConvertible {
    var file: String
    var dataset: String
    var rows: Int
    var dimensions: Int
    var testDescription: String { file }
  }

  static let files = [
    Published(file: "17100009.csv", dataset: "17-10-0009", rows: 4035, dimensions: 1),
    Published(file: "11100008_selection.csv", dataset: "11-10-0008", rows: 345, dimensions: 4),
    Published(file: "14100085_selection_EXTRACT.csv", dataset: "14-10-0085", rows: 72, dimensions: 5),
    Published(file: "17100008_selection_EXTRACT.csv", dataset: "17-10-0008", rows: 15, dimensions: 2),
    Published(file: "35100066_selection_EXTRACT.csv", dataset: "35-10-0066", rows: 108, dimensions: 2),
    Published(file: "98100361_selection_EXTRACT.csv", dataset: "98-10-0361", rows: 45, dimensions: 6),
  ]

  @Test(arguments: files) func `a published table gives all its rows`(file: Published) throws {
    guard Shared.has(Self.folder + file.file) else { return }
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    guard case .table(let table) = try OfficialFile.recognise(Shared.path(Self.folder + file.file), in: catalogue)
    else {
      Issue.record("no table")
      return
    }
    #expect(table.entry.id.hasSuffix(file.dataset) || !table.entry.id.hasPrefix("statcan-"))
    #expect(table.structure.dimensions.count == file.dimensions)
    let found = try table.read(into: TableCollector())
    #expect(found.observations.count == file.rows)
  }

  @Test func `the quarterly population comes with its members, notes and true sums`() throws {
    guard Shared.has(Self.folder + "17100009.csv") else { return }
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let scratch = try Scratch()
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let path = Shared.path(Self.folder + "17100009.csv")
    let done = try store.ingest(try OfficialFile.recognise(path, in: catalogue))
    #expect([done.rows, done.series] == [4035, 15])
    #expect(try store.ingest(try OfficialFile.recognise(path, in: catalogue)).wasKnown)
    try store.database.read { db in
      func value(_ name: String, _ period: String) throws -> Double? {
        try Double.fetchOne(
          db,
          sql: """
            SELECT value FROM cell JOIN series ON series.id = cell.series
            JOIN code ON code.dataset = series.dataset AND code.dimension = 1 AND code.id = CAST(series.key AS INTEGER)
            WHERE code.name_en = ? AND period = ?
            """, arguments: [name, TimePeriod(period)?.packed])
      }
      #expect(try value("Canada", "2021-07") == 38_239_864)
      let parts = try ["Northwest Territories", "Nunavut"].map { try value($0, "1991-07") ?? .nan }
      #expect(try value("Northwest Territories including Nunavut", "1991-07") == parts.reduce(0, +))
      let ontario = try Row.fetchOne(db, sql: "SELECT * FROM code WHERE name_en = 'Ontario'")
      #expect(ontario?["classification"] == "35")
      #expect(ontario?["parent"] == "1")
      #expect(ontario?["dguid"] == "2021A000235")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM note") == 6)
      #expect(try String.fetchOne(db, sql: "SELECT notes FROM code WHERE name_en = 'Nunavut'") == "5")
      #expect(try String.fetchOne(db, sql: "SELECT title_en FROM dataset") == "Population estimates, quarterly")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM source") == 2)
    }
  }
}
