public import Indicators

/// The tables of a sensitivity analysis: the bands of units, and what drives their ranks.
public enum SensitivityTables {
  /// A row a unit: its score and rank as defined, and where they lie in 90 of 100 runs.
  public static func bands(_ sensitivity: Sensitivity) -> PlainTable {
    let composite = sensitivity.composite
    let index = composite.definition.aggregates.firstIndex { $0.id == composite.definition.index?.id }
    var table = PlainTable(
      CompositeTables.keys(composite) + [
        "score", "rank", "rank_low", "rank_median", "rank_high", "score_low", "score_median", "score_high",
        "same_rank", "top_quarter",
      ])
    for (row, band) in sensitivity.bands.enumerated() {
      let numbers =
        [index.flatMap { composite.scores[$0][row] }, composite.ranks[row].map(Double.init)]
        + [
          band?.rank.low, band?.rank.median, band?.rank.high, band?.score.low, band?.score.median, band?.score.high,
          band?.sameRank, band?.topQuarter,
        ]
      table.add(CompositeTables.key(composite, row) + numbers.map(ChartReadyNumber.text))
    }
    return table
  }

  /// A row an assumption, and one for each of its alternatives: how far it moves ranks when it alone is varied.
  public static func drivers(_ sensitivity: Sensitivity) -> PlainTable {
    let composite = sensitivity.composite
    var table = PlainTable(
      ["assumption", "alternative", "runs", "mean_rank_shift", "largest_rank_shift"]
        + CompositeTables.keys(composite).map { $0 + "_moved_most" })
    for one in sensitivity.drivers {
      table.add(
        [
          one.assumption.rawValue, one.alternative ?? "all", String(one.runs), ChartReadyNumber.text(one.meanShift),
          String(one.largestShift),
        ] + (one.row.map { CompositeTables.key(composite, $0) } ?? CompositeTables.keys(composite).map { _ in "" }))
    }
    return table
  }
}
