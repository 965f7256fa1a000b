import LIPData

/// Rates of growth, as progress is told from them.
enum GrowthRate {
  /// The steady yearly rate that takes one value to another; nil where none exists.
  ///
  /// `(to ÷ from)^(1 ÷ years) − 1`. Values of opposite signs have none, nor has a time of nothing.
  static func compound(from: Double, to: Double, years: Double) -> Double? {
    guard years > 0, from != 0 else { return nil }
    let ratio = to / from
    guard ratio >= 0 else { return nil }
    let rate = ratio.raised(to: 1 / years) - 1
    return rate.isFinite ? rate : nil
  }

  /// What stands for a zero, from which nothing can grow (Statistics Canada's rule).
  static let almostZero = 0.001
}
