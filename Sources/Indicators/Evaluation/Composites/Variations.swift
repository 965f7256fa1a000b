/// The ways in which a composite could have been made, and what comes of each.
struct Variations: Sendable {
  /// One way to make it.
  struct Choice: Sendable {
    /// The place of the normalisation among the alternatives; 0 as defined.
    var normalisation = 0
    /// The place of the aggregation among the alternatives; 0 as defined.
    var aggregation = 0
    /// The indicator that is left out.
    var leftOut: Int?
    /// What weights are multiplied by, for each aggregate and each of its children; nil for as defined.
    var factors: [[Double]]?
  }

  /// The index and the ranks of a run, a row each.
  struct Outcome: Sendable {
    var scores: [Double?]
    var ranks: [Int?]
  }

  /// The normalisations: a name, and the scores of each indicator.
  let normalisations: [(name: String, columns: [[Double?]])]
  /// The aggregations: a name, and what is put in the place of those of the definition.
  let aggregations: [(name: String, aggregation: Aggregation?)]
  private let composite: Composite
  /// The place of the index among the aggregates.
  private let top: Int
  private let hierarchy: Hierarchy
  private let reference: Moments

  /// The variations of a composite; nil without an index, or when no unit has a rank.
  init?(_ composite: Composite) {
    let definition = composite.definition
    guard let id = definition.index?.id, let top = definition.aggregates.firstIndex(where: { $0.id == id }),
      composite.ranks.contains(where: { $0 != nil })
    else { return nil }
    self.composite = composite
    self.top = top
    hierarchy = definition.hierarchy
    reference = Moments(composite.scores[top].compactMap(\.self))
    let indicators = definition.indicators
    var normalisations = [(name: "as-defined", columns: composite.steps.map(\.normalised))]
    let others: [(String, Normalisation)] = [
      ("min-max", .minMax(low: 0, high: 100)), ("z-score", .zScore(mean: 0, deviation: 1)), ("rank", .rank),
    ]
    for (name, other) in others where !indicators.allSatisfy({ definition.normalisation(of: $0).isLike(other) }) {
      normalisations.append(
        (
          name,
          zip(indicators, composite.steps).map { one, steps in
            // None of the three asks for anything that could be refused.
            (try? other.scores(of: steps.treatment.values, one.anchors)) ?? steps.normalised
          }
        ))
    }
    self.normalisations = normalisations
    aggregations =
      [("as-defined", nil)]
      + [Aggregation.arithmetic, .geometric]
      .filter { other in !definition.hierarchy.nodes.allSatisfy { $0.aggregation == other } }.map { ($0.rawValue, $0) }
  }

  /// A way with every assumption drawn.
  func draw(_ random: inout SplitMix64) -> Choice {
    var choice = Choice()
    choice.normalisation = random.index(below: normalisations.count)
    choice.aggregation = random.index(below: aggregations.count)
    let out = random.index(below: composite.steps.count + 1)
    choice.leftOut = out < composite.steps.count && composite.steps.count > 1 ? out : nil
    choice.factors = factors(&random)
    return choice
  }

  /// What weights are multiplied by in a run.
  private func factors(_ random: inout SplitMix64) -> [[Double]] {
    let change = Sensitivity.weightChange
    return hierarchy.nodes.map { $0.children.map { _ in 1 - change + 2 * change * random.part() } }
  }

  /// The index and the ranks of a way to make it.
  func run(_ choice: Choice) -> Outcome {
    var tree = hierarchy
    if let factors = choice.factors {
      for (place, factors) in factors.enumerated() {
        for (child, factor) in factors.enumerated() { tree.nodes[place].children[child].weight *= factor }
      }
    }
    if let aggregation = aggregations[choice.aggregation].aggregation {
      for place in tree.nodes.indices { tree.nodes[place].aggregation = aggregation }
    }
    if let leftOut = choice.leftOut { tree = tree.without(indicator: leftOut) }
    var columns = normalisations[choice.normalisation].columns
    if tree.needsPositive, columns.contains(where: { $0.contains { ($0 ?? 1) <= 0 } }) {
      columns = Self.positive(columns)
    }
    // Scores above 0 stay so on their way up, so that no mean can refuse them.
    let scores = (try? tree.scores(of: columns, rows: composite.ranks.count))?[top] ?? composite.ranks.map { _ in nil }
    return Outcome(scores: rescaled(scores), ranks: Ranking.ranks(of: scores, periods: composite.panel.periods))
  }

