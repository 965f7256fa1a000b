public import LIPData

/// A node of a framework: a direction, an objective, a characteristic.
public struct FrameworkNode: Sendable {
  /// An id, once in a framework.
  public let id: String
  /// The source's own number; empty for none.
  public let number: String
  /// The id of its level.
  public let level: String
  /// The id of the node above; nil at the top.
  public let parent: String?
  /// What people read.
  public let name: LocalizedText
  /// How much of it a partnership can do something about.
  public let sphere: Sphere
  /// Its weight among the nodes beside it; nil where none is stated.
  public let statedWeight: Double?
  /// Ids of tags, such as core values.
  public let tags: [String]
  /// True where it could not be checked against its source.
  public let isUnverified: Bool
  /// What tells of it.
  public let measures: [NodeMeasure]
  /// Why nothing does; nil where something does.
  public let unmeasured: LocalizedText?
  /// Where it was written.
  public let place: Place
  /// Its weight among the nodes beside it, 1 unless stated.
  public var weight: Double { statedWeight ?? 1 }

  /// What a node must hold.
  static let shape = Shape.object([
    .required("id", .identifier, "the node's id, once in the framework"),
    .optional("number", .text, "the source's own number"),
    .required("level", .identifier, "the id of its level"),
    .optional("parent", .identifier, "the id of the node above"),
    .required("name", .localized, "what people read"),
    .required(
      "sphere", .choice(Sphere.allCases.map(\.rawValue)), "how much of it a partnership can do something about"),
    .optional("weight", .number, "its weight among the nodes beside it, 1 unless said"),
    .optional("tags", .list(.identifier), "ids of tags, such as core values"),
    .optional("evidence", .choice(Framework.evidences), "whether it was checked against its source"),
    .optional("measures", .list(NodeMeasure.shape), "what tells of it"),
    .optional("unmeasured", .localized, "why nothing tells of it, and what would"),
  ])

  /// Reads a node whose shape was checked.
  ///
  /// Throws `wrong-weight`, `duplicate-measure` and what its measures throw.
  init(_ node: YAMLNode, indicators: [String: IndicatorDefinition], rubrics: [String]) throws {
    id = node["id"]?.text ?? ""
    number = node["number"]?.text ?? ""
    level = node["level"]?.text ?? ""
    parent = node["parent"]?.text
    name = node.localized("name")
    sphere = node["sphere"]?.text.flatMap { Sphere(rawValue: $0) } ?? .context
    statedWeight = node["weight"]?.text.flatMap { Double($0) }
    tags = node.texts("tags")
    isUnverified = node["evidence"]?.text == "general-knowledge"
    measures = try (node["measures"]?.elements ?? []).map {
      try NodeMeasure($0, indicators: indicators, rubrics: rubrics)
    }
    unmeasured = node["unmeasured"].map { _ in node.localized("unmeasured") }
    place = node.place
    guard weight > 0, !id.contains("/") else {
      throw Diagnostic(
        weight > 0 ? "wrong-kind" : "wrong-weight",
        weight > 0 ? "The id \"\(id)\" has a slash in it" : "The weight of \"\(id)\" is not above zero",
        at: node[weight > 0 ? "id" : "weight"]?.place ?? place,
        remedy: weight > 0
          ? "A slash parts a node from its measure in answers." : "Leave out a node that should not count.")
    }
    var seen: Set<String> = []
    for measure in measures where !seen.insert(measure.id).inserted {
      throw Diagnostic(
        "duplicate-measure", "The measure \"\(measure.id)\" stands twice in \"\(id)\"", at: measure.place,
        remedy: "Keep one of the two, or give one another id.")
    }
  }
}
