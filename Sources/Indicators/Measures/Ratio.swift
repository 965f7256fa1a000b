import LIPData

/// A ratio: a count over another that it is no part of.
///
/// `{ratio: population, to: dwellings}`, from the sums of both; with `per: 1000`, per thousand.
struct Ratio: Measure {
  static let key = "ratio"
  static let shape = Shape.object([
    .required("ratio", .identifier, "the variable above the line"),
    .required("to", .identifier, "the variable below the line"),
    .optional("per", .number, "the scale, such as 1000"),
  ])
  let units = ["ratio", "per-1000", "dollars", "years"]
  let above: Quantity
  let below: Quantity
  let scale: Double

  init(_ node: YAMLNode) {
    above = node.quantity("ratio")
    below = node.quantity("to")
    scale = Double(node["per"]?.text ?? "") ?? 1
  }

  var quantities: [Quantity] { [above, below] }
  var universe: Quantity? { below }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    let factor = scale == 1 ? "" : scale == scale.rounded() ? "\(Int(scale)) × " : "\(scale) × "
    return "\(factor)Σ \(name(above)) ÷ Σ \(name(below))"
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    let (above, below) = sums.sums(above.of(column), below.of(column))
    return [Measured(category: nil, estimate: .ratio(above, to: below, scale: scale))]
  }
}
