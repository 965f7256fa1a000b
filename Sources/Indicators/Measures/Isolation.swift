import LIPData

/// Isolation: the share of its own group in the part where the average member of a group lives, 0 to 1.
///
/// `{isolation: immigrants, of: population-in-private-households}`: Σ(xᵢ/X)·(xᵢ/tᵢ) over the parts (Bell's xPx; Massey
/// & Denton 1988). It is at least the group's share P of the catchment, so it is read beside that share. Parts, hidden
/// cells and catchments of one area as for ``Dissimilarity``.
///
/// Chance alone gives P + Σ σᵢ²/(X·tᵢ) (``SegregationParts``); what the second term makes of the index beyond P is said
/// and grades it. No bounds, no variance and no interval, for the same reason: the squares take error of either sign
/// for isolation.
struct Isolation: Measure {
  static let key = "isolation"
  static let shape = Shape.object([
    .required("isolation", .identifier, "the variable that counts the group"),
    .required("of", .identifier, "the variable that counts everybody, the group among them"),
  ])
  let units = ["index"]
  let group: Quantity
  let whole: Quantity

  init(_ node: YAMLNode) {
    group = node.quantity("isolation")
    whole = node.quantity("of")
  }

  var quantities: [Quantity] { [group, whole] }
  var universe: Quantity? { whole }
  var comparesRest: Bool { false }

  func misfit(in descriptor: DatasetDescriptor) -> Misfit? { descriptor.misfit(dividing: group, by: whole) }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    "Σ ((\(name(group)) ÷ Σ \(name(group))) × (\(name(group)) ÷ \(name(whole))))"
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: estimate(from: sums, column: column))]
  }

  private func estimate(from sums: any QuantitySums, column: ValueColumn) -> Estimate {
    let both = [group.of(column), whole.of(column)]
    let totals = sums.sums(of: both)
    let sum = totals.reduce(CellSum(), +)
    guard totals.allSatisfy({ $0.cells > 0 }) else { return .unavailable(.noCells, from: sum) }
    let areas = sums.areas(of: both)
    guard areas.count > 1 else { return .unavailable(.onePart, from: sum) }
    let segregation = SegregationParts(areas, secondIsWhole: true, model: sums.model(group))
    let x = segregation.group
    guard x > 0 else { return .unavailable(.noDenominator, from: sum) }
    // A part that is all of its whole may be printed above it.
    let value = segregation.parts.reduce(0) { $0 + $1.group / x * min(1, $1.group / $1.all) }
    let share = x / segregation.all
    let reason = segregation.reason(byChance: segregation.chanceIsolation, of: value - share)
    return .index(value, because: reason, from: totals)
  }
}
