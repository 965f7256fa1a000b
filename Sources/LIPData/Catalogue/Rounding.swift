/// How a publisher rounded the counts of a member, and so what a printed cell may hide.
public enum Rounding: String, Sendable, CaseIterable {
  /// Not rounded: the population and dwelling counts of the census.
  case exact
  /// 100 % data, each cell randomly rounded to a multiple of 5 on its own.
  case base5 = "base-5"
  /// 25 % sample data: randomly rounded, and never shown as a 5.
  case base5Sample = "base-5-sample"
  /// Each cell rounded to the nearest multiple of 5, and 0 to 5 hidden as `--`: the counts of IRCC.
  case nearest5 = "nearest-5"
  /// A mean, a median or a rate: only the printed digits are known.
  case published

  /// What the unrounded count behind a printed one may be.
  ///
  /// Random rounding moves a count by at most 4. In sample data no 5 is printed: a 0 hides up to 9 and a
  /// 10 stands for 1 to 14. Nil where a cell is no count. Source: frameworks notes §11.1 and §11.1a,
  /// measured on 2,334 published Ottawa totals (none outside) and five provinces. In about 40 of 70,000 totals of 2021
  /// a zero hides more, 22 at the deepest (`make proof`, blocks): such sums say "at least".
  /// The 20 % samples up to 2001 rounded counts below 10 to 0 or 10 (§11.1): the same bounds hold, the variance of a 10
  /// would be larger; no product of these censuses is read yet.
  public func bounds(of value: Double) -> (lower: Double, upper: Double)? {
    switch self {
    case .exact: (value, value)
    case .base5: (max(0, value - 4), value + 4)
    case .base5Sample:
      if value == 0 { (0, 9) } else if value == 10 { (1, 14) } else { (max(0, value - 4), value + 4) }
    case .nearest5: (max(0, value - 2), value + 2)
    case .published: nil
    }
  }

  /// What the unrounded count behind a cell may be, also where it is hidden.
  ///
  /// IRCC prints `--` for 0 to 5. Source: frameworks notes §11.3, measured on 1,787 province-months that two
  /// IRCC tables share: their intervals overlap in all of them.
  public func bounds(of cell: Cell) -> (lower: Double, upper: Double)? {
    if cell.hasValue { return bounds(of: cell.value) }
    return self == .nearest5 && cell.status.contains(.hiddenSmallCount) ? (0, 5) : nil
  }

  /// The variance that rounding gives one cell, in squared units.
  ///
  /// Residual r is rounded up with probability r/5: variances 0, 4, 6, 6, 4, whose mean is 4. A zero of
  /// sample data is no rounded count but a hidden one: its reach is ``hiddenReach(of:)``. To the nearest 5 the
  /// residuals are −2 to 2: squares 4, 1, 0, 1, 4, whose mean is 2 (measured: 1.98; frameworks notes §11.3).
  public func variance(of value: Double) -> Double {
    switch self {
    case .exact, .published: 0
    case .base5: 4
    case .nearest5: 2
    case .base5Sample: value == 0 ? 0 : 4
    }
  }

  /// What a printed 10 of sample data adds to its variance downwards.
  ///
  /// Where counts of 1 to 9 become 0 or 10 at random (2016), a 10 may be a 4: r(10 − r) is 25 at most, 21 more than the
  /// 4 of a rounded count. Upwards it lies within 4 like any other. Source: frameworks notes §11.1a.
  public func varianceBelow(of value: Double) -> Double {
    self == .base5Sample && value == 10 ? 21 : 0
  }

  /// How far above its printed value the count behind a small cell may reach without being rounded down.
  public func hiddenReach(of value: Double) -> Double {
    self == .base5Sample && value == 0 ? 9 : 0
  }

  /// True for estimates from the long form, which goes to one household in four.
  public var isSample: Bool { self == .base5Sample }
}
