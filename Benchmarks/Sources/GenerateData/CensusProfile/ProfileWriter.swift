/// Writes geographies row by row into the profile and, when there is one, its UTF-8 twin.
struct ProfileWriter: ~Copyable {
  private static let header =
    "CENSUS_YEAR,DGUID,ALT_GEO_CODE,GEO_LEVEL,GEO_NAME,TNR_SF,TNR_LF,DATA_QUALITY_FLAG,CHARACTERISTIC_ID,"
    + "CHARACTERISTIC_NAME,CHARACTERISTIC_NOTE,C1_COUNT_TOTAL,SYMBOL,C2_COUNT_MEN+,SYMBOL,C3_COUNT_WOMEN+,SYMBOL,"
    + "C10_RATE_TOTAL,SYMBOL,C11_RATE_MEN+,SYMBOL,C12_RATE_WOMEN+,SYMBOL\r\n"

  private let members: [Member]
  private let seed: UInt64
  private let newlinesInNames: Bool
  private var profile: ByteFile
  private var twin: ByteFile?
  /// Of the geography at hand, by member: the unrounded total, and the printed total, men+ and women+.
  private var raw: [Double]
  private var total, men, women: [Int]

  var bytes: Int { profile.count }
  var twinBytes: Int {
    switch twin {
    case .some(let file): file.count
    case .none: 0
    }
  }

  init(
    members: [Member], seed: UInt64, newlinesInNames: Bool, profile: consuming ByteFile, twin: consuming ByteFile?
  ) throws {
    self.members = members
    self.seed = seed
    self.newlinesInNames = newlinesInNames
    self.profile = profile
    self.twin = twin
    raw = .init(repeating: 0, count: members.count)
    total = .init(repeating: 0, count: members.count)
    men = total
    women = total
    self.profile.put(Array(Self.header.utf8))
    self.twin?.put(Array(Self.header.utf8))
  }

  mutating func finish() throws {
    try profile.flush()
    try twin?.flush()
  }

  mutating func write(_ area: Area) throws {
    let quality = Quality(area, seed: seed)
    let prefix = prefix(of: area, quality)
    let cp1252 = CP1252.encode(prefix)
    let utf8 = Array(prefix.utf8)
    for index in members.indices {
      try profile.beginRow()
      try twin?.beginRow()
      let id = members[index].id
      let isAwkward = newlinesInNames && Member.isAwkward(id)
      profile.put(cp1252)
      profile.put(id)
      profile.put(isAwkward ? members[index].awkwardMiddle : members[index].middle)
      let mark = profile.count
      writeValues(index, area, quality)
      if twin != nil {
        twin?.put(utf8)
        twin?.put(id)
        twin?.put(isAwkward ? members[index].awkwardUTF8Middle : members[index].utf8Middle)
        twin?.put(from: profile, since: mark)
      }
    }
  }

  /// The columns up to CHARACTERISTIC_ID, the same in all rows of a geography.
  private func prefix(of area: Area, _ quality: Quality) -> String {
    var name = area.name.replacing("\"", with: "\"\"").replacing("'", with: "’").replacing(" - ", with: " – ")
    // Official names spell some of their dashes as 0x96; so that every file has them, others do here too.
    if area.hash % 8 == 5 { name = name.replacing("-", with: "–") }
    if newlinesInNames {
      // What follows the newline may look like the beginning of a row.
      switch area.hash % 4 {
      case 0: name += "\n2021,"
      case 1: name = name.replacing(" ", with: "\r\n", maxReplacements: 1)
      case 2: name += " \"\"Old Town\"\""
      default: break
      }
    }
    return "2021,\"\(area.dguid)\",\"\(area.code)\",\"\(area.level)\",\"\(name)\","
      + "\(quality.shortFormTNR),\(quality.longFormTNR),\"\(quality.flag)\","
  }

  private mutating func writeValues(_ index: Int, _ area: Area, _ quality: Quality) {
    let member = members[index]
    var noise = Noise(seed, area.hash, UInt64(member.id))
    if quality.hides(member) {
      symbols(member.hasGender ? Self.hidden : member.id < 8 ? Self.unavailableTotal : Self.hiddenHouseholds)
      return
    }
    switch member.kind {
    case .count: writeCount(member, index, area, &noise)
    case .statistic(let low, let high, let decimals, let step):
      let size = member.isExact ? Double(area.population) : 1
      let value = Int((low + (high - low) * noise.take()) * size * (decimals == 1 ? 10 : 1)) / step * step
      if !member.isExact, area.population < 2000, noise.takeBits(6) == 0 {
        symbols(member.hasGender ? Self.unreliable : Self.unreliableTotal)
      } else {
        writeStatistic(value, decimals: decimals, member, &noise)
      }
    case .population: writeTotal(area.population, decimals: 0)
    case .populationBefore:
      if area.hash % 97 == 3 { return symbols(Self.unavailableTotal) }
      writeTotal(Int(Double(area.population) * area.growth), decimals: 0)
    case .change:
      if area.hash % 97 == 3 { return symbols(Self.unavailableTotal) }
      writeTotal(Int((1 / area.growth - 1) * 1000), decimals: 1, inRates: true)
    case .density: writeTotal(area.population * 1000 / area.hundredthsOfLand, decimals: 1, inRates: true)
    case .landArea: writeTotal(area.hundredthsOfLand, decimals: 2)
    }
  }

