/// Pseudo-random numbers that are the same on every machine for the same seed (SplitMix64, Steele and others 2014).
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number from 0 to below 1.
  ///
  /// The standard library's own ways from bits to numbers may change with its version, and the runs with them.
  mutating func part() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A whole number from 0 to below a count above 0.
  mutating func index(below count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }
}
