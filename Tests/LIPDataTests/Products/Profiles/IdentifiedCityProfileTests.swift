import Testing

@testable import LIPData

/// City profiles whose rows have ids, and whose columns are named one by one.
struct IdentifiedCityProfileTests {
  let small: SmallDatasets
  let catalogue: Catalogue

  init() throws {
    small = try SmallDatasets()
    let named = """
      areas:
        header: ID
        id: ID
        label: Variable
        wholes:
          - {column: Town CSD, code: 2016A00055915022}
          - {column: Town CMA, code: 2016S0503933}
        parts: {level: neighbourhood, names: [West End, "Dunbar, South"], code: "5915022-L{n:2}"}
        thousands_commas: true
      rows_ignored: [25% Data Below]
      """
    let single = """
      areas:
        header: OBJECTID
        id: OBJECTID
        label: TOWN
        wholes:
          - {column: SEX, name: Town, men: MALE, women: FEMALE, code: 2016A00053525005}
      """
    try small.scratch.write("catalogue/named.yaml", SmallDatasets.entry("named", descriptor: "city", more: named))
    try small.scratch.write("catalogue/single.yaml", SmallDatasets.entry("single", descriptor: "city", more: single))
    catalogue = Catalogue(DatasetsFolder(root: small.scratch.path))
  }

  static let named = """
    ID,Variable,"Dunbar, South ",West End,Town CSD ,Town CMA
    1, "Population, 2021","1,000","62,030","631,485","2,463,430"
    ,,,,,
    2,  Total - Immigrant status,x,400,395,5
    25% Data Below,,,,,
    3,    Non-immigrants,300,F,200,5
    5,Employment rate,60.1,-0.5,..,1
    4,    Immigrants (12),95,...,195,0

    """.replacing("1, \"Pop", with: "1,\" Pop")
  static let single = """
    OBJECTID,TOWN,FEMALE,MALE,SEX
    1,"Population, 2021",...,...,536917
    2,Total - Immigrant status,270,257,527
    3,Non-immigrants,100,101,200
    4,Immigrants,70,60,130
    5,Employment rate,50.5,60,55

    """

  func read(_ text: String, rejects: Rejects = .none) throws -> [ProfileCollector.Row] {
    let path = try small.scratch.write("city.csv", text)
    let file = try RecognisedFile.recognise(path, in: catalogue)
    return try #require(try file.read(rejects: rejects) { ProfileCollector() }.first).rows
  }

  func refusal(_ text: String) -> [String?] {
    let found = diagnostic { try read(text) }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `columns that are called by name are the areas of that number, rows those of their id`() throws {
    let rows = try read(Self.named)
    let cells = Dictionary(grouping: rows, by: \.area).mapValues { rows in
      rows.map { "\($0.member): " + ($0.values[0].map { "\($0)" } ?? "") + $0.symbols[0] }
    }
    #expect(
      cells == [
        "5915022-L01": ["1: 62030.0", "2: 400.0", "3: F", "5: -0.5", "4: ..."],
        "5915022-L02": ["1: 1000.0", "2: x", "3: 300.0", "5: 60.1", "4: 95.0"],
        "2016A00055915022": ["1: 631485.0", "2: 395.0", "3: 200.0", "5: ..", "4: 195.0"],
        "2016S0503933": ["1: 2463430.0", "2: 5.0", "3: 5.0", "5: 1.0", "4: 0.0"],
      ])
  }

  @Test func `men and women have columns of their own`() throws {
    let rows = try read(Self.single)
    #expect(rows.allSatisfy { $0.area == "2016A00053525005" })
    #expect(
      rows.map { $0.values.prefix(3) } == [
        [536_917, nil, nil], [527, 257, 270], [200, 101, 100], [130, 60, 70], [55, 60, 50.5],
      ])
    #expect(rows[0].symbols.prefix(4) == ["", "...", "...", "empty"])
  }

  @Test func `a row whose id is another's is refused, or left out where the user allows it`() throws {
    let exchanged = Self.single.replacing("3,Non-immigrants", with: "9,").replacing(
      "4,Immigrants", with: "3,Immigrants"
    )
    .replacing("9,,", with: "4,Non-immigrants,")
    #expect(refusal(exchanged) == ["label-disagrees", "4", "TOWN"])
    let rejects = Rejects.listing()
    #expect(try read(exchanged, rejects: rejects).map(\.member) == [1, 2, 5])
    #expect(rejects.diagnostics.map(\.place.line) == [4, 5])
  }

  @Test func `an unknown id, one twice, one that is gone and an unknown column are told`() {
    #expect(
      refusal(Self.single.replacing("5,Employment", with: "6,Employment")) == ["unknown-member", "6", "OBJECTID"])
    #expect(refusal(Self.single + "5,Employment rate,1,2,3\n") == ["duplicate-row", "7", "OBJECTID"])
    #expect(refusal(Self.single.replacing("4,Immigrants,70,60,130\n", with: ""))[0] == "row-missing")
    #expect(
      refusal(
        Self.single.replacing("SEX", with: "MORE,SEX").replacing("\n", with: ",1\n").replacing("SEX,1", with: "SEX"))[
          0...1]
        == ["unknown-area", "1"])
    #expect(refusal(Self.named.replacing("West End", with: "West-End"))[0] == "unknown-layout")
  }

  @Test func `commas stand between thousands only where the entry says so and only there`() {
    #expect(refusal(Self.single.replacing("536917", with: "\"536,917\""))[0] == "not-a-number")
    #expect(refusal(Self.named.replacing("62,030", with: "62,03"))[0] == "not-a-number")
  }
}
