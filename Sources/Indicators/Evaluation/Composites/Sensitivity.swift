/// How far scores and ranks of a composite depend on choices that could have been others.
///
/// In every run all assumptions are drawn anew: each weight up to a quarter more or less, the normalisation (as
/// defined, min–max, z-score or rank), the aggregation (as defined, arithmetic or geometric), and one indicator or none
/// left out. Besides, each assumption is varied alone, and the mean absolute shift of ranks, `R̄ = Σ|r₀ − r| ÷ M`, tells
/// what drives the ranks. Imputation, screening and treatment stay as they are defined.
///
/// Runs of other normalisations are on other scales. Their scores are given the mean and the standard deviation of the
/// defined index, which leaves ranks as they are and lets a band be read on the index's own scale. Where a geometric
/// mean would meet a score of 0 or less, the scores of all indicators are put on 1 to 100 together first.
public struct Sensitivity: Sendable {
  /// What varies.
  public enum Assumption: String, Sendable, CaseIterable {
    /// Every weight, up to a quarter more or less.
    case weights
    /// How values become scores.
    case normalisation
    /// How scores become one.
    case aggregation
    /// One indicator that is left out.
    case leaveOut = "leave-one-out"
  }

  /// What became of a unit over the runs.
  public struct Band: Sendable, Equatable {
    /// The ranks at 5 %, 50 % and 95 % of the runs.
    public let rank: (low: Double, median: Double, high: Double)
    /// The scores at 5 %, 50 % and 95 % of the runs.
    public let score: (low: Double, median: Double, high: Double)
    /// The part of the runs in which its rank is that of the index.
    public let sameRank: Double
    /// The part of the runs in which it is in the best quarter of the units.
    public let topQuarter: Double

    /// True when two are the same.
    public static func == (a: Band, b: Band) -> Bool {
      a.rank == b.rank && a.score == b.score && a.sameRank == b.sameRank && a.topQuarter == b.topQuarter
    }
  }

  /// How far one alternative alone moves the ranks.
  public struct Driver: Sendable, Equatable {
    /// The assumption that is varied.
    public let assumption: Assumption
    /// What is put in the place of what is defined; nil for all alternatives of the assumption together.
    public let alternative: String?
    /// How many runs that are.
    public let runs: Int
    /// The mean absolute shift of ranks.
    public let meanShift: Double
    /// The largest shift of a rank.
    public let largestShift: Int
    /// The row that it is of; nil when no rank moved.
    public let row: Int?
  }

  /// How far a weight is changed, as a part of it.
  public static let weightChange = 0.25

  /// The composite.
  public let composite: Composite
  /// The band of each row; nil where it has no rank.
  public let bands: [Band?]
  /// The drivers, the assumption that moves ranks most first, each followed by its alternatives.
  public let drivers: [Driver]

  /// Runs the analysis; nil for a scoreboard without an index.
  ///
  /// - Parameters:
  ///   - seed: the same seed gives the same runs on every machine.
  ///   - runs: how often all assumptions are drawn, and how often the weights alone.
  public init?(of composite: Composite, seed: UInt64, runs: Int) {
    guard let variations = Variations(composite), runs > 0 else { return nil }
    self.composite = composite
    var random = SplitMix64(seed: seed)
    var scores: [[Double]] = composite.ranks.map { _ in [] }
    var ranks = scores
    for _ in 0..<runs {
      let outcome = variations.run(variations.draw(&random))
      for (row, (score, rank)) in zip(outcome.scores, outcome.ranks).enumerated() {
        guard let score, let rank else { continue }
        scores[row].append(score)
        ranks[row].append(Double(rank))
      }
    }
    let quarters = Self.topQuarters(composite)
    bands = composite.ranks.indices.map { row in
      guard let rank = composite.ranks[row], !ranks[row].isEmpty else { return nil }
      return Band(ranks[row], scores[row], rank: rank, quarter: quarters[row])
    }
    drivers = variations.drivers(&random, runs: runs)
  }

  /// The last rank of the best quarter beside each row.
  private static func topQuarters(_ composite: Composite) -> [Double] {
    let periods = composite.panel.periods
    var ranked: [String: Int] = [:]
    for (row, rank) in composite.ranks.enumerated() where rank != nil { ranked[periods?[row] ?? "", default: 0] += 1 }
    return composite.ranks.indices.map { row in
      (Double(ranked[periods?[row] ?? ""] ?? 0) / 4).rounded(.up)
    }
  }
}

extension Sensitivity.Band {
  /// The band of the ranks and scores of some runs.
  init(_ ranks: [Double], _ scores: [Double], rank: Int, quarter: Double) {
    func band(_ values: [Double]) -> (Double, Double, Double) {
      let quantiles = Quantiles(values)
      return (quantiles.value(at: 0.05), quantiles.value(at: 0.5), quantiles.value(at: 0.95))
    }
    func share(_ isSo: (Double) -> Bool) -> Double { Double(ranks.count(where: isSo)) / Double(ranks.count) }
    self.rank = band(ranks)
    score = band(scores)
    sameRank = share { $0 == Double(rank) }
    topQuarter = share { $0 <= quarter }
  }
}
