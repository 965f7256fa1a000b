/// Which way a figure moved, as far as its interval allows to say so (DESIGN §4.2).
public enum Movement: Sendable, Equatable {
  /// The whole interval of the change is above zero.
  case rose
  /// The whole interval of the change is below zero.
  case fell
  /// Both figures are exact and equal.
  case unchanged
  /// The interval holds zero: neither can be said.
  case unclear
}

extension Estimate {
  /// The change from an earlier estimate of a count to a later one, in percent of the earlier.
  ///
  /// Two censuses ask different households, or draw them anew: the variances add, each as in a ratio, (σa² + r²·σb²)/b²
  /// (frameworks notes §11.4).
  public static func change(from earlier: Estimate, to later: Estimate) -> Estimate {
    guard let before = earlier.value, let after = later.value, before > 0 else {
      var missing = earlier.value == nil ? earlier : later
      missing.value = nil
      missing.bounds = nil
      if earlier.value == 0 { missing.reasons.append(.noDenominator) }
      return missing
    }
    let r = after / before
    var change = later
    change.value = 100 * (r - 1)
    change.numerator = after
    change.denominator = before
    change.isCount = false
    change.samplingUnit = 0
    change.varianceBelow = 0
    change.isSigned = true
    change.ceiling = .infinity
    change.bounds = later.bounds.flatMap { new in
      earlier.bounds.flatMap { old in
        // Of a count that is a part of what it should be, nobody knows how far off it is; nor of a change since.
        old.lowerBound > 0 && !later.isOfUnknownPart && !earlier.isOfUnknownPart
          ? 100 * (new.lowerBound / old.upperBound - 1)...100 * (new.upperBound / old.lowerBound - 1) : nil
      }
    }
    change.roundingVariance = 10_000 * (later.roundingVariance + r * r * earlier.roundingVariance) / (before * before)
    change.hiddenReach = 100 * (later.hiddenReach + r * earlier.hiddenReachBelow) / before
    change.hiddenReachBelow = 100 * (later.hiddenReachBelow + r * earlier.hiddenReach) / before
    change.sampling = .combined(later.sampling, 100 / before, earlier.sampling, 100 * r / before)
    change.takeCells(of: earlier)
    change = change.ending(quotientEnds(later, over: earlier), scale: 100, offset: -100)
    return change.regradedByReach().gradedAsRatio(r)
  }

  /// Which way the change that the estimate is went; nil where it has no value or no interval.
  public var movement: Movement? {
    guard isSigned, let interval else { return nil }
    if interval.low > 0 { return .rose }
    if interval.high < 0 { return .fell }
    return interval.low == 0 && interval.high == 0 && roundingVariance == 0 && sampling == .none ? .unchanged : .unclear
  }

  /// Graded by its width against the ratio of the two counts: that of a large change is wide in points and still sure.
  ///
  /// The thresholds are those of counts.
  private func gradedAsRatio(_ ratio: Double) -> Estimate {
    var graded = self
    graded.reasons.removeAll { if case .wideInterval = $0 { true } else { false } }
    if hasNoEnd { graded.reasons.append(.wideInterval(unreliable: true)) }
    guard let interval else { return graded }
    guard ratio > 0 else {
      // No error is small against 0.
      if interval.high > interval.low { graded.reasons.append(.wideInterval(unreliable: true)) }
      return graded
    }
    let relative = (interval.high - interval.low) / 2 / Self.z / (100 * ratio)
    if relative > 0.166 { graded.reasons.append(.wideInterval(unreliable: relative > 0.333)) }
    return graded
  }

  private mutating func takeCells(of other: Estimate) {
    coverage = min(coverage, other.coverage)
    cells += other.cells
    hiddenCells += other.hiddenCells
    status.formUnion(other.status)
    for reason in other.reasons where !reasons.contains(reason) { reasons.append(reason) }
  }
}
