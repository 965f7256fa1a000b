import LIPData

/// A gap: one share minus another, in percentage points.
///
/// `{gap: {share: employed, of: population-15-plus, gender: women+}, minus: {…}}`. The two are shares of
/// different people, so their variances add.
struct Gap: Measure {
  static let key = "gap"
  static let shape = Shape.object([
    .required("gap", Share.shape, "the share that is compared"),
    .required("minus", Share.shape, "the share that it is compared with"),
  ])
  let units = ["points"]
  let first: Share
  let second: Share

  init(_ node: YAMLNode) {
    first = Share(node["gap"] ?? node)
    second = Share(node["minus"] ?? node)
  }

  var quantities: [Quantity] { first.quantities + second.quantities }
  var universe: Quantity? { first.whole.column == second.whole.column ? first.universe : nil }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    "\(first.formula(language, name)) − \(second.formula(language, name))"
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    let gap = Estimate.gap(
      first.estimate(from: sums, column: column), minus: second.estimate(from: sums, column: column))
    return [Measured(category: nil, estimate: gap)]
  }
}
