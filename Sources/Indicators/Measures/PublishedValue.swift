public import LIPData

/// A published median, mean or rate, for a catchment that equals one published area.
///
/// `{published: median-household-income}`. It is never averaged over areas: with more than one it is
/// unavailable, and the reason says so (DESIGN §4.3).
public struct PublishedValue: Measure {
  public static let key = "published"
  public static let shape = Shape.object([.required("published", .identifier, "the variable as it is published")])
  public let units = ["dollars", "years", "percent", "ratio", "index"]
  let value: Quantity

  public init(_ node: YAMLNode) {
    value = node.quantity("published")
  }

  public var quantities: [Quantity] { [value] }
  public var summed: [Quantity] { [] }
  public var universe: Quantity? { nil }

  public func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: .published(sums.sum(value.of(column)), areas: sums.areaCount))]
  }
}
