public import LIPData

/// A change: from an earlier count to a later one, in percent of the earlier, on the same boundaries.
///
/// `{change: population, from: population-previous}`.
public struct Change: Measure {
  public static let key = "change"
  public static let shape = Shape.object([
    .required("change", .identifier, "the later variable"),
    .required("from", .identifier, "the earlier variable"),
  ])
  public let units = ["percent"]
  let later: Quantity
  let before: Quantity

  public init(_ node: YAMLNode) {
    later = node.quantity("change")
    before = node.quantity("from")
  }

  public var quantities: [Quantity] { [later, before] }
  public var universe: Quantity? { before }
  public var earlier: Quantity? { before }

  public func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    let (before, later) = sums.sums(before.of(column), later.of(column))
    return [Measured(category: nil, estimate: .change(from: before, to: later))]
  }
}
