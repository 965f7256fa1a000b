import LIPData

extension DisclosureCheck {
  /// Withholds the rest of a distribution where it would tell a hidden category of an area.
  ///
  /// The rest is the whole less the categories that are shown: where the whole of an area is seen and a category of it
  /// is hidden, that category is in the rest.
  func withholdRest(
    of indicator: IndicatorDefinition, in figures: inout [Figure], from sums: AreaSums, _ dataset: String,
    _ compositions: Compositions
  ) {
    guard let distribution = indicator.measure as? Distribution,
      let rest = figures.firstIndex(where: {
        [FigureMaker.other, FigureMaker.otherAndHidden].contains($0.category) && $0.estimate.value != nil
      }),
      let whole = distribution.whole.member(in: sums.descriptor)
    else { return }
    let surroundings = CellSurroundings(dataset: dataset, matrix: sums.matrix, compositions: compositions)
    var equation: [CellKey: Int] = [:]
    for area in sums.cover.parts {
      guard sums.matrix.cell(area.code, whole.id, distribution.whole.column)?.hasValue == true else { continue }
      for part in distribution.parts {
        guard let member = part.member(in: sums.descriptor),
          case .hidden(let key) = surroundings.part(area.code, member.id, part.column)
        else { continue }
        // Weights have no more than six decimals: as whole numbers they are exact.
        equation[key] = Int((area.weight * 1_000_000).rounded())
      }
    }
    let told = admit([equation], in: surroundings)
    guard !told.isEmpty else { return }
    withhold(figures[rest], telling: told)
    figures[rest].estimate = .unavailable(.wouldReveal)
  }
}
