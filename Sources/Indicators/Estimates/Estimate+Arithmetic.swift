import LIPData

extension Estimate {
  /// The count of a sum of cells.
  public static func count(_ sum: CellSum) -> Estimate {
    guard sum.cells > 0 else { return unavailable(.noCells, from: sum) }
    var estimate = Estimate(from: sum)
    estimate.value = sum.value
    estimate.isCount = true
    estimate.takeBounds(sum.lower, sum.upper, from: sum)
    estimate.roundingVariance = sum.roundingVariance
    estimate.hiddenReach = sum.hiddenReach
    estimate.hiddenReachBelow = sum.hiddenReachBelow
    estimate.sampling = sum.samplingError
    if case .modelled(let variance) = estimate.sampling {
      estimate.samplingUnit = sum.value > 0 ? variance / sum.value : sum.samplingUnit
      estimate.varianceBelow = sum.varianceBelow
    }
    return estimate.graded(by: [sum])
  }

  /// A part of its whole, in percent.
  ///
  /// Rounding: variance (σa² + p²·σb²)/b² (frameworks notes §11.1). Sampling: the part and its whole come
  /// from the same households, so the variance is k²·3·p(1 − p)/b (§15), with the clustering factor `model`, and with
  /// weighted areas that of ``SamplingModel/variance(ofProportion:_:of:)``.
  public static func share(_ part: CellSum, of whole: CellSum, model: SamplingModel) -> Estimate {
    guard part.cells > 0 else { return unavailable(.noCells, from: part) }
    guard whole.cells > 0, whole.value > 0 else { return unavailable(.noDenominator, from: part) }
    guard part.lower <= whole.upper else { return unavailable(.largerThanWhole, from: part + whole) }
    var estimate = Estimate(from: part + whole)
    // Each was rounded on its own, so a part that is all of its whole may be printed above it: the value stays the
    // quotient of the two printed figures, and everything that says how sure it is knows that it is 100 at most.
    let p = min(1, part.value / whole.value)
    estimate.coverage = min(part.coverage, whole.coverage)
    estimate.value = 100 * part.value / whole.value
    estimate.ceiling = 100
    estimate.numerator = part.value
    estimate.denominator = whole.value
    let lowest = whole.upper > 0 ? part.lower / whole.upper : 0
    let highest = whole.lower > 0 ? min(1, part.upper / whole.lower) : 1
    estimate.takeBounds(100 * min(lowest, p), 100 * max(highest, p), from: part + whole)
    estimate.roundingVariance =
      10_000 * (part.roundingVariance + p * p * whole.roundingVariance) / (whole.value * whole.value)
    estimate.hiddenReach = 100 * (part.hiddenReach + p * whole.hiddenReachBelow) / whole.value
    estimate.hiddenReachBelow = 100 * (part.hiddenReachBelow + p * whole.hiddenReach) / whole.value
    if part.isSample || whole.isSample {
      let variance = 10_000 * model.variance(ofProportion: p, part, of: whole)
      estimate.sampling = .modelled(variance: variance)
      estimate.samplingUnit =
        variance > 0 ? variance / (100 * p * (1 - p)) : 100 * model.perPerson / whole.effectiveSize
      estimate.varianceBelow = 10_000 * part.varianceBelow / (whole.value * whole.value)
    }
    return estimate.graded(by: [part, whole])
  }

  /// A count over another that it is no part of, times a scale.
  ///
  /// Variance (σa² + r²·σb²)/b², rounding and sampling alike (frameworks notes §11.4, ratio).
  public static func ratio(_ a: CellSum, to b: CellSum, scale: Double = 1) -> Estimate {
    guard a.cells > 0 else { return unavailable(.noCells, from: a) }
    guard b.cells > 0, b.value > 0 else { return unavailable(.noDenominator, from: a) }
    var estimate = Estimate(from: a + b)
    let r = a.value / b.value
    estimate.coverage = min(a.coverage, b.coverage)
    estimate.value = scale * r
    estimate.numerator = a.value
    estimate.denominator = b.value
    if b.lower > 0 {
      estimate.takeBounds(scale * (a.lower / b.upper), scale * (a.upper / b.lower), from: a + b)
    }
    let square = scale * scale / (b.value * b.value)
    estimate.roundingVariance = square * (a.roundingVariance + r * r * b.roundingVariance)
    estimate.hiddenReach = scale * (a.hiddenReach + r * b.hiddenReachBelow) / b.value
    estimate.hiddenReachBelow = scale * (a.hiddenReachBelow + r * b.hiddenReach) / b.value
    estimate.sampling = .combined(a.samplingError, scale / b.value, b.samplingError, scale * r / b.value)
    return estimate.ending(quotientEnds(count(a), over: count(b)), scale: scale).graded(by: [a, b])
  }

