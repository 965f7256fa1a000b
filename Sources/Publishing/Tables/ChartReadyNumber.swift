/// Prints numbers for machines: a point, at most 6 decimals, half to even, trailing zeros trimmed.
public enum ChartReadyNumber {
  /// The number as text; empty for nil or what is no number.
  public static func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    guard value.magnitude < 1e10 else { return largeText(value) }
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

  /// A number of eleven digits and more: its shortest text has at most 6 decimals, and millionths would lose some.
  private static func largeText(_ value: Double) -> String {
    if let whole = Int128(exactly: value) { return String(whole) }
    return "\(value)"
  }
}
