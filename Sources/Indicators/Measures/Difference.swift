import LIPData

/// A difference: one count minus another of different people.
///
/// `{difference: economic-principal-applicants, minus: refugees}`. Each was rounded and drawn on its own, so the
/// variances add and each bound meets the other's opposite.
struct Difference: Measure {
  static let key = "difference"
  static let shape = Shape.object([
    .required("difference", .identifier, "the variable that is subtracted from"),
    .required("minus", .identifier, "the variable that is subtracted"),
  ])
  let units = ["persons", "households", "dwellings"]
  let first: Quantity
  let second: Quantity

  init(_ node: YAMLNode) {
    first = node.quantity("difference")
    second = node.quantity("minus")
  }

  var quantities: [Quantity] { [first, second] }
  var universe: Quantity? { nil }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String { "Σ \(name(first)) − Σ \(name(second))" }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    let (first, second) = sums.sums(first.of(column), second.of(column))
    return [Measured(category: nil, estimate: .difference(first, minus: second))]
  }
}
