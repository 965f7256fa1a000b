import LIPData

/// A median, interpolated from counts in classes.
///
/// `{median: [{class: households-under-5000, from: 0, to: 5000}, …, {class: households-200000-plus, from: 200000}],
/// of: households-by-income, pareto-from: 50000}`. Medians are never averaged over areas: the counts of the classes are
/// added, and the median is read off them (``ValueClasses``, ``Estimate``): evenly within a class, along a Pareto curve
/// from `pareto-from` up. Its figures say that they are interpolated, and between which bounds. Refused where the classes
/// do not make up `of`, where nobody is counted, and in an open class without a curve. Source: frameworks notes §11.4.
struct Median: Measure {
  static let key = "median"
  static let shape = Shape.object(
    [.required("median", ClassedCounts.shape, "the classes in rising order")] + ClassedCounts.keys)
  let units = ClassedCounts.units
  let classed: ClassedCounts

  init(_ node: YAMLNode) throws {
    classed = try ClassedCounts(node, key: "median")
  }

  var quantities: [Quantity] { classed.counts + [classed.whole] }
  var universe: Quantity? { classed.whole }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: classed.estimate(0.5, from: sums, column: column))]
  }
}
