import LIPData

/// How the values of several children become one: a weighted mean of a kind, or the weighted median.
///
/// Weights are relative among the children that have a value: a missing one drops out and the others' weights count for
/// more. A child of weight 0 has no say in any of the four.
public enum Aggregation: String, Sendable, CaseIterable {
  /// `Σwx ÷ Σw`: a weakness in one child is made up for by a strength in another.
  case arithmetic
  /// `(Πx^w)^(1 ÷ Σw)`: made up for in part.
  case geometric
  /// `Σw ÷ Σ(w ÷ x)`: made up for least.
  case harmonic
  /// The value with no more than half of the weight below it and no more than half above.
  ///
  /// Where two values fit, the middle of both, so that equal weights give the ordinary median. Interpolating between
  /// any two would make the median of tied values depend on their order.
  case median

  /// A value that a geometric or harmonic mean is not defined for.
  public struct NotPositive: Error, Equatable {
    /// Its place among the values.
    public let index: Int
  }

  /// The share of the values that are there, by their number; 0 when there are none to have.
  ///
  /// It is one division of whole numbers, so that 9 of 10 is exactly the 0.9 that a person writes as a threshold.
  public static func coverage(of values: [Double?]) -> Double {
    guard !values.isEmpty else { return 0 }
    return Double(values.reduce(0) { $0 + ($1 == nil ? 0 : 1) }) / Double(values.count)
  }

  /// The aggregate, nil when too few values are there.
  ///
  /// - Parameters:
  ///   - values: a value for each child, nil where it is missing.
  ///   - weights: a weight for each child, 0 or more.
  ///   - coverage: the least share of the children that must have a value; a smaller share gives nil.
  ///
  /// Throws ``NotPositive`` when a geometric or harmonic mean meets a value of 0 or less.
  public func value(of values: [Double?], weights: [Double], coverage: Double = 0) throws(NotPositive) -> Double? {
    guard Self.coverage(of: values) >= coverage else { return nil }
    var parts: [(value: Double, weight: Double)] = []
    parts.reserveCapacity(values.count)
    for (index, (value, weight)) in zip(values, weights).enumerated() where weight > 0 {
      guard let value else { continue }
      if needsPositive, value <= 0 { throw NotPositive(index: index) }
      parts.append((value, weight))
    }
    guard !parts.isEmpty else { return nil }
    let total = parts.reduce(0) { $0 + $1.weight }
    switch self {
    case .arithmetic: return parts.reduce(0) { $0 + $1.weight * $1.value } / total
    case .geometric: return Self.geometric(parts, total)
    case .harmonic: return total / parts.reduce(0) { $0 + $1.weight / $1.value }
    case .median: return Self.median(parts, total)
    }
  }

  /// True when a value of 0 or less has no place in it.
  public var needsPositive: Bool { self == .geometric || self == .harmonic }

  private static func geometric(_ parts: [(value: Double, weight: Double)], _ total: Double) -> Double {
    // Logarithms: a product of forty scores is no number any more.
    (parts.reduce(0) { $0 + $1.weight * $1.value.naturalLogarithm } / total).exponential
  }

  private static func median(_ parts: [(value: Double, weight: Double)], _ total: Double) -> Double? {
    let sorted = parts.sorted { $0.value < $1.value }
    // 0.1 + 0.2 is to be half of 0.1 + 0.2 + 0.3.
    let slack = total * 1e-12
    var below = 0.0
    for (index, part) in sorted.enumerated() {
      below += part.weight
      if below > total / 2 + slack { return part.value }
      if below >= total / 2 - slack, index + 1 < sorted.count { return (part.value + sorted[index + 1].value) / 2 }
    }
    return sorted.last?.value
  }
}
