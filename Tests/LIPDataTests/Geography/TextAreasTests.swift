import GRDB
import Testing

@testable import LIPData

struct TextAreasTests {
  let areas: TextAreas

  init() throws { areas = try TextAreas.shipped(DatasetsFolder(root: Checkout.datasets)) }

  private func area(_ name: String, amongProvinces: Bool = false) -> TextAreas.TextArea? {
    areas.area(named: name, amongProvinces: amongProvinces)
  }

  @Test func `names stand for provinces, metropolitan areas, their parts and the rest of provinces`() {
    #expect(area("Ontario")?.code == "2021A000235")
    #expect(area("Abbotsford - Mission")?.code == "2021S0503932")
    #expect(area("Greater Sudbury")?.code == "2021S0503580")
    let part = area("Ottawa - Gatineau (Ontario part)")
    #expect(part?.kind == .part && part?.code == "2021S050535505" && part?.provinces == ["ON"])
    let rest = area("Other - Ontario")
    #expect(rest?.kind == .rest && rest?.code == "" && rest?.provinces == ["ON"])
    #expect(area("Territories (outside Census agglomeration, Nunavut)")?.kind == .rest)
    #expect(area("Toronto CMA") == nil)
  }

  @Test func `the same words set in another way are the same name`() {
    let spellings = [
      "Province/Territory not stated", "Province/territory not stated", "Province / Territory not stated",
    ]
    #expect(spellings.allSatisfy { area($0)?.kind == .notStated })
  }

  @Test func `French names are those of IRCC's files, and Québec is a province among provinces alone`() {
    #expect(area("Terre-Neuve-et-Labrador", amongProvinces: true)?.code == "2021A000210")
    #expect(area("Ottawa - Gatineau (partie du Québec)")?.code == "2021S050524505")
    #expect(area("Autres - Île-du-Prince-Édouard")?.kind == .rest)
    #expect(area("Londres")?.code == area("London")?.code)
    #expect(area("Québec", amongProvinces: true)?.code == "2021A000224")
    #expect(area("Québec")?.code == "2021S0503421")
    #expect(area("Quebec")?.code == "2021A000224")
  }

  @Test func `areas of a French wide table get theirs`() throws {
    let scratch = try Scratch()
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let rows = [
      ["Province/Territoire", "T1", "", "", "", "2024 total", "T1"],
      ["", "janv.", "fév.", "mars", "T1 total", "", "janv."],
      ["Québec", "12 915", "--", "0", "12 920", "1", "5"],
      ["Île-du-Prince-Édouard", "5", "--", "0", "5", "1", "5"], ["Lieu inconnu", "5", "--", "0", "5", "1", "0"],
    ]
    let text = rows.map { row in row.map { "\"\($0)\"" }.joined(separator: ",") + "\n" }.joined()
    let path = try scratch.write("FR_ODP-PR-Lieux.csv", text)
    let store = try Store(path: scratch.path("p.sqlite"), create: true)
    guard case .table(let table) = try OfficialFile.recognise(path, in: catalogue) else {
      Issue.record("not a table")
      return
    }
    _ = try store.ingest(table)
    let codes = try store.database.read { db in
      try Row.fetchAll(db, sql: "SELECT name_fr, dguid FROM code ORDER BY dimension, id").map {
        "\($0["name_fr"] as String)=\($0["dguid"] as String)"
      }
    }
    #expect(codes == ["Québec=2021A000224", "Île-du-Prince-Édouard=2021A000211", "Lieu inconnu="])
    #expect(table.remarks.diagnostics.map(\.code) == ["unknown-area-name"])
  }

  @Test func `areas of a file without codes get theirs, and a name that nobody reviewed is told`() throws {
    let small = try SmallDatasets()
    let scratch = try Scratch()
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let head =
      "EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEE\tFR_TRIMESTRE\tFR_MOIS\tEN_PROVINCE_TERRITORY\tFR_PROVINCE_TERRITOIRE\t"
      + "EN_CENSUS_METROPOLITAN_AREA\tFR_REGION_METROPOLITAINE_DE_RECENSEMENT\tTOTAL\n"
    let rows = [
      ("Ontario", "Ottawa - Gatineau (Ontario part)"), ("Ontario", "Atlantis"), ("Ontario", "Other - Ontario"),
    ]
    let text =
      head
      + rows.map { "2024\tQ1\tJan\t2024\tT1\tjanv.\t\($0.0)\t\($0.0)\t\($0.1)\t\($0.1)\t15\n" }.joined()
    let path = try scratch.write("ODP-Places.csv", text)
    let store = try Store(path: small.scratch.path("p.sqlite"), create: true)
    guard case .table(let table) = try OfficialFile.recognise(path, dataset: "my-places", in: catalogue) else {
      Issue.record("not a table")
      return
    }
    _ = try store.ingest(table)
    let codes = try store.database.read { db in
      try Row.fetchAll(db, sql: "SELECT name_en, dguid FROM code ORDER BY dimension, id").map {
        "\($0["name_en"] as String)=\($0["dguid"] as String)"
      }
    }
    #expect(
      codes == [
        "Ontario=2021A000235", "Ottawa - Gatineau (Ontario part)=2021S050535505", "Atlantis=", "Other - Ontario=",
      ])
    #expect(table.remarks.diagnostics.map(\.code) == ["unknown-area-name"])
    #expect(table.remarks.diagnostics[0].place.line == 3)
  }
}
