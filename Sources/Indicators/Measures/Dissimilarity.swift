import LIPData

/// Dissimilarity: how unevenly two groups are spread over the parts of a catchment, 0 to 1.
///
/// `{dissimilarity: immigrants, from: non-immigrants}`: D = ½·Σ|xᵢ/X − yᵢ/Y| over the parts, the share of either group
/// that would have to move for both to be spread alike (Duncan & Duncan 1955). The parts are the published areas that
/// the catchment is summed from, so that figures over parts of different kinds do not compare; their number is said. A
/// catchment that is one published area has no parts and no index. A part in which either count is hidden is left out.
///
/// Chance alone gives `Σ √(2·σᵢ²/π) / (2·T·P(1 − P))` (``SegregationParts``); the part that this makes of D is said and
/// grades it. No bounds, no variance and no interval are given: D sums absolute values, so error of either sign in a
/// part pushes it up, and an interval laid around it would promise that the truth may lie on either side. Its error is
/// the bias that is said.
struct Dissimilarity: Measure {
  static let key = "dissimilarity"
  static let shape = Shape.object([
    .required("dissimilarity", .identifier, "the variable that counts one group"),
    .required("from", .identifier, "the variable that counts the other, nobody of whom is in the first"),
  ])
  let units = ["index"]
  let first: Quantity
  let second: Quantity

  init(_ node: YAMLNode) {
    first = node.quantity("dissimilarity")
    second = node.quantity("from")
  }

  var quantities: [Quantity] { [first, second] }
  var universe: Quantity? { nil }
  var comparesRest: Bool { false }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    "½ × Σ |\(name(first)) ÷ Σ \(name(first)) − \(name(second)) ÷ Σ \(name(second))|"
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: estimate(from: sums, column: column))]
  }

  private func estimate(from sums: any QuantitySums, column: ValueColumn) -> Estimate {
    let both = [first.of(column), second.of(column)]
    let totals = sums.sums(of: both)
    let sum = totals.reduce(CellSum(), +)
    guard totals.allSatisfy({ $0.cells > 0 }) else { return .unavailable(.noCells, from: sum) }
    let areas = sums.areas(of: both)
    guard areas.count > 1 else { return .unavailable(.onePart, from: sum) }
    let segregation = SegregationParts(areas, secondIsWhole: false, model: sums.model(first))
    let (x, y) = (segregation.group, segregation.all - segregation.group)
    guard x > 0, y > 0 else { return .unavailable(.noDenominator, from: sum) }
    let value = segregation.parts.reduce(0) { $0 + abs($1.group / x - ($1.all - $1.group) / y) } / 2
    return .index(
      value, because: segregation.reason(byChance: segregation.chanceDissimilarity, of: value), from: totals)
  }
}