  /// One count minus another, which may fall below zero.
  ///
  /// - Parameter covariance: that of the sampling of both (``CellSum/covariance(with:_:model:)``), 0 for different people.
  public static func difference(_ a: CellSum, minus b: CellSum, covariance: Double = 0) -> Estimate {
    guard a.cells > 0, b.cells > 0 else { return unavailable(.noCells, from: a + b) }
    let first = count(a)
    let second = count(b)
    var estimate = gap(first, minus: second)
    estimate.ceiling = .infinity
    estimate.isCount = true
    estimate.sampling = estimate.sampling.adding(-2 * covariance)
    return estimate
  }

  /// The change from an earlier count to a later one, in percent of the earlier.
  public static func change(from earlier: CellSum, to later: CellSum) -> Estimate {
    var estimate = ratio(later, to: earlier, scale: 100)
    estimate.value = estimate.value.map { $0 - 100 }
    estimate.bounds = estimate.bounds.map { ($0.lowerBound - 100)...($0.upperBound - 100) }
    estimate.quotientEnds = estimate.quotientEnds.map { ($0.lowerBound - 100)...($0.upperBound - 100) }
    estimate.isSigned = true
    return estimate
  }

  /// The difference of two shares of different people, in points.
  public static func gap(_ a: Estimate, minus b: Estimate) -> Estimate {
    guard let first = a.value, let second = b.value else {
      var missing = a.value == nil ? a : b
      missing.value = nil
      return missing
    }
    var estimate = a
    estimate.quotientEnds = nil
    estimate.value = first - second
    // The two shares have denominators of their own; the gap has none.
    estimate.numerator = nil
    estimate.denominator = nil
    if let x = a.bounds, let y = b.bounds {
      estimate.bounds = (x.lowerBound - y.upperBound)...(x.upperBound - y.lowerBound)
    } else {
      estimate.bounds = nil
    }
    estimate.roundingVariance = a.roundingVariance + b.roundingVariance
    estimate.interpolationVariance = a.interpolationVariance + b.interpolationVariance
    estimate.hiddenReach = a.hiddenReach + b.hiddenReachBelow
    estimate.hiddenReachBelow = a.hiddenReachBelow + b.hiddenReach
    estimate.sampling = .combined(a.sampling, 1, b.sampling, 1)
    estimate.isSigned = true
    estimate.ceiling = 100
    estimate.coverage = min(a.coverage, b.coverage)
    estimate.cells = a.cells + b.cells
    estimate.hiddenCells = a.hiddenCells + b.hiddenCells
    estimate.status = a.status.union(b.status)
    estimate.samplingUnit = 0
    estimate.varianceBelow = 0
    for reason in b.reasons where !estimate.reasons.contains(reason) { estimate.reasons.append(reason) }
    return a.isCount ? estimate.regradedByReach() : estimate.regraded()
  }

  /// A published median, mean or rate of one area, as it stands.
  ///
  /// - Parameter isSample: whether it is of long-form data, nil where that is not known.
  public static func published(_ sum: CellSum, areas: Int, isSample: Bool? = nil) -> Estimate {
    guard areas == 1, !sum.isApportioned else { return unavailable(.notCombinable, from: sum) }
    guard sum.cells == 1 else { return unavailable(.noCells, from: sum) }
    var estimate = Estimate(from: sum)
    estimate.value = sum.value
    estimate.isPublished = true
    estimate.sampling = isSample == false ? .none : .unknown
    return estimate.graded(by: [sum])
  }

  private mutating func takeBounds(_ lower: Double, _ upper: Double, from sum: CellSum) {
    bounds = sum.isPublishedValue ? nil : lower...max(lower, upper)
  }
}

extension CellSum {
  /// The sampling error of the sum itself.
  var samplingError: SamplingError {
    guard isSample else { return .none }
    return modelledCells == 0 ? .published(variance: samplingVariance) : .modelled(variance: samplingVariance)
  }
}
