import LIPData

/// A quantile, interpolated from counts in classes: below it lies the part `quantile` of all.
///
/// `{quantile: 0.25, over: [{class: …, from: 0, to: 5000}, …], of: households-by-income, pareto-from: 50000}`. As
/// ``Median``, which is the quantile 0.5.
struct Quantile: Measure {
  static let key = "quantile"
  static let shape = Shape.object(
    [
      .required("quantile", .number, "the part of all below it, above 0 and under 1"),
      .required("over", ClassedCounts.shape, "the classes in rising order"),
    ] + ClassedCounts.keys)
  let units = ClassedCounts.units
  let part: Double
  let classed: ClassedCounts

  init(_ node: YAMLNode) throws {
    part = Double(node["quantile"]?.text ?? "") ?? 0
    classed = try ClassedCounts(node, key: "over")
    guard part > 0, part < 1 else {
      throw Diagnostic(
        "wrong-kind", "The quantile is not above 0 and under 1", at: node["quantile"]?.place ?? node.place,
        remedy: "Write 0.25 for the first quartile, 0.9 for the ninth decile.")
    }
  }

  var quantities: [Quantity] { classed.counts + [classed.whole] }
  var universe: Quantity? { classed.whole }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    let whole = name(classed.whole)
    return switch language {
    case .english: "quantile \(part), interpolated from Σ of each class of \(whole)"
    case .french:
      "quantile \(String(part).replacing(".", with: ",")), interpolé à partir de Σ de chaque classe de \(whole)"
    }
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    [Measured(category: nil, estimate: classed.estimate(part, from: sums, column: column))]
  }
}
