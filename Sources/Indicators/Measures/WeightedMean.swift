import LIPData

/// A mean over areas: the areas' published means, each weighted by how many it is a mean of.
///
/// `{mean: average-household-income, weighted-by: households-with-average-income, rounded-to: 100}`: Σ(mean·n)/Σn with
/// the n of the mean's own universe, never a plain average of means. An area without its n, or with n = 0, is left out
/// and lowers the coverage; without any n there is no mean. The weight must be the one that the product names for the
/// mean (`mean-weighted-by` in its members table), or the definition is refused.
///
/// `rounded-to` is the unit to which the publisher rounds the means: with it the bounds are hard, the smallest and
/// largest mean of means and counts within theirs; without it there are none. Rounding variance: delta method, Σ((mᵢ −
/// M)/Σn)²·σᵢ² for the counts and Σ(nᵢ/Σn)²·u²/12 for means rounded to u. Sampling: means of long-form data have an
/// error that nobody publishes with them and that counts do not tell, so it is unknown and there is no interval; the
/// figure says so. Source: frameworks notes §11.4.
struct WeightedMean: Measure {
  static let key = "mean"
  static let shape = Shape.object([
    .required("mean", .identifier, "the variable that is a mean"),
    .required("weighted-by", .identifier, "the variable that counts what the mean is of"),
    .optional("rounded-to", .number, "the unit to which the means are rounded, such as 0.1 or 100"),
  ])
  let units = ["dollars", "years", "ratio", "index"]
  let mean: Quantity
  let weight: Quantity
  let unit: Double?

  init(_ node: YAMLNode) throws {
    mean = node.quantity("mean")
    weight = node.quantity("weighted-by")
    unit = node["rounded-to"]?.text.flatMap { Double($0) }
    if let unit, unit <= 0 {
      throw Diagnostic(
        "wrong-kind", "Means are not rounded to \(unit)", at: node["rounded-to"]?.place ?? node.place,
        remedy: "Write the smallest step between two printed means, such as 0.1 or 100.")
    }
  }

  var quantities: [Quantity] { [mean, weight] }
  var summed: [Quantity] { [weight] }
  var universe: Quantity? { weight }
  // The mean of a rest would be a difference of means: what is left of their rounding may be larger than it.
  var comparesRest: Bool { false }

  func misfit(in descriptor: DatasetDescriptor) -> Misfit? {
    guard let mean = mean.member(in: descriptor), let weight = weight.member(in: descriptor) else { return nil }
    guard case .mean(let right) = mean.combine else {
      return Misfit(
        sentence: "takes \"\(mean.label)\" (\(self.mean.text)) for a mean, which it is not",
        remedy: mean.combine.remedy(for: self.mean, in: descriptor))
    }
    guard right != weight.id else { return nil }
    return Misfit(
      sentence: "weights \"\(mean.label)\" (\(self.mean.text)) by \(self.weight.text), which it is not a mean of",
      remedy: mean.combine.remedy(for: self.mean, in: descriptor))
  }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    "Σ (\(name(mean)) × \(name(weight))) ÷ Σ \(name(weight))"
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    let both = [mean.of(column), weight.of(column)]
    let totals = sums.sums(of: both)
    var estimate = Estimate.mean(sums.areas(of: both), total: totals[1], roundedTo: unit)
    // A hidden mean is no less hidden than a count; its area's count was left out beside it.
    estimate.cells += totals[0].cells
    estimate.hiddenCells += totals[0].hiddenCells
    estimate.status.formUnion(totals[0].status)
    return [Measured(category: nil, estimate: estimate)]
  }
}

extension Estimate {
  /// The mean of areas' means (the first of their sums) weighted by counts (the second).
  static func mean(_ areas: [AreaCells], total: CellSum, roundedTo unit: Double?) -> Estimate {
    let means = areas.filter { $0.weight > 0 }.map { (mean: $0.sums[0].value / $0.weight, count: $0.sums[1]) }
    guard !means.isEmpty else { return unavailable(.noCells, from: total) }
    let sum = means.reduce(0) { $0 + $1.count.value }
    guard sum > 0 else { return unavailable(.noDenominator, from: total) }
    var estimate = Estimate(from: total)
    let weighted = means.reduce(0) { $0 + $1.mean * $1.count.value }
    let value = weighted / sum
    estimate.value = value
    estimate.numerator = weighted
    estimate.denominator = sum
    for (mean, count) in means {
      let slope = (mean - value) / sum
      estimate.roundingVariance += slope * slope * count.roundingVariance
      if let unit { estimate.roundingVariance += (count.value / sum) * (count.value / sum) * unit * unit / 12 }
    }
    if let unit {
      let low = leastMean(means.map { ($0.mean - unit / 2, $0.count.lower, $0.count.upper) })
      let high = -leastMean(means.map { (-$0.mean - unit / 2, $0.count.lower, $0.count.upper) })
      estimate.bounds = min(low, value)...max(high, value)
    }
    if total.isSample {
      estimate.sampling = .unknown
      estimate.reasons = [.errorNotPublished]
    }
    return estimate.graded(by: [total])
  }

  /// The smallest weighted mean of values whose weights lie between bounds.
  ///
  /// It gives the small values their largest weight and the others their smallest: in rising order, up to one of them.
  private static func leastMean(_ values: [(value: Double, lower: Double, upper: Double)]) -> Double {
    let sorted = values.sorted { $0.value < $1.value }
    var count = sorted.reduce(0) { $0 + $1.lower }
    var sum = sorted.reduce(0) { $0 + $1.value * $1.lower }
    // Of nobody the mean is that of the smallest value, to which the first weight goes.
    var least = sorted[0].value
    if count > 0 { least = sum / count }
    for one in sorted {
      count += one.upper - one.lower
      sum += one.value * (one.upper - one.lower)
      if count > 0 { least = min(least, sum / count) }
    }
    return least
  }
}
