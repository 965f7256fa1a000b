import LIPData

extension Estimate {
  /// A quantile interpolated from counts in classes: the median for q = 0.5.
  ///
  /// Bounds: hard, the smallest and largest quantile of counts within the bounds of the cells
  /// (``ValueClasses/bounds(_:from:to:)``): they hold the quantile that the unrounded counts give by the same
  /// interpolation. Rounding variance: delta method, Σ (∂Q/∂nᵢ)²·σᵢ². Sampling: `√(k²·3·q(1 − q)/N)` of the proportion
  /// over the density at the quantile, for the median 0.5·√(k²·3/N)/f. Interpolation: a standard error of a twentieth
  /// of the class's width, without which the interval of a large area would promise a precision that no class has.
  /// Measured on 190 published medians of household income of Toronto's neighbourhoods, Ottawa's wards and provinces,
  /// and on 166 median ages: the root mean square of the difference is 0.02 to 0.05 of the width, whether that is 5
  /// years or $10,000, $25,000 or $50,000. Where the quantile, or one of its bounds, lies in an open class, there are
  /// no bounds and no interval.
  static func quantile(_ q: Double, of classes: ValueClasses, _ counts: [CellSum], model: SamplingModel) -> Estimate {
    let sum = counts.reduce(CellSum(), +)
    guard counts.allSatisfy({ $0.cells > 0 }) else { return unavailable(.noCells, from: sum) }
    guard sum.value > 0 else { return unavailable(.noDenominator, from: sum) }
    guard let position = classes.position(q, of: counts.map(\.value)) else { return unavailable(.openClass, from: sum) }
    var estimate = Estimate(from: sum)
    estimate.coverage = counts.map(\.coverage).min() ?? 0
    estimate.value = position.value
    let held = classes.classes[position.index]
    if let lower = held.lower, let upper = held.upper {
      estimate.bounds = classes.bounds(q, from: counts.map(\.lower), to: counts.map(\.upper))
        .map { min($0.lowerBound, position.value)...max($0.upperBound, position.value) }
      estimate.interpolationVariance = (upper - lower) * (upper - lower) / 400
    }
    for (slope, count) in zip(position.slopes, counts) {
      estimate.roundingVariance += slope * slope * count.roundingVariance
      estimate.hiddenReach += max(0, slope) * count.hiddenReach + max(0, -slope) * count.hiddenReachBelow
      estimate.hiddenReachBelow += max(0, slope) * count.hiddenReachBelow + max(0, -slope) * count.hiddenReach
    }
    if sum.isSample {
      let variance = model.variance(ofProportion: q, of: sum.effectiveSize)
      estimate.sampling = .modelled(variance: position.slope * position.slope * variance)
    }
    estimate.reasons = [.interpolated(from: held.lower ?? 0, to: held.upper)]
    return estimate.graded(by: counts)
  }
}
