import TestSupport
import Testing

@testable import LIPData

/// Cells that wait on disk for their order.
struct CellRunsTests {
  func cell(_ place: UInt64, _ line: Int32) -> PendingCells.Cell {
    PendingCells.Cell(place: place, value: Double(line), symbols: 1, attributes: 2, line: line)
  }

  @Test(arguments: [1, 2, 7, 300]) func `runs are merged in order, and of one place in the order of the file`(
    count: Int
  )
    throws
  {
    var random = SeededGenerator(seed: UInt64(count))
    let runs = try CellRuns()
    var all: [PendingCells.Cell] = []
    for _ in 0..<count {
      let size = Int.random(in: 0...(count > 100 ? 1000 : 30_000), using: &random)
      var run = (0..<size).map { _ in cell(UInt64.random(in: 0..<50_000, using: &random), 0) }.sorted {
        $0.place < $1.place
      }
      for place in run.indices { run[place].line = Int32(all.count + place) }
      try runs.add(run)
      all += run
    }
    var merged: [PendingCells.Cell] = []
    try runs.merge { part in
      // What stands at one place is handed over together.
      if let last = merged.last, let first = part.first { #expect(last.place < first.place) }
      merged += part
    }
    let wanted = all.sorted { ($0.place, $0.line) < ($1.place, $1.line) }
    #expect(merged.map(\.place) == wanted.map(\.place))
    #expect(merged.map(\.line) == wanted.map(\.line))
    #expect(merged.allSatisfy { $0.symbols == 1 && $0.attributes == 2 })
  }

  @Test func `a table that gives all series of a period before the next is stored whole`() throws {
    let scratch = try Scratch()
    let series = 3000
    let periods = 50
    var lines = ["EN_YEAR\tEN_QUARTER\tEN_MONTH\tEN_PROVINCE_TERRITORY\tFR_PROVINCE_TERRITORY\tTOTAL"]
    for period in 0..<periods {
      for one in 0..<series {
        lines.append("\(1970 + period)\tQ1\tJan\tPlace \(one)\tLieu \(one)\t\(5 * (period + one))")
      }
    }
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let path = try scratch.write("ODP-PR-Many.csv", lines.joined(separator: "\n") + "\n")
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let done = try store.ingest(try OfficialFile.recognise(path, dataset: "many", in: catalogue))
    #expect(done.rows == series * periods)
    #expect(try store.count("SELECT count(*) FROM cell") == series * periods)
    #expect(
      try store.count("SELECT sum(value) FROM cell")
        == (0..<periods).reduce(0) { sum, period in
          sum + (0..<series).reduce(0) { $0 + 5 * (period + $1) }
        })
    // A line again, far from where it stood: found although both waited on disk.
    let again = lines[25 * series + 1]
    let twice = try scratch.write("ODP-PR-Twice.csv", (lines + [again]).joined(separator: "\n") + "\n")
    let found = diagnostic {
      try store.ingest(try OfficialFile.recognise(twice, dataset: "twice", in: catalogue))
    }
    #expect(found?.code == "duplicate-row")
    #expect(found?.place.line == lines.count + 1)
    #expect(found?.sentence.hasSuffix("first in line \(25 * series + 2)") == true)
    #expect(try store.count("SELECT count(*) FROM cell") == series * periods)
  }
}
