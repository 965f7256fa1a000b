import LIPData

/// The cells that one assessment has asked the store for: each dataset and cover once.
final class CellCache {
  private let store: Store
  private let atlas: Atlas
  private let members: [String: [Int]]
  private var matrices: [String: CellMatrix] = [:]
  /// What is printed of the cells, all figures of the run together.
  let disclosure = DisclosureCheck()
  /// Whether a member has hidden cells within an area, found once.
  private var hiding: [CellKey: Bool] = [:]
  /// What was found of boundaries so far: each indicator of a catchment asks again.
  var boundaries: [[Catchment.Part]: [Int: Boundaries]] = [:]

  init(_ atlas: Atlas) {
    store = atlas.store
    self.atlas = atlas
    let quantities = atlas.indicators.indicators.flatMap(\.measure.quantities) + Boundaries.quantities
    members = Dictionary(
      atlas.datasets.map { ($0.entry.id, AreaSums.members(for: quantities, in: $0.descriptor)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The sums of a cover in a dataset.
  func sums(_ dataset: Atlas.Dataset, _ cover: Cover) throws -> AreaSums {
    let codes = cover.parts.map(\.code)
    return AreaSums(
      matrix: try matrix(dataset, codes, key: codes.joined(separator: "|")), descriptor: dataset.descriptor,
      cover: cover, size: { [atlas] in atlas.size(of: $0) })
  }

  /// The sums of some areas within a larger one, all of whose areas are read once, whichever of them are asked for.
  func sums(_ dataset: Atlas.Dataset, _ areas: [String], within whole: String, _ territory: Territory) throws
    -> AreaSums
  {
    let matrix =
      try matrices[dataset.entry.id + "|within " + whole]
      ?? matrix(
        dataset, dataset.areas.filter { territory.lineage(of: $0).contains(whole) }.sorted(), key: "within " + whole)
    let cover = Cover(parts: areas.map { Catchment.Part($0) })
    return AreaSums(matrix: matrix, descriptor: dataset.descriptor, cover: cover)
  }

  /// The cells within a larger area, with the sums that they stand in.
  func surroundings(within whole: String, _ dataset: Atlas.Dataset, _ atlas: Atlas) throws -> CellSurroundings {
    CellSurroundings(
      dataset: dataset.entry.id, matrix: try sums(dataset, [], within: whole, atlas.territory).matrix,
      compositions: atlas.areas.compositions)
  }

  /// True where a member has a hidden cell in an area within a larger one: else nothing of it needs to be checked.
  func hides(_ member: Int, within whole: String, _ dataset: Atlas.Dataset, _ atlas: Atlas) throws -> Bool {
    let key = CellKey(dataset: dataset.entry.id, area: whole, member: member, column: .count)
    if let known = hiding[key] { return known }
    let found = try surroundings(within: whole, dataset, atlas).hides(member)
    hiding[key] = found
    return found
  }

  private func matrix(_ dataset: Atlas.Dataset, _ areas: [String], key: String) throws -> CellMatrix {
    let key = dataset.entry.id + "|" + key
    let matrix =
      try matrices[key] ?? store.cells(of: dataset.entry.id, areas: areas, members: members[dataset.entry.id] ?? [])
    matrices[key] = matrix
    return matrix
  }
}
