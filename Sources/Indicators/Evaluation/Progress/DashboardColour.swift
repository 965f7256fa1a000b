/// The traffic light of a dashboard of the Sustainable Development Goals.
///
/// A value is put on 0 to 3: 0 at the worst, 1 where red ends, 2 where green begins, 3 at the best, straight lines
/// between. Below 1 is red, below 1.5 orange, below 2 yellow, else green; a goal has the colour of the mean of its two
/// worst indicators. Source: Sustainable Development Report, general knowledge (frameworks notes §10.3).
public enum DashboardColour: String, Sendable, CaseIterable {
  case red, orange, yellow, green

  /// The colour of a rating on 0 to 3.
  public init(rating: Double) {
    self = rating < 1 ? .red : rating < 1.5 ? .orange : rating < 2 ? .yellow : .green
  }

  /// Where a series stands on 0 to 3; nil without its four bounds, or where they are not in order.
  public static func rating(of series: MeasuredSeries) -> Double? {
    guard let value = series.current?.value, let worst = series.worst, let red = series.red,
      let green = series.green, let best = series.best ?? series.target
    else { return nil }
    let knots = [worst, red, green, best]
    let isUp = best > worst
    guard zip(knots, knots.dropFirst()).allSatisfy({ isUp ? $0 < $1 : $0 > $1 }) else { return nil }
    for (place, (from, to)) in zip(knots, knots.dropFirst()).enumerated() where isUp ? value < to : value > to {
      return Double(place) + max(0, (value - from) / (to - from))
    }
    return 3
  }

  /// The rating of a goal: the mean of its two worst indicators, or the one that there is; nil for none.
  public static func rating(ofGoal ratings: [Double]) -> Double? {
    let worst = ratings.sorted().prefix(2)
    return worst.isEmpty ? nil : worst.reduce(0, +) / Double(worst.count)
  }
}
