import LIPData

extension Estimate {
  /// The difference of two shares of the same people, in points.
  ///
  /// Who is in one is not in the other, or is in it as well; with p and q, of which o are in both, and g = p − q the
  /// variance is k²·3·(p + q − 2o − g²)/b: of a multinomial sample where nobody is in both (o = 0), of the rest where
  /// one is a part of the other (o = the smaller). Where that is not known, o is as small as it can be: the variance is
  /// the largest that there can be. Rounding: (σa² + σb² + g²·σ²)/b², for their whole was rounded once.
  static func gap(
    _ a: CellSum, minus b: CellSum, of whole: CellSum, _ kinship: Kinship, model: SamplingModel
  ) -> Estimate {
    var estimate = gap(share(a, of: whole, model: model), minus: share(b, of: whole, model: model))
    guard estimate.value != nil else { return estimate }
    let square = 10_000 / (whole.value * whole.value)
    let g = (a.value - b.value) / whole.value
    if case .modelled = estimate.sampling {
      let both =
        switch kinship {
        case .same, .contains: b.squareWeighted
        case .within: a.squareWeighted
        case .apart, .unknown: max(0, a.squareWeighted + b.squareWeighted - whole.squareWeighted)
        }
      let squares =
        (1 - 2 * g) * a.squareWeighted + (1 + 2 * g) * b.squareWeighted + g * g * whole.squareWeighted - 2 * both
      estimate.sampling = .modelled(variance: square * model.perPerson * max(0, squares))
    }
    estimate.roundingVariance =
      square * (a.roundingVariance + b.roundingVariance + g * g * whole.roundingVariance)
    estimate.cells = a.cells + b.cells + whole.cells
    return estimate.regraded()
  }
}

extension CellSum {
  /// The covariance that sampling gives two counts of the same areas.
  ///
  /// The variance of a count x among N is k²·3·x(1 − x/N). Of a part y of x the covariance with it is k²·3·y(1 − x/N),
  /// which is the variance of x times y/x; of two that share nobody it is −k²·3·x·y/N, the variance of x times y/x less
  /// k²·3·y. Two of which it is not known whether they share anybody are taken for such as share nobody, which makes
  /// their difference the least sure. With weights, x and y are their squares' sums.
  func covariance(with other: CellSum, _ kinship: Kinship, model: SamplingModel) -> Double {
    guard isSample, other.isSample, squareWeighted > 0, other.squareWeighted > 0 else { return 0 }
    let shared = samplingVariance * other.squareWeighted / squareWeighted
    let most = (samplingVariance * other.samplingVariance).squareRoot()
    return switch kinship {
    case .same, .contains: min(most, shared)
    case .within: min(most, other.samplingVariance * squareWeighted / other.squareWeighted)
    case .apart, .unknown: max(-most, min(0, shared - model.perPerson * other.squareWeighted))
    }
  }
}
