import LIPData
import Testing

struct AreaTableTests {
  func read(_ areas: String, compositions: String = "") throws -> AreaTable {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      try AreaTable.read(
        areas: try scratch.write("areas.tsv", "code\tlevel\tname_en\tname_fr\tprovince\n" + areas),
        compositions: try scratch.write("compositions.csv", "whole,part\n" + compositions))
    }
  }

  @Test func `names and levels are read, one language standing for both`() throws {
    let table = try read(
      "2021A000211\tprovince\tPrince Edward Island\tÎle-du-Prince-Édouard\tPE\n3520005-N001\tneighbourhood\tA\t\tON\n")
    #expect(table.areas["2021A000211"]?.level == .province)
    #expect(table.name(of: "2021A000211").fr == "Île-du-Prince-Édouard")
    #expect(table.name(of: "3520005-N001") == .same("A"))
    #expect(table.name(of: "nowhere") == .same("nowhere"))
  }

  @Test func `an unknown level is told with the nearest`() {
    let found = diagnostic { try read("2021A000211\tprovinc\tA\t\tPE\n") }
    #expect(found?.code == "unknown-level")
    #expect(found?.place.line == 2)
    #expect(found?.place.column == "level")
    #expect(found?.remedy == "Did you mean \"province\"?")
  }

  @Test func `a census division is made up of the subdivisions whose code begins with its own`() throws {
    let table = try read(
      """
      2021A00033506\tcd\tOttawa\t\tON
      2021A00053506008\tcsd\tOttawa\t\tON
      2021A00053507017\tcsd\tNobody's\t\tON
      2021A00033502\tcd\tB\t\tON
      2021A00053502010\tcsd\tB2\t\tON
      2021A00053502001\tcsd\tB1\t\tON
      2016A00053502001\tcsd\tB1\t\tON

      """)
    #expect(
      table.compositions == [
        "2021A00033506": ["2021A00053506008"], "2021A00033502": ["2021A00053502001", "2021A00053502010"],
      ])
  }

  @Test func `a composition that the file lists is not touched`() throws {
    let table = try read(
      "2021A00033506\tcd\tOttawa\t\tON\n2021A00053506008\tcsd\tOttawa\t\tON\n2021A00053506009\tcsd\tNew\t\tON\n",
      compositions: "2021A00033506,2021A00053506008\n2021A00053506008,w1\n2021A00053506008,w2\n")
    #expect(
      table.compositions == ["2021A00033506": ["2021A00053506008"], "2021A00053506008": ["w1", "w2"]])
  }

  @Test func `all 293 census divisions have the population of their subdivisions, exactly`() throws {
    let table = try ShippedRegistryTests.areas()
    let divisions = table.areas.values.filter { $0.level == .censusDivision }.map(\.code)
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let file = try RecognisedFile.recognise(
      Checkout.path("Datasets/default/population-counts-2021.tsv"), in: catalogue)
    let cells = try CellMatrix.read(file, areas: Array(table.areas.keys), members: [1])
    #expect(divisions.count == 293)
    for division in divisions.sorted() {
      let parts = try #require(table.compositions[division])
      let people = parts.compactMap { cells.cell($0, 1) }
      #expect(people.count == parts.count, "\(division)")
      #expect(people.allSatisfy { $0.hasValue || $0.status == .notAvailable }, "\(division)")
      let sum = people.filter(\.hasValue).map(\.value).reduce(0, +)
      #expect(sum == cells.cell(division, 1)?.value, "\(division)")
    }
  }

  @Test func `every part and whole of the shipped compositions is an area`() throws {
    let table = try ShippedRegistryTests.areas()
    for (whole, parts) in table.compositions.parts {
      #expect(table.areas[whole] != nil, "\(whole)")
      #expect(parts.allSatisfy { table.areas[$0] != nil }, "\(whole)")
      #expect(Set(parts).count == parts.count, "\(whole)")
    }
    #expect(table.compositions["2021A00053506008"]?.count == 24)
    #expect(table.compositions["2021A000211"]?.count == 3)
  }

  @Test func `a census division is covered by its subdivisions where only these are held`() throws {
    let table = try ShippedRegistryTests.areas()
    let niagara = "2021A00033526"
    let cover = Cover.of(Catchment([Catchment.Part(niagara)]), compositions: table.compositions) {
      DGUID($0)?.level == .censusSubdivision
    }
    #expect(cover.missing.isEmpty)
    #expect(cover.parts.count == 12)
    let back = Cover.of(Catchment(cover.parts), compositions: table.compositions) { $0 == niagara }
    #expect(back.parts.map(\.code) == [niagara])
  }
}
