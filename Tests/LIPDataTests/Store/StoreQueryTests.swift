import GRDB
import Testing

@testable import LIPData

struct StoreQueryTests {
  let small: SmallDatasets
  let store: Store

  init() throws {
    small = try SmallDatasets()
    store = try Store(path: small.scratch.path("s.sqlite"), create: true)
  }

  func ingest(_ text: String, name: String = "file.csv") throws {
    _ = try store.ingest(try small.recognise(text, name: name))
  }

  @Test func `cells come with their symbols; what was not asked for or did not come is none`() throws {
    try ingest(smallProfile([("2021A000211", [plainValues(100), "30,E,,x,,,,,,,,", ",..,,...,0,0s,,,,,,"])]))
    let found = try store.cells(
      of: "census-profile-2021", areas: ["2021A000211", "2021A000235"], members: [1, 2, 3, 4])
    #expect(found.cell("2021A000211", 1, .countMen) == Cell(50))
    #expect(found.cell("2021A000211", 2) == Cell(30, .useWithCaution))
    #expect(found.cell("2021A000211", 2, .countMen)?.status == .suppressed)
    #expect(found.cell("2021A000211", 2, .countMen)?.hasValue == false)
    #expect(found.cell("2021A000211", 2, .countWomen)?.status == .empty)
    #expect(found.cell("2021A000211", 3)?.status == .notAvailable)
    #expect(found.cell("2021A000211", 3, .countMen)?.status == .notApplicable)
    #expect(found.cell("2021A000211", 3, .countWomen) == Cell(0, .roundsToZero))
    #expect(found.cell("2021A000211", 4) == nil)
    #expect(found.cell("2021A000211", 5) == nil)
    #expect(found.cell("2021A000211", 1, .rate) == nil)
    #expect(found.cell("2021A000235", 1) == nil)
    #expect(found.holds("2021A000211") && !found.holds("2021A000235"))
    #expect(try !store.cells(of: "nothing", areas: ["2021A000211"], members: [1]).holds("2021A000211"))
  }

