/// The 95 % interval of rounding and sampling together, named by its method.
public struct Interval: Sendable, Equatable {
  /// The lower end.
  public var low: Double
  /// The upper end.
  public var high: Double
  /// `exact`, `rounding`, `rounding+modelled-sampling`, `rounding+published-sampling`, each with `+interpolation` where
  /// the value is interpolated; `published-sampling` for survey estimates, `wilson`, or `range-of-N-peers`.
  ///
  /// `exact` is what was counted and not rounded, all of it: a count of which a part is missing, or counts by weight, has
  /// no interval.
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

  /// The 95 % interval of the estimate, nil where rounding or sampling is unknown, or how much is missing.
  ///
  /// The half-width is z·√(rounding variance + sampling variance), for counts a fifth of a person more because
  /// rounding moves in whole persons; the variance of interpolation is added where there is one. It never passes the
  /// hard rounding bounds widened by sampling and interpolation, and it reaches up by what small cells of sample data
  /// may hide (frameworks notes §11.1a).
  ///
  /// Of counts and shares whose sampling is modelled, the ends are Wilson's: those truths t at which the value would be
  /// z standard errors away, (v − t)² = z²·(a·t·(1 − t/ceiling) + rounding variance), where a is ``samplingUnit``. So the
  /// interval of a small count reaches further up than down, and that of a printed 0 is not empty; that of a large one
  /// is the same but for a·z²/2, some 9 persons. Printed at true counts of 12 to 27 of one area, intervals held them 58
  /// to 91 times in 100 before, and 94 to 98 with it.
  public var interval: Interval? { isOfUnknownPart ? nil : spread }

  /// True for a count that is a part of what it should be, or counts a part of an area by its weight.
  ///
  /// What is missing, and how well the weight fits, is in no bounds. Shares stand for those who are not counted as well
  /// as for those who are, and say that a part is missing; an interval they have where something else is unsure too.
  var isOfUnknownPart: Bool {
    let isPart = coverage < 0.999_999_5 || reasons.contains(.apportioned)
    return isPart && (isCount || method == "exact")
  }

  /// The interval that rounding, sampling and interpolation give, whatever else is unknown.
  var spread: Interval? {
    guard let value, let bounds, let sampled = sampling.variance, !hasNoEnd else { return nil }
    if let ends = quotientEnds {
      return Interval(low: min(ends.lowerBound, value), high: max(ends.upperBound, value), method: method)
    }
    let variance = sampled + interpolationVariance
    let samplingReach = Self.z * variance.squareRoot()
    var half = Self.z * (roundingVariance + variance).squareRoot()
    if isCount, roundingVariance > 0 { half += Self.wholePersons }
    var low = max(value - half - hiddenReachBelow, bounds.lowerBound - samplingReach)
    var high = min(value + half + hiddenReach, bounds.upperBound + samplingReach)
    if samplingUnit > 0, interpolationVariance == 0 {
      let persons = isCount && roundingVariance > 0 ? Self.wholePersons : 0
      low = max(
        scoreEnd(value, rounding: roundingVariance + varianceBelow, -1) - persons - hiddenReachBelow,
        scoreEnd(bounds.lowerBound, rounding: 0, -1))
      high = min(
        scoreEnd(value, rounding: roundingVariance, 1) + persons + hiddenReach,
        scoreEnd(bounds.upperBound, rounding: 0, 1))
    }
    // Nothing but a difference, a change or a gap is negative, and the two latter not below -100; no share passes 100 %.
    let floor = isSigned ? (isCount ? -Double.infinity : -100) : 0
    return Interval(low: min(max(low, floor), value), high: max(min(high, ceiling), value), method: method)
  }

  /// The upper (1) or lower (−1) truth that is z standard errors of its own away from a value.
  private func scoreEnd(_ value: Double, rounding: Double, _ side: Double) -> Double {
    let value = min(value, ceiling)
    let c = Self.z * Self.z * samplingUnit
    let scale = 1 + c / ceiling
    let root = (c * c + 4 * c * value * (1 - value / ceiling) + 4 * scale * Self.z * Self.z * rounding).squareRoot()
    return (2 * value + c + side * root) / (2 * scale)
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
