import LIPData

/// How far what all nodes of scorecards come to depends on choices that could have been others.
///
/// In every run all assumptions are drawn anew: each weight up to a quarter more or less, the aggregation (the
/// framework's own, arithmetic or geometric on 1 to 100), one measure or none left out, and each score somewhere between
/// the ends of its interval. Besides, each assumption is varied alone: the mean shift of the score tells what drives it.
/// The scores of measures are on the scale of their method, so that there is no normalisation to vary.
public struct ScorecardSensitivity: Sendable {
  /// What varies.
  public enum Assumption: String, Sendable, CaseIterable {
    /// Every weight, up to a quarter more or less.
    case weights
    /// How scores become one.
    case aggregation
    /// One measure that is left out.
    case leaveOut = "leave-one-out"
    /// Where in its interval each score lies.
    case intervals
  }

  /// What became of a partnership over the runs.
  public struct Band: Sendable {
    /// The partnership's id.
    public let partnership: String
    /// The partnership's score as the framework puts it together.
    public let score: Double
    /// The scores at 5 %, 50 % and 95 % of the runs that came to one; nil where none did.
    public let scores: (low: Double, median: Double, high: Double)?
    /// The ranks at 5 %, 50 % and 95 % of those runs, 1 the best.
    public let ranks: (low: Double, median: Double, high: Double)?
    /// In how many of the runs it came to a score: too much may be left out for one.
    public let runs: Int
    /// The mean absolute shift of the score by each assumption alone.
    ///
    /// An assumption with nothing to vary is not there.
    public let shifts: [Assumption: Double]
    /// The measure whose absence moves the score most, `node/measure`, and how far; nil where none moves it.
    public let largest: (measure: String, shift: Double)?
  }

  /// The bands, in the order of the scorecards; none of one that comes to no score.
  public let bands: [Band]

  /// Runs the analysis.
  ///
  /// - Parameters:
  ///   - cards: scorecards of one framework, one for each partnership.
  ///   - seed: the same seed gives the same runs on every machine.
  ///   - runs: how often all assumptions are drawn, and how often each that is drawn alone.
  public init(of cards: [Scorecard], seed: UInt64, runs: Int) {
    let scored = cards.filter { $0.index?.score != nil }
    guard let framework = scored.first?.framework, runs > 0 else {
      bands = []
      return
    }
    var random = SplitMix64(seed: seed)
    let draw = ScoreDraw(framework, scored)
    var scores: [[Double]] = scored.map { _ in [] }
    var ranks = scores
    for _ in 0..<runs {
      // The choices of a run are one for all partnerships; where in its interval a score lies is each one's own.
      var choice = draw.choice(&random)
      let outcome = scored.map { card -> Double? in
        choice.scores = draw.scores(card, &random)
        return card.index(choice)
      }
      for (place, score) in outcome.enumerated() {
        guard let score else { continue }
        scores[place].append(score)
        ranks[place].append(Double(1 + outcome.count { ($0 ?? -.infinity) > score + 1e-9 }))
      }
    }
    bands = scored.indices.map { place in
      let card = scored[place]
      let own = card.index?.score ?? 0
      var alone = SplitMix64(seed: seed &+ 1)
      func shift(_ choices: [ScoreChoice]) -> Double? {
        let shifts = choices.compactMap { card.index($0).map { abs($0 - own) } }
        return shifts.isEmpty ? nil : shifts.reduce(0, +) / Double(shifts.count)
      }
      let mine = Set(card.rows.filter { $0.score != nil }.map { ScoreChoice.key($0) })
      let weights = (0..<runs).map { _ in ScoreChoice(factors: draw.factors(&alone)) }
      let intervals = (0..<runs).map { _ in ScoreChoice(scores: draw.scores(card, &alone)) }
      let keys = draw.keys.filter(mine.contains)
      let out = keys.map { ScoreChoice(leftOut: $0) }
      let largest = zip(keys, out).compactMap { key, choice in
        card.index(choice).map { (measure: key, shift: abs($0 - own)) }
      }.filter { $0.shift > 0 }.max { $0.shift < $1.shift }
      return Band(
        partnership: card.partnership.id, score: own, scores: Self.band(scores[place]), ranks: Self.band(ranks[place]),
        runs: scores[place].count,
        shifts: [
          .weights: shift(weights), .aggregation: shift(draw.aggregations.map { ScoreChoice(aggregation: $0) }),
          .leaveOut: shift(out), .intervals: shift(intervals),
        ].compactMapValues(\.self), largest: largest)
    }
  }

  private static func band(_ values: [Double]) -> (low: Double, median: Double, high: Double)? {
    guard !values.isEmpty else { return nil }
    let quantiles = Quantiles(values)
    return (quantiles.value(at: 0.05), quantiles.value(at: 0.5), quantiles.value(at: 0.95))
  }
}

/// Draws ways to put the scores of a framework together.
private struct ScoreDraw {
  /// The keys of the measures that can be left out.
  let keys: [String]
  /// The aggregations beside the framework's own.
  let aggregations: [Aggregation]
  private let nodes: [String]

  init(_ framework: Framework, _ cards: [Scorecard]) {
    let counted = framework.inOrder.filter { $0.sphere != .context }
    nodes = counted.map(\.id)
    // What has no score in any card cannot be left out of one.
    let known = Set(cards.flatMap(\.rows).filter { $0.score != nil }.map { ScoreChoice.key($0) })
    keys = counted.flatMap { node in node.measures.map { node.id + "/" + $0.id } }.filter(known.contains)
    aggregations = [.arithmetic, .geometric].filter { $0 != framework.scoring.aggregate.aggregation }
  }

  /// A way with every assumption drawn but the scores.
  func choice(_ random: inout SplitMix64) -> ScoreChoice {
    var choice = ScoreChoice(factors: factors(&random))
    let aggregation = random.index(below: aggregations.count + 1)
    if aggregation > 0 { choice.aggregation = aggregations[aggregation - 1] }
    let out = random.index(below: keys.count + 1)
    if out < keys.count, keys.count > 1 { choice.leftOut = keys[out] }
    return choice
  }

  /// What weights are multiplied by.
  func factors(_ random: inout SplitMix64) -> [String: Double] {
    let change = Sensitivity.weightChange
    var factors: [String: Double] = [:]
    for key in nodes + keys { factors[key] = 1 - change + 2 * change * random.part() }
    return factors
  }

  /// Scores somewhere between the ends of their intervals.
  func scores(_ card: Scorecard, _ random: inout SplitMix64) -> [String: Double] {
    var scores: [String: Double] = [:]
    for row in card.rows {
      guard let low = row.lowScore, let high = row.highScore, low < high else { continue }
      scores[ScoreChoice.key(row)] = low + (high - low) * random.part()
    }
    return scores
  }
}

extension Scorecard {
  /// What all nodes come to when they are put together in another way.
  fileprivate func index(_ choice: ScoreChoice) -> Double? {
    NodeScoring(framework, rows: rows, choice: choice).run().index?.score
  }
}
