/// The 95 % interval of rounding and sampling together, named by its method.
public struct Interval: Sendable, Equatable {
  /// The lower end.
  public var low: Double
  /// The upper end.
  public var high: Double
  /// `exact`, `rounding`, `rounding+modelled-sampling`, `rounding+published-sampling`, each with `+interpolation` where
  /// the value is interpolated; `published-sampling` for survey estimates, `wilson`, or `range-of-N-peers`.
  public var method: String
}

extension Estimate {
  /// The normal quantile of a two-sided 95 % interval.
  public static let z = 1.959_963_984_540_054

  /// What whole persons add to the half-width of a count.
  ///
  /// With 0.2, and with no other tenth, the interval of any number of rounded cells holds the truth at least 94 times
  /// in 100, and at most 97 times but for one cell (three to the nearest 5), where no narrower one in whole persons
  /// holds it 94 times. `PopulationProof` has the exact numbers.
  private static let wholePersons = 0.2

  /// The 95 % interval of the estimate, nil where rounding or sampling is unknown.
  ///
  /// The half-width is z·√(rounding variance + sampling variance), for counts a fifth of a person more because
  /// rounding moves in whole persons; the variance of interpolation is added where there is one. It never passes the
  /// hard rounding bounds widened by sampling and interpolation, and it reaches up by what small cells of sample data
  /// may hide (frameworks notes §11.1a).
  public var interval: Interval? {
    guard let value, let bounds, let sampled = sampling.variance else { return nil }
    let variance = sampled + interpolationVariance
    let samplingReach = Self.z * variance.squareRoot()
    var half = Self.z * (roundingVariance + variance).squareRoot()
    if isCount, roundingVariance > 0 { half += Self.wholePersons }
    let low = max(value - half - hiddenReachBelow, bounds.lowerBound - samplingReach)
    let high = min(value + half + hiddenReach, bounds.upperBound + samplingReach)
    // Nothing but a difference, a change or a gap is negative, and the two latter not below -100; no share passes 100 %.
    let floor = isSigned ? (isCount ? -Double.infinity : -100) : 0
    return Interval(low: min(max(low, floor), value), high: max(min(high, ceiling), value), method: method)
  }

  private var method: String {
    let isRounded = roundingVariance > 0 || hiddenReach > 0
    let name =
      switch sampling {
      case .none: isRounded ? "rounding" : "exact"
      case .modelled: "rounding+modelled-sampling"
      case .published: isRounded ? "rounding+published-sampling" : "published-sampling"
      case .unknown: "unknown"
      }
    // The counts may be exact; what lies between two class bounds is not.
    guard isInterpolated else { return name }
    return name == "exact" ? "interpolation" : name + "+interpolation"
  }

  /// True when the value was interpolated within a class of counts, not published.
  public var isInterpolated: Bool {
    reasons.contains { if case .interpolated = $0 { true } else { false } }
  }

  /// The standard error of sampling, 0 for 100 % data, nil where it is unknown.
  public var samplingStandardError: Double? {
    guard value != nil, bounds != nil else { return nil }
    return sampling.variance.map { $0.squareRoot() }
  }
}
