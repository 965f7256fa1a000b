import Foundation
import TestSupport

@testable import Indicators
@testable import LIPData

/// A store of two made-up censuses in the official members, and a partnership of which both know something.
struct TwoCensuses {
  /// The printed cells of an area.
  struct Area {
    var code: String
    var column = "count"
    /// Population, that of the census before, in private households, immigrants, recent immigrants, in low income of all.
    var cells: [String]
    /// Total non-response rates of the short and the long form, and the five digits of the flag.
    var quality = ["3.0", "4.0", "00000"]
  }

  /// The members of `cells`, 2021 then 2016.
  private static let members = [[1, 2, 1527, 1529, 1536, 335, 340], [1, 2, 1140, 1142, 1149, 847, 852]]

  let atlas: Atlas
  let mine: Partnership
  private let folder: TemporaryFolder

  /// Ingests two censuses.
  ///
  /// - Parameters:
  ///   - catchment: the areas of the partnership "mine".
  ///   - rows: rows of a file of correspondences without its header; nil for none.
  ///   - breaks: a register; the shipped one where nil.
  init(
    _ later: [Area], before: [Area], catchment: [Catchment.Part], rows: [String]? = [], tracts: String? = nil,
    breaks: BreakRegister? = nil
  ) throws {
    folder = try TemporaryFolder()
    let catalogue = Catalogue(Embedded.folder)
    let store = try Store(path: folder.path + "/store.sqlite", create: true)
    for (index, areas) in [later, before].enumerated() where !areas.isEmpty {
      let dataset = ["census-profile-2021", "census-profile-2016"][index]
      let table = try catalogue.descriptor(dataset).members
      let members = Self.members[index]
      var lines = ["#lipdata-extract 1\tdataset=\(dataset)"]
      lines.append(["area", "column"].joined(separator: "\t") + members.map { "\t\($0)" }.joined())
      lines.append("\t" + members.map { "\t" + (table[$0]?.label ?? "") }.joined())
      for (place, area) in areas.enumerated() {
        lines.append(([area.code, area.column] + area.cells).joined(separator: "\t"))
        let isLast = place == areas.count - 1 || areas[place + 1].code != area.code
        if isLast, !area.quality.isEmpty {
          lines.append(([area.code, "quality"] + area.quality).joined(separator: "\t"))
        }
      }
      let path = try folder.write("\(dataset).tsv", lines.joined(separator: "\n") + "\n")
      let file = try RecognisedFile.recognise(path, in: catalogue)
      _ = try store.ingest(file, options: IngestionOptions(time: Date(timeIntervalSince1970: 0)))
    }
    var partnership = SmallExtract.partnership("mine", [])
    partnership.catchment = Catchment(catchment)
    mine = partnership
    let areas = try Embedded.areas()
    atlas = try Atlas(
      store: store, catalogue: catalogue, areas: areas, registry: PartnershipRegistry([partnership]),
      indicators: try IndicatorSet.shipped(Embedded.folder),
      breaks: try breaks ?? BreakRegister.shipped(Embedded.folder),
      correspondences: try Self.correspondences(rows, tracts, areas, in: folder))
  }

  private static func correspondences(
    _ rows: [String]?, _ tracts: String?, _ areas: AreaTable, in folder: TemporaryFolder
  ) throws -> Correspondences {
    guard let rows else { return Correspondences() }
    let root = try folder.subfolder("root")
    _ = try folder.subfolder("root/geography")
    let header = "vintages\tfrom\tfrom_name\tto\tweight\tkind\tevidence\tsource"
    // One row of an area far away, so that the two vintages have a correspondence.
    let far = "2016/2021\t2016A00051001105\tFar\t2021A00051001105\t1\tsame\tseen\ttest"
    _ = try folder.write(
      "root/geography/correspondences.tsv", ([header, far] + rows).joined(separator: "\n") + "\n")
    if let tracts { _ = try folder.write("root/geography/tracts-2016-2021.csv", tracts) }
    return try Correspondences.shipped(DatasetsFolder(root: root), areas: areas)
  }

  func assessor() throws -> Assessor { try Assessor(atlas, outline: try Embedded.outline()) }

  func assess() throws -> NeedsAssessment { try assessor().assess(mine) }
}
