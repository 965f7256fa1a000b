import LIPData

/// Puts the scores of measures together, node by node, from the bottom up.
///
/// What stands in a context is shown beside and never added (DESIGN §4.8): such a node has no score, and the nodes below
/// it that are no context count in its place. A node has a score when the part of its measures and children that the
/// framework asks for have one, as in COINr; what is missing then drops out, and the weights of the rest count for more.
struct NodeScoring {
  private let framework: Framework
  private let rows: [String: [ScorecardRow]]
  private let choice: ScoreChoice
  private let aggregation: Aggregation?

  /// - Parameter choice: another way to put scores together than the framework's own.
  init(_ framework: Framework, rows: [ScorecardRow], choice: ScoreChoice = ScoreChoice()) {
    self.framework = framework
    self.rows = Dictionary(grouping: rows, by: \.node)
    self.choice = choice
    aggregation = framework.scoring.aggregate.aggregation.map { choice.aggregation ?? $0 }
  }

  /// The nodes with everything below each after it, and what all of them come to.
  ///
  /// The index is nil where the framework puts nothing together, or too little is known.
  func run() -> (nodes: [NodeScore], index: NodeScore?) {
    let tops = framework.children(of: nil).map { scored($0, depth: 0) }
    let nodes = tops.flatMap(\.all)
    guard aggregation != nil, let first = nodes.first else { return (nodes, nil) }
    var index = NodeScore(node: first.node, depth: 0, status: [], scored: 0, scorable: 0, isMeasured: false)
    fill(&index, [], tops.flatMap(\.counted))
    return (nodes, index.score == nil ? nil : index)
  }

  /// A node with what is below it.
  private struct Branch {
    /// The node, then everything below it.
    var all: [NodeScore]
    /// What counts for the node above: the node itself, or in the place of a context what counts below it.
    var counted: [NodeScore]
  }

  private func scored(_ node: FrameworkNode, depth: Int) -> Branch {
    let below = framework.children(of: node.id).map { scored($0, depth: depth + 1) }
    let own = rows[node.id] ?? []
    var score = NodeScore(
      node: node, depth: depth, status: [], scored: 0, scorable: 0,
      isMeasured: own.contains(where: \.isMeasured) || below.contains { $0.all.contains(where: \.isMeasured) })
    let counted = below.flatMap(\.counted)
    guard node.sphere != .context else {
      return Branch(all: [score] + below.flatMap(\.all), counted: counted)
    }
    fill(&score, own, counted)
    return Branch(all: [score] + below.flatMap(\.all), counted: [score])
  }

  private struct Part {
    var score: Double?
    var low: Double?
    var high: Double?
    var weight: Double
    /// What its interval allows, the worse first; none where nothing can be said.
    var status: [ProgressStatus]
  }

  private func fill(_ node: inout NodeScore, _ own: [ScorecardRow], _ children: [NodeScore]) {
    var parts: [Part] = []
    for row in own where framework.scoring.scores(row) {
      let key = ScoreChoice.key(row)
      guard key != choice.leftOut else { continue }
      node.scorable += 1
      node.scored += row.score == nil ? 0 : 1
      parts.append(
        Part(
          score: row.score.map { choice.scores[key] ?? $0 }, low: row.lowScore, high: row.highScore,
          weight: choice.factors[key] ?? 1, status: row.judged))
    }
    for child in children {
      node.scorable += child.scorable
      node.scored += child.scored
      // A node under which nothing can score has no say, and its absence is none.
      guard child.scorable > 0 else { continue }
      parts.append(
        Part(
          score: child.score, low: child.low, high: child.high,
          weight: child.node.weight * (choice.factors[child.node.id] ?? 1), status: child.status))
    }
    node.score = value(parts, \.score)
    guard let score = node.score, let aggregation else { return }
    let known = parts.filter { $0.score != nil }
    if known.allSatisfy({ $0.low != nil && $0.high != nil }) {
      if aggregation == .arithmetic {
        node.low = score - Self.reach(known) { ($0.score ?? 0) - ($0.low ?? 0) }
        node.high = score + Self.reach(known) { ($0.high ?? 0) - ($0.score ?? 0) }
      } else {
        node.low = value(parts, \.low)
        node.high = value(parts, \.high)
      }
    }
    node.status = status(of: node, known)
  }

  /// The aggregate of parts; nil where too few are known.
  ///
  /// Geometric and harmonic means are of scores put on 1 to 100 and back: a score of 0 has no place in them, and must
  /// not drop out as if it were missing.
  private func value(_ parts: [Part], _ score: (Part) -> Double?) -> Double? {
    guard let aggregation, let scale = framework.scoring.scale, !parts.isEmpty else { return nil }
    let width = scale.upperBound - scale.lowerBound
    let isShifted = aggregation.needsPositive
    let scores = parts.map { part in
      score(part).map { isShifted ? 1 + 99 * max(0, $0 - scale.lowerBound) / width : $0 }
    }
    let mean = (try? aggregation.value(of: scores, weights: parts.map(\.weight), coverage: framework.scoring.coverage))
      .flatMap(\.self)
    return mean.map { isShifted ? scale.lowerBound + ($0 - 1) / 99 * width : $0 }
  }

  /// How far a weighted mean of independent scores may be off: the root of the sum of squares.
  private static func reach(_ parts: [Part], _ distance: (Part) -> Double) -> Double {
    let squares = parts.map { part in
      let one = part.weight * distance(part)
      return one * one
    }
    return squares.reduce(0, +).squareRoot() / parts.reduce(0) { $0 + $1.weight }
  }

  /// One status, the two that the interval leaves, or none where an interval is not known.
  private func status(of node: NodeScore, _ known: [Part]) -> [ProgressStatus] {
    if known.count == 1 { return known[0].status }
    if known.allSatisfy({ $0.status == [.targetAchieved] }) { return [.targetAchieved] }
    // A position in a rubric is no progress, and has no word of it.
    guard let method = framework.scoring.progress, let low = node.low, let high = node.high,
      let worst = method.status(ofMean: low), let best = method.status(ofMean: high)
    else { return [] }
    return worst == best ? [worst] : [worst, best]
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
      guard let goal = row.measure.goal, goal.direction != nil else { return false }
      return isRubric ? goal.target != nil : comparesWithReference ? goal.reference != nil : true
    case .indicator: return !isRubric && row.measure.goal?.direction != nil
    }
  }

  /// True for gaps and parities.
  var comparesWithReference: Bool { ["gap", "parity"].contains(method) }
}
