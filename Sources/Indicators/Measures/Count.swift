import LIPData

/// A count: the sum of the areas' printed counts.
///
/// `{count: immigrants}`. Each cell was rounded on its own, so the sum of n cells carries n roundings.
struct Count: Measure {
  static let key = "count"
  static let shape = Shape.object([.required("count", .identifier, "the variable that is counted")])
  let units = ["persons", "households", "dwellings"]
  let counted: Quantity

  init(_ node: YAMLNode) {
    counted = node.quantity("count")
  }

  var quantities: [Quantity] { [counted] }
  var universe: Quantity? { nil }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String { "Σ \(name(counted))" }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: .count(sums.sum(counted.of(column))))]
  }
}
