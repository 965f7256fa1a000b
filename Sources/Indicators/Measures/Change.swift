import LIPData

/// A change: from an earlier count to a later one, in percent of the earlier, on the same boundaries.
///
/// `{change: population, from: population-previous}`.
struct Change: Measure {
  static let key = "change"
  static let shape = Shape.object([
    .required("change", .identifier, "the later variable"),
    .required("from", .identifier, "the earlier variable"),
  ])
  let units = ["percent"]
  let later: Quantity
  let before: Quantity

  init(_ node: YAMLNode) {
    later = node.quantity("change")
    before = node.quantity("from")
  }

  var quantities: [Quantity] { [later, before] }
  var universe: Quantity? { before }
  var earlier: Quantity? { before }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    "100 × (Σ \(name(later)) ÷ Σ \(name(before)) − 1)"
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    let (before, later) = sums.sums(before.of(column), later.of(column))
    return [Measured(category: nil, estimate: .change(from: before, to: later))]
  }
}
