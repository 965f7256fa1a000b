/// Prints numbers for machines: a point, at most 6 decimals, half to even, trailing zeros trimmed.
public enum ChartReadyNumber {
  /// The number as text; empty for nil or what is no number.
  public static func text(_ value: Double?) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the number's digits; nothing for nil or what is no number.
  static func append(_ value: Double?, to bytes: inout [UInt8]) {
    guard let value, value.isFinite else { return }
    guard value.magnitude < 1e10 else {
      bytes += largeText(value).utf8
      return
    }
    let millionths = Int64((value * 1_000_000).rounded(.toNearestOrEven))
    if millionths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    append(whole, digits: 1, to: &bytes)
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    append(rest, digits: 6, to: &bytes)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
  }

  /// Appends a whole number with at least so many digits.
  private static func append(_ number: UInt64, digits: Int, to bytes: inout [UInt8]) {
    var rest = number
    var reversed = InlineArray<20, UInt8>(repeating: 0)
    var count = 0
    while rest > 0 || count < digits {
      reversed[count] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
      rest /= 10
      count += 1
    }
    while count > 0 {
      count -= 1
      bytes.append(reversed[count])
    }
  }

  /// A number of eleven digits and more: its shortest text has at most 6 decimals, and millionths would lose some.
  private static func largeText(_ value: Double) -> String {
    if let whole = Int128(exactly: value) { return String(whole) }
    return "\(value)"
  }
}
