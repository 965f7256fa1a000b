import Foundation
import Indicators
import LIPData

/// A store of the embedded default, made once in a temporary folder, and what was assessed from it.
struct EmbeddedStore: Sendable {
  let store: Store
  /// What each default file came to, by dataset.
  let ingested: [String: Store.Ingestion]
  private let folder: TemporaryFolder

  private static let made = Result { try EmbeddedStore() }

  /// The one store.
  static var shared: EmbeddedStore { get throws { try made.get() } }

  private init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path + "/default.sqlite", create: true)
    let catalogue = Catalogue(Embedded.folder)
    var ingested: [String: Store.Ingestion] = [:]
    for path in try Embedded.folder.defaultFiles() {
      let file = try RecognisedFile.recognise(path, in: catalogue)
      ingested[file.entry.id] = try store.ingest(file, options: IngestionOptions(time: Date(timeIntervalSince1970: 0)))
    }
    self.ingested = ingested
  }

  /// What assessments draw on, with a registry of one's own where given.
  func atlas(registry: PartnershipRegistry? = nil) throws -> Atlas {
    try Atlas(
      store: store, catalogue: Catalogue(Embedded.folder), areas: try Embedded.areas(),
      registry: try registry ?? Embedded.registry(), indicators: try IndicatorSet.shipped(Embedded.folder),
      breaks: try BreakRegister.shipped(Embedded.folder))
  }
}

/// Assessments of a few partnerships, made once.
struct EmbeddedAssessments: Sendable {
  let byPartnership: [String: NeedsAssessment]

  private static let made = Result { try EmbeddedAssessments(["ottawa", "pei", "toronto-east-quadrant", "vancouver"]) }

  private init(_ ids: [String]) throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let assessor = try Assessor(atlas, outline: try Embedded.outline())
    byPartnership = try Dictionary(
      uniqueKeysWithValues: ids.map { ($0, try assessor.assess(try atlas.registry.partnership($0))) })
  }

  /// The assessment of one of them.
  static func of(_ id: String) throws -> NeedsAssessment {
    guard let found = try made.get().byPartnership[id] else { throw Diagnostic("test", "\(id) is not assessed here") }
    return found
  }
}

extension NeedsAssessment {
  /// The figures of an indicator for a role, of all categories.
  func figures(_ indicator: String, _ role: AreaRole) -> [Figure] {
    tables.flatMap(\.figures).filter { $0.indicator == indicator && $0.role == role }
  }

  /// The figure of an indicator's total for a role.
  func total(_ indicator: String, _ role: AreaRole = .catchment) -> Figure? {
    figures(indicator, role).first { $0.category == .same("total") && $0.breakdown == "total" }
  }
}
