import Foundation
import GRDB
import Testing

@testable import LIPData

/// The published files of ../shared/data/sdmx; passes over what is not there.
struct SDMXSharedFilesTests {
  static let folder = "data/sdmx/"

  func catalogue() throws -> Catalogue { Catalogue(DatasetsFolder(root: Checkout.datasets)) }

  func table(_ path: String) throws -> RecognisedTable? {
    guard case .table(let table) = try OfficialFile.recognise(Shared.path(Self.folder + path), in: catalogue()) else {
      return nil
    }
    return table
  }

  @Test func `Statistics Canada's ten parts give the cells and the last values that are known of them`() throws {
    guard Shared.has(Self.folder + "statcan/statcan-34100158.zip") else { return }
    let scratch = try Scratch()
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let intake = try Intake([Shared.path(Self.folder + "statcan/statcan-34100158.zip")], in: catalogue())
    let done = try store.ingest(try #require(intake.files.first))
    #expect(intake.files.count == 1)
    #expect(done.rows == 5044)
    let table = try #require(try table("statcan/34100158/34100158_7.xml"))
    #expect(table.sources.count == 11)
    // 507 of the cells are given more than once.
    var times: [String: Int] = [:]
    let all = try table.read(into: TableCollector())
    for observation in all.observations {
      times["\(observation.series) \(observation.period?.packed ?? 0)", default: 0] += 1
    }
    #expect(times.count == 5044)
    #expect(times.values.count { $0 > 1 } == 507)
    try store.database.read { (db: Database) throws -> Void in
      func value(_ period: String) throws -> Double? {
        try Double.fetchOne(
          db,
          sql: """
            SELECT value FROM cell JOIN series ON series.id = cell.series JOIN code ON code.dataset = series.dataset
              AND code.id = CAST(series.key AS INTEGER) WHERE code.code = '1' AND period = ?
            """, arguments: [TimePeriod(period)?.packed])
      }
      #expect(try value("2022-01") == 235_418)
      #expect(try value("2021-10") == 239_607)
    }
  }

  @Test(arguments: ["ng", "sg"]) func `one dataset in every form gives the same observations`(kind: String) throws {
    guard Shared.has(Self.folder + "sdmx-test-data/ECB_EXR/ng-ts.xml") else { return }
    var first: [String]?
    for form in ["ts", "ts-gf", "flat", "xs", "ts-ss", "ts-gf-ss", "flat-ss", "xs-ss", "ts-gf-flat-ss"] {
      let path = "sdmx-test-data/ECB_EXR/\(kind)-\(form).xml"
      // One of these samples has 1.3809 where the others have 1.3089.
      if form.hasPrefix("xs"), kind != "ng" { continue }
      guard Shared.has(Self.folder + path), let table = try table(path) else { continue }
      let found = try table.read(into: TableCollector())
      let lines = found.observations.map { observation in
        "\(found.codes[observation.series]) \(observation.period?.description ?? "") \(observation.cell.value)"
      }.sorted()
      #expect(lines.count == 12)
      #expect(lines == first ?? lines, "\(path)")
      first = lines
    }
    #expect(first != nil)
  }

  @Test func `the census structure of 2011 gives its order, hierarchy and flags`() throws {
    guard Shared.has(Self.folder + "statcan/Structure_98-311-XCB2011021.xml") else { return }
    let path = Shared.path(Self.folder + "statcan/Structure_98-311-XCB2011021.xml")
    let structure = try SDMXStructure.read(try ByteSource(path: path))
    let data = try #require(structure.dataStructures.first)
    #expect(data.dimensions.map(\.id) == ["GEO", "DIM0", "AGE", "Sex"])
    #expect(data.dimensions.map(\.codelist) == ["CL_GEO", "CL_DIM", "CL_AGE", "CL_SEX"])
    let geographies = try #require(structure.codelist("CL_GEO")?.codes)
    #expect(geographies.first { $0.id == "35535" }?.name.en == "Toronto")
    #expect(geographies[0].qualityFlag == "20000")
    let ages = try #require(structure.codelist("CL_AGE")?.codes)
    #expect(ages.count == 131)
    let under = try #require(ages.first { $0.name.en == "Under 1 year" })
    #expect(ages.first { $0.id == under.parent }?.name.en == "0 to 4 years")
    #expect(structure.title.fr.hasPrefix("Âge (131)"))
  }

  @Test func `every XML file is read, or refused by name`() throws {
    guard Shared.has(Self.folder) else { return }
    let root = Shared.path(Self.folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".xml") }.sorted()
    #expect(names.count > 200)
    let known: Set = [
      "structure-only", "not-data", "structure-needed", "xml-malformed", "no-data-rows", "unknown-dimension",
      "missing-dimension", "not-a-period", "not-a-number", "dimensions-disagree", "empty-file", "too-many-dimensions",
    ]
    let catalogue = try catalogue()
    var read = 0
    for name in names {
      let found = diagnostic {
        guard case .table(let table) = try OfficialFile.recognise(root + "/" + name, in: catalogue) else { return }
        _ = try table.read(into: TableCollector())
        read += 1
      }
      if let found { #expect(known.contains(found.code), "\(name): \(found)") }
    }
    #expect(read > 40)
  }
}
