public import Indicators

/// How sure what scorecards come to is: a row a partnership, with what moves its score.
public struct ScorecardSensitivityTable {
  /// The table.
  public let table: PlainTable

  /// Makes the table.
  ///
  /// - Parameter withRanks: whether the places of partnerships were asked for.
  public init(_ sensitivity: ScorecardSensitivity, withRanks: Bool) {
    let assumptions = ScorecardSensitivity.Assumption.allCases
    var table = PlainTable(
      ["lip_id", "score", "runs", "score_5", "score_50", "score_95"]
        + (withRanks ? ["rank_5", "rank_50", "rank_95"] : [])
        + assumptions.map { "shift_" + $0.rawValue.replacing("-", with: "_") } + ["most_by", "largest_shift"])
    func text(_ value: Double?) -> String { ChartReadyNumber.text(value) }
    for band in sensitivity.bands {
      table.add(
        [
          band.partnership, text(band.score), "\(band.runs)", text(band.scores?.low), text(band.scores?.median),
          text(band.scores?.high),
        ] + (withRanks ? [text(band.ranks?.low), text(band.ranks?.median), text(band.ranks?.high)] : [])
          + assumptions.map { text(band.shifts[$0]) } + [band.largest?.measure ?? "", text(band.largest?.shift)])
    }
    self.table = table
  }
}