  /// Scores of all indicators on 1 to 100 together, so that their spreads keep their proportions.
  private static func positive(_ columns: [[Double?]]) -> [[Double?]] {
    let present = columns.joined().compactMap(\.self)
    guard let least = present.min(), let most = present.max(), most > least else {
      return columns.map { $0.map { $0.map { _ in 1 } } }
    }
    return columns.map { $0.map { $0.map { 1 + 99 * ($0 - least) / (most - least) } } }
  }

  /// Scores with the mean and the standard deviation of the defined index.
  private func rescaled(_ scores: [Double?]) -> [Double?] {
    let moments = Moments(scores.compactMap(\.self))
    guard let spread = moments.deviation, spread > 0, let wanted = reference.deviation else { return scores }
    return scores.map { $0.map { ($0 - moments.mean) / spread * wanted + reference.mean } }
  }

  /// How far each assumption alone moves the ranks, the one that moves them most first.
  func drivers(_ random: inout SplitMix64, runs: Int) -> [Sensitivity.Driver] {
    var groups: [[Sensitivity.Driver]] = []
    let weights = (0..<runs).map { _ in Choice(factors: factors(&random)) }
    groups.append([driver(.weights, nil, weights)])
    func alternatives(_ assumption: Sensitivity.Assumption, _ choices: [(name: String, choice: Choice)]) {
      guard !choices.isEmpty else { return }
      let each = choices.map { driver(assumption, $0.name, [$0.choice]) }
      groups.append(
        [driver(assumption, nil, choices.map(\.choice))] + each.sorted { $0.meanShift > $1.meanShift })
    }
    alternatives(
      .normalisation, normalisations.indices.dropFirst().map { (normalisations[$0].name, Choice(normalisation: $0)) })
    alternatives(
      .aggregation, aggregations.indices.dropFirst().map { (aggregations[$0].name, Choice(aggregation: $0)) })
    if composite.steps.count > 1 {
      alternatives(
        .leaveOut, composite.definition.indicators.enumerated().map { ($1.id, Choice(leftOut: $0)) })
    }
    return groups.sorted { ($0.first?.meanShift ?? 0) > ($1.first?.meanShift ?? 0) }.flatMap(\.self)
  }

  /// How far some ways to make the index move its ranks.
  private func driver(
    _ assumption: Sensitivity.Assumption, _ alternative: String?, _ choices: [Choice]
  ) -> Sensitivity.Driver {
    var (sum, count, largest) = (0, 0, 0)
    var row: Int?
    for choice in choices {
      for (index, (rank, other)) in zip(composite.ranks, run(choice).ranks).enumerated() {
        guard let rank, let other else { continue }
        let shift = abs(rank - other)
        sum += shift
        count += 1
        if shift > largest { (largest, row) = (shift, index) }
      }
    }
    return Sensitivity.Driver(
      assumption: assumption, alternative: alternative, runs: choices.count,
      meanShift: count == 0 ? 0 : Double(sum) / Double(count), largestShift: largest, row: row)
  }
}

extension Normalisation {
  /// True when two rank and space units alike, on whatever scale.
  func isLike(_ other: Normalisation) -> Bool {
    switch (self, other) {
    case (.minMax, .minMax), (.distanceToMax, .minMax), (.zScore, .zScore), (.rank, .rank), (.borda, .rank),
      (.percentileRank, .rank):
      true
    default: false
    }
  }
}
