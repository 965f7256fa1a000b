import LIPData

/// Where a measure began and where it should come to, as a framework states it.
public struct MeasuredGoal: Sendable, Equatable {
  /// A period and, where it is stated, a value.
  public struct Stand: Sendable, Equatable {
    /// The period, as it is written.
    public let period: String
    /// Its year: of a year that is not the calendar's, the first.
    public let year: Double
    /// The value; nil where the data tell it.
    public let value: Double?
  }

  /// The baseline; nil for none.
  public let baseline: Stand?
  /// The target; nil for none.
  public let target: Stand?
  /// The floor or ceiling that nature sets; nil for none.
  public let limit: Double?
  /// The value that scores 0, where the method asks for one; nil for none.
  public let worst: Double?
  /// The value that scores 100, where the method asks for one; nil for the target.
  public let best: Double?
  /// What an answer that is itself a gap or a ratio is held against: 0 for a gap, 1 for a ratio; nil for others.
  public let reference: Double?
  /// Which way is better; nil where neither is.
  public let direction: MeasuredSeries.Direction?

  /// The words for a direction.
  static let directions = ["up-is-better", "down-is-better", "neutral"]

  /// The keys that a measure with a goal may have.
  static let keys: [Shape.Key] = [
    .optional("direction", .choice(directions), "which way is better"),
    .optional(
      "baseline",
      .object([
        .required("period", .text, "the year or fiscal year"),
        .optional("value", .number, "its value, where the data do not tell it"),
      ]), "where it began"),
    .optional(
      "target",
      .object([
        .required("period", .text, "the year by which it should be reached"),
        .required("value", .number, "the value"),
      ]), "where it should come to"),
    .optional("limit", .number, "the floor or ceiling that nature sets, such as 100"),
    .optional("worst", .number, "for sdg-index, the value that scores 0"),
    .optional("best", .number, "for sdg-index, the value that scores 100, where that is not the target"),
  ]

  /// The key that only the number of an evaluator may have: an indicator is held against the framework's reference.
  static let referenceKey = Shape.Key.optional(
    "reference", .number, "what an answer that is itself a gap or a ratio is held against: 0 for a gap, 1 for a ratio")

  /// Reads the goal of a measure whose shape was checked.
  ///
  /// - Parameter direction: the direction where the measure states none.
  ///
  /// Throws `not-a-year`, `wrong-bounds`, `baseline-after-target`, `target-on-wrong-side` and `target-without-direction`.
  init(_ node: YAMLNode, direction known: String) throws {
    let word = node["direction"]?.text ?? known
    direction = word == "up-is-better" ? .up : word == "down-is-better" ? .down : nil
    limit = node["limit"]?.text.flatMap { Double($0) }
    worst = node["worst"]?.text.flatMap { Double($0) }
    best = node["best"]?.text.flatMap { Double($0) }
    reference = node["reference"]?.text.flatMap { Double($0) }
    baseline = try node["baseline"].map { try Self.stand($0, SeriesYear.point) }
    target = try node["target"].map { try Self.stand($0, SeriesYear.target) }
    if let worst, worst == best ?? target?.value {
      throw Diagnostic(
        "wrong-bounds", "The worst value and the best are both \(worst): nothing lies between them",
        at: node["worst"]?.place ?? node.place, remedy: "Check worst and best; without best, the target is the best.")
    }
    guard let target, let value = target.value else { return }
    let place = node["target"]?.place ?? node.place
    guard let direction else {
      throw Diagnostic(
        "target-without-direction", "A target is set where neither way is better", at: place,
        remedy: "Say direction: up-is-better or down-is-better.")
    }
    guard let baseline else { return }
    if baseline.year >= target.year {
      throw Diagnostic(
        "baseline-after-target", "The baseline of \(baseline.period) is not before the target of \(target.period)",
        at: node["baseline"]?.place ?? place, remedy: "Check the two periods.")
    }
    if let start = baseline.value, direction == .up ? value < start : value > start {
      throw Diagnostic(
        "target-on-wrong-side",
        "The target \(value) is on the wrong side of the baseline \(start), where \(word.replacing("-", with: " "))",
        at: place, remedy: "Check the target, the baseline and the direction.")
    }
  }

  private static func stand(_ node: YAMLNode, _ year: (String) -> Double?) throws -> Stand {
    let period = node["period"]?.text ?? ""
    guard let year = year(period) else {
      throw Diagnostic(
        "not-a-year", "\"\(period)\" is not a year", at: node["period"]?.place ?? node.place,
        remedy: "Write it as 2021 or 2021-22.")
    }
    return Stand(period: period, year: year, value: node["value"]?.text.flatMap { Double($0) })
  }
}
