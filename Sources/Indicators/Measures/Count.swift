public import LIPData

/// A count: the sum of the areas' printed counts.
///
/// `{count: immigrants}`. Each cell was rounded on its own, so the sum of n cells carries n roundings.
public struct Count: Measure {
  public static let key = "count"
  public static let shape = Shape.object([.required("count", .identifier, "the variable that is counted")])
  public let units = ["persons", "households", "dwellings"]
  let counted: Quantity

  public init(_ node: YAMLNode) {
    counted = node.quantity("count")
  }

  public var quantities: [Quantity] { [counted] }
  public var universe: Quantity? { nil }

  public func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: .count(sums.sum(counted.of(column))))]
  }
}
