/// A geography of the file: real code, name and size.
struct Area {
  let dguid: String
  let name: String
  /// The words of GEO_LEVEL.
  let level: String
  /// What its figures are drawn from.
  let hash: UInt64
  let population: Int
  /// An incompletely enumerated reserve, which has no figures at all.
  let isNotEnumerated: Bool
  /// The population of 2016 as a part of that of 2021.
  let growth: Double
  let hundredthsOfLand: Int

  /// The code without vintage, type and schema: `2021A00053520005` is `3520005`.
  var code: Substring { dguid.dropFirst(9) }

  init(dguid: String, name: String, size: Sizes.Size?) {
    self.dguid = dguid
    self.name = name.isEmpty ? String(dguid.dropFirst(9)) : name
    hash = Noise.hash(dguid)
    let schema = dguid.dropFirst(4).prefix(5)
    level = Self.words(schema, code: dguid.dropFirst(9))
    switch size {
    case .persons(let count): (population, isNotEnumerated) = (count, false)
    case .notEnumerated: (population, isNotEnumerated) = (0, true)
    case nil: (population, isNotEnumerated) = (Self.population(schema, hash: hash), false)
    }
    var noise = Noise(hash, 2)
    growth = 0.85 + 0.2 * noise.take()
    hundredthsOfLand = Int(Self.power(noise.take(), from: 300, to: 3_000_000))
  }

  /// How many dissemination areas are invented in a census division.
  private static let disseminationAreas = 40

  /// Areas that a catchment names, provinces, Canada, then census divisions and subdivisions, then the rest.
  ///
  /// Behind them stand dissemination areas whose codes and sizes are invented, for files larger than the real areas make.
  static func inFileOrder(table: String, catchments: String, sizes: Sizes) throws -> [Area] {
    let lines = try tableLines(table)
    let column = try columns(["code", "name_en"], in: lines[0], separator: "\t", of: table)
    var names: [String: String] = [:]
    var codes: [String] = []
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count > max(column[0], column[1]) else {
        throw Failure.badTable(table, "a line has too few columns: \(line)")
      }
      let code = String(fields[column[0]])
      guard code.hasPrefix("2021") else { continue }
      if names.updateValue(String(fields[column[1]]), forKey: code) == nil { codes.append(code) }
    }
    let parts = try tableLines(catchments)
    let geography = try columns(["geography"], in: parts[0], separator: ",", of: catchments)[0]
    let wanted = parts.dropFirst().compactMap { line -> String? in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count > geography, fields[geography].hasPrefix("2021") else { return nil }
      return String(fields[geography])
    }
    func ofSchema(_ schemas: String...) -> [String] {
      schemas.flatMap { schema in codes.filter { $0.dropFirst(4).hasPrefix(schema) } }
    }
    // The real areas make 2.4 GB; the product with all census subdivisions and dissemination areas is larger.
    let invented = ofSchema("A0003").flatMap { division in
      (1...disseminationAreas).map { "2021S0512\(division.dropFirst(9))\(String(10000 + $0).dropFirst())" }
    }
    let order = wanted + ofSchema("A0002", "A0000", "A0003", "A0005") + codes + invented
    var seen: Set<String> = []
    return order.filter { seen.insert($0).inserted }.map {
      Area(dguid: $0, name: names[$0] ?? "", size: sizes[$0])
    }
  }

  private static func words(_ schema: Substring, code: Substring) -> String {
    switch schema {
    case "A0000": "Country"
    case "A0002": code.hasPrefix("6") ? "Territory" : "Province"
    case "A0003": "Census division"
    case "A0005": "Census subdivision"
    case "S0503": "Census metropolitan area"
    case "S0504": "Census agglomeration"
    case "S0507": "Census tract"
    case "S0512": "Dissemination area"
    default: "Other"
    }
  }

  /// Sizes of the right order, for areas whose population is not published with Datasets/.
  private static func population(_ schema: Substring, hash: UInt64) -> Int {
    var noise = Noise(hash, 1)
    let draw = noise.take()
    return switch schema {
    case "A0000": 36_991_000 + Int(draw * 1000)
    case "A0002": Int(power(draw, from: 40_000, to: 14_000_000))
    case "A0003": Int(power(draw, from: 5_000, to: 1_200_000))
    case "A0005": Int(power(draw, from: 25, to: 600_000))
    case "S0503": Int(power(draw, from: 100_000, to: 700_000))
    case "S0504": Int(power(draw, from: 10_000, to: 120_000))
    default: Int(power(draw, from: 300, to: 8_000))
    }
  }

  /// Evenly spread over the orders of magnitude, by repeated square roots of the ratio.
  private static func power(_ draw: Double, from low: Double, to high: Double) -> Double {
    var value = low
    var step = high / low
    var rest = draw
    for _ in 0..<16 {
      step.formSquareRoot()
      rest *= 2
      if rest >= 1 {
        value *= step
        rest -= 1
      }
    }
    return value
  }
}
