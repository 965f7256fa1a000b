/// The moments of some values: mean, standard deviation, skewness and kurtosis; those that they are too few for are nil.
public struct Moments: Sendable {
  /// How many values there are.
  public let count: Int
  /// The arithmetic mean; 0 of none.
  public let mean: Double
  /// The largest distance from the mean, by which the others are divided: a fourth power of any figure stays a number.
  private let reach: Double
  /// The sums of squares, cubes and fourth powers of the distances.
  private let second: Double
  private let third: Double
  private let fourth: Double

  /// The moments of values.
  public init(_ values: [Double]) {
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    // Values all alike differ from their own mean by its rounding: that is no spread.
    let isFlat = values.allSatisfy { $0 == values.first }
    let reach = isFlat ? 0 : values.reduce(0) { max($0, abs($1 - mean)) }
    var (second, third, fourth) = (0.0, 0.0, 0.0)
    if reach > 0 {
      for value in values {
        let distance = (value - mean) / reach
        let square = distance * distance
        second += square
        third += square * distance
        fourth += square * square
      }
    }
    count = values.count
    self.mean = mean
    self.reach = reach
    (self.second, self.third, self.fourth) = (second, third, fourth)
  }

  /// The sample standard deviation, of n − 1; nil of fewer than two values.
  public var deviation: Double? {
    guard count > 1 else { return nil }
    return (second / Double(count - 1)).squareRoot() * reach
  }

  /// The skewness of type 2, as spreadsheets have it: `√n·Σx³ ÷ (Σx²)^1.5 · √(n(n − 1)) ÷ (n − 2)`.
  public var skewness: Double? {
    guard count > 2, second > 0 else { return nil }
    let n = Double(count)
    return n.squareRoot() * third / (second * second.squareRoot()) * (n * (n - 1)).squareRoot() / (n - 2)
  }

  /// The excess kurtosis of type 2: `((n + 1)(r − 3) + 6)(n − 1) ÷ ((n − 2)(n − 3))` with `r = nΣx⁴ ÷ (Σx²)²`.
  public var kurtosis: Double? {
    guard count > 3, second > 0 else { return nil }
    let n = Double(count)
    let r = n * fourth / (second * second)
    return ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
  }
}
