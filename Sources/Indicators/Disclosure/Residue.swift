/// A whole number modulo the prime 2⁶¹ − 1, in which elimination is exact and never overflows.
///
/// Equations of sums have coefficients of 1 and −1, or weights in millionths. A number made of them that is not 0 and that
/// this prime divides would be taken for 0; it would be larger than the prime itself, and an accident of one in 10¹⁸.
struct Residue: Equatable {
  static let zero = Residue(0)
  private static let prime: UInt64 = (1 << 61) - 1
  private let value: UInt64

  init(_ number: Int) {
    let rest = number % Int(Self.prime)
    value = rest < 0 ? Self.prime - UInt64(-rest) : UInt64(rest)
  }

  private init(reduced value: UInt64) { self.value = value }

  static func - (a: Residue, b: Residue) -> Residue {
    Residue(reduced: a.value >= b.value ? a.value - b.value : a.value + prime - b.value)
  }

  static func * (a: Residue, b: Residue) -> Residue {
    let (high, low) = a.value.multipliedFullWidth(by: b.value)
    // 2⁶¹ is 1: the upper bits are added to the lower 61.
    let sum = (low & prime) + (low >> 61 | high << 3)
    return Residue(reduced: sum >= prime ? sum - prime : sum)
  }

  /// The number whose product with this one is 1, by Fermat; 0 for 0.
  var inverse: Residue {
    var result = Residue(1)
    var base = self
    var exponent = Self.prime - 2
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base }
      base = base * base
      exponent >>= 1
    }
    return result
  }
}
