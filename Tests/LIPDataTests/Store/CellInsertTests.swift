import GRDB
import TestSupport
import Testing

@testable import LIPData

struct CellInsertTests {
  typealias Cell = PendingCells.Cell

  static func cell(_ series: Int, _ period: Int, _ value: Double, symbols: Int32 = 1) -> Cell {
    Cell(place: UInt64(series) << 34 | UInt64(period), value: value, symbols: symbols, attributes: 7, line: 1)
  }

  /// What stands in the table, and the places that were refused.
  static func written(_ cells: [[Cell]], _ verb: String) throws -> (rows: [String], refused: [Int]) {
    let queue = try DatabaseQueue()
    var refused: [Int] = []
    let rows = try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE cell (series INTEGER NOT NULL, period INTEGER NOT NULL, value, symbols INTEGER NOT NULL,
            file INTEGER NOT NULL, attributes INTEGER NOT NULL, PRIMARY KEY (series, period)) WITHOUT ROWID
          """)
      // A second load of the connection takes the place of the first.
      for part in cells {
        let insert = try CellInsert(db, verb, into: "main.cell", file: 3)
        try insert.write(part) { refused.append($0) }
        insert.close()
      }
      return try Row.fetchAll(db, sql: "SELECT *, typeof(value) FROM cell ORDER BY series, period").map { row in
        row.databaseValues.map { "\($0)" }.joined(separator: " ")
      }
    }
    return (rows, refused)
  }

  @Test func `whole numbers, others and none are written as they are`() throws {
    let values = [0, -0.0, 1.5, -3, .nan, 9_007_199_254_740_992, 1e300]
    let cells = values.enumerated().map { Self.cell(1, $0.offset, $0.element) }
    let (rows, refused) = try Self.written([cells, []], "INSERT")
    #expect(refused.isEmpty)
    let kinds = rows.map { $0.split(separator: "\"").last.map(String.init) ?? "" }
    #expect(kinds == ["integer", "integer", "real", "integer", "null", "integer", "real"])
    #expect(rows[2] == "1 2 1.5 1 3 7 \"real\"")
  }

  @Test(arguments: 0..<30) func `of cells that stand twice the first or the last is kept`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let most = [4, 300, 40_000][seed % 3]
    let parts = (0..<3).map { _ in
      (0..<Int.random(in: 1..<700, using: &generator)).map { number in
        Self.cell(1 + Int.random(in: 0..<most, using: &generator), 20, Double(number))
      }
    }
    var first: [UInt64: Double] = [:]
    var last: [UInt64: Double] = [:]
    var expected: [Int] = []
    for part in parts {
      for (place, cell) in part.enumerated() {
        if first[cell.place] == nil { first[cell.place] = cell.value } else { expected.append(place) }
        last[cell.place] = cell.value
      }
    }
    func rows(_ values: [UInt64: Double]) -> [String] {
      values.sorted { $0.key < $1.key }.map { "\($0.key >> 34) 20 \(Int($0.value)) 1 3 7 \"integer\"" }
    }
    let kept = try Self.written(parts, "INSERT")
    #expect(kept.refused == expected)
    #expect(kept.rows == rows(first))
    let replaced = try Self.written(parts, "INSERT OR REPLACE")
    #expect(replaced.refused.isEmpty)
    #expect(replaced.rows == rows(last))
  }
}
