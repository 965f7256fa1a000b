import LIPData

/// Which units have figures enough to be scored.
public struct Screening: Sendable, Equatable {
  /// When the figures of a unit are counted.
  public enum Moment: String, Sendable, CaseIterable {
    /// Only published figures count.
    case beforeImputation = "before-imputation"
    /// Figures that were made up for missing ones count like others.
    case afterImputation = "after-imputation"
  }

  /// The least share of the indicators that a unit must have.
  public let coverage: Double
  /// When it is looked at.
  public let moment: Moment

  /// What a definition must say of it.
  ///
  /// When must be said: figures that are made up first let almost every unit pass.
  static let shape = Shape.object([
    .required("coverage", .number, "the least share of the indicators that a unit must have, 0 to 1"),
    .required(
      "when", .choice(Moment.allCases.map(\.rawValue)), "whether figures that are made up for missing ones count"),
  ])

  /// Reads a screening whose shape was checked; throws `wrong-coverage`.
  init(_ node: YAMLNode) throws {
    coverage = try node.coverage("coverage") ?? 0
    moment = node["when"]?.text.flatMap { Moment(rawValue: $0) } ?? .beforeImputation
  }

  /// True for each row that has figures enough.
  func kept(of columns: [[Double?]], rows: Int) -> [Bool] {
    (0..<rows).map { row in Aggregation.coverage(of: columns.map { $0[row] }) >= coverage }
  }
}

extension YAMLNode {
  /// The share under a key whose shape was checked; throws `wrong-coverage` for one that is no share.
  func coverage(_ key: String) throws -> Double? {
    guard let share = number(key) else { return nil }
    guard (0...1).contains(share) else {
      throw Diagnostic(
        "wrong-coverage", "A share of \(self[key]?.text ?? "") is not between 0 and 1", at: self[key]?.place ?? place,
        remedy: share > 1 && share <= 100
          ? "Write \(share / 100) for \(self[key]?.text ?? "") %." : "Write 0.9 for nine in ten.")
    }
    return share
  }
}
