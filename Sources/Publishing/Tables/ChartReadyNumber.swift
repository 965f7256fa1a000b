/// Prints numbers for machines: a point, at most 6 decimals, half to even, trailing zeros trimmed.
public enum ChartReadyNumber {
  /// The number as text; empty for nil or what is no number.
  public static func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    guard value.magnitude < 9e12 else { return wholeText(value) }
    let scaled = (value * 1_000_000).rounded(.toNearestOrEven)
    let millionths = Int64(scaled)
    let magnitude = millionths.magnitude
    var text = (millionths < 0 ? "-" : "") + String(magnitude / 1_000_000)
    var rest = magnitude % 1_000_000
    guard rest > 0 else { return text }
    var digits = 6
    while rest % 10 == 0 {
      rest /= 10
      digits -= 1
    }
    let decimals = String(rest)
    text += "." + String(repeating: "0", count: digits - decimals.count) + decimals
    return text
  }

  private static func wholeText(_ value: Double) -> String {
    guard let whole = Int64(exactly: value.rounded(.toNearestOrEven)) else { return "\(value)" }
    return String(whole)
  }
}
