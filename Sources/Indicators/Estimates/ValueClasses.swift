import LIPData

/// The classes of a quantity, such as groups of household income, and the quantiles that counts in them give.
///
/// Within a class people are spread evenly, or along a Pareto curve in the classes from `paretoFrom` up. With N the
/// count of all, N_lo the count from the class's lower bound up, N_hi that from its upper bound up and T = (1 − q)·N
/// those above the quantile: even `lo + (hi − lo)·(N_lo − T)/(N_lo − N_hi)`, Pareto
/// `exp(ln lo + ln(hi/lo)·ln(T/N_lo)/ln(N_hi/N_lo))`. An open top class goes on along the curve of the class below it.
/// Source: frameworks notes §11.4; the median of household incomes of `census-data-aggregator` is a worked example.
public struct ValueClasses: Sendable, Equatable {
  /// A class: from its lower bound to its upper, nil where it is open.
  public struct Class: Sendable, Equatable {
    /// The lower bound; nil for "under …".
    public var lower: Double?
    /// The upper bound; nil for "… and over".
    public var upper: Double?

    /// Makes a class.
    public init(_ lower: Double?, _ upper: Double?) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// The classes in rising order.
  public let classes: [Class]
  /// The lower bound from which classes follow a Pareto curve; nil where none does.
  public let paretoFrom: Double?

  /// Makes classes; they must rise and must not overlap.
  public init(_ classes: [Class], paretoFrom: Double? = nil) {
    self.classes = classes
    self.paretoFrom = paretoFrom
  }

  /// Where a quantile lies, and how it moves with the counts.
  struct Position {
    /// The quantile.
    var value: Double
    /// The class that it lies in.
    var index: Int
    /// The derivative by the count of each class.
    var slopes: [Double]
    /// The derivative by the proportion q.
    var slope: Double
  }

  /// The quantile of a proportion q, above 0 and under 1; nil where nobody is counted or its class cannot be read.
  func position(_ q: Double, of counts: [Double]) -> Position? {
    let total = counts.reduce(0, +)
    guard total > 0, let index = index(q, of: counts, total: total) else { return nil }
    // An open top class has no curve of its own.
    let isOpen = classes[index].upper == nil
    let curve = isOpen ? index - 1 : index
    guard curve >= 0, let lower = classes[curve].lower, let upper = classes[curve].upper, upper > lower else {
      return nil
    }
    let above = counts[(curve + 1)...].reduce(0, +)
    let from = above + counts[curve]
    let target = (1 - q) * total
    let value: Double
    let (byTarget, byFrom, byAbove): (Double, Double, Double)
    if isPareto(lower), lower > 0, above > 0, from > above {
      let span = (above / from).naturalLogarithm
      let part = (target / from).naturalLogarithm / span
      let width = (upper / lower).naturalLogarithm
      value = lower * (part * width).exponential
      let scale = value * width / span
      (byTarget, byFrom, byAbove) = (scale / target, -scale * (1 - part) / from, -scale * part / above)
    } else if !isOpen {
      let part = (from - target) / (from - above)
      value = lower + (upper - lower) * part
      let scale = (upper - lower) / (from - above)
      (byTarget, byFrom, byAbove) = (-scale, scale * (1 - part), scale * part)
    } else {
      return nil
    }
    let slopes = counts.indices.map {
      byTarget * (1 - q) + ($0 >= curve ? byFrom : 0) + ($0 > curve ? byAbove : 0)
    }
    return Position(value: value, index: index, slopes: slopes, slope: -byTarget * total)
  }

  /// The smallest and the largest quantile of counts that lie between bounds; nil where one of them cannot be told.
  ///
  /// A quantile falls when a count below it rises and rises when one above it does. In the count of its own class it
  /// has no least value inside the bounds, and a largest one only on a Pareto curve. So the extremes are among a few:
  /// the classes up to one at one end of their bounds, those above at the other.
  func bounds(_ q: Double, from lower: [Double], to upper: [Double]) -> ClosedRange<Double>? {
    var least = Double.infinity
    var largest = -Double.infinity
    for first in 0...classes.count {
      let low = Array(upper[..<first] + lower[first...])
      let high = Array(lower[..<first] + upper[first...])
      for counts in [low, high] where counts.reduce(0, +) > 0 {
        guard let position = position(q, of: counts) else { return nil }
        least = min(least, position.value)
        largest = max(largest, position.value)
        // With nobody above there is no curve; with one person above it bends down to the lower bound.
        let held = classes[position.index]
        if let bound = held.lower, isPareto(bound), counts[(position.index + 1)...].allSatisfy({ $0 == 0 }) {
          least = min(least, bound)
        }
      }
      guard first < classes.count, let turned = turningCount(q, of: first, high, from: lower[first]) else { continue }
      var counts = high
      counts[first] = turned
      guard let value = position(q, of: counts)?.value else { return nil }
      largest = max(largest, value)
    }
    return least <= largest ? least...largest : nil
  }

  /// The class that holds a quantile: the first at whose end the proportion q is reached.
  private func index(_ q: Double, of counts: [Double], total: Double) -> Int? {
    var below = 0.0
    for (index, count) in counts.enumerated() where count > 0 {
      below += count
      if below >= q * total { return index }
    }
    // Rounding of the last digit may leave the end of the sum short.
    return counts.lastIndex { $0 > 0 }
  }

  private func isPareto(_ lower: Double) -> Bool { paretoFrom.map { lower >= $0 } ?? false }

  /// The count of a class, between its bounds, at which a quantile on its Pareto curve is largest; nil where none is.
  ///
  /// With s the count from the class up, A that above it and C that below, the derivative is zero where
  /// `s·ln(s/A) = (s + C)·ln((s + C)·(1 − q)/A)`; the difference of the two sides grows with s.
  private func turningCount(_ q: Double, of index: Int, _ counts: [Double], from least: Double) -> Double? {
    guard let lower = classes[index].lower, isPareto(lower) else { return nil }
    let above = counts[(index + 1)...].reduce(0, +)
    let below = counts[..<index].reduce(0, +)
    guard above > 0 else { return nil }
    func difference(_ s: Double) -> Double {
      s * (s / above).naturalLogarithm - (s + below) * ((s + below) * (1 - q) / above).naturalLogarithm
    }
    var (low, high) = (above + least, above + counts[index])
    guard low > 0, low < high, difference(low) < 0, difference(high) > 0 else { return nil }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if difference(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2 - above
  }
}
