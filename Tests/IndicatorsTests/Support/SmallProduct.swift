@testable import Indicators
@testable import LIPData

/// A made-up product of a few members, and matrices of its cells.
enum SmallProduct {
  static let population = Quantity("population")
  static let whole = Quantity("whole")
  static let part = Quantity("part")
  static let other = Quantity("other")
  static let median = Quantity("median")

  private static let yaml = """
    id: small
    name: {en: Small product, fr: Petit produit}
    vintage: 2021
    period: "2021"
    members: small.tsv
    coverage: population
    sampling: {persons: 1.25}
    variables:
      population: {member: "1", label: Population}
      whole: {member: "2", label: Whole}
      part: {member: "3", label: Part}
      median: {member: "4", label: Median}
      other: {member: "5", label: Other}
    """

  static func descriptor() throws -> DatasetDescriptor {
    func member(_ id: Int, _ label: String, _ rounding: Rounding, _ unit: String, of universe: Int?) -> Member {
      Member(
        id: id, level: 0, label: label, unit: unit, combine: rounding == .published ? .notAdditive : .additive,
        universe: universe, rounding: rounding, profileMember: nil)
    }
    let members = MemberTable([
      member(1, "Population", .exact, "persons", of: nil), member(2, "Whole", .base5Sample, "persons", of: nil),
      member(3, "Part", .base5Sample, "persons", of: 2), member(4, "Median", .published, "dollars", of: nil),
      member(5, "Other", .base5Sample, "persons", of: 2),
    ])
    return try DatasetDescriptor(try YAMLNode.parse(yaml, file: "small.yaml"), members: members)
  }

  /// The sums of areas, each with its cells by member; a weight of 1 unless given.
  static func sums(
    _ areas: [(code: String, cells: [Int: Cell])], weights: [String: Double] = [:], missing: [String] = [],
    nonResponse: [String: Double] = [:], size: (String) -> Double? = { _ in nil }
  ) throws -> AreaSums {
    var matrix = CellMatrix(areas: areas.map(\.code), members: [1, 2, 3, 4, 5])
    for (row, area) in areas.enumerated() {
      matrix.quality[row].longFormNonResponse = nonResponse[area.code] ?? .nan
      for (member, cell) in area.cells.sorted(by: { $0.key < $1.key }) {
        _ = matrix.set(row: row, place: member - 1, column: 0, to: cell)
      }
    }
    let cover = Cover(
      parts: areas.map { Catchment.Part($0.code, weight: weights[$0.code] ?? 1) },
      missing: missing.map { Catchment.Part($0) })
    return AreaSums(matrix: matrix, descriptor: try descriptor(), cover: cover) { codes in
      codes.reduce(0.0 as Double?) { sum, code in size(code).flatMap { own in sum.map { $0 + own } } }
    }
  }
}
