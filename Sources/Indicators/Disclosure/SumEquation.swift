/// A sum of a table with its unknown counts at the left and what is known at the right.
struct SumEquation {
  /// The unknown counts with their signs.
  var unknown: [Int: Int] = [:]
  /// What they add up to.
  var right: Double

  /// The values that each unknown count can have, knowing that none is negative; found sum by sum.
  ///
  /// The largest and smallest value of a count in a sum follow from those of the others, until nothing moves. All sums
  /// at once may leave less: what is found is never too narrow.
  static func ranges(_ equations: [SumEquation]) -> [Int: ClosedRange<Double>] {
    var ranges: [Int: ClosedRange<Double>] = [:]
    for equation in equations {
      for place in equation.unknown.keys { ranges[place] = 0...Double.infinity }
    }
    // In order, so that what the rounds come to does not hang on chance.
    let equations = equations.map { (right: $0.right, terms: $0.unknown.sorted { $0.key < $1.key }) }
    // Each round passes what it found to the sums beside; a table nests less deep than this.
    for _ in 0..<20 {
      var hasMoved = false
      for equation in equations {
        for (place, sign) in equation.terms {
          guard let range = ranges[place] else { continue }
          var (low, high) = (equation.right, equation.right)
          for (other, otherSign) in equation.terms where other != place {
            guard let theirs = ranges[other] else { continue }
            low -= otherSign > 0 ? theirs.upperBound : -theirs.lowerBound
            high -= otherSign > 0 ? theirs.lowerBound : -theirs.upperBound
          }
          if sign < 0 { (low, high) = (-high, -low) }
          let lower = max(range.lowerBound, low)
          let upper = max(lower, min(range.upperBound, high))
          if lower > range.lowerBound || upper < range.upperBound {
            ranges[place] = lower...upper
            hasMoved = true
          }
        }
      }
      if !hasMoved { break }
    }
    return ranges
  }
}
