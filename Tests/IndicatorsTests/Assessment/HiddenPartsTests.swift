import Foundation
import LIPData
import Testing

@testable import Indicators

@Suite("Hidden parts of a province")
struct HiddenPartsTests {
  /// Population, immigrants among all in private households, of a province and three of its subdivisions.
  private func assess(immigrants: [String], catchment: [String]? = nil, isWhole: Bool = false) throws
    -> NeedsAssessment
  {
    let folder = try TemporaryFolder()
    let catalogue = Catalogue(Embedded.folder)
    let members = try catalogue.descriptor("census-profile-2021").members
    let areas = zip(
      [SmallExtract.province] + SmallExtract.subdivisions, zip(["9000", "300", "500", "200"], immigrants))
    let text = SmallExtract.text(
      members: [1, 1527, 1529], areas: areas.map { ($0, [$1.0, $1.0, $1.1]) }, in: members)
    let file = try RecognisedFile.recognise(try folder.write("small.tsv", text), in: catalogue)
    let store = try Store(path: folder.path + "/store.sqlite", create: true)
    _ = try store.ingest(file, options: IngestionOptions(time: Date(timeIntervalSince1970: 0)))
    let mine = SmallExtract.partnership("mine", catchment ?? SmallExtract.subdivisions)
    let atlas = try Atlas(
      store: store, catalogue: catalogue, areas: try isWhole ? Self.small() : Embedded.areas(),
      registry: PartnershipRegistry([mine]),
      indicators: try IndicatorSet.shipped(Embedded.folder), breaks: try BreakRegister.shipped(Embedded.folder))
    let outline = try AssessmentOutline(try YAMLNode.parse(OutlineErrorsTests.good, file: "outline.yaml"))
    return try Assessor(atlas, outline: outline).assess(mine)
  }

  /// A province that is made up of three subdivisions.
  private static func small() throws -> AreaTable {
    AreaTable(
      areas: try Embedded.areas().areas, compositions: [SmallExtract.province: SmallExtract.subdivisions])
  }

  @Test("with every cell there, the province without the catchment is printed")
  func complete() throws {
    let assessment = try assess(immigrants: ["1000", "30", "50", "20"])
    #expect(assessment.total("immigrants", .provinceWithout)?.estimate.value == 900)
    #expect(assessment.total("immigrant-share", .provinceWithout)?.estimate.value == 11.25)
  }

  @Test("with a hidden cell in the catchment the difference is not printed: it would reveal the cell")
  func hidden() throws {
    let assessment = try assess(immigrants: ["1000", "30", "x", "20"])
    for indicator in ["immigrants", "immigrant-share"] {
      #expect(assessment.figures(indicator, .provinceWithout).isEmpty)
      // The whole province stands in its place, with its code and name.
      let province = try #require(assessment.total(indicator, .province))
      #expect(province.areaCode == SmallExtract.province)
      #expect(province.areaName.en == "Ontario")
      let own = try #require(assessment.total(indicator)?.estimate)
      #expect(own.hiddenCells == 1)
      #expect(own.status.contains(.suppressed))
    }
    #expect(assessment.total("immigrants")?.estimate.value == 50)
    #expect(assessment.total("immigrant-share")?.estimate.denominator == 500)
  }

  /// The province is made up of the three subdivisions alone, the first two of which are the catchment.
  @Test("with exactly one hidden cell in the rest the difference is not printed: it would be that cell")
  func hiddenRest() throws {
    let two = Array(SmallExtract.subdivisions.prefix(2))
    let shown = try assess(immigrants: ["100", "30", "50", "20"], catchment: two, isWhole: true)
    #expect(shown.total("immigrants", .provinceWithout)?.estimate.value == 20)
    let hidden = try assess(immigrants: ["100", "30", "50", "x"], catchment: two, isWhole: true)
    for indicator in ["immigrants", "immigrant-share"] {
      let withheld = try #require(hidden.total(indicator, .provinceWithout)?.estimate)
      #expect(withheld.value == nil)
      #expect(withheld.numerator == nil)
      #expect(withheld.reasons == [.wouldReveal])
      #expect(withheld.quality == .unavailable)
    }
    // What is published as it stands is never withheld.
    #expect(hidden.total("immigrants", .province)?.estimate.value == 100)
    #expect(hidden.total("immigrants")?.estimate.value == 80)
    // With other areas beside it the hidden cell cannot be told.
    let mixed = try assess(immigrants: ["100", "30", "50", "x"], catchment: two)
    #expect(mixed.total("immigrants", .provinceWithout)?.estimate.value == 20)
  }

  @Test("with a cell that is not there the difference is not printed either")
  func missing() throws {
    let assessment = try assess(immigrants: ["1000", "30", "", "20"])
    #expect(assessment.figures("immigrants", .provinceWithout).isEmpty)
  }

  @Test("with the province's own cell hidden there is no comparator and a note")
  func hiddenProvince() throws {
    let assessment = try assess(immigrants: ["x", "30", "50", "20"])
    #expect(assessment.figures("immigrants", .provinceWithout).isEmpty)
    #expect(assessment.figures("immigrants", .province).isEmpty)
    let table = try #require(assessment.tables.first { $0.definition.id == "numbers" })
    #expect(table.notes.contains { $0.en.contains("Ontario") })
  }

  @Test("with most of the catchment not in the data its value is not printed, nor a difference")
  func mostlyMissing() throws {
    let assessment = try assess(
      immigrants: ["1000", "30", "50", "20"], catchment: ["2021A00053599001", "2021A00053599008", "2021A00053599009"])
    let own = try #require(assessment.total("immigrants")?.estimate)
    #expect(own.value == nil)
    #expect(own.quality == .unavailable)
    #expect(assessment.figures("immigrants", .provinceWithout).isEmpty)
  }
}
