import LIPData

/// What aggregates are made of what, and with which weights: a tree that scores go up.
struct Hierarchy: Sendable {
  /// What an aggregate is made of.
  enum Source: Sendable, Equatable {
    /// An indicator, by its place.
    case indicator(Int)
    /// An aggregate below, by its place.
    case aggregate(Int)
  }

  /// A child of an aggregate.
  struct Child: Sendable {
    var source: Source
    var weight: Double
  }

  /// An aggregate.
  struct Node: Sendable {
    var children: [Child] = []
    var aggregation: Aggregation
    var coverage: Double
  }

  /// A mean that met a score of 0 or less.
  struct NotPositive: Error {
    /// The aggregate, by its place.
    var aggregate: Int
    /// The child whose score it is.
    var source: Source
    /// The row.
    var row: Int
    /// The score.
    var score: Double
  }

  /// The aggregates, by their places in the definition.
  var nodes: [Node]
  /// The places of the aggregates, every one after those below it.
  let order: [Int]

  /// Makes the tree of a definition.
  ///
  /// Throws `duplicate-definition`, `reserved-name`, `unknown-parent`, `cycle`, `empty-aggregate` and `wrong-weight`.
  init(_ indicators: [CompositeIndicator], _ aggregates: [CompositeAggregate]) throws {
    try Self.checkNames(indicators, aggregates)
    nodes = aggregates.map { Node(aggregation: $0.aggregation, coverage: $0.coverage) }
    let places = Dictionary(aggregates.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ parent: String, of child: String, at place: Place) throws -> Int {
      if let index = places[parent] { return index }
      throw Diagnostic(
        "unknown-parent", "\(child) belongs to \"\(parent)\", which is no aggregate", at: place,
        remedy: Suggestion.remedy(for: parent, among: aggregates.map(\.id)))
    }
    for (index, one) in indicators.enumerated() {
      let parent = try place(one.parent, of: one.id, at: one.place(of: "parent"))
      nodes[parent].children.append(Child(source: .indicator(index), weight: one.weight))
    }
    for (index, one) in aggregates.enumerated() {
      guard let name = one.parent else { continue }
      let parent = try place(name, of: one.id, at: one.place(of: "parent"))
      nodes[parent].children.append(Child(source: .aggregate(index), weight: one.weight))
    }
    order = try Self.order(aggregates, places)
    for (node, one) in zip(nodes, aggregates) {
      guard !node.children.isEmpty else {
        throw Diagnostic(
          "empty-aggregate", "Nothing belongs to \(one.id)", at: one.place(of: "id"),
          remedy: "Name it as the parent of an indicator or an aggregate, or take it out.")
      }
      guard node.children.contains(where: { $0.weight > 0 }) else {
        throw Diagnostic(
          "wrong-weight", "Everything that belongs to \(one.id) has the weight 0", at: one.place(of: "id"),
          remedy: "Give one of its children a weight above 0.")
      }
    }
  }

  /// The scores of all aggregates for each row, from those of the indicators.
  func scores(of indicators: [[Double?]], rows: Int) throws(NotPositive) -> [[Double?]] {
    var scores = nodes.map { _ in [Double?](repeating: nil, count: rows) }
    for place in order {
      let node = nodes[place]
      let weights = node.children.map(\.weight)
      for row in 0..<rows {
        let values = node.children.map { child in
          switch child.source {
          case .indicator(let index): indicators[index][row]
          case .aggregate(let index): scores[index][row]
          }
        }
        do {
          scores[place][row] = try node.aggregation.value(of: values, weights: weights, coverage: node.coverage)
        } catch {
          throw NotPositive(
            aggregate: place, source: node.children[error.index].source, row: row, score: values[error.index] ?? 0)
        }
      }
    }
    return scores
  }

  /// The tree without an indicator, and without the aggregates that are left with nothing.
  func without(indicator: Int) -> Hierarchy {
    var tree = self
    var gone: Set<Int> = []
    for place in order {
      tree.nodes[place].children.removeAll { child in
        switch child.source {
        case .indicator(let index): index == indicator
        case .aggregate(let index): gone.contains(index)
        }
      }
      if tree.nodes[place].children.isEmpty { gone.insert(place) }
    }
    return tree
  }

  /// The part that a weight is of the index where nothing is missing: its part among its siblings, times that of all above.
  func share(of source: Source) -> Double {
    for (place, node) in nodes.enumerated() {
      guard let child = node.children.first(where: { $0.source == source }) else { continue }
      return child.weight / node.children.reduce(0) { $0 + $1.weight } * share(of: .aggregate(place))
    }
    return 1
  }

  /// True when a mean of it is not defined for scores of 0 or less.
  var needsPositive: Bool { nodes.contains { $0.aggregation.needsPositive } }
}
