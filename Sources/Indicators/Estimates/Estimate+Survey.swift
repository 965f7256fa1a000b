import LIPData

/// Arithmetic of survey estimates with a published margin of error, independent of one another.
///
/// Values are taken as printed: their bounds are themselves, their error is the published one. Formulas: frameworks
/// notes §11.4, which are those of the American Community Survey handbook.
extension Estimate {
  /// The normal quantile of a two-sided 90 % interval as that handbook rounds it.
  public static let z90 = 1.645

  /// An estimate with a margin of error.
  ///
  /// - Parameter z: the normal quantile of the margin's level: 1.645 for 90 %, 1.96 for 95 %.
  public static func survey(_ value: Double, marginOfError: Double, z: Double = z90) -> Estimate {
    survey(value, standardError: marginOfError / z)
  }

  /// An estimate with a standard error.
  public static func survey(_ value: Double, standardError: Double) -> Estimate {
    var estimate = Estimate(from: CellSum())
    estimate.cells = 1
    estimate.coverage = 1
    estimate.take(value, variance: standardError * standardError)
    return estimate
  }

  /// The margin of error of sampling; nil where that is unknown.
  public func marginOfError(z: Double = z90) -> Double? { samplingStandardError.map { z * $0 } }

  /// The sum of estimates: √ΣSE².
  ///
  /// Of several estimates of zero only the largest error counts: their margins are all of the smallest that the survey
  /// can tell, and the sum would grow with the number of empty classes.
  public static func sum(of estimates: [Estimate]) -> Estimate {
    combined(estimates) { values, variances in
      let zeros = zip(values, variances).filter { $0.0 == 0 }.map(\.1).max() ?? 0
      let others = zip(values, variances).filter { $0.0 != 0 }.reduce(0) { $0 + $1.1 }
      return (values.reduce(0, +), others + zeros)
    }
  }

  /// A part of its whole, as a proportion: (1/Y)·√(SE_X² − p²·SE_Y²), with + where the root would be of less than zero.
  public static func proportion(_ part: Estimate, of whole: Estimate) -> Estimate {
    quotient(part, whole) { p, x, y in x - p * p * y < 0 ? x + p * p * y : x - p * p * y }
  }

  /// An estimate over another that it is no part of: (1/Y)·√(SE_X² + r²·SE_Y²).
  public static func quotient(_ above: Estimate, over below: Estimate) -> Estimate {
    quotient(above, below) { r, x, y in x + r * r * y }
  }

  /// The change from an earlier estimate to a later one, in percent of the earlier; its error is that of their
  /// quotient.
  public static func surveyChange(from earlier: Estimate, to later: Estimate) -> Estimate {
    var change = quotient(later, over: earlier)
    guard let value = change.value, let variance = change.sampling.variance else { return change }
    change.isSigned = true
    change.take(100 * (value - 1), variance: 10_000 * variance)
    return change
  }

  /// The product of two estimates: √(A²·SE_B² + B²·SE_A²).
  public static func product(_ a: Estimate, _ b: Estimate) -> Estimate {
    combined([a, b]) { values, variances in
      (values[0] * values[1], values[0] * values[0] * variances[1] + values[1] * values[1] * variances[0])
    }
  }

  private static func quotient(
    _ above: Estimate, _ below: Estimate, variance: (_ quotient: Double, _ above: Double, _ below: Double) -> Double
  ) -> Estimate {
    guard let divisor = below.value, divisor != 0 else { return unavailable(.noDenominator) }
    var estimate = combined([above, below]) { values, variances in
      let quotient = values[0] / values[1]
      return (quotient, variance(quotient, variances[0], variances[1]) / (values[1] * values[1]))
    }
    estimate.numerator = above.value
    estimate.denominator = divisor
    return estimate
  }

  /// An estimate made from the values and variances of others; unavailable where one has no value, unsure where one is.
  private static func combined(
    _ estimates: [Estimate], _ formula: (_ values: [Double], _ variances: [Double]) -> (Double, Double)
  ) -> Estimate {
    let values = estimates.compactMap(\.value)
    guard values.count == estimates.count, !values.isEmpty else { return unavailable(.noCells) }
    let variances = estimates.compactMap(\.sampling.variance)
    let isSure = variances.count == values.count
    let (value, variance) = formula(values, isSure ? variances : values.map { _ in 0 })
    var estimate = Estimate(from: CellSum())
    estimate.cells = estimates.reduce(0) { $0 + $1.cells }
    estimate.hiddenCells = estimates.reduce(0) { $0 + $1.hiddenCells }
    estimate.coverage = estimates.map(\.coverage).min() ?? 1
    for one in estimates {
      estimate.status.formUnion(one.status)
      for reason in one.reasons where !estimate.reasons.contains(reason) { estimate.reasons.append(reason) }
    }
    estimate.take(value, variance: variance)
    if !isSure { estimate.sampling = .unknown }
    return estimate
  }

  private mutating func take(_ value: Double, variance: Double) {
    self.value = value
    bounds = value...value
    sampling = .published(variance: variance)
  }
}
