/// The published populations of areas, for sizes and sums of catchments.
public struct AreaPopulations: Sendable {
  private let values: [String: Double]
  /// Areas whose population is not published: reserves that were not, or not fully, enumerated.
  public let notEnumerated: Set<String>

  /// Makes populations from values; an area without a number has none published.
  public init(_ values: [String: Double], notEnumerated: Set<String> = []) {
    self.values = values
    self.notEnumerated = notEnumerated
  }

  /// Reads the population counts that come with the program, of every division and subdivision of 2021.
  public static func shipped(_ catalogue: Catalogue, areas: AreaTable) throws -> AreaPopulations {
    try shipped(catalogue, among: areas.areas.keys.sorted())
  }

  /// Reads the population counts that come with the program, of some areas.
  ///
  /// - Parameter codes: DGUIDs of 2021, in order.
  public static func shipped(_ catalogue: Catalogue, among codes: [String]) throws -> AreaPopulations {
    let path = try catalogue.folder.required("default/population-counts-2021.tsv")
    let file = try RecognisedFile.recognise(path, in: catalogue)
    guard let member = file.descriptor.variables[file.descriptor.coverageVariable]?.member else {
      return AreaPopulations([:])
    }
    let matrix = try CellMatrix.read(file, areas: codes, members: [member])
    var values: [String: Double] = [:]
    var hidden: Set<String> = []
    for code in codes {
      guard let cell = matrix.cell(code, member) else { continue }
      if cell.hasValue { values[code] = cell.value } else { hidden.insert(code) }
    }
    return AreaPopulations(values, notEnumerated: hidden)
  }

  /// The population of an area; nil where none is published.
  public subscript(_ code: String) -> Double? { values[code] }

  /// The code of 2021 under which the people of an area of any census are told.
  public static func code(of area: String) -> String { DGUID(area).map { "2021" + $0.text.dropFirst(4) } ?? area }

  /// About how many people live in an area: its own count, else those of its parts, of any census by that of 2021.
  ///
  /// For telling what part of a catchment is missing, where a code of 2016 that stands in 2021 is the same place for the
  /// most part. Nil where nothing is known, as of neighbourhoods and tracts.
  public func size(of code: String, _ compositions: Compositions) -> Double? {
    let code = Self.code(of: code)
    if let own = values[code] { return own }
    if notEnumerated.contains(code) { return 0 }
    guard let parts = compositions[code] else { return nil }
    let known = parts.map { values[$0] ?? (notEnumerated.contains($0) ? 0 : nil) }
    return known.contains { $0 == nil } ? nil : known.compactMap(\.self).reduce(0, +)
  }

  /// About how many people live in several areas: in each, else in what they make up, as neighbourhoods do a city.
  public func size(of codes: [String], _ compositions: Compositions) -> Double? {
    let known = codes.map { size(of: $0, compositions) }
    if !known.contains(where: { $0 == nil }) { return known.compactMap(\.self).reduce(0, +) }
    let found = sum(of: Catchment(codes.map { Catchment.Part(Self.code(of: $0)) }), compositions: compositions)
    return found.missing.isEmpty ? found.people : nil
  }

  /// The population of a catchment by its published areas, and the parts that it lacks; weights count.
  public func sum(of catchment: Catchment, compositions: Compositions) -> (people: Double, missing: [Catchment.Part]) {
    let cover = Cover.of(catchment, compositions: compositions) { values[$0] != nil }
    return (cover.parts.reduce(0) { $0 + $1.weight * (values[$1.code] ?? 0) }, cover.missing)
  }

  /// The size class of a population: the cuts of Statistics Canada's population centres.
  ///
  /// Large from 100,000, medium from 30,000, small below (lip-registry notes).
  public static func sizeClass(_ people: Double) -> String {
    people >= 100_000 ? "large" : people >= 30_000 ? "medium" : "small"
  }
}
