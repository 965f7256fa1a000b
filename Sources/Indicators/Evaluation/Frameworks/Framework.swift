public import LIPData

/// An evaluation framework: nodes in levels, what tells of each, and how it is scored.
public struct Framework: Sendable {
  /// A level, such as a direction or an objective.
  public struct Level: Sendable, Equatable {
    /// A kebab-case id.
    public let id: String
    /// What people read.
    public let name: LocalizedText
  }

  /// Where the framework comes from.
  public struct Source: Sendable, Equatable {
    /// The title, as it was published.
    public let title: String
    /// Who published it.
    public let publisher: String
    /// The year; empty for none.
    public let year: String
    /// The address; empty for none.
    public let url: String
  }

  /// A kebab-case id.
  public let id: String
  /// What people read.
  public let name: LocalizedText
  /// What it is for, and its limits.
  public let about: LocalizedText
  /// True for one that is offered as a start and not as the source's own.
  public let isTemplate: Bool
  /// `seen`, `general-knowledge` or `mixed`: whether its structure was checked against its source.
  public let evidence: String
  /// True until somebody reviewed its texts.
  public let isDraft: Bool
  /// Where it comes from.
  public let source: Source
  /// How it is scored.
  public let scoring: FrameworkScoring
  /// The levels, from the top down.
  public let levels: [Level]
  /// What nodes can be tagged with.
  public let tags: [Level]
  /// The scales of its answers.
  public let rubrics: [Rubric]
  /// The nodes, in the order of the file.
  public let nodes: [FrameworkNode]
  /// Where it was written.
  public let place: Place

  /// The words for whether something was checked against its source.
  static let evidences = ["seen", "general-knowledge", "mixed"]

  private static let named = Shape.object([
    .required("id", .identifier, "the id that nodes name"),
    .required("name", .localized, "what people read"),
  ])

  /// What a framework must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the framework's id"),
    .required("name", .localized, "what people read"),
    .required("about", .localized, "what it is for, and its limits"),
    .required("status", .choice(["complete", "template"]), "template for one that is offered as a start"),
    .required("evidence", .choice(evidences), "whether its structure was checked against its source"),
    .required(
      "source",
      .object([
        .required("title", .text, "the title, as it was published"),
        .required("publisher", .text, "who published it"),
        .optional("year", .integer, "when"),
        .optional("url", .text, "where"),
      ]), "where it comes from"),
    .optional(
      "period",
      .object([
        .required("from", .text, "the first year or fiscal year"), .required("to", .text, "the last"),
      ]), "the years of a plan"),
    .required("scoring", FrameworkScoring.shape, "how it is scored"),
    .required("levels", .list(named), "the levels, from the top down"),
    .optional("tags", .list(named), "what nodes can be tagged with, such as core values"),
    .optional("rubrics", .list(Rubric.shape), "the scales of its answers"),
    .required("nodes", .list(FrameworkNode.shape), "the nodes"),
    .required("review", Review.shape, "whether somebody reviewed the texts"),
  ])

  /// Reads a framework.
  ///
  /// - Parameter indicators: the indicators that there are, by their ids.
  ///
  /// Throws what ``Shape/check(_:key:)`` throws, what its parts throw, and what ``FrameworkCheck`` finds, always with
  /// a remedy.
  public init(_ node: YAMLNode, indicators: [String: IndicatorDefinition]) throws {
    do {
      try Self.shape.check(node, key: "a framework")
    } catch var refusal as Diagnostic {
      refusal.remedy = refusal.remedy ?? "lipdata schema framework says what every key may hold."
      throw refusal
    }
    try FrameworkCheck.definitions(node)
    id = node["id"]?.text ?? ""
    name = node.localized("name")
    about = node.localized("about")
    isTemplate = node["status"]?.text == "template"
    evidence = node["evidence"]?.text ?? ""
    isDraft = node["review"]?["status"]?.text != "reviewed"
    let source = node["source"]
    self.source = Source(
      title: source?["title"]?.text ?? "", publisher: source?["publisher"]?.text ?? "",
      year: source?["year"]?.text ?? "", url: source?["url"]?.text ?? "")
    scoring = try FrameworkScoring(node["scoring"] ?? node)
    func named(_ key: String) -> [Level] {
      (node[key]?.elements ?? []).map { Level(id: $0["id"]?.text ?? "", name: $0.localized("name")) }
    }
    levels = named("levels")
    tags = named("tags")
    let rubrics = try (node["rubrics"]?.elements ?? []).map { try Rubric($0) }
    self.rubrics = rubrics
    nodes = try (node["nodes"]?.elements ?? []).map {
      try FrameworkNode($0, indicators: indicators, rubrics: rubrics.map(\.id))
    }
    place = node.place
    try FrameworkCheck(self).run()
  }

  /// The nodes directly below one, or those at the top; in the order of the file.
  public func children(of parent: String?) -> [FrameworkNode] { nodes.filter { $0.parent == parent } }

  /// The nodes with everything below each after it, in the order of the file.
  public var inOrder: [FrameworkNode] {
    func below(_ parent: String?) -> [FrameworkNode] { children(of: parent).flatMap { [$0] + below($0.id) } }
    return below(nil)
  }

  /// The nodes that have none below them.
  public var leaves: [FrameworkNode] {
    let parents = Set(nodes.compactMap(\.parent))
    return inOrder.filter { !parents.contains($0.id) }
  }

  /// The rubric with an id.
  public func rubric(_ id: String) -> Rubric? { rubrics.first { $0.id == id } }

  /// The ids of the indicators that it names, each once, in the order of the nodes.
  public var indicators: [String] {
    var seen: Set<String> = []
    return inOrder.flatMap(\.measures).compactMap { measure in
      guard case .indicator = measure.kind, seen.insert(measure.id).inserted else { return nil }
      return measure.id
    }
  }
}
