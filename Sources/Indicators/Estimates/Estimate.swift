public import LIPData

/// A number that knows how sure it is.
///
/// Its parts are kept apart: hard rounding bounds, rounding variance, sampling error, error of interpolation, coverage,
/// symbols. `interval` puts rounding, sampling and interpolation together for print.
public struct Estimate: Sendable, Equatable {
  /// The value in full precision, nil when there is none to stand behind.
  public var value: Double?
  /// What the value was divided from, for shares and ratios.
  public var numerator: Double?
  /// What the value was divided by, for shares and ratios.
  public var denominator: Double?
  /// The values between which the unrounded one lies; nil for published means, medians and rates.
  public var bounds: ClosedRange<Double>?
  /// The variance that rounding gives the value.
  public var roundingVariance: Double
  /// The variance that interpolation within a class gives the value, 0 where nothing is interpolated.
  public var interpolationVariance = 0.0
  /// How far up the hidden small cells, of sample data or of IRCC, may take the value.
  public var hiddenReach: Double
  /// How far down they may take it: where they stand in a denominator or in what is taken away.
  public var hiddenReachBelow: Double
  /// The sampling error of the value.
  public var sampling: SamplingError
  /// The modelled sampling variance per unit of a small value, of counts and shares; 0 for everything else.
  ///
  /// With it the interval allows for the error that the truth would have, not only that of the value: a printed 0 is
  /// no sure 0.
  public var samplingUnit = 0.0
  /// What the tens of sample data add to the variance of rounding downwards.
  public var varianceBelow = 0.0
  /// The ends of a quotient of two small modelled values, in the place of those that its variance gives.
  ///
  /// An upper end that is infinite says that what it is divided by may be as good as nothing: then there is no interval.
  public var quotientEnds: ClosedRange<Double>?
  /// True for a median, mean or rate as it is published, whose rounding is that of its printed digits.
  public var isPublished = false
  /// True for counts, whose rounding moves by whole persons.
  public var isCount: Bool
  /// True for changes and gaps, which may fall below zero.
  public var isSigned: Bool
  /// The largest value that makes sense: 100 for a share in percent.
  public var ceiling: Double
  /// The part of the area that the cells make up, 0 to 1.
  public var coverage: Double
  /// The number of cells with a value behind the estimate.
  public var cells: Int
  /// The number of hidden cells that belong to it.
  public var hiddenCells: Int
  /// The symbols that stood beside the cells.
  public var status: ObservationStatus
  /// Why the estimate is less than usable, in the order in which it was found.
  public var reasons: [QualityReason]

  /// The grade, the worst that its reasons give.
  public var quality: Quality {
    value == nil ? .unavailable : reasons.map(\.grade).max() ?? .usable
  }

  /// The value as people read it: a share that passes 100 by nothing but rounding is 100.
  public var shownValue: Double? {
    guard let value, let bounds, bounds.upperBound <= ceiling else { return value }
    return min(value, ceiling)
  }

  /// An estimate without a value, and why.
  public static func unavailable(_ reason: QualityReason, from sum: CellSum = CellSum()) -> Estimate {
    var estimate = Estimate(from: sum)
    estimate.value = nil
    estimate.bounds = nil
    estimate.reasons = [reason]
    return estimate
  }

  /// An estimate with everything that a sum knows and no value yet.
  init(from sum: CellSum) {
    value = nil
    numerator = nil
    denominator = nil
    bounds = nil
    roundingVariance = 0
    hiddenReach = 0
    hiddenReachBelow = 0
    sampling = .none
    isCount = false
    isSigned = false
    ceiling = .infinity
    coverage = sum.coverage
    cells = sum.cells
    hiddenCells = sum.hiddenCells
    status = sum.status
    reasons = []
  }
}

/// The sampling error of an estimate, and where it comes from.
public enum SamplingError: Sendable, Equatable {
  /// 100 % data: there is none.
  case none
  /// Modelled by ``SamplingModel``: a variance.
  case modelled(variance: Double)
  /// Published by the source: a variance.
  case published(variance: Double)
  /// There is one and nobody said how large.
  case unknown

  /// The variance, 0 where there is none, nil where it is unknown.
  public var variance: Double? {
    switch self {
    case .none: 0
    case .modelled(let variance), .published(let variance): variance
    case .unknown: nil
    }
  }

  /// The error with something added to its variance, which never falls below 0.
  func adding(_ change: Double) -> SamplingError {
    switch self {
    case .none, .unknown: self
    case .modelled(let variance): .modelled(variance: max(0, variance + change))
    case .published(let variance): .published(variance: max(0, variance + change))
    }
  }

  /// The error of a sum or difference of two independent estimates, each times a factor.
  static func combined(_ a: SamplingError, _ fa: Double, _ b: SamplingError, _ fb: Double) -> SamplingError {
    guard let va = a.variance, let vb = b.variance else { return .unknown }
    let variance = fa * fa * va + fb * fb * vb
    switch (a, b) {
    case (.none, .none): return .none
    case (.modelled, _), (_, .modelled): return .modelled(variance: variance)
    default: return .published(variance: variance)
    }
  }
}
