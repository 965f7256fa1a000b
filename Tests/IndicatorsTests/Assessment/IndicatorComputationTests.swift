import Foundation
import LIPData
import Testing

@testable import Indicators

@Suite("Figures straight from a file")
struct IndicatorComputationTests {
  private func computation(
    _ file: RecognisedFile, _ catchments: String, folder: TemporaryFolder, compositions: Compositions? = nil
  ) throws -> IndicatorComputation {
    let path = try folder.write("catchments.csv", "lip_id,geography,weight\n" + catchments)
    return try IndicatorComputation(
      .file(file), catchments: try CatchmentFile.read(path), catchmentsPath: path,
      indicators: try IndicatorSet.shipped(Embedded.folder).indicators,
      variables: Catalogue(Embedded.folder).variables(),
      compositions: try compositions
        ?? AreaTable.readCompositions(
          areas: Shared.datasets("geography/areas.tsv"), compositions: Shared.datasets("geography/compositions.csv")),
      names: [:], breaks: BreakRegister())
  }

  /// What a figure is of and what it says, without names.
  private struct Said: Equatable {
    var indicator: String
    var breakdown: String
    var category: LocalizedText
    var period: String
    var universe: LocalizedText
    var estimate: Estimate
    var interval: Interval?

    init(_ figure: Figure) {
      indicator = figure.indicator
      breakdown = figure.breakdown
      category = figure.category
      period = figure.period
      universe = figure.universe
      estimate = figure.estimate
      interval = figure.interval
    }
  }

  /// Compares the figures of a file with those of a store for the same catchments.
  private func compare(_ file: RecognisedFile, store: Store, parts: [String: [Catchment.Part]]) throws -> Int {
    let folder = try TemporaryFolder()
    let lines = parts.sorted { $0.key < $1.key }.flatMap { id, parts in
      parts.map { "\(id),\($0.code),\($0.weight == 1 ? "" : String($0.weight))" }
    }
    let result = try computation(file, lines.joined(separator: "\n") + "\n", folder: folder).run(threads: 2)
    let atlas = try Atlas(
      store: store, catalogue: Catalogue(Embedded.folder), areas: try Embedded.areas(),
      registry: PartnershipRegistry([]), indicators: try IndicatorSet.shipped(Embedded.folder), breaks: BreakRegister())
    let dataset = try #require(atlas.datasets.first { $0.entry.id == file.entry.id })
    let cells = CellCache(atlas)
    var compared = 0
    for (id, parts) in parts {
      let cover = Cover.of(Catchment(parts), compositions: atlas.areas.compositions) { dataset.areas.contains($0) }
      let sums = try cells.sums(dataset, cover)
      let subject = FigureMaker.Subject(
        partnership: id, partnershipName: .same(id), role: .catchment, areaCode: "", areaName: .same(id))
      for indicator in atlas.indicators.indicators {
        let larger = (indicator.measure as? any RelativeMeasure).flatMap {
          atlas.territory.area(of: $0.comparator.level, around: Catchment(parts))
        }.flatMap {
          dataset.areas.contains($0) ? Cover.of(Catchment([.init($0)]), compositions: [:]) { _ in true } : nil
        }
        let stored = dataset.maker.figures(
          of: indicator, for: subject, from: sums, against: try larger.map { try cells.sums(dataset, $0) }
        ).map(Said.init)
        let straight = result.figures.filter { $0.partnership == id && $0.indicator == indicator.id }.map(Said.init)
        #expect(stored == straight, "\(id) \(indicator.id)")
        compared += stored.count
      }
    }
    return compared
  }

  @Test("Toronto's neighbourhoods: the file and the store give the same figures")
  func toronto() throws {
    func part(_ number: Int, weight: Double = 1) -> Catchment.Part {
      let digits = String(number)
      return Catchment.Part("3520005-N" + String(repeating: "0", count: 3 - digits.count) + digits, weight: weight)
    }
    let compared = try compare(
      try Embedded.file("toronto-neighbourhoods-2021"), store: try EmbeddedStore.shared.store,
      parts: [
        "city": [.init("2021A00053520005")], "one": [part(1)], "some": [part(1), part(2), part(158)],
        "partly": [part(5), part(6, weight: 0.35)],
        "east": try #require(try Embedded.registry().partnership("toronto-east-quadrant").catchment).parts,
      ])
    print("Toronto: \(compared) figures of file and store compared")
    #expect(compared >= 500)
  }