  @Test func `the quality of an area is kept, and what is not given is not 0`() throws {
    try ingest(
      extract(["A\tcount\t1\t2\t3\t4\t5", "A\tquality\t3.1\t\t20000", "B\tcount\t1\t2\t3\t4\t5"]), name: "e.tsv")
    let found = try store.cells(of: "small-extract", areas: ["A", "B"], members: [1])
    let a = found.quality[try #require(found.areas["A"])]
    let b = found.quality[try #require(found.areas["B"])]
    #expect(a.shortFormNonResponse == 3.1 && a.longFormNonResponse.isNaN && a.flag == "20000")
    #expect(b.shortFormNonResponse.isNaN && b.longFormNonResponse.isNaN && b.flag.isEmpty)
    #expect(a.nonResponseClass(sample: false, censusYear: 2021) == 0)
    // No rate of the long form: the digit of the flag tells.
    #expect(a.nonResponseClass(sample: true, censusYear: 2021) == 0)
    #expect(b.nonResponseClass(sample: true, censusYear: 2021) == nil)
  }

  @Test func `the store and the file give the same cells`() throws {
    let text = smallProfile([
      ("2021A000211", ["1,E,,x,3.5,,,,,,,", ",..,,...,,F,,,,,,", "0,0s,5,r,7,rE,,,,,,"]),
      ("2021A000235", [plainValues(5)]),
    ])
    try ingest(text)
    let areas = ["2021A000211", "2021A000235"]
    let file = try CellMatrix.read(try small.recognise(text), areas: areas, members: [1, 2, 3, 4])
    let kept = try store.cells(of: "census-profile-2021", areas: areas, members: [1, 2, 3, 4])
    for area in areas {
      for member in 1...4 {
        for column in [ValueColumn.count, .countMen, .countWomen] {
          let (a, b) = (file.cell(area, member, column), kept.cell(area, member, column))
          #expect(a?.status == b?.status)
          #expect(a?.hasValue == b?.hasValue)
          if a?.hasValue == true { #expect(a?.value == b?.value) }
        }
      }
    }
  }

  @Test func `all six values and their symbols come back`() throws {
    try ingest(smallProfile([("2021A000211", ["1,E,,x,3,rE,4.25,p,,...,,"])]))
    let row = try #require(
      try store.database.read { db in
        try Row.fetchOne(
          db,
          sql: """
            SELECT count, count_men, count_women, rate, rate_men, rate_women, text
            FROM observation JOIN symbols ON symbols.id = observation.symbols
            """)
      })
    #expect((0..<6).map { row[$0] as Double? } == [1, nil, 3, 4.25, nil, nil])
    #expect(row["text"] == "E|x|E r|p|...|empty")
    #expect(
      SymbolSet(text: row["text"]).status
        == [.useWithCaution, .suppressed, [.useWithCaution, .revised], .preliminary, .notApplicable, .empty])
    // A whole number is kept as one, so that any SQLite tool shows it without a point.
    let kinds = try store.database.read {
      try Row.fetchOne($0, sql: "SELECT typeof(count), typeof(rate), typeof(count_men) FROM observation")
    }
    #expect((0..<3).map { kinds?[$0] as String? } == ["integer", "real", "null"])
  }

  @Test(arguments: ObservationStatus.symbols.map(\.symbol)) func `each symbol survives in each of the six places`(
    symbol: String
  ) throws {
    let status = try #require(ObservationStatus.symbols.first { $0.symbol == symbol }?.status)
    for place in 0..<6 {
      var all = Array(repeating: ObservationStatus(), count: 6)
      all[place] = status
      #expect(SymbolSet(text: SymbolSet(all).text).status == all)
      var row = ProfileRow()
      for index in 0..<6 { row.cells[index] = Cell(1, all[index]) }
      #expect(RowSymbols(row).status == all)
    }
    let several: [ObservationStatus] = [[status, .revised], [], .empty, [status, .useWithCaution], status, []]
    #expect(SymbolSet(text: SymbolSet(several).text).status == several)
  }

  @Test func `every observation reaches the row of its file`() throws {
    try ingest(smallProfile((11...20).map { ("2021A0002\($0)", [plainValues($0), plainValues($0)]) }), name: "a.csv")
    try ingest(smallProfile((15...17).map { ("2021A0002\($0)", [plainValues($0 * 2)]) }), name: "b.csv")
    try ingest(CityProfileTests.wardville, name: "c.csv")
    let all = try store.count("SELECT count(*) FROM observation")
    #expect(all == 7 * 2 + 3 + 3 * 5)
    let reached = try store.count(
      """
      SELECT count(*) FROM observation JOIN profile USING (dataset, area) JOIN file ON file.id = profile.file
      WHERE file.dataset = observation.dataset AND length(sha256) = 64
      """)
    #expect(reached == all)
    #expect(
      try store.count(
        "SELECT count(*) FROM observation JOIN member USING (dataset) WHERE member.id = observation.member") == all)
    #expect(try store.count("SELECT count(*) FROM observation JOIN symbols ON symbols.id = symbols") == all)
    #expect(try store.count("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    #expect(try store.files().map(\.areas) == [7, 3, 3])
  }

  @Test func `labels and first lines are kept as the file gives them`() throws {
    try ingest(smallProfile([("2021A000211", (1...5).map(plainValues)), ("2021A000235", [plainValues(1)])]))
    let labels = try store.database.read { try String.fetchAll($0, sql: "SELECT label FROM member ORDER BY id") }
    #expect(
      labels == [
        "Population, 2021", "Total - Immigrant status", "  Non-immigrants", "  Immigrants (12)", "Employment rate",
      ])
    let lines = try store.database.read { try Int.fetchAll($0, sql: "SELECT first_line FROM profile ORDER BY 1") }
    let names = try store.database.read { try String.fetchAll($0, sql: "SELECT name FROM area") }
    #expect(lines == [2, 7])
    #expect(names == ["Somewhere", "Somewhere"])
  }

  @Test func `the embedded figures of three datasets go in whole`() throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    for (name, areas) in [("census-profile-2016", 1), ("census-profile-2021", 9), ("population-counts-2021", 5454)] {
      let file = try RecognisedFile.recognise(Checkout.path("Datasets/default/\(name).tsv"), in: catalogue)
      #expect(try store.ingest(file).areas == areas, "\(name)")
    }
    let found = try store.cells(of: "census-profile-2021", areas: ["2021A000235"], members: [1527, 1529])
    #expect(found.cell("2021A000235", 1529)?.value == 4_206_585)
    #expect(found.cell("2021A000235", 1527)?.value == 14_031_755)
  }
}
