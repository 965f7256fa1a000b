/// Non-response and suppression of one geography.
struct Quality {
  /// Percent with one decimal, as printed; empty where the geography is suppressed.
  let shortFormTNR, longFormTNR: String
  /// Five digits: incomplete enumeration, then short-form and long-form response and income.
  let flag: String
  private let hidesAll, hidesIncome, hidesSample, hidesPopulation: Bool

  init(_ area: Area, seed: UInt64) {
    var noise = Noise(seed, area.hash, 99)
    let isSubdivision = area.level == "Census subdivision"
    hidesPopulation = area.isNotEnumerated
    hidesAll = area.isNotEnumerated || area.population < 40
    hidesIncome = hidesAll || area.population < 250
    hidesSample = hidesAll || isSubdivision && area.population < 3000 && noise.takeBits(6) == 0
    let short = 8 + Int(noise.take() * noise.take() * 400)
    let long = short + Int(noise.take() * 40)
    shortFormTNR = hidesAll ? "" : Self.percent(short)
    longFormTNR = hidesSample ? "" : Self.percent(long)
    let first = area.isNotEnumerated ? "1" : area.level == "Country" || area.level == "Province" ? "2" : "0"
    flag =
      first + (hidesAll ? "9" : Self.responseClass(short)) + (hidesIncome ? "9" : "0")
      + (hidesSample ? "9" : Self.responseClass(long)) + (hidesIncome || hidesSample ? "9" : "0")
  }

  /// Whether the cells of this characteristic are `x`.
  func hides(_ member: Member) -> Bool {
    if member.id < 8 { return hidesPopulation && member.id != 7 }
    return hidesAll || (member.isIncome && hidesIncome) || (member.isSample && hidesSample)
  }

  private static func percent(_ tenths: Int) -> String {
    tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }

  private static func responseClass(_ tenths: Int) -> String {
    String(min(5, tenths / 100))
  }
}
