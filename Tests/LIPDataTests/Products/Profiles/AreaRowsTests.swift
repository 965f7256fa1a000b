import Testing

@testable import LIPData

/// Tables with areas as rows: every column is known, every cell a number, a symbol or nothing.
struct AreaRowsTests {
  let small: SmallDatasets
  let catalogue: Catalogue

  init() throws {
    small = try SmallDatasets()
    let members = """
      member\tlevel\tlabel\tunit\tcombine\tuniverse\trounding\tcolumn
      1\t0\tPopulation, 2021\tpersons\tadditive\t\texact\tpop
      4\t0\tImmigrants\tpersons\tadditive\t\tbase-5-sample\timm
      5\t0\tEmployment rate\tpercent\tnot-additive\t\tpublished\trate

      """
    try small.scratch.write("descriptors/rows.yaml", SmallDatasets.descriptor("rows"))
    try small.scratch.write("descriptors/rows.members.tsv", members)
    let rows = """
      rows:
        area: csd
        code: "2011A0005{n:7}"
        fixed: {year: "2011"}
        non_response: gnr
        quality: [flag_a, flag_b]
      """
    try small.scratch.write("catalogue/rows.yaml", SmallDatasets.entry("rows", descriptor: "rows", more: rows))
    catalogue = Catalogue(DatasetsFolder(root: small.scratch.path))
  }

  static let header = "year,csd,flag_a,pop,imm,flag_b,gnr,rate\n"

  func read(_ text: String, rejects: Rejects = .none) throws -> ProfileCollector {
    let path = try small.scratch.write("rows.csv", text)
    let file = try RecognisedFile.recognise(path, in: catalogue)
    #expect(file.layout == .areaRows && file.entry.id == "rows")
    return try #require(try file.read(rejects: rejects) { ProfileCollector() }.first)
  }

  func refusal(_ text: String) -> [String?] {
    let found = diagnostic { try read(text) }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `areas, figures, flags and non-response are read; an empty cell is not zero`() throws {
    let found = try read(
      Self.header + "2011,5901003,N,2523,180,Y,49,83.6\n2011,5901006,N,0,,N,,\n2011,5901007,N,x,...,N,..,F\n")
    #expect(found.areas == ["2011A00055901003 ", "2011A00055901006 ", "2011A00055901007 "])
    #expect(found.flags == ["N Y", "N N", "N N"])
    #expect(found.nonResponse[1] == 49 && found.nonResponse[3].isNaN && found.nonResponse[5].isNaN)
    #expect(found.rows.map(\.member) == [1, 4, 5, 1, 4, 5, 1, 4, 5])
    #expect(found.rows.map(\.values[0]) == [2523, 180, 83.6, 0, nil, nil, nil, nil, nil])
    #expect(found.rows.map(\.symbols[0]) == ["", "", "", "", "empty", "empty", "x", "...", "F"])
    #expect(found.rows.map(\.line) == [2, 2, 2, 3, 3, 3, 4, 4, 4])
  }

  @Test func `a row that is not what it should be is told with line and column`() {
    let good = "2011,5901003,N,2523,180,Y,49,83.6\n"
    #expect(refusal(Self.header + good + good) == ["duplicate-row", "3", "csd"])
    #expect(refusal(Self.header + good.replacing("2011", with: "2006")) == ["other-census-year", "2", "year"])
    #expect(refusal(Self.header + good.replacing("5901003", with: "901003")) == ["unknown-area", "2", "csd"])
    #expect(refusal(Self.header + good.replacing("5901003", with: "5901003.0")) == ["unknown-area", "2", "csd"])
    #expect(refusal(Self.header + good.replacing("2523", with: "2 523")) == ["not-a-number", "2", "pop"])
    #expect(refusal(Self.header)[0] == "no-data-rows")
  }

  @Test func `a column that nobody names, and one that is gone, refuse the file`() {
    let row = "2011,5901003,N,2523,180,Y,49,83.6\n"
    #expect(refusal(Self.header.replacing("rate", with: "rate,more") + row.dropLast() + ",1\n")[0] == "unknown-column")
    #expect(refusal(Self.header.replacing("imm", with: "other") + row) == ["missing-column", "1", "imm"])
  }

  @Test func `an area is left out whole`() throws {
    let rejects = Rejects.listing()
    let found = try read(
      Self.header + "2011,5901003,N,1,bad,Y,49,83.6\n2011,5901006,N,2,5,N,1,1\n", rejects: rejects)
    #expect(found.areas == ["2011A00055901006 "])
    #expect(rejects.diagnostics.map(\.place.line) == [2])
  }
}
