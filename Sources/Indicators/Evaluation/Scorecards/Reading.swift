/// A value with its 95 % interval, as a score is made from it.
struct Reading: Sendable, Equatable {
  /// The value.
  var value: Double
  /// The ends of the interval; both the value itself where it is taken as exact; nil where they are not known.
  var ends: ClosedRange<Double>?

  /// An exact value.
  init(exactly value: Double) {
    self.value = value
    ends = value...value
  }

  /// A figure's value and interval; nil for one without a value.
  init?(_ figure: Figure?) {
    guard let figure, let value = figure.estimate.value else { return nil }
    self.value = value
    // The range of peers is of their values; how sure their median is, nobody says.
    ends = figure.role == .peers ? nil : figure.estimate.interval.map { min($0.low, value)...max($0.high, value) }
  }

  /// What a scorecard shows; nil without a value.
  init?(_ shown: ScorecardRow.Value) {
    guard let value = shown.value else { return nil }
    self.value = value
    ends = shown.low.flatMap { low in shown.high.map { min(low, value)...max($0, value) } }
  }

  private init(_ value: Double, _ ends: ClosedRange<Double>?) {
    self.value = value
    self.ends = ends
  }

  /// How far the value may be below.
  private var below: Double { ends.map { value - $0.lowerBound } ?? 0 }
  /// How far it may be above.
  private var above: Double { ends.map { $0.upperBound - value } ?? 0 }

  /// The difference to an independent reading, its interval from the two intervals.
  ///
  /// Square roots of the sums of squares of the distances to their ends (the method of variance estimates recovery,
  /// Zou and Donner 2008): for symmetric intervals that is the sum of the variances.
  func minus(_ other: Reading) -> Reading {
    let difference = value - other.value
    guard ends != nil, other.ends != nil else { return Reading(difference, nil) }
    let down = (below * below + other.above * other.above).squareRoot()
    let up = (above * above + other.below * other.below).squareRoot()
    return Reading(difference, (difference - down)...(difference + up))
  }

  /// The value moved by a part of the way to an end: down for parts below 0, up for those above.
  func moved(_ part: Double) -> Double { value + (part < 0 ? part * below : part * above) }

  /// -1, 1, or 0 where the interval does not allow to say; nil where it is not known.
  var sign: Int? {
    guard let ends else { return nil }
    return ends.lowerBound > 0 ? 1 : ends.upperBound < 0 ? -1 : 0
  }
}
