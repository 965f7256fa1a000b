import LIPData

/// A published median, mean or rate, for a catchment that equals one published area.
///
/// `{published: median-total-income}`. It is never averaged over areas: with more than one it is
/// unavailable, and the reason says so (DESIGN §4.3).
struct PublishedValue: Measure {
  static let key = "published"
  static let shape = Shape.object([.required("published", .identifier, "the variable as it is published")])
  let units = ["dollars", "years", "percent", "ratio", "index"]
  let value: Quantity

  init(_ node: YAMLNode) {
    value = node.quantity("published")
  }

  var quantities: [Quantity] { [value] }
  var summed: [Quantity] { [] }
  var universe: Quantity? { nil }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    name(value) + (language == .english ? ", as published" : ", valeur publiée")
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [
      Measured(
        category: nil,
        estimate: .published(
          sums.sum(value.of(column)), areas: sums.areaCount, isSample: sums.isSample(value)))
    ]
  }
}
