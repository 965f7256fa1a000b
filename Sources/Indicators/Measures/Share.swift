import LIPData

/// A share: a part of its whole, in percent, from the sums of both.
///
/// `{share: recent-immigrants, of: population-in-private-households}`. Never a mean of the areas' rates.
struct Share: Measure {
  static let key = "share"
  static let shape = Shape.object([
    .required("share", .identifier, "the variable that is the part"),
    .required("of", .identifier, "the variable that is the whole"),
    .optional("gender", .choice(["men+", "women+"]), "the gender that is counted"),
  ])
  let units = ["percent"]
  let part: Quantity
  let whole: Quantity

  init(_ node: YAMLNode) {
    part = node.quantity("share")
    whole = node.quantity("of")
  }

  var quantities: [Quantity] { [part, whole] }
  var universe: Quantity? { whole }

  func misfit(in descriptor: DatasetDescriptor) -> Misfit? { descriptor.misfit(dividing: part, by: whole) }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    "100 × Σ \(name(part)) ÷ Σ \(name(whole))"
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: estimate(from: sums, column: column))]
  }

  /// The share as one estimate.
  func estimate(from sums: any QuantitySums, column: ValueColumn) -> Estimate {
    let (part, whole) = sums.sums(part.of(column), whole.of(column))
    return Estimate.share(part, of: whole, model: sums.model(self.part))
  }
}
