import LIPData

/// A median, interpolated from counts in classes; the published one where the catchment is one published area.
///
/// `{median: [{class: households-under-5000, from: 0, to: 5000}, …, {class: households-200000-plus, from: 200000}],
/// of: households-by-income, pareto-from: 100000, published-as: median-household-income}`. Medians are never averaged over
/// areas: the counts of the classes are added, and the median is read off them (``ValueClasses``): evenly within a
/// class, along a Pareto curve from `pareto-from` up. Such a figure says that it is interpolated, and in which class.
/// Where the catchment equals one published area that has a median (`published-as`), that is taken as it stands, without
/// an interval. Refused where the classes do not make up `of`, where nobody is counted, and in an open class without a
/// curve. Source: frameworks notes §11.4 and §17.
struct Median: Measure {
  static let key = "median"
  static let shape = Shape.object(
    [.required("median", ClassedCounts.shape, "the classes in rising order")] + ClassedCounts.keys + [
      .optional("published-as", .identifier, "the published median, taken where the catchment is one published area")
    ])
  let units = ClassedCounts.units
  let classed: ClassedCounts
  let published: Quantity?

  init(_ node: YAMLNode) throws {
    classed = try ClassedCounts(node, key: "median")
    published = node["published-as"] == nil ? nil : node.quantity("published-as")
  }

  var quantities: [Quantity] { summed + (published.map { [$0] } ?? []) }
  var summed: [Quantity] { classed.counts + [classed.whole] }
  var universe: Quantity? { classed.whole }

  func misfit(in descriptor: DatasetDescriptor) -> Misfit? {
    guard let published, let member = published.member(in: descriptor) else { return nil }
    if case .median = member.combine { return nil }
    return Misfit(
      sentence: "takes \"\(member.label)\" (\(published.text)) for a median, which it is not",
      remedy: member.combine.remedy(for: published, in: descriptor))
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    if let published, sums.areaCount == 1 {
      let estimate = Estimate.published(sums.sum(published.of(column)), areas: 1)
      if estimate.value != nil { return [Measured(category: nil, estimate: estimate)] }
    }
    return [Measured(category: nil, estimate: classed.estimate(0.5, from: sums, column: column))]
  }
}
