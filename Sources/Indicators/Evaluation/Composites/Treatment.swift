import LIPData

/// What is done about an indicator whose outliers would decide its scale: winsorised, else on a logarithmic scale.
///
/// An indicator passes when `|skewness| < skew` or `kurtosis < kurtosis`. One that does not has its extreme values set
/// to the next ones, a group of tied values at a time and on the side of its skew, until it passes or as many values
/// have been changed as may be. One that still does not pass gets its own values back, and then their logarithm,
/// `log(x − min + 0.01·(max − min))`, which keeps the order of the units as winsorising does not.
public struct Treatment: Sendable, Equatable {
  /// The absolute skewness from which an indicator may not pass.
  public var skewness = 2.0
  /// The excess kurtosis from which an indicator may not pass.
  public var kurtosis = 3.5
  /// How many values may be changed before the logarithm is taken.
  public var winsorised = 5

  /// Treatment with the usual thresholds.
  public init() {}

  /// What a definition may say of it.
  static let shape = Shape.object([
    .optional("skewness", .number, "the absolute skewness from which an indicator is treated; 2 when nothing is said"),
    .optional("kurtosis", .number, "the excess kurtosis that must be reached too; 3.5 when nothing is said"),
    .optional("winsorise", .integer, "how many values may be set to the next one; 5 when nothing is said"),
  ])

  /// Reads a treatment whose shape was checked; throws `wrong-threshold`.
  init(_ node: YAMLNode) throws {
    for (key, path) in [("skewness", \Treatment.skewness), ("kurtosis", \Treatment.kurtosis)] {
      guard let threshold = node.number(key) else { continue }
      guard threshold > 0 else { throw Self.refused(key, node) }
      self[keyPath: path] = threshold
    }
    if let most = node["winsorise"]?.text.flatMap({ Int($0) }) {
      guard most >= 0 else { throw Self.refused("winsorise", node) }
      winsorised = most
    }
  }

  private static func refused(_ key: String, _ node: YAMLNode) -> Diagnostic {
    Diagnostic(
      "wrong-threshold", "The threshold \(key) is \(node[key]?.text ?? "")", at: node[key]?.place ?? node.place,
      remedy: "Write a number above 0; without the key it is the usual one.")
  }

  /// What was done to the values of an indicator.
  public enum Step: String, Sendable {
    /// Nothing: they passed.
    case none
    /// Nothing: there are fewer than four values, or all are alike, and no test can be made.
    case untested
    /// Nothing would help: there are two different values only.
    case twoValues = "two-values"
    /// The most extreme values were set to the next ones.
    case winsorised
    /// Their logarithm was taken.
    case log
  }

  /// The values after treatment, and what was done.
  public struct Outcome: Sendable {
    /// The values, nil where there was none.
    public var values: [Double?]
    /// What was done.
    public var step: Step
    /// The places of the values that were changed.
    public var changed: Set<Int> = []
    /// The moments before.
    public let before: Moments
    /// The moments after.
    public var after: Moments
    /// True when the values pass, or are those that no test can be made of.
    public var passes: Bool
  }

  /// Treats the values of an indicator.
  public func callAsFunction(_ values: [Double?]) -> Outcome {
    let before = Moments(values.compactMap(\.self))
    func untouched(_ step: Step, passes: Bool) -> Outcome {
      Outcome(values: values, step: step, before: before, after: before, passes: passes)
    }
    guard let passes = passes(before) else { return untouched(.untested, passes: true) }
    if passes { return untouched(.none, passes: true) }
    guard Set(values.compactMap(\.self)).count > 2 else { return untouched(.twoValues, passes: false) }
    let winsorised = winsorise(values, before)
    if winsorised.passes { return winsorised }
    let logarithms = Self.logarithms(values)
    let after = Moments(logarithms.compactMap(\.self))
    return Outcome(
      values: logarithms, step: .log, changed: Set(values.indices.filter { values[$0] != nil }), before: before,
      after: after, passes: self.passes(after) ?? true)
  }

  /// True when an indicator of these moments is left as it is; nil when there are too few values to tell.
  func passes(_ moments: Moments) -> Bool? {
    guard let skew = moments.skewness, let tails = moments.kurtosis else { return nil }
    return abs(skew) < skewness || tails < kurtosis
  }

  /// Sets the extreme values to the next ones, a tie at a time; it may not pass in the end.
  private func winsorise(_ original: [Double?], _ before: Moments) -> Outcome {
    var outcome = Outcome(values: original, step: .winsorised, before: before, after: before, passes: false)
    // Those set last on either side: a later step takes the earlier ones, tied by then, along.
    var high: [Int] = []
    var low: [Int] = []
    while !outcome.passes, high.count + low.count < winsorised {
      let present = outcome.values.compactMap(\.self)
      let isHigh = (outcome.after.skewness ?? 0) >= 0
      guard let extreme = isHigh ? present.max() : present.min() else { break }
      let others = present.filter { $0 != extreme }
      // Setting them to the only other value would leave nothing that tells units apart.
      guard let next = isHigh ? others.max() : others.min(), others.contains(where: { $0 != next }) else { break }
      let places = outcome.values.indices.filter { outcome.values[$0] == extreme }
      for place in places { outcome.values[place] = next }
      if isHigh { high = places } else { low = places }
      outcome.changed.formUnion(places)
      outcome.after = Moments(outcome.values.compactMap(\.self))
      outcome.passes = passes(outcome.after) ?? false
    }
    return outcome
  }

  private static func logarithms(_ values: [Double?]) -> [Double?] {
    let present = values.compactMap(\.self)
    guard let least = present.min(), let most = present.max() else { return values }
    return values.map { $0.map { ($0 - least + 0.01 * (most - least)).naturalLogarithm } }
  }
}
