import LIPData

/// A location quotient: a share in the catchment over the same share in a larger area that it lies in.
///
/// `{location-quotient: recent-immigrants, of: population-in-private-households, against: province}`: (x/t)/(X/T);
/// above 1 the group is more of the catchment than of the province. The larger area comes from the newest data that
/// have it; where they count another universe the figure says so. A catchment in two provinces has no one province, and
/// one that is its province is compared with nothing: then there is no quotient.
///
/// Bounds: hard, the least share over the largest and the other way round. Rounding: the four cells were rounded on
/// their own, so relative variances add. Sampling: the larger area holds the catchment's households, so of the two
/// shares p and P, the covariance is (t/T)·Var(p), and the relative variance is Var(p)/p² + Var(P)/P² −
/// 2·(t/T)·Var(p)/(p·P), each Var as for ``Share`` and t of whole areas. The share of everything is 1 in both, without error.
struct LocationQuotient: RelativeMeasure {
  static let key = "location-quotient"
  static let shape = Shape.object([
    .required("location-quotient", .identifier, "the variable that is the part"),
    .required("of", .identifier, "the variable that is the whole"),
    .required("against", .choice(["province", "canada"]), "the larger area that the share is compared with"),
  ])
  let units = ["ratio"]
  let part: Quantity
  let whole: Quantity
  let comparator: AreaRole

  init(_ node: YAMLNode) {
    part = node.quantity("location-quotient")
    whole = node.quantity("of")
    comparator = node["against"]?.text == "canada" ? .canada : .province
  }

  var quantities: [Quantity] { [part, whole] }
  var universe: Quantity? { whole }
  var comparesRest: Bool { false }

  func misfit(in descriptor: DatasetDescriptor) -> Misfit? { descriptor.misfit(dividing: part, by: whole) }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    let share = "(Σ \(name(part)) ÷ Σ \(name(whole)))"
    return switch (language, comparator) {
    case (.english, .canada): "\(share) ÷ the same of Canada"
    case (.english, _): "\(share) ÷ the same of the province"
    case (.french, .canada): "\(share) ÷ la même part au Canada"
    case (.french, _): "\(share) ÷ la même part dans la province"
    }
  }

  func estimates(from sums: any QuantitySums, against larger: any QuantitySums, column: ValueColumn) -> [Measured] {
    let own = sums.sums(part.of(column), whole.of(column))
    let other = larger.sums(part.of(column), whole.of(column))
    let estimate = Estimate.locationQuotient(own, within: other, model: sums.model(part))
    return [Measured(category: nil, estimate: estimate)]
  }
}

extension Estimate {
  /// The share of a part and its whole over that of a larger area that holds both.
  static func locationQuotient(
    _ own: (part: CellSum, whole: CellSum), within larger: (part: CellSum, whole: CellSum), model: SamplingModel
  ) -> Estimate {
    let here = share(own.part, of: own.whole, model: model)
    let there = share(larger.part, of: larger.whole, model: model)
    guard let share = here.value else { return here }
    guard let wider = there.value, wider > 0 else { return unavailable(.noComparator, from: own.part) }
    var estimate = here
    estimate.ceiling = .infinity
    estimate.value = share / wider
    // The two shares have denominators of their own; the quotient has none.
    estimate.numerator = nil
    estimate.denominator = nil
    estimate.bounds = nil
    if let low = here.bounds, let high = there.bounds, high.lowerBound > 0 {
      estimate.bounds = (low.lowerBound / high.upperBound)...(low.upperBound / high.lowerBound)
    }
    let square = 1 / (wider * wider)
    let quotient = share / wider
    estimate.roundingVariance = square * (here.roundingVariance + quotient * quotient * there.roundingVariance)
    estimate.hiddenReach = (here.hiddenReach + quotient * there.hiddenReachBelow) / wider
    estimate.hiddenReachBelow = (here.hiddenReachBelow + quotient * there.hiddenReach) / wider
    var narrowing = 1.0
    if let first = here.sampling.variance, let second = there.sampling.variance, first + second > 0 {
      let within = min(1, own.whole.effectiveSize / larger.whole.value)
      let apart = first + quotient * quotient * second
      let variance = max(0, apart - 2 * within * quotient * first)
      estimate.sampling = .modelled(variance: square * variance)
      if apart > 0 { narrowing = (variance / apart).squareRoot() }
    }
    for reason in there.reasons where !estimate.reasons.contains(reason) { estimate.reasons.append(reason) }
    estimate.status.formUnion(there.status)
    estimate.hiddenCells += there.hiddenCells
    estimate.cells += there.cells
    estimate.samplingUnit = 0
    estimate.varianceBelow = 0
    return estimate.ending(quotientEnds(here, over: there, narrowing: narrowing)).regraded()
  }
}
