public import LIPData

/// Prints numbers for people: 1,234.5 in English, 1 234,5 in French.
///
/// Rounded once, here, half to even. French groups thousands with a no-break space and sets one before %.
public enum PeopleNumber {
  /// A value with its unit: whole counts and dollars, one decimal for shares, points and ratios.
  public static func text(_ value: Double, unit: String, _ language: Language) -> String {
    switch unit {
    case "percent": number(value, decimals: 1, language) + (language == .english ? "%" : "\u{00A0}%")
    case "points", "years": number(value, decimals: 1, language)
    case "ratio", "index", "per-1000": number(value, decimals: 2, language)
    case "dollars": dollars(number(value, decimals: 0, language), language)
    default: number(value, decimals: 0, language)
    }
  }

  /// An amount with its sign: −$1,500 in English, −1 500 $ in French.
  private static func dollars(_ amount: String, _ language: Language) -> String {
    if language == .french { return amount + "\u{00A0}$" }
    return amount.hasPrefix("\u{2212}") ? "\u{2212}$" + amount.dropFirst() : "$" + amount
  }

  /// An interval: both ends without the unit, joined by "to" or « à ».
  public static func text(_ low: Double, to high: Double, unit: String, _ language: Language) -> String {
    let decimals =
      ["percent", "points", "years"].contains(unit) ? 1 : (["ratio", "index", "per-1000"].contains(unit) ? 2 : 0)
    return number(low, decimals: decimals, language) + (language == .english ? " to " : " à ")
      + number(high, decimals: decimals, language)
  }

  /// A number with a fixed count of decimals.
  public static func number(_ value: Double, decimals: Int, _ language: Language) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded(.toNearestOrEven)
    guard scaled.magnitude < 9e15 else { return "\(value)" }
    let whole = Int64(scaled)
    let magnitude = Int64(whole.magnitude)
    let divisor = Int64(scale)
    var text = grouped(magnitude / divisor, language == .english ? "," : "\u{00A0}")
    if decimals > 0 {
      let rest = String(magnitude % divisor)
      text += (language == .english ? "." : ",") + String(repeating: "0", count: decimals - rest.count) + rest
    }
    return (whole < 0 ? "\u{2212}" : "") + text
  }

  private static func grouped(_ number: Int64, _ separator: String) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += separator }
      text.append(digit)
    }
    return text
  }
}
