import LIPData

/// The cells that one assessment has asked the store for: each dataset and cover once.
final class CellCache {
  private let store: Store
  private let members: [String: [Int]]
  private var matrices: [String: CellMatrix] = [:]

  init(_ atlas: Atlas) {
    store = atlas.store
    let quantities = atlas.indicators.indicators.flatMap(\.measure.quantities)
    members = Dictionary(
      atlas.datasets.map { ($0.entry.id, AreaSums.members(for: quantities, in: $0.descriptor)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The sums of a cover in a dataset.
  func sums(_ dataset: Atlas.Dataset, _ cover: Cover) throws -> AreaSums {
    let key = dataset.entry.id + "|" + cover.parts.map(\.code).joined(separator: "|")
    let matrix =
      try matrices[key]
      ?? store.cells(
        of: dataset.entry.id, areas: cover.parts.map(\.code), members: members[dataset.entry.id] ?? [])
    matrices[key] = matrix
    return AreaSums(matrix: matrix, descriptor: dataset.descriptor, cover: cover)
  }
}
