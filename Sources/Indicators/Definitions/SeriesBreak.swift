public import LIPData

/// A place where figures of two vintages are not of the same thing (DESIGN §4.11).
public struct SeriesBreak: Sendable, Equatable {
  /// What a break does to a comparison over it.
  public enum Effect: String, Sendable, CaseIterable {
    /// The comparison is not made.
    case block
    /// Its sentence stands beside the comparison.
    case warn
  }

  /// A kebab-case id.
  public let id: String
  /// The variables that it is about; one that ends in `*` stands for all that begin so.
  public let variables: [String]
  /// The breakdown that it is about alone; nil for any.
  public let breakdown: String?
  /// True for one that is about the long form alone.
  public let isOfSample: Bool
  /// True for one that matters only where half or more of an area did not answer, or an area is hidden.
  public let isOfHighNonResponse: Bool
  /// The last vintage before it.
  public let from: Int
  /// The first vintage after it.
  public let to: Int
  /// `definition`, `universe`, `reference-period`, `method` or `geography`.
  public let kind: String
  /// What it does to a comparison.
  public let effect: Effect
  /// What a reader must know.
  public let sentence: LocalizedText
  /// Where it was read.
  let place: Place

  /// What `breaks.yaml` must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the break's id"),
    .required("variables", .list(.text), "ids of variables; one that ends in * stands for all that begin so"),
    .optional("breakdown", .identifier, "the breakdown that it is about alone"),
    .optional("sample", .boolean, "true for one that is about the long form alone"),
    .optional(
      "when", .choice(["high-non-response"]),
      "what must be so in the figures for it to matter: half or more of an area did not answer, or an area is hidden"),
    .required("from", .integer, "the last vintage before it"),
    .required("to", .integer, "the first vintage after it"),
    .required("kind", .choice(["definition", "universe", "reference-period", "method", "geography"]), "what changed"),
    .required("effect", .choice(Effect.allCases.map(\.rawValue)), "whether a comparison is blocked or warned of"),
    .required("sentence", .localized, "what a reader must know"),
    .required("evidence", .choice(["seen", "general-knowledge"]), "whether the publisher says so"),
    .required("review", Review.shape, "whether somebody reviewed the texts"),
  ])

  /// Reads a break.
  ///
  /// Throws what ``Shape/check(_:key:)`` throws, and `wrong-order` where it does not lie between its vintages.
  public init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a break")
    id = node["id"]?.text ?? ""
    variables = node.texts("variables")
    breakdown = node["breakdown"]?.text
    isOfSample = node["sample"]?.text == "true"
    isOfHighNonResponse = node["when"]?.text == "high-non-response"
    from = node["from"]?.text.flatMap { Int($0) } ?? 0
    to = node["to"]?.text.flatMap { Int($0) } ?? 0
    kind = node["kind"]?.text ?? ""
    effect = node["effect"]?.text.flatMap { Effect(rawValue: $0) } ?? .warn
    sentence = node.localized("sentence")
    place = node.place
    guard from < to else {
      throw Diagnostic(
        "wrong-order", "The break \(id) lies between \(from) and \(to)", at: node["from"]?.place ?? node.place,
        remedy: "`from` is the last vintage before it, `to` the first one after.")
    }
  }

  /// True when it is about a variable.
  public func isAbout(_ variable: String) -> Bool {
    variables.contains { $0.hasSuffix("*") ? variable.hasPrefix($0.dropLast()) : $0 == variable }
  }
}