  private mutating func writeCount(_ member: Member, _ index: Int, _ area: Area, _ noise: inout Noise) {
    let whole = member.parent == index ? Double(area.population) : raw[member.parent]
    let spread = member.parent == index ? 0.97 + 0.03 * noise.take() : 0.7 + 0.6 * noise.take()
    let value = min(whole, whole * member.share * spread)
    raw[index] = value
    let printed = rounded(value, member, &noise)
    total[index] = printed
    profile.put(printed)
    if member.isSample, printed > 0, printed < 60, noise.takeBits(8) == 0 {
      profile.put(Self.caution)
    } else {
      profile.put(Self.plain)
    }
    if member.hasGender {
      let menRaw = value * (0.46 + 0.06 * noise.take())
      men[index] = rounded(menRaw, member, &noise)
      women[index] = rounded(value - menRaw, member, &noise)
      profile.put(men[index])
      profile.put(Self.plain)
      profile.put(women[index])
      profile.put(Self.plain)
      rate(printed, of: total[member.base])
      rate(men[index], of: men[member.base])
      rate(women[index], of: women[member.base])
    } else {
      profile.put(Self.notApplicableTwice)
      rate(printed, of: total[member.base])
      profile.put(Self.notApplicableTwice)
    }
    endRow()
  }

  /// Randomly rounded to a multiple of 5; sample data never show a 5, it becomes 0 or 10.
  private func rounded(_ value: Double, _ member: Member, _ noise: inout Noise) -> Int {
    let printed = (Int(value) + Int(noise.takeBits(3)) * 5 / 8) / 5 * 5
    return member.isSample && printed == 5 ? Int(noise.takeBits(1)) * 10 : printed
  }

  private mutating func rate(_ part: Int, of whole: Int) {
    profile.put(whole == 0 ? 0 : min(1000, (part * 2000 + whole) / (2 * whole)), decimals: 1)
    profile.put(Self.plain)
  }

  /// A rate, an average or a median stands in the count and in the rate columns alike.
  private mutating func writeStatistic(_ value: Int, decimals: Int, _ member: Member, _ noise: inout Noise) {
    if member.isExact { return writeTotal(value, decimals: decimals) }
    let difference = Int(Double(value) * 0.1 * noise.take())
    for _ in 0..<2 {
      profile.put(value, decimals: decimals)
      profile.put(Self.plain)
      if member.hasGender {
        profile.put(value + difference, decimals: decimals)
        profile.put(Self.plain)
        profile.put(value - difference, decimals: decimals)
        profile.put(Self.plain)
      } else {
        profile.put(Self.notApplicableTwice)
      }
    }
    endRow()
  }

  /// Characteristics 1 to 7: no men+ and women+, and a rate for two of them.
  private mutating func writeTotal(_ value: Int, decimals: Int, inRates: Bool = false) {
    profile.put(value, decimals: decimals)
    profile.put(Self.plain)
    profile.put(Self.notApplicableTwice)
    if inRates {
      profile.put(value, decimals: decimals)
      profile.put(Self.plain)
      profile.put(Self.notApplicableTwice)
    } else {
      profile.put(Self.notApplicable)
      profile.put(Self.notApplicableTwice)
    }
    endRow()
  }

  /// A whole row's end without a value in it.
  private mutating func symbols(_ bytes: [UInt8]) {
    profile.put(bytes)
  }

  /// Replaces the comma that every column puts behind itself.
  private mutating func endRow() {
    profile.dropLast()
    profile.put(Self.newline)
  }

  // What stands after a value, and what stands instead of one. Each column ends with its comma.
  private static let newline = Array("\r\n".utf8)
  private static let plain = Array(",\"\",".utf8)
  private static let caution = Array(",\"E\",".utf8)
  private static let notApplicable = Array(",\"...\",".utf8)
  private static let notApplicableTwice = Array(",\"...\",,\"...\",".utf8)
  private static let hidden = row("x", "x", "x", "x", "x", "x")
  private static let hiddenHouseholds = row("x", "...", "...", "x", "...", "...")
  private static let unreliable = row("F", "F", "F", "F", "F", "F")
  private static let unreliableTotal = row("F", "...", "...", "F", "...", "...")
  private static let unavailableTotal = row("..", "...", "...", "...", "...", "...")

  private static func row(_ symbols: String...) -> [UInt8] {
    Array((symbols.map { ",\"\($0)\"" }.joined(separator: ",") + "\r\n").utf8)
  }
}