  @Test("a partnership's assessment gives what its file gives")
  func assessment() throws {
    let east = try EmbeddedAssessments.of("toronto-east-quadrant")
    let folder = try TemporaryFolder()
    let lines = east.catchment.parts.map { "east,\($0.code)," }.joined(separator: "\n") + "\n"
    let result = try computation(try Embedded.file("toronto-neighbourhoods-2021"), lines, folder: folder).run()
    var compared = 0
    for figure in east.tables.flatMap(\.catchmentFigures) where figure.dataset == "toronto-neighbourhoods-2021" {
      compared += 1
      #expect(result.figures.contains { Said($0) == Said(figure) }, "\(figure.indicator) \(figure.category.en)")
    }
    #expect(compared > 50)
  }

  @Test("the long layout of five provinces: the file, read by two threads, and a store of it give the same figures")
  func provinces() throws {
    let path = "data/statcan/census-profile-2021-reconstructed/98-401-X2021001-layout_BC-AB-SK-MB-ON_RECONSTRUCTED.csv"
    guard let path = Shared.reference(path) else { return }
    let folder = try TemporaryFolder()
    let file = try RecognisedFile.recognise(path, in: Catalogue(Embedded.folder))
    #expect(file.layout == .censusProfile)
    let store = try Store(path: folder.path + "/store.sqlite", create: true)
    _ = try store.ingest(file, options: IngestionOptions(time: Date(timeIntervalSince1970: 0)))
    let compared = try compare(
      file, store: store,
      parts: [
        "ontario": [.init("2021A000235")], "prairies": ["46", "47", "48"].map { .init("2021A0002\($0)") },
        "half": [.init("2021A000259", weight: 0.5), .init("2021A000248")],
      ])
    print("Provinces: \(compared) figures of file and store compared")
    #expect(compared > 300)
  }

  @Test("the embedded default of the provinces gives what their official layout gives")
  func embeddedProvinces() throws {
    let path = "data/statcan/census-profile-2021-reconstructed/98-401-X2021001-layout_BC-AB-SK-MB-ON_RECONSTRUCTED.csv"
    guard let path = Shared.reference(path) else { return }
    let lines = ["35", "46", "47", "48", "59"].map { "p\($0),2021A0002\($0),\n" }.joined()
    let official = try RecognisedFile.recognise(path, in: Catalogue(Embedded.folder))
    let folder = try TemporaryFolder()
    let first = try computation(official, lines, folder: folder).run().figures
    let second = try computation(try Embedded.file("census-profile-2021"), lines, folder: folder).run().figures
    #expect(first.count == second.count)
    for (a, b) in zip(first, second) {
      #expect(a.indicator == b.indicator && a.category == b.category && a.breakdown == b.breakdown)
      #expect(a.estimate.value == b.estimate.value, "\(a.partnership) \(a.indicator) \(a.category.en)")
      #expect(a.estimate.bounds == b.estimate.bounds)
    }
  }

  @Test("the number of threads changes nothing")
  func threads() throws {
    let path = "data/statcan/census-profile-2021-reconstructed/98-401-X2021001-layout_BC-AB-SK-MB-ON_RECONSTRUCTED.csv"
    guard let path = Shared.reference(path) else { return }
    let folder = try TemporaryFolder()
    let file = try RecognisedFile.recognise(path, in: Catalogue(Embedded.folder))
    let lines = "west,2021A000259,\nwest,2021A000248,0.25\neast,2021A000235,\n"
    let one = try computation(file, lines, folder: folder).run().figures.map(Said.init)
    #expect(one.contains { $0.estimate.value != nil })
    for threads in [2, 3, 8] {
      #expect(try computation(file, lines, folder: folder).run(threads: threads).figures.map(Said.init) == one)
    }
  }

