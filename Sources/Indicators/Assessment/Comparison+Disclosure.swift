import LIPData

extension Comparison {
  /// The figures of an area without the catchment, less those that would tell a hidden cell beside the others of the run.
  ///
  /// The total is needed for men+ and women+ to mean something: where it is withheld, so are they. What is withheld is
  /// a figure without a value that says why.
  func withholding(
    _ figures: [Figure], restOf code: String, in dataset: Atlas.Dataset, shown: [Quantity]?
  ) throws -> [Figure] {
    let members = AreaSums.members(for: indicator.measure.quantities, in: dataset.descriptor)
    guard try members.contains(where: { try cells.hides($0, within: code, dataset, atlas) }) else { return figures }
    let surroundings = try cells.surroundings(within: code, dataset, atlas)
    let rest = Remainder(
      of: code, without: catchment, compositions: atlas.areas.compositions, territory: atlas.territory,
      holds: dataset.areas.contains)
    var kept = figures
    var isWithheld = false
    for (column, category) in [
      (ValueColumn.count, nil), (.countMen, FigureMaker.men), (.countWomen, FigureMaker.women),
    ] {
      let own = kept.indices.filter { index in
        category.map { kept[index].breakdown == "gender" && kept[index].category == $0 }
          ?? (kept[index].breakdown != "gender")
      }
      guard let first = own.first(where: { kept[$0].estimate.value != nil }) else { continue }
      let equations = differences(column, shown, dataset.descriptor).map { difference in
        difference.reduce(into: [:]) { sum, term in
          sum.merge(rest.unknown(term.member, term.column, in: surroundings), uniquingKeysWith: +)
        }
      }
      let told = isWithheld ? [] : cells.disclosure.admit(equations, in: surroundings)
      guard isWithheld || !told.isEmpty else { continue }
      if column == .count { isWithheld = true }
      if !told.isEmpty { cells.disclosure.withhold(kept[first], telling: told) }
      for index in own { kept[index].estimate = .unavailable(.wouldReveal) }
    }
    return kept
  }

  /// What each difference that the figures of a column print is of; of several where it is a difference of their sum.
  private func differences(
    _ column: ValueColumn, _ shown: [Quantity]?, _ descriptor: DatasetDescriptor
  ) -> [[(member: Int, column: ValueColumn)]] {
    func terms(_ quantities: [Quantity]) -> [(member: Int, column: ValueColumn)] {
      // A quantity that has a gender of its own keeps it in every column.
      quantities.compactMap { quantity in
        quantity.member(in: descriptor).map { ($0.id, quantity.of(column).column) }
      }
    }
    guard let distribution = indicator.measure as? Distribution else {
      return terms(indicator.measure.summed).map { [$0] }
    }
    let kept = shown ?? distribution.parts
    // The rest of the categories is the whole less those that are shown: the sum of those that are not.
    let others = terms(distribution.parts.filter { !kept.contains($0) })
    return terms(kept + [distribution.whole]).map { [$0] } + (others.isEmpty ? [] : [others])
  }
}
