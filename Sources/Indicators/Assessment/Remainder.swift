import LIPData

/// What is left of a larger area without a catchment: the published areas that make it up.
///
/// A difference of two published totals must not say what one hidden cell of the rest holds (DESIGN §4.4).
struct Remainder {
  /// The published areas outside of the catchment, the largest that there are.
  let areas: [String]
  /// True when they make up all of the rest: else a difference holds more than them, and tells none of them.
  let isWhole: Bool

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
    var isWhole = true
    var waiting = compositions[whole] ?? []
    while let next = waiting.popLast() {
      if inside.contains(next) { continue }
      if !touched.contains(next), holds(next) {
        found.append(next)
      } else if let parts = compositions[next] {
        waiting += parts
      } else {
        isWhole = false
      }
    }
    areas = found.sorted()
    self.isWhole = isWhole && !found.isEmpty
  }

  /// True when exactly one of the areas has a hidden cell of a quantity: the difference would tell it.
  ///
  /// - Parameter sums: the sums over ``areas``.
  func reveals(_ quantities: [Quantity], _ sums: AreaSums) -> Bool {
    isWhole && quantities.contains { sums.sum($0).hiddenCells == 1 }
  }
}
