import LIPData

/// The moments of some values: mean, standard deviation, skewness and kurtosis; those that they are too few for are nil.
public struct Moments: Sendable {
  /// How many values there are.
  public let count: Int
  /// The arithmetic mean; 0 of none.
  public let mean: Double
  /// The sum of squared distances from the mean.
  private let second: Double
  private let third: Double
  private let fourth: Double

  /// The moments of values.
  public init(_ values: [Double]) {
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    var (second, third, fourth) = (0.0, 0.0, 0.0)
    // Values all alike differ from their own mean by its rounding: that is no spread.
    if let first = values.first, values.contains(where: { $0 != first }) {
      for value in values {
        let square = (value - mean) * (value - mean)
        second += square
        third += square * (value - mean)
        fourth += square * square
      }
    }
    count = values.count
    self.mean = mean
    (self.second, self.third, self.fourth) = (second, third, fourth)
  }

  /// The sample standard deviation, of n − 1; nil of fewer than two values.
  public var deviation: Double? {
    guard count > 1 else { return nil }
    return (second / Double(count - 1)).squareRoot()
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
