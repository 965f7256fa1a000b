/// The table behind the SDMX-ML and full table files: persons by geography, sex and age group, year by year.
struct PopulationTable {
  static let firstYear = 1990
  static let years = 36
  static let sexes = [("Both sexes", "Les deux sexes"), ("Males", "Hommes"), ("Females", "Femmes")]
  static let ages =
    [("All ages", "Tous les âges")]
    + stride(from: 0, to: 90, by: 5).map { ("\($0) to \($0 + 4) years", "\($0) à \($0 + 4) ans") }
    + [("90 years and over", "90 ans et plus")]
  /// How many values a geography has.
  static let valuesOfGeography = sexes.count * ages.count * years

  /// One value: its persons, or nil where there are none to be had; and the symbol beside or instead of it.
  struct Figure {
    enum Symbol { case none, notAvailable, confidential, revised, preliminary }
    let persons: Int?
    let symbol: Symbol
  }

  let geographies: [TableGeography]
  let seed: UInt64
  private let hashes: [UInt64]

  /// Provinces, Canada, divisions, metropolitan areas and subdivisions, as many as are asked for.
  init(_ datasets: String, geographies count: Int, seed: UInt64) throws {
    let all = try TableGeography.load(
      datasets, schemas: ["A0000", "A0002", "A0003", "S0503", "S0504", "A0005"])
    geographies = Array(all.prefix(max(1, count)))
    self.seed = seed
    hashes = geographies.map { Noise.hash($0.dguid) }
    if all.count < count {
      GenerateData.say("warning: \(all.count) geographies are all there are; the file stays smaller than asked for")
    }
  }

  /// The figure of a geography, sex, age group and year, all by position.
  func figure(_ geography: Int, _ sex: Int, _ age: Int, _ year: Int) -> Figure {
    var noise = Noise(seed, hashes[geography], UInt64((sex * 100 + age) * 1000 + year))
    let size = 50 + Int(noise.take() * noise.take() * 90_000)
    let persons = size / 1000 * 1000 + Int(noise.takeBits(10)) % 1000
    return switch noise.takeBits(10) {
    case 0..<6: Figure(persons: nil, symbol: .notAvailable)
    case 6..<10: Figure(persons: nil, symbol: .confidential)
    case 10..<18: Figure(persons: persons, symbol: .revised)
    case 18..<24: Figure(persons: persons, symbol: .preliminary)
    default: Figure(persons: persons, symbol: .none)
    }
  }

  /// The publisher's number of a series, as `v123` gives it.
  static func vector(_ geography: Int, _ sex: Int, _ age: Int) -> Int {
    40_000_000 + (geography * sexes.count + sex) * ages.count + age
  }
}
