/// Numbers that look random and depend on nothing but what they are asked for.
struct Noise {
  /// 64 well-mixed bits; `take` hands them out from the low end.
  private var bits: UInt64

  init(_ a: UInt64, _ b: UInt64, _ c: UInt64 = 0) {
    bits = Self.mix(Self.mix(Self.mix(a &+ 0x9E37_79B9_7F4A_7C15) ^ b) ^ c)
  }

  /// The finalizer of SplitMix64.
  static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// FNV-1a of a text, so that a code gives the same figures wherever it stands in the file.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// A number in 0..<1 made of the next 10 bits.
  mutating func take() -> Double {
    Double(takeBits(10)) / 1024
  }

  /// The next `count` bits; there are 64 in all.
  mutating func takeBits(_ count: UInt64) -> UInt64 {
    let value = bits & ((1 << count) - 1)
    bits >>= count
    return value
  }
}