  @Test("a variable that the product does not have is unavailable and says so")
  func noVariable() throws {
    let folder = try TemporaryFolder()
    let file = try Embedded.file("toronto-neighbourhoods-2021")
    let result = try computation(file, "one,3520005-N001,\n", folder: folder).run()
    // A city's profile has neither the previous census nor the exact count.
    let change = try #require(result.figures.first { $0.indicator == "population-change" })
    #expect(change.estimate.value == nil)
    #expect(change.estimate.reasons == [.noVariable])
    let every = Set(result.figures.map(\.indicator))
    #expect(try every == Set(IndicatorSet.shipped(Embedded.folder).indicators.map(\.id)))
  }

  @Test("an area that the file does not have is said to be missing; a catchment without any has no value")
  func missing() throws {
    let folder = try TemporaryFolder()
    let file = try Embedded.file("toronto-neighbourhoods-2021")
    let result = try computation(
      file, "one,3520005-N001,\none,3520005-N999,\nnone,2021A00053506008,\n", folder: folder
    ).run()
    #expect(result.missing.map(\.lip) == ["one", "none"])
    #expect(result.missing.map(\.areas) == [["3520005-N999"], ["2021A00053506008"]])
    let none = result.figures.filter { $0.partnership == "none" }
    #expect(!none.isEmpty)
    #expect(none.allSatisfy { $0.estimate.value == nil && $0.estimate.reasons == [.notInData] })
    let one = try #require(result.figures.first { $0.partnership == "one" && $0.indicator == "immigrants" })
    #expect(one.estimate.coverage == 0.5)
    #expect(one.estimate.quality == .unreliable)
  }

  @Test("the file of no catchment is refused")
  func nothing() throws {
    let folder = try TemporaryFolder()
    let file = try Embedded.file("toronto-neighbourhoods-2021")
    let error = diagnostic { try computation(file, "none,2021A00053506008,\n", folder: folder).run() }
    #expect(error?.code == "no-area-found")
  }

  @Test("boundaries of another census are refused with the line of the catchment")
  func vintage() throws {
    let folder = try TemporaryFolder()
    let file = try Embedded.file("toronto-neighbourhoods-2021")
    let error = diagnostic {
      try computation(file, "one,3520005-N001,\nold,2016A00053520005,\n", folder: folder)
    }
    #expect(error?.code == "other-vintage")
    #expect(error?.place.line == 3)
    #expect(error?.place.column == "geography")
  }

  @Test("wholes of wholes are found in the file, in whatever order the compositions come")
  func nestedWholes() throws {
    let folder = try TemporaryFolder()
    let catalogue = Catalogue(Embedded.folder)
    let members = try catalogue.descriptor("census-profile-2021").members
    // Twenty chains: two subdivisions make a city, city and town a division, division and rest a region.
    var parts: [String: [String]] = [:]
    var areas: [(code: String, cells: [String])] = []
    var lines = ""
    for chain in 0..<20 {
      let pieces = ["a", "b", "town", "rest"].map { "\(chain)-\($0)" }
      parts["\(chain)-city"] = [pieces[0], pieces[1]]
      parts["\(chain)-division"] = ["\(chain)-city", pieces[2]]
      parts["\(chain)-region"] = ["\(chain)-division", pieces[3]]
      for code in pieces + ["city", "division", "region"].map({ "\(chain)-\($0)" }) {
        areas.append((code, ["100", "100", "50"]))
      }
      for piece in pieces { lines += "lip-\(chain),\(piece),\n" }
    }
    let text = SmallExtract.text(members: [1, 1527, 1529], areas: areas, in: members)
    let file = try RecognisedFile.recognise(try folder.write("small.tsv", text), in: catalogue)
    let result = try computation(file, lines, folder: folder, compositions: Compositions(parts)).run()
    let immigrants = result.figures.filter { $0.indicator == "immigrants" && $0.category == .same("total") }
    #expect(immigrants.count == 20)
    for figure in immigrants { #expect(figure.estimate.cells == 1, "\(figure.partnership)") }
  }
}
