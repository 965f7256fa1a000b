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

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    let whole = name(classed.whole)
    let published = published.map(name)
    return switch language {
    case .english:
      "median, interpolated from Σ of each class of \(whole)"
        + (published.map { "; where the catchment is one published area: \($0), as published" } ?? "")
    case .french:
      "médiane, interpolée à partir de Σ de chaque classe de \(whole)"
        + (published.map { "; si le territoire est un seul secteur publié\u{00A0}: \($0), valeur publiée" }
          ?? "")
    }
  }

  func used(from sums: any QuantitySums, column: ValueColumn) -> [Quantity] {
    guard let published, takesPublished(of: sums, column) != nil else { return summed }
    return [published]
  }

  /// The published median, where the sums are those of one published area that has it.
  private func takesPublished(of sums: any QuantitySums, _ column: ValueColumn) -> Estimate? {
    guard let published, sums.areaCount == 1 else { return nil }
    let estimate = Estimate.published(
      sums.sum(published.of(column)), areas: 1, isSample: sums.isSample(published))
    return estimate.value == nil ? nil : estimate
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    let estimate = takesPublished(of: sums, column) ?? classed.estimate(0.5, from: sums, column: column)
    return [Measured(category: nil, estimate: estimate)]
  }
}
