import LIPData

/// What is left of a larger area without a catchment: the published areas that make it up.
///
/// A difference of two published totals must not say what a hidden cell of the rest holds (DESIGN §4.4).
struct Remainder {
  /// The published areas outside of the catchment, the largest that there are.
  let areas: [String]
  /// What else the rest holds: areas that the dataset does not give, in words that are the same for the same area.
  let unpublished: [String]

  /// Finds the areas of a whole that lie outside of a catchment, as a dataset holds them.
  ///
  /// An area of which a part belongs to the catchment is taken apart.
  init(
    of whole: String, without catchment: Catchment, compositions: Compositions, territory: Territory,
    holds: (String) -> Bool
  ) {
    let inside = Set(catchment.parts.map(\.code))
    let touched = inside.reduce(into: Set<String>()) { $0.formUnion(territory.lineage(of: $1)) }
    var found: [String] = []
    var unpublished: [String] = []
    var waiting = compositions[whole] ?? []
    while let next = waiting.popLast() {
      if inside.contains(next) { continue }
      if !touched.contains(next), holds(next) {
        found.append(next)
      } else if let parts = compositions[next] {
        waiting += parts
      } else {
        // Of an area without known parts, what lies outside of the catchment is not the area itself.
        let within = inside.filter { territory.lineage(of: $0).contains(next) }.sorted()
        unpublished.append(([next] + within).joined(separator: " without "))
      }
    }
    areas = found.sorted()
    self.unpublished = unpublished.sorted()
  }

  /// The cells of the rest that nobody sees, each once: what a difference of a member and a column is the sum of.
  func unknown(_ member: Int, _ column: ValueColumn, in surroundings: CellSurroundings) -> [CellKey: Int] {
    var unknown: [CellKey: Int] = [:]
    for area in areas {
      if case .hidden(let key) = surroundings.part(area, member, column) { unknown[key] = 1 }
    }
    for area in unpublished {
      unknown[
        CellKey(
          dataset: surroundings.dataset, area: area, member: member, column: column, isPublished: false)] = 1
    }
    return unknown
  }
}
