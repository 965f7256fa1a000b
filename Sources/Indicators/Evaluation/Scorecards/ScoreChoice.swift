/// One way in which the scores of a framework could have been put together.
struct ScoreChoice {
  /// What weights are multiplied by, by the ids of nodes and the keys of measures; 1 for those that are not there.
  var factors: [String: Double] = [:]
  /// What is put in the place of the framework's own aggregation; nil for that.
  var aggregation: Aggregation?
  /// The key of a measure that is left out; nil for none.
  var leftOut: String?
  /// Scores in the place of those of measures, by their keys.
  var scores: [String: Double] = [:]

  /// The key of a row's measure.
  static func key(_ row: ScorecardRow) -> String { row.node + "/" + row.measure.id }
}
