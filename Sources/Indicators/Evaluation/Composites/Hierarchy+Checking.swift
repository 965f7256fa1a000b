import LIPData

extension Hierarchy {
  /// Refuses an id that stands twice or would be the name of another column.
  static func checkNames(_ indicators: [CompositeIndicator], _ aggregates: [CompositeAggregate]) throws {
    var seen: [String: Place] = [:]
    let all =
      indicators.map { ($0.id, $0.place(of: "id")) } + aggregates.map { ($0.id, $0.place(of: "id")) }
    for (id, place) in all {
      if let first = seen.updateValue(place, forKey: id) {
        throw Diagnostic(
          "duplicate-definition", "\"\(id)\" is defined twice, first in \(first)", at: place,
          remedy: "Give one of the two another id; an indicator can name its column with column.")
      }
    }
    for one in aggregates where ["unit", "period", "rank"].contains(one.id) {
      throw Diagnostic(
        "reserved-name", "An aggregate cannot be called \(one.id): the table has such a column already",
        at: one.place(of: "id"), remedy: "Give it another id.")
    }
  }

  /// The places of the aggregates, every one after those below it; throws `cycle`.
  static func order(_ aggregates: [CompositeAggregate], _ places: [String: Int]) throws -> [Int] {
    var depths: [Int] = []
    for one in aggregates {
      var path = [one.id]
      var above = one.parent
      while let id = above {
        guard !path.contains(id) else {
          throw Diagnostic(
            "cycle", "\(one.id) belongs to itself: \((path + [id]).joined(separator: " belongs to "))",
            at: one.place(of: "parent"), remedy: "Take parent out of the aggregate that is to be the index.")
        }
        path.append(id)
        above = places[id].flatMap { aggregates[$0].parent }
      }
      depths.append(path.count)
    }
    return aggregates.indices.sorted { (-depths[$0], $0) < (-depths[$1], $1) }
  }

  /// Refuses weights under one parent that do not add up to what the definition promises; throws `wrong-weight`.
  func checkSums(_ wanted: Double, _ indicators: [CompositeIndicator], _ aggregates: [CompositeAggregate]) throws {
    for (node, one) in zip(nodes, aggregates) {
      let sum = node.children.reduce(0) { $0 + $1.weight }
      // Thirds are written with a few digits: 33.33 three times is meant to be a hundred.
      guard abs(sum - wanted) > wanted / 1000 else { continue }
      throw Diagnostic(
        "wrong-weight", "The weights under \(one.id) add up to \(sum), and not to \(Int(wanted))",
        at: one.place(of: "id"),
        remedy: "Correct them, or leave weights: out, and they are taken relative to each other.")
    }
  }
}
