import Foundation
import GRDB
import Testing

@testable import LIPData

struct StoreTableTests {
  let small: SmallDatasets
  let catalogue: Catalogue
  let store: Store
  static let time = Date(timeIntervalSince1970: 0)

  init() throws {
    small = try SmallDatasets()
    for (id, file) in [("residents", "ODP-Residents"), ("permits", "ODP-Permits")] {
      try small.scratch.write(
        "catalogue/\(id).yaml", MonthlyFile.entry(id, file: file, dimensions: "province-territory, gender"))
    }
    catalogue = Catalogue(DatasetsFolder(root: small.scratch.path))
    store = try Store(path: small.scratch.path("s.sqlite"), create: true)
  }

  @discardableResult
  func ingest(_ text: String, name: String = "ODP-Residents.csv", dataset: String? = nil) throws -> Store.Ingestion {
    let path = try small.scratch.write(name, text)
    return try store.ingest(
      try OfficialFile.recognise(path, dataset: dataset, in: catalogue), options: IngestionOptions(time: Self.time))
  }

  /// Numbers as a list whose type needs no guess.
  func numbers(_ values: Int...) -> [Int] { values }

  /// Every cell in words.
  func cells(_ dataset: String = "residents") throws -> [String] {
    try store.database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT period, key, value, text FROM cell JOIN series ON series.id = cell.series
          JOIN dataset ON dataset.id = series.dataset JOIN symbols ON symbols.id = cell.symbols
          WHERE dataset.name = ? ORDER BY period, key
          """, arguments: [dataset]
      ).map { row in
        let period: Int = row["period"]
        let value: Int? = row["value"]
        let key: String = row["key"]
        let symbols: String = row["text"]
        return [
          TimePeriod(packed: period)?.description ?? "never", key, value.map(String.init) ?? "null", symbols,
        ].joined(separator: " ")
      }
    }
  }

  @Test func `cells, codes and dimensions are kept, and what was done is told`() throws {
    let done = try ingest(MonthlyFile.text())
    #expect(done.dataset == "residents")
    #expect(done.layout == "ircc-monthly")
    #expect(numbers(done.rows, done.series, done.areas) == [3, 3, 0])
    #expect(done.symbols == ["--": 1])
    #expect(done.revision == nil)
    #expect(try cells() == ["2024-10 2.2 null --", "2025-04 1.1 2090 ", "2025-04 1.2 1205 "])
    let (dimensions, codes) = try store.database.read { db in
      (
        try String.fetchAll(db, sql: "SELECT position || ' ' || id || ' ' || name_en || '/' || name_fr FROM dimension"),
        try String.fetchAll(db, sql: "SELECT dimension || '.' || id || ' ' || name_en || '/' || name_fr FROM code")
      )
    }
    #expect(dimensions == ["1 province-territory Province territory/Province territoire", "2 gender Gender/Sexe"])
    #expect(codes == ["1.1 Quebec/Québec", "1.2 Nunavut/Nunavut", "2.1 Male/Hommes", "2.2 Female/Femmes"])
    let file = try #require(try store.files().first)
    #expect(numbers(file.rows, file.areas, file.cells) == [3, 0, 3])
    #expect(try store.datasets() == ["residents"])
    #expect(try store.areas(of: "residents").isEmpty)
  }

  @Test func `the same file twice changes nothing, under another name too`() throws {
    try ingest(MonthlyFile.text())
    let before = try store.dump()
    for name in ["ODP-Residents.csv", "copy.csv"] {
      let again = try ingest(MonthlyFile.text(), name: name, dataset: "residents")
      #expect(again.wasKnown)
      #expect(again.rows == 0)
      #expect(try store.dump() == before)
    }
  }

  @Test func `the same bytes as another dataset are refused`() throws {
    try ingest(MonthlyFile.text())
    let before = try store.dump()
    let found = diagnostic { try ingest(MonthlyFile.text(), dataset: "permits") }
    #expect(found?.code == "ingested-as-other")
    #expect(found?.sentence.contains("residents") == true)
    #expect(try store.dump() == before)
  }

  @Test func `a revised file takes the place of the earlier one and tells what moved`() throws {
    try ingest(MonthlyFile.text())
    let revised = [
      MonthlyFile.rows[0].replacing("2090", with: "2095"),
      MonthlyFile.rows[2],
      "2025\tQ2\tMay\t2025\tT2\tmai\tQuebec\tQuébec\tMale\tHommes\t10",
      "2025\tQ2\tMay\t2025\tT2\tmai\tYukon\tYukon\tMale\tHommes\t--",
    ]
    let done = try ingest(MonthlyFile.text(revised))
    #expect(done.revision == Store.Revision(moved: 1, appeared: 2, vanished: 1))
    #expect(try cells() == ["2024-10 2.2 null --", "2025-04 1.1 2095 ", "2025-05 1.1 10 ", "2025-05 3.1 null --"])
    #expect(try store.files().map(\.cells) == [0, 4])
    #expect(try store.files().map(\.rows) == [3, 4])
  }

  @Test func `a number that comes to be hidden, or is told at last, has moved`() throws {
    try ingest(MonthlyFile.text())
    let done = try ingest(
      MonthlyFile.text([
        MonthlyFile.rows[0].replacing("2090", with: "--"), MonthlyFile.rows[1],
        MonthlyFile.rows[2].replacing("--", with: "5"),
      ]))
    #expect(done.revision == Store.Revision(moved: 2, appeared: 0, vanished: 0))
    let same = try ingest(MonthlyFile.text(newline: "\r\n"))
    #expect(same.revision == Store.Revision(moved: 2, appeared: 0, vanished: 0))
    // The same figures in another order and with other line ends: nothing moved.
    let turned = try ingest(MonthlyFile.text(MonthlyFile.rows.reversed()))
    #expect(turned.revision == Store.Revision(moved: 0, appeared: 0, vanished: 0))
  }

  @Test func `another dataset of the same dimensions stays`() throws {
    try ingest(MonthlyFile.text())
    let residents = try cells()
    let done = try ingest(MonthlyFile.text([MonthlyFile.rows[1]]), name: "ODP-Permits.csv")
    #expect(done.revision == nil)
    #expect(try cells() == residents)
    #expect(try cells("permits") == ["2025-04 1.1 1205 "])
  }

  @Test func `one English label with several French ones is several codes`() throws {
    let rows = ["Ailleurs - Ontario", "Autre - Ontario"].map {
      "2016\tQ1\tJan\t2016\tT1\tjanv.\tOther - Ontario\t\($0)\tMale\tHommes\t5"
    }
    #expect(try ingest(MonthlyFile.text(rows)).rows == 2)
    #expect(try cells() == ["2016-01 1.1 5 ", "2016-01 2.1 5 "])
  }

  @Test func `a key that stands twice is refused with both lines, and the store stays as it was`() throws {
    try ingest(MonthlyFile.text())
    let before = try store.dump()
    let rows = MonthlyFile.rows + ["", MonthlyFile.rows[0].replacing("2090", with: "5")]
    let found = diagnostic { try ingest(MonthlyFile.text(rows)) }
    #expect(found?.code == "duplicate-row")
    #expect(found?.place.line == 6)
    #expect(found?.sentence == "2025-04, Quebec, Male stands twice, first in line 2")
    #expect(found?.place.file?.hasSuffix("ODP-Residents.csv") == true)
    #expect(try store.dump() == before)
  }

  @Test func `a damaged row anywhere leaves the store as it was`() throws {
    try ingest(MonthlyFile.text())
    let before = try store.dump()
    let rows = (0..<5000).map { "2020\tQ1\tJan\t2020\tT1\tjanv.\tPlace \($0)\tLieu \($0)\tMale\tHommes\t5" }
    let found = diagnostic {
      try ingest(MonthlyFile.text(rows + ["2020\tQ1\tJan\t2020\tT1\tjanv.\tX\tY\tMale\tHommes\tz"]))
    }
    #expect(found?.code == "not-a-number")
    #expect(found?.place.line == 5002)
    #expect(try store.dump() == before)
    // And the next file goes in as if nothing had been.
    #expect(try ingest(MonthlyFile.text(rows)).rows == 5000)
  }

  @Test func `two stores of the same files hold the same`() throws {
    let other = try Store(path: small.scratch.path("t.sqlite"), create: true)
    for rows in [MonthlyFile.rows, MonthlyFile.rows.reversed()] {
      let path = try small.scratch.write("ODP-Residents.csv", MonthlyFile.text(rows))
      let file = try OfficialFile.recognise(path, in: catalogue)
      _ = try store.ingest(file, options: IngestionOptions(time: Self.time))
      _ = try other.ingest(file, options: IngestionOptions(time: Self.time))
    }
    #expect(try store.dump() == other.dump())
  }

  @Test func `a store of before tables is brought up to date when it is written, and told when it is read`() throws {
    let path = small.scratch.path("old.sqlite")
    let pool = try DatabasePool(path: path)
    try Store.migrations.migrate(pool, upTo: "1-profiles")
    try pool.close()
    let found = diagnostic { try Store(path: path) }
    #expect(found?.code == "store-older")
    #expect(found?.remedy?.contains("ingest") == true)
    #expect(try Store(path: path, create: true).files().isEmpty)
    #expect(try Store(path: path).files().isEmpty)
  }
}
