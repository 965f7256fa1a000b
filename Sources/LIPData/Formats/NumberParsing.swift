/// Reads numbers in place, from the bytes of a field.
///
/// A number is an optional minus, digits, and for decimals at most one point with digits behind it. Nothing else:
/// no blanks, plus, exponent or thousands separator, so that `1,234` or `1e5` is told to the reader, not guessed.
public enum NumberParsing {
  /// The integer that the bytes spell exactly; nil when they do not, or when it does not fit.
  @inlinable @inline(__always)
  public static func integer(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard bytes.count &- 1 >= 0, bytes.count <= 9, bytes[0] != 0x2D else { return anyInteger(bytes) }
    var value = 0
    var index = 0
    while index < bytes.count {
      let digit = Int(bytes[index]) &- 0x30
      guard digit >= 0, digit <= 9 else { return nil }
      value = value &* 10 &+ digit
      index &+= 1
    }
    return value
  }

  /// The integer of bytes of any length, with or without a minus.
  @usableFromInline @inline(never)
  static func anyInteger(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var index = 0
    let negative = bytes.count > 1 && bytes[0] == 0x2D
    if negative { index = 1 }
    guard index < bytes.count else { return nil }
    var value = 0  // negative or zero: the least integer has no positive twin
    while index < bytes.count {
      let digit = Int(bytes[index]) &- 0x30
      guard digit >= 0, digit <= 9 else { return nil }
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, tooLow) = product.subtractingReportingOverflow(digit)
      guard !tooLarge, !tooLow else { return nil }
      value = sum
      index &+= 1
    }
    if negative { return value }
    return value == Int.min ? nil : -value
  }

  /// The decimal that the bytes spell exactly, correctly rounded; nil when they are not a number.
  ///
  /// Up to 2^53 and 22 decimals one division is exact; longer numbers take the C library's way.
  ///
  /// - Parameter power: the power of ten that the number is multiplied by, as exactly: 235.418 thousands are 235418.
  public static func decimal(_ bytes: UnsafeRawBufferPointer, timesTenTo power: Int = 0) -> Double? {
    var index = 0
    let negative = bytes.count > 1 && bytes[0] == 0x2D
    if negative { index = 1 }
    let first = index
    var mantissa: Int64 = 0
    var point = -1
    while index < bytes.count {
      let byte = bytes[index]
      let digit = Int64(byte) &- 0x30
      if digit >= 0, digit <= 9 {
        // Wraps beyond 18 digits, where it is not used.
        mantissa = mantissa &* 10 &+ digit
      } else if byte == 0x2E, point < 0, index > first {
        point = index
      } else {
        return nil
      }
      index &+= 1
    }
    guard index > first, point != index &- 1 else { return nil }
    let digits = index &- first &- (point < 0 ? 0 : 1)
    let decimals = (point < 0 ? 0 : index &- point &- 1) &- power
    guard digits <= 18, mantissa <= 1 << 53, abs(decimals) <= 22 else { return slowDecimal(bytes, power) }
    var value = Double(mantissa)
    if decimals > 0 {
      value /= powersOfTen[decimals]
    } else if decimals < 0 {
      value *= powersOfTen[0 &- decimals]
    }
    return negative ? -value : value
  }

  /// 10^0 to 10^22, each exact.
  private static let powersOfTen: InlineArray<23, Double> = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The decimal of bytes that are known to be one, whatever their length.
  @inline(never)
  private static func slowDecimal(_ bytes: UnsafeRawBufferPointer, _ power: Int) -> Double? {
    let value = Double(String(decoding: bytes, as: UTF8.self) + (power == 0 ? "" : "e\(power)"))
    // Digits beyond what a number holds are no figure: infinity would be kept as if it were one.
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}
