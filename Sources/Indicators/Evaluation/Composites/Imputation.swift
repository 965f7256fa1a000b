import LIPData

/// What stands in for a missing value: a mean or a median of the units that have one.
///
/// Of the same period alone, and of all units or those of the same group; where none of them has a value, it stays
/// missing. Means and medians of a few units are guesses, and the table of steps says of each cell that it is one.
public struct Imputation: Sendable, Equatable {
  /// What the value is made of.
  public enum Method: String, Sendable, CaseIterable {
    /// The mean of all units.
    case mean
    /// The median of all units.
    case median
    /// The mean of the units of the same group.
    case groupMean = "group-mean"
    /// The median of the units of the same group.
    case groupMedian = "group-median"

    /// True when a column must tell the groups.
    var needsGroups: Bool { self == .groupMean || self == .groupMedian }
  }

  /// The method.
  public let method: Method
  /// The column of the data that tells the groups; empty for a method without groups.
  public let groupColumn: String
  /// Where the definition names it.
  let place: Place

  /// What a definition must say of it.
  static let shape = Shape.object([
    .required("method", .choice(Method.allCases.map(\.rawValue)), "what stands in for a missing value"),
    .optional("group_column", .text, "the column of the data that tells the groups"),
  ])

  /// Reads an imputation whose shape was checked; throws `missing-key` where groups need a column.
  init(_ node: YAMLNode) throws {
    method = node["method"]?.text.flatMap { Method(rawValue: $0) } ?? .mean
    groupColumn = method.needsGroups ? node["group_column"]?.text ?? "" : ""
    place = node["group_column"]?.place ?? node.place
    guard !method.needsGroups || !groupColumn.isEmpty else {
      throw Diagnostic(
        "missing-key", "The imputation by \(method.rawValue) has no group_column", at: node.place,
        remedy: "Add group_column: the column of the data that tells the groups.")
    }
    guard method.needsGroups || node["group_column"] == nil else {
      throw Diagnostic(
        "unknown-key", "The imputation by \(method.rawValue) has no groups", at: place,
        remedy: "Write method: group-\(method.rawValue), or leave group_column out.")
    }
  }

  /// Fills in what is missing in the values of an indicator.
  ///
  /// - Parameter pools: whose values may stand in for each other, a name a value; nil where a unit has no group.
  func callAsFunction(_ values: [Double?], pools: [String?]) -> [Double?] {
    guard values.contains(where: { $0 == nil }) else { return values }
    var present: [String: [Double]] = [:]
    for (value, pool) in zip(values, pools) {
      if let value, let pool { present[pool, default: []].append(value) }
    }
    let middles = present.mapValues { values in
      method == .mean || method == .groupMean
        ? values.reduce(0, +) / Double(values.count) : Quantiles(values).value(at: 0.5)
    }
    return zip(values, pools).map { value, pool in value ?? pool.flatMap { middles[$0] } }
  }
}
