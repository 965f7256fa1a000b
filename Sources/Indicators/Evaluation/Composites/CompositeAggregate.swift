public import LIPData

/// An aggregate of a composite: a pillar, a sub-index or the index itself.
public struct CompositeAggregate: Sendable {
  /// The id, the name of its column in the table.
  public let id: String
  /// The name that people read; nil where a definition of one's own leaves it out.
  public let name: LocalizedText?
  /// The aggregate above it; nil for the index.
  public let parent: String?
  /// Its weight among the children of its parent.
  public let weight: Double
  /// How its children become one.
  public let aggregation: Aggregation
  /// The least share of its children that must have a score.
  public let coverage: Double
  /// Where its parts are written.
  private let node: YAMLNode

  /// What a definition must say of it.
  static let shape = Shape.object([
    .required("id", .text, "the id, the name of its column in the table"),
    .optional("name", .localized, "what people read"),
    .optional("parent", .text, "the aggregate above it; none for the index"),
    .optional("weight", .number, "its weight among the children of its parent; 1 when nothing is said"),
    .optional("aggregation", aggregations, "how its children become one, when not as elsewhere"),
    .optional("coverage", .number, "the least share of its children that must have a score, when not as elsewhere"),
  ])

  /// The ways to aggregate, as a definition names them.
  static let aggregations = Shape.choice(Aggregation.allCases.map(\.rawValue))

  /// Reads an aggregate whose shape was checked; throws `wrong-weight` and `wrong-coverage`.
  ///
  /// - Parameters:
  ///   - aggregation: that of the composite.
  ///   - coverage: that of the composite.
  init(_ node: YAMLNode, aggregation: Aggregation, coverage: Double) throws {
    self.node = node
    id = node["id"]?.text ?? ""
    name = node["name"] == nil ? nil : node.localized("name")
    parent = node["parent"]?.text
    weight = try node.weight()
    self.aggregation = node["aggregation"]?.text.flatMap { Aggregation(rawValue: $0) } ?? aggregation
    self.coverage = try node.coverage("coverage") ?? coverage
  }

  /// Where one of its keys is written; where it begins, when the key is absent.
  func place(of key: String) -> Place { node[key]?.place ?? node.place }
}
