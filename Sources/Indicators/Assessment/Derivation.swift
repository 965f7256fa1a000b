import LIPData

/// What the figures of an area were made from: its sums, and those of what was taken away.
struct Derivation {
  /// The figures: the total, its categories, its genders.
  var figures: [Figure]
  /// The dataset of the sums.
  let dataset: Atlas.Dataset
  /// The sums of the area.
  let sums: AreaSums
  /// The dataset and the sums of the catchment, where the area is a larger one without it.
  var takenAway: (dataset: Atlas.Dataset, sums: AreaSums)?
  /// The dataset and the sums of the larger area that a measure compares it with.
  var larger: (dataset: Atlas.Dataset, sums: AreaSums)?
  /// The dataset and the sums of the catchment at the earlier census, for a change since.
  var earlier: (dataset: Atlas.Dataset, sums: AreaSums)?
  /// Whether the boundaries are today's, for the catchment at an earlier census.
  var boundaries: Boundaries?

  /// False where every area answered for the most part and nothing is hidden.
  func mayHaveHighNonResponse(of measure: any Measure) -> Bool {
    let answered = sums.worstNonResponse(of: measure.quantities[0]).map { $0 < 5 } ?? false
    return !answered || figures.contains { $0.estimate.hiddenCells > 0 || $0.estimate.coverage < 0.999_999 }
  }
}
