import Indicators
import LIPData

/// The shipped definitions and the figures of `Datasets/default`.
enum Embedded {
  static let folder = DatasetsFolder(root: String(Shared.datasets().dropLast(Shared.datasets().hasSuffix("/") ? 1 : 0)))

  static func areas() throws -> AreaTable {
    try AreaTable.read(
      areas: Shared.datasets("geography/areas.tsv"), compositions: Shared.datasets("geography/compositions.csv"))
  }

  static func registry() throws -> PartnershipRegistry {
    try PartnershipRegistry.read(
      registry: Shared.datasets("partnerships/registry.csv"), catchments: Shared.datasets("partnerships/catchments.csv")
    )
  }

  static func outline() throws -> AssessmentOutline {
    let outlines = try folder.definitions(in: "assessments").map { try AssessmentOutline($0) }
    return outlines[0]
  }

  /// One of the files of figures, recognised.
  static func file(_ dataset: String) throws -> RecognisedFile {
    try RecognisedFile.recognise(Shared.datasets("default/\(dataset).tsv"), in: Catalogue(folder))
  }

  /// The cells of some areas of a file, all areas of which figures may be wanted named.
  static func matrix(_ dataset: String, areas: [String], members: [Int]) throws -> CellMatrix {
    try CellMatrix.read(try file(dataset), areas: areas, members: members)
  }
}
