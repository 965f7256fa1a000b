public import LIPData

/// A composite index over any units, as people write it in YAML.
///
/// The chain is that of the OECD and JRC handbook, in COINr's terms: divide by denominators, fill in what is missing,
/// leave out units with too few figures, treat outliers, normalise, aggregate. Every step that is not named is not
/// taken, save normalisation and aggregation, without which there is no index.
public struct CompositeDefinition: Sendable {
  /// A kebab-case id.
  public let id: String
  /// The name that people read; nil where it is left out.
  public let name: LocalizedText?
  /// The column of the data that names the units.
  public let unitColumn: String
  /// The column of the data that names the periods; nil for data of one period.
  public let periodColumn: String?
  /// What stands in for missing values; nil for nothing.
  public let imputation: Imputation?
  /// Which units have figures enough; nil for all.
  public let screening: Screening?
  /// What is done about outliers; nil for nothing.
  public let treatment: Treatment?
  /// How values become scores.
  public let normalisation: Normalisation
  /// The indicators, in the order of the file.
  public let indicators: [CompositeIndicator]
  /// The aggregates, in the order of the file, which is that of the columns.
  public let aggregates: [CompositeAggregate]
  /// What aggregates are made of what.
  let hierarchy: Hierarchy
  /// Where its parts are written.
  private let node: YAMLNode

  /// What the weights under one parent must add up to.
  enum Sum: String, CaseIterable {
    case any = "relative"
    case one = "sum-to-1"
    case hundred = "sum-to-100"
  }

  /// What a definition must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the composite's id"),
    .optional("name", .localized, "what people read"),
    .optional("source", .localized, "who made the index or its structure, and under which licence"),
    .required("unit_column", .text, "the column of the data that names the units"),
    .optional("period_column", .text, "the column that names the periods, which are normalised together"),
    .optional("imputation", Imputation.shape, "what stands in for missing values; nothing, unless it is said"),
    .optional("screening", Screening.shape, "which units have figures enough; all, unless it is said"),
    .optional(
      "treatment", Treatment.shape, "what is done about outliers, {} for the usual; nothing, unless it is said"),
    .optional("normalisation", Normalisation.shape, "how values become scores; min-max to 100, unless it is said"),
    .optional("aggregation", CompositeAggregate.aggregations, "how scores become one; arithmetic, unless it is said"),
    .optional("coverage", .number, "the least share of its children that an aggregate must have, 0 to 1"),
    .optional(
      "weights", .choice(Sum.allCases.map(\.rawValue)),
      "what the weights under one parent add up to; anything, unless it is said"),
    .required("indicators", .list(CompositeIndicator.shape), "the indicators"),
    .required("aggregates", .list(CompositeAggregate.shape), "the aggregates, in the order of the columns"),
    .optional("review", Review.shape, "whether somebody reviewed the texts"),
  ])

  /// Reads the one definition of a file.
  ///
  /// Throws what ``init(_:)`` throws, and `several-definitions`.
  public static func read(_ path: String) throws -> CompositeDefinition {
    let nodes = try DatasetsFolder.definitions(of: path)
    guard let node = nodes.first, nodes.count == 1 else {
      throw Diagnostic(
        "several-definitions", "The file holds \(nodes.count) definitions", at: Place(file: path),
        remedy: "Keep one composite in a file.")
    }
    return try CompositeDefinition(node)
  }

  /// Reads a definition.
  ///
  /// Throws what ``Shape/check(_:key:)`` throws, what its parts throw, and what ``Hierarchy`` finds wrong with weights
  /// and parents.
  public init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a composite")
    self.node = node
    id = node["id"]?.text ?? ""
    name = node["name"] == nil ? nil : node.localized("name")
    unitColumn = node["unit_column"]?.text ?? ""
    periodColumn = node["period_column"]?.text
    imputation = try node["imputation"].map { try Imputation($0) }
    screening = try node["screening"].map { try Screening($0) }
    treatment = try node["treatment"].map { try Treatment($0) }
    normalisation = try node["normalisation"].map { try Normalisation($0) } ?? .minMax(low: 0, high: 100)
    let aggregation = node["aggregation"]?.text.flatMap { Aggregation(rawValue: $0) } ?? .arithmetic
    let coverage = try node.coverage("coverage") ?? 0
    indicators = try node["indicators"]?.elements.map { try CompositeIndicator($0) } ?? []
    aggregates =
      try node["aggregates"]?.elements.map {
        try CompositeAggregate($0, aggregation: aggregation, coverage: coverage)
      } ?? []
    for (key, isEmpty) in [("indicators", indicators.isEmpty), ("aggregates", aggregates.isEmpty)] where isEmpty {
      throw Diagnostic(
        "missing-key", "A composite without \(key)", at: node[key]?.place ?? node.place,
        remedy: "Write one at least: an index is an aggregate of indicators.")
    }
    hierarchy = try Hierarchy(indicators, aggregates)
    if let sum = node["weights"]?.text.flatMap({ Sum(rawValue: $0) }), sum != .any {
      try hierarchy.checkSums(sum == .one ? 1 : 100, indicators, aggregates)
    }
  }

  /// Where one of its keys is written; where it begins, when the key is absent.
  func place(of key: String) -> Place { node[key]?.place ?? node.place }

  /// The normalisation of an indicator.
  func normalisation(of indicator: CompositeIndicator) -> Normalisation { indicator.normalisation ?? normalisation }

  /// The one aggregate above all others, by which units are ranked; nil for a scoreboard of several.
  public var index: CompositeAggregate? {
    let tops = aggregates.filter { $0.parent == nil }
    return tops.count == 1 ? tops.first : nil
  }
}
