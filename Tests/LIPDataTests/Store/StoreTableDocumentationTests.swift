import GRDB
import Testing

@testable import LIPData

/// What is said of the store's tables, and its views.
struct StoreTableDocumentationTests {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try Store(path: scratch.path("s.sqlite"), create: true)
  }

  @Test func `every table, view and column is documented, in its order`() throws {
    let found = try store.database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT m.name AS name, m.type = 'view' AS view, group_concat(c.name) AS columns
          FROM sqlite_master m JOIN pragma_table_info(m.name) c
          WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite%' AND m.name <> 'grdb_migrations'
          GROUP BY m.name ORDER BY m.name
          """
      ).map { "\($0["name"] as String) \($0["view"] as Bool): \($0["columns"] as String)" }
    }
    let documented = StoreTable.all.sorted { $0.name < $1.name }
      .map { "\($0.name) \($0.isView): \($0.columns.map(\.name).joined(separator: ","))" }
    #expect(found == documented)
    #expect(StoreTable.all.allSatisfy { $0.meaning.hasSuffix(".") && $0.columns.allSatisfy { !$0.meaning.isEmpty } })
  }

  @Test func `a profile's figures are seen with their names`() throws {
    let small = try SmallDatasets()
    let file = try small.recognise(smallProfile([("2021A000235", ["30,E,,x,,...,1.5,,,F,,..", plainValues(8)])]))
    _ = try store.ingest(file)
    let rows = try store.database.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM profile_figure ORDER BY member").map {
        [$0["dataset"], $0["area"], "\($0["member"] as Int)", "\($0["count"] as Int)", $0["symbols"]] as [String]
      }
    }
    #expect(rows.count == 2)
    #expect(rows.first == ["census-profile-2021", "2021A000235", "1", "30", "E|x|...||F|.."])
  }

  @Test func `periods are text in a table's figures, as they are everywhere`() throws {
    let texts = [
      "2025", "2025-Q1", "2025-Q4", "2025-01", "2025-12", "1971/1972", "2001/2021", "2026-S1", "2026-S2", "2026-T1",
      "2026-T3", "2026-W05", "2026-W53", "2026-01-15", "2024-02-29", "0999",
    ]
    let periods = try texts.map { try #require(TimePeriod($0)) }
    try store.database.write { db in
      try db.execute(
        sql: """
          INSERT INTO dataset (name, descriptor) VALUES ('d', '');
          INSERT INTO file VALUES (1, 1, 'f.csv', '', 0, '', '', 0, '', '');
          INSERT INTO symbols VALUES (1, '');
          INSERT INTO dimension VALUES (1, 1, 'geography', 'Geography', '', ''), (1, 2, 'sex', '', 'Sexe', '');
          INSERT INTO code VALUES (1, 1, 3, 'Canada', '', '11124', '', '', '', '', ''),
            (1, 2, 7, '', 'Femmes', '', '', '', '', '', '');
          INSERT INTO series VALUES (5, 1, '3.7', 0);
          INSERT INTO cell VALUES (5, 0, 1, 1, 1, 0);
          """)
      for period in periods {
        try db.execute(sql: "INSERT INTO cell VALUES (5, ?, 1.5, 1, 1, 0)", arguments: [period.packed])
      }
    }
    let (found, names) = try store.database.read { db in
      (
        try Set(String.fetchAll(db, sql: "SELECT period FROM table_figure")),
        try Set(String.fetchAll(db, sql: "SELECT names FROM table_figure"))
      )
    }
    #expect(found == Set(texts + [""]))
    #expect(names == ["Canada | Femmes"])
  }
}
