extension Interval {
  /// The interval of a proportion in a local survey, by Wilson's score method; nil without respondents.
  ///
  /// Centre (p + z²/2n)/(1 + z²/n), half-width z·√(p(1 − p)/n + z²/4n²)/(1 + z²/n): from 0 to 1, never beyond, and it
  /// does not collapse where nobody or everybody said yes. For probability samples only: a convenience sample has no
  /// margin of error (DESIGN §4.15). Not for the rounding of census counts. Source: frameworks notes §11.7; Newcombe,
  /// Statistics in Medicine 17 (1998).
  public static func wilson(_ successes: Int, of respondents: Int, z: Double = Estimate.z) -> Interval? {
    guard respondents > 0, (0...respondents).contains(successes) else { return nil }
    let n = Double(respondents)
    let p = Double(successes) / n
    let scale = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / scale
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / scale
    // Nobody and everybody give 0 and 1 but for the last digit.
    return Interval(
      low: successes == 0 ? 0 : centre - half, high: successes == respondents ? 1 : centre + half, method: "wilson")
  }
}
