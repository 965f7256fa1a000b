import LIPData

/// Puts the scores of measures together, node by node, from the bottom up.
///
/// What stands in a context is shown beside and never added (DESIGN §4.8). A node has a score when the part of the
/// measures below it that the framework asks for have one; what is missing then drops out, and the weights of the rest
/// count for more.
struct NodeScoring {
  private let framework: Framework
  private let rows: [String: [ScorecardRow]]
  private let choice: ScoreChoice

  /// - Parameter choice: another way to put scores together than the framework's own.
  init(_ framework: Framework, rows: [ScorecardRow], choice: ScoreChoice = ScoreChoice()) {
    self.framework = framework
    self.rows = Dictionary(grouping: rows, by: \.node)
    self.choice = choice
  }

  /// The nodes with everything below each after it, in the order of the framework.
  var nodes: [NodeScore] { framework.children(of: nil).flatMap { scored($0, depth: 0) } }

  /// What the nodes at the top come to; nil where the framework puts nothing together, or too little is known.
  func index(_ nodes: [NodeScore]) -> NodeScore? {
    let tops = nodes.filter { $0.depth == 0 }
    guard framework.scoring.aggregate != .none, let first = tops.first else { return nil }
    var index = first
    index.status = []
    (index.score, index.low, index.high) = (nil, nil, nil)
    let counted = tops.filter { $0.node.sphere != .context && $0.scorable > 0 }
    index.scored = counted.reduce(0) { $0 + $1.scored }
    index.scorable = counted.reduce(0) { $0 + $1.scorable }
    index.isMeasured = tops.contains(where: \.isMeasured)
    fill(&index, counted.map { part($0) })
    return index.score == nil ? nil : index
  }

  /// A node's score, then those of the nodes below it.
  private func scored(_ node: FrameworkNode, depth: Int) -> [NodeScore] {
    let below = framework.children(of: node.id).map { scored($0, depth: depth + 1) }
    let own = rows[node.id] ?? []
    var score = NodeScore(
      node: node, depth: depth, status: [], scored: 0, scorable: 0,
      isMeasured: own.contains(where: \.isMeasured) || below.contains { $0[0].isMeasured })
    var parts: [Part] = []
    if node.sphere != .context {
      for row in own where framework.scoring.scores(row) {
        let key = ScoreChoice.key(row)
        guard key != choice.leftOut else { continue }
        score.scorable += 1
        score.scored += row.score == nil ? 0 : 1
        parts.append(
          Part(
            score: row.score.map { choice.scores[key] ?? $0 }, low: row.lowScore, high: row.highScore,
            weight: choice.factors[key] ?? 1, isAchieved: row.progress?.status == .targetAchieved))
      }
    }
    for child in below.map({ $0[0] }) where child.node.sphere != .context {
      score.scorable += child.scorable
      score.scored += child.scored
      // A node under which nothing can score has no say, and its absence is none.
      guard child.scorable > 0 else { continue }
      parts.append(part(child))
    }
    fill(&score, parts)
    return [score] + below.flatMap(\.self)
  }

  private struct Part {
    var score: Double?
    var low: Double?
    var high: Double?
    var weight: Double
    var isAchieved: Bool
  }

  /// What a node says to the one above.
  private func part(_ node: NodeScore) -> Part {
    Part(
      score: node.score, low: node.low, high: node.high, weight: node.node.weight * (choice.factors[node.node.id] ?? 1),
      isAchieved: node.isAchieved)
  }

  private func fill(_ node: inout NodeScore, _ parts: [Part]) {
    let scoring = framework.scoring
    guard let own = scoring.aggregate.aggregation, node.scored > 0,
      Double(node.scored) / Double(node.scorable) >= scoring.coverage
    else { return }
    let aggregation = choice.aggregation ?? own
    func value(_ score: (Part) -> Double?) -> Double? {
      let scores = parts.map(score)
      if choice.aggregation?.needsPositive == true { return shifted(aggregation, scores, parts.map(\.weight)) }
      // A mean that a value of 0 has no place in is no mean of these.
      return (try? aggregation.value(of: scores, weights: parts.map(\.weight))).flatMap(\.self)
    }
    node.score = value(\.score)
    node.isAchieved = parts.allSatisfy(\.isAchieved)
    guard let score = node.score else { return }
    if parts.allSatisfy({ $0.score == nil || $0.low != nil && $0.high != nil }) {
      if aggregation == .arithmetic {
        let weight = parts.reduce(0) { $0 + ($1.score == nil ? 0 : $1.weight) }
        node.low = score - Self.reach(parts, weight) { part in (part.score ?? 0) - (part.low ?? 0) }
        node.high = score + Self.reach(parts, weight) { part in (part.high ?? 0) - (part.score ?? 0) }
      } else {
        node.low = value(\.low)
        node.high = value(\.high)
      }
    }
    node.status = statuses(node)
  }

  /// A mean that needs positive values, of scores put on 1 to 100 and back.
  private func shifted(_ aggregation: Aggregation, _ scores: [Double?], _ weights: [Double]) -> Double? {
    guard let scale = framework.scoring.scale else { return nil }
    let width = scale.upperBound - scale.lowerBound
    let positive = scores.map { $0.map { 1 + 99 * max(0, $0 - scale.lowerBound) / width } }
    let mean = (try? aggregation.value(of: positive, weights: weights)).flatMap(\.self)
    return mean.map { scale.lowerBound + ($0 - 1) / 99 * width }
  }

  /// How far a weighted mean of independent scores may be off: the root of the sum of squares.
  private static func reach(_ parts: [Part], _ weight: Double, _ distance: (Part) -> Double) -> Double {
    let squares = parts.filter { $0.score != nil }.map { part in
      let one = part.weight * distance(part)
      return one * one
    }
    return squares.reduce(0, +).squareRoot() / weight
  }

  private func statuses(_ node: NodeScore) -> [ProgressStatus] {
    if node.isAchieved { return [.targetAchieved] }
    let method = framework.scoring.progress ?? DistanceCovered()
    func status(_ score: Double?) -> ProgressStatus? { score.flatMap { method.status(ofMean: $0) } }
    guard let low = status(node.low), let high = status(node.high) else {
      return status(node.score).map { [$0] } ?? []
    }
    return low == high ? [low] : [low, high]
  }
}

extension FrameworkScoring.Aggregate {
  /// How values become one; nil where they do not.
  var aggregation: Aggregation? {
    switch self {
    case .none: nil
    case .arithmetic: .arithmetic
    case .geometric: .geometric
    case .harmonic: .harmonic
    case .median: .median
    }
  }
}

extension FrameworkScoring {
  /// True where the method could give a row a score, were its value known.
  func scores(_ row: ScorecardRow) -> Bool {
    guard scale != nil, row.status != .notApplicable else { return false }
    let isRubric = method == Self.rubric
    switch row.measure.kind {
    case .activity, .response(.yesNo), .response(.scale): return isRubric
    case .response(.text): return false
    case .response(.number):
      return row.measure.goal?.direction != nil && (!isRubric || row.measure.goal?.target != nil)
    case .indicator: return !isRubric && row.measure.goal?.direction != nil
    }
  }
}
