import Foundation
import LIPData
import Testing

@testable import Indicators

/// A catchment of which nothing is published, in a division of which something is.
struct WiderAreaTests {
  private func explain(_ areas: [(code: String, cells: [String])], catchment: [String]) throws -> [Explanation] {
    let folder = try TemporaryFolder()
    let catalogue = Catalogue(Embedded.folder)
    let members = try catalogue.descriptor("census-profile-2021").members
    let text = SmallExtract.text(members: [1, 1527, 1529], areas: areas, in: members)
    let file = try RecognisedFile.recognise(try folder.write("small.tsv", text), in: catalogue)
    let store = try Store(path: folder.path + "/store.sqlite", create: true)
    _ = try store.ingest(file, options: IngestionOptions(time: Date(timeIntervalSince1970: 0)))
    let mine = SmallExtract.partnership("mine", catchment)
    let atlas = try Atlas(
      store: store, catalogue: catalogue, areas: try Embedded.areas(), registry: PartnershipRegistry([mine]),
      indicators: try IndicatorSet.shipped(Embedded.folder), breaks: BreakRegister())
    return try Assessor(atlas, outline: try Embedded.outline()).explain(mine, indicator: "immigrants")
  }

  /// Brockville and Elizabethtown-Kitley lie in Leeds and Grenville.
  private static let towns = ["2021A00053507015", "2021A00053507017"]
  private static let division = "2021A00033507"

  @Test func `the division's figure stands beside, under its name and never as the catchment's`() throws {
    let found = try explain([(Self.division, ["1000", "980", "120"])], catchment: Self.towns)
    #expect(found.map { $0.figures[0].role } == [.catchment, .region])
    #expect(found[0].figures[0].estimate.value == nil)
    let wider = found[1].figures[0]
    #expect(wider.areaCode == Self.division)
    #expect(wider.estimate.value == 120)
    // By the populations of 2021, which come with the program: 22,116 and 2,595 of 104,070.
    #expect(wider.areaName.en == "Leeds and Grenville, of whose people 24% live in the catchment")
    #expect(wider.areaName.fr.hasSuffix("dont 24\u{00A0}% des habitants vivent sur le territoire"))
  }

  @Test func `areas that are in the data without a value ask for nothing wider: the publisher hid them`() throws {
    let found = try explain(
      [
        (Self.division, ["1000", "980", "120"]), (Self.towns[0], ["200", "", ""]), (Self.towns[1], ["100", "", ""]),
      ], catchment: Self.towns)
    #expect(!found.contains { $0.figures[0].role == .region })
    #expect(found[0].figures[0].estimate.value == nil)
  }

  @Test func `a province is no stand-in, nor a division that only a part of the catchment lies in`() throws {
    let province = try explain([("2021A000235", ["9000", "8900", "900"])], catchment: Self.towns)
    #expect(province.map { $0.figures[0].role } == [.catchment])
    let two = try explain(
      [(Self.division, ["1000", "980", "120"])], catchment: [Self.towns[0], "2021A00053506008"])
    #expect(two.map { $0.figures[0].role } == [.catchment])
  }
}
