/// Ranks of scores: the highest first, ties with the least of their ranks, none for a missing score.
enum Ranking {
  /// The rank of each row among those of its period.
  ///
  /// Scores that differ in the last digits only are a tie: which of them is larger is a matter of the order in which
  /// they were added up.
  static func ranks(of scores: [Double?], periods: [String]?) -> [Int?] {
    var ranks = [Int?](repeating: nil, count: scores.count)
    let rows = scores.indices.filter { scores[$0] != nil }
    for (_, rows) in Dictionary(grouping: rows, by: { periods?[$0] ?? "" }) {
      let sorted = rows.map { (row: $0, score: scores[$0] ?? 0) }.sorted { $0.score > $1.score }
      let slack = 1e-11 * max(abs(sorted.first?.score ?? 0), abs(sorted.last?.score ?? 0))
      var rank = 1
      for (index, one) in sorted.enumerated() {
        if index > 0, sorted[index - 1].score - one.score > slack { rank = index + 1 }
        ranks[one.row] = rank
      }
    }
    return ranks
  }
}
