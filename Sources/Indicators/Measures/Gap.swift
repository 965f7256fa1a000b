import LIPData

/// A gap: one share minus another, in percentage points.
///
/// `{gap: {share: employed, of: population-15-plus, gender: women+}, minus: {…}}`. Shares of different people
/// are independent: their variances add. Two shares of the same people vary together, as one sample gives both
/// (``Estimate/gap(_:minus:of:_:model:)``). Of wholes that may share people in a way that the product's hierarchy does not
/// tell, the errors themselves add, which is the worst that there can be.
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

  func misfit(in descriptor: DatasetDescriptor) -> Misfit? {
    first.misfit(in: descriptor) ?? second.misfit(in: descriptor)
  }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    "\(first.formula(language, name)) − \(second.formula(language, name))"
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: estimate(from: sums, column: column))]
  }

  private func estimate(from sums: any QuantitySums, column: ValueColumn) -> Estimate {
    let wholes = (first.whole.of(column), second.whole.of(column))
    let parts = (first.part.of(column), second.part.of(column))
    if wholes.0 == wholes.1 {
      let all = sums.sums(of: [parts.0, parts.1, wholes.0])
      return .gap(
        all[0], minus: all[1], of: all[2], sums.kinship(of: parts.0, to: parts.1), model: sums.model(first.part))
    }
    let shares = (first.estimate(from: sums, column: column), second.estimate(from: sums, column: column))
    var gap = Estimate.gap(shares.0, minus: shares.1)
    if mayVaryAgainst(sums, wholes, parts), let a = shares.0.sampling.variance, let b = shares.1.sampling.variance {
      gap.sampling = gap.sampling.adding(2 * (a * b).squareRoot())
      gap = gap.regraded()
    }
    return gap
  }

  /// True where the two shares may vary against one another, which makes their gap less sure than if they did not.
  ///
  /// Shares of different people do not; nor do those of a whole and its part, of groups of which one is in the other.
  private func mayVaryAgainst(
    _ sums: any QuantitySums, _ wholes: (Quantity, Quantity), _ parts: (Quantity, Quantity)
  ) -> Bool {
    let kinship = sums.kinship(of: wholes.0, to: wholes.1)
    switch kinship {
    case .apart: return false
    case .unknown: return true
    case .same, .contains, .within: return ![.same, kinship].contains(sums.kinship(of: parts.0, to: parts.1))
    }
  }
}
