import LIPData

/// A difference: one count minus another.
///
/// `{difference: economic-principal-applicants, minus: refugees}`. Each was rounded on its own, so the rounding
/// variances add and each bound meets the other's opposite. Of what was drawn, a whole less its part is the rest: where
/// the product lists one under the other, the error is the rest's own; else it is that of two groups that share nobody,
/// the largest that there can be.
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
    let (a, b) = (first.of(column), second.of(column))
    let (x, y) = sums.sums(a, b)
    // Men+ and women+ are each of a universe of their own.
    let isOfOneUniverse = a.column == b.column || a.column == .count || b.column == .count
    let covariance =
      isOfOneUniverse ? x.covariance(with: y, sums.kinship(of: a, to: b), model: sums.model(first)) : 0
    return [Measured(category: nil, estimate: .difference(x, minus: y, covariance: covariance))]
  }
}
