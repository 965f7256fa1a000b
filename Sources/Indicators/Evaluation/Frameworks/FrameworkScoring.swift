public import LIPData

/// How a framework scores: one method a file.
public struct FrameworkScoring: Sendable {
  /// How the scores below a node become its own.
  public enum Aggregate: String, Sendable, CaseIterable {
    /// They do not: a scorecard without an index is legitimate.
    case none
    case arithmetic, geometric, harmonic, median
  }

  /// The name of the method of positions in rubrics, beside the methods of ``ProgressMethods``.
  public static let rubric = "rubric"

  /// The name of the method.
  public let method: String
  /// What gaps and parities are compared with; nil for methods that compare with nothing.
  public let reference: AreaRole?
  /// How scores are put together.
  public let aggregate: Aggregate
  /// The part of a node's measures that must be known for it to have a score, 0 to 1.
  public let coverage: Double
  /// Where the method comes from, or why it was chosen.
  public let source: LocalizedText

  /// What `scoring` must hold.
  static let shape = Shape.object([
    .required("method", .choice(ProgressMethods.all.map { $0.name } + [rubric]), "the one method of the file"),
    .optional(
      "reference", .choice(["province-without", "province", "canada", "peers"]), "what gaps are compared with"),
    .required("aggregate", .choice(Aggregate.allCases.map(\.rawValue)), "how scores are put together, or none"),
    .optional("coverage", .number, "the part of a node's measures that must be known, 0 to 1"),
    .required("source", .localized, "where the method comes from, or why it was chosen"),
  ])

  /// Reads what was checked by its shape; throws `reference-missing`, `wrong-coverage` and `no-scores-to-add`.
  init(_ node: YAMLNode) throws {
    method = node["method"]?.text ?? Self.rubric
    reference = node["reference"]?.text.flatMap { AreaRole(rawValue: $0) }
    aggregate = node["aggregate"]?.text.flatMap { Aggregate(rawValue: $0) } ?? .none
    coverage = node["coverage"]?.text.flatMap { Double($0) } ?? 0
    source = node.localized("source")
    guard (0...1).contains(coverage) else {
      throw Diagnostic(
        "wrong-coverage", "A coverage of \(coverage) is no part of a whole", at: node["coverage"]?.place ?? node.place,
        remedy: "Write 0.6 for 60 %.")
    }
    if ["gap", "parity"].contains(method), reference == nil {
      throw Diagnostic(
        "reference-missing", "The method \(method) has nothing to compare with",
        at: node["method"]?.place ?? node.place,
        remedy: "Add reference: province-without, province, canada or peers.")
    }
    if aggregate != .none, scale == nil {
      throw Diagnostic(
        "no-scores-to-add", "The method \(method) gives no scores that could be put together",
        at: node["aggregate"]?.place ?? node.place,
        remedy: "Say aggregate: none, or choose a method with scores.")
    }
  }

  /// The method for series; nil for rubrics, where numbers with a target use the part of the way covered.
  var progress: (any ProgressMethod)? { try? ProgressMethods.method(method) }

  /// What scores range over; nil where there are none.
  public var scale: ClosedRange<Double>? {
    method == Self.rubric ? 0...100 : progress.flatMap { type(of: $0).scale }
  }
}
