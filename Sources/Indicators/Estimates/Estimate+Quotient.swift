extension Estimate {
  /// The 95 % ends of a quotient of two estimates from the ends of each; nil where none of them is a modelled small value.
  ///
  /// The variance of a quotient is told from the values, and that of a printed 0 or 10 is too small: of small counts that
  /// did not change, up to a fifth would have "fallen". The ends of the two, which are Wilson's, tell it (Donner and Zou
  /// 2012, the method of variance estimates recovery): with x in l…u and y in m…n,
  /// (xy ∓ √(x²y² − l·n·(2x − l)·(2y − n))) ÷ (n·(2y − n)) is the lower end, and with u and m the upper one.
  ///
  /// - Parameter narrowing: how much nearer the ends are for what the two have in common, 1 for nothing.
  static func quotientEnds(_ a: Estimate, over b: Estimate, narrowing: Double = 1) -> ClosedRange<Double>? {
    guard a.samplingUnit > 0 || b.samplingUnit > 0, let x = a.value, let y = b.value, y > 0,
      let first = a.spread, let second = b.spread
    else { return nil }
    let (l, u, m, n) = (max(0, first.low), first.high, max(0, second.low), second.high)
    let quotient = x / y
    var low = 0.0
    if x > 0 {
      let gap = 2 * y - n
      // Where n is twice y the two halves of the formula vanish together; this is what they go to.
      low =
        abs(gap) < 1e-9 * y
        ? l * (2 * x - l) / (2 * x * y)
        : (x * y - max(0, x * x * y * y - l * n * (2 * x - l) * gap).squareRoot()) / (n * gap)
    }
    guard !low.isNaN else { return nil }
    guard m > 0 else { return min(low, quotient)...Double.infinity }
    let root = max(0, x * x * y * y - u * m * (2 * x - u) * (2 * y - m)).squareRoot()
    let high = (x * y + root) / (m * (2 * y - m))
    guard !high.isNaN, !narrowing.isNaN else { return nil }
    let below = max(0, quotient - low) * narrowing
    let above = max(0, high - quotient) * narrowing
    return (quotient - below)...(quotient + above)
  }

  /// True where nobody knows how far up a quotient may reach.
  var hasNoEnd: Bool { quotientEnds?.upperBound == .infinity }

  /// The estimate with the ends of a quotient, times a scale and moved by an offset.
  func ending(_ ends: ClosedRange<Double>?, scale: Double = 1, offset: Double = 0) -> Estimate {
    guard let ends, value != nil else { return self }
    var told = self
    told.quotientEnds = (scale * ends.lowerBound + offset)...(scale * ends.upperBound + offset)
    return told
  }
}
