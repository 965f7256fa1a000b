import GRDB
import Testing

@testable import LIPData

struct TextAreasTests {
  let areas: TextAreas

  init() throws { areas = try TextAreas.shipped(DatasetsFolder(root: Checkout.datasets)) }

  @Test func `names stand for provinces, metropolitan areas, their parts and the rest of provinces`() {
    #expect(areas.area(named: "Ontario")?.code == "2021A000235")
    #expect(areas.area(named: "Abbotsford - Mission")?.code == "2021S0503932")
    #expect(areas.area(named: "Greater Sudbury")?.code == "2021S0503580")
    let part = areas.area(named: "Ottawa - Gatineau (Ontario part)")
    #expect(part?.kind == .part && part?.code == "2021S050535505" && part?.provinces == ["ON"])
    let rest = areas.area(named: "Other - Ontario")
    #expect(rest?.kind == .rest && rest?.code == "" && rest?.provinces == ["ON"])
    #expect(areas.area(named: "Territories (outside Census agglomeration, Nunavut)")?.kind == .rest)
    #expect(areas.area(named: "Toronto CMA") == nil)
  }

  @Test func `the same words set in another way are the same name`() {
    let spellings = [
      "Province/Territory not stated", "Province/territory not stated", "Province / Territory not stated",
    ]
    #expect(spellings.allSatisfy { areas.area(named: $0)?.kind == .notStated })
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
