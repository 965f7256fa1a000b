import LIPData

/// A distribution: the shares of several parts of one whole, in percent.
///
/// `{distribution: [born-in-india, …], of: immigrants, breakdown: place-of-birth}`. With `top: 10` the ten
/// largest of the catchment are kept, none of them 0 or hidden, and the rest of the whole is printed as *other*, the
/// whole less those shown. The rest is not printed when exactly one part is hidden, since the difference would reveal it;
/// where several are, they are in it, and it is printed as *other and hidden* with their number.
struct Distribution: Measure {
  static let key = "distribution"
  static let shape = Shape.object([
    .required("distribution", .list(.identifier), "the variables that are the parts"),
    .required("of", .identifier, "the variable that is the whole"),
    .required("breakdown", .identifier, "the dimension that the parts are categories of"),
    .optional("top", .integer, "how many of the largest are kept"),
  ])
  let units = ["percent"]
  let breakdown: String
  let parts: [Quantity]
  let whole: Quantity
  let top: Int?

  init(_ node: YAMLNode) throws {
    parts = node.texts("distribution").map { Quantity($0) }
    whole = node.quantity("of")
    breakdown = node["breakdown"]?.text ?? ""
    top = node["top"]?.text.flatMap { Int($0) }
    guard Set(parts).count == parts.count else {
      throw Diagnostic("duplicate-definition", "A part of the distribution stands twice", at: node.place)
    }
    if let top, top < 1 {
      throw Diagnostic(
        "wrong-kind", "The number of top categories is not above 0", at: node["top"]?.place ?? node.place)
    }
  }

  var quantities: [Quantity] { parts + [whole] }
  var universe: Quantity? { whole }

  func misfit(in descriptor: DatasetDescriptor) -> Misfit? {
    parts.lazy.compactMap { descriptor.misfit(dividing: $0, by: whole) }.first
  }

  func formula(_ language: Language, _ name: (Quantity) -> String) -> String {
    let each = "100 × Σ P ÷ Σ \(name(whole))"
    let largest = top.map(String.init)
    return switch language {
    case .english: each + (largest.map { ", for the \($0) largest parts P, and for the rest" } ?? ", for each part P")
    case .french:
      each
        + (largest.map { ", pour les \($0) parties P les plus grandes, et pour le reste" } ?? ", pour chaque partie P")
    }
  }

  func estimates(from sums: any QuantitySums, column: ValueColumn) -> [Measured] {
    estimates(from: sums, column: column, shown: nil)
  }

  /// The estimates of given categories, so that a comparator shows those of the catchment.
  func estimates(from sums: any QuantitySums, column: ValueColumn, shown: [Quantity]?) -> [Measured] {
    let whole = sums.sum(self.whole.of(column))
    let all = parts.map { (quantity: $0, sum: sums.sum($0.of(column))) }
    var kept = all
    if let shown {
      kept = shown.compactMap { quantity in all.first { $0.quantity == quantity } }
    } else if let top, all.contains(where: { $0.sum.value > 0 }) {
      // A printed 0 is none of the largest, nor is what is hidden. Ties keep the order of the definition.
      kept = all.filter { $0.sum.value > 0 }
      if kept.count > top {
        kept = Array(
          kept.enumerated().sorted { ($1.element.sum.value, $0.offset) < ($0.element.sum.value, $1.offset) }
            .prefix(top).map(\.element))
      }
    }
    var measured = kept.map { kept in
      let (part, whole) = sums.sums(kept.quantity.of(column), self.whole.of(column))
      return Measured(
        category: .quantity(kept.quantity), estimate: .share(part, of: whole, model: sums.model(kept.quantity)))
    }
    if top != nil, kept.count < all.count {
      let hidden = all.reduce(0) { $0 + $1.sum.hiddenCells }
      let rest = rest(of: whole, without: kept.map(\.sum), all.map(\.sum), hidden: hidden, sums)
      let holdsHidden = hidden > 0 && rest.value != nil
      measured.append(Measured(category: holdsHidden ? .otherAndHidden : .other, estimate: rest))
    }
    return measured
  }

  /// What is left of a whole: complete, since it is no sum of cells, and with the hidden ones in it.
  private func rest(
    of whole: CellSum, without kept: [CellSum], _ all: [CellSum], hidden: Int, _ sums: any QuantitySums
  ) -> Estimate {
    let shown = kept.reduce(CellSum(), +)
    guard all.count(where: { $0.hiddenCells > 0 }) != 1 else { return .unavailable(.wouldReveal, from: whole) }
    var rest = whole - shown
    // Other people of the same areas, not the same people of other areas.
    rest.squareWeighted = max(0, whole.squareWeighted - shown.squareWeighted)
    rest.covered = whole.covered
    rest.expected = whole.expected
    var estimate = Estimate.share(rest, of: whole, model: sums.model(self.whole))
    estimate.hiddenCells = hidden + whole.hiddenCells
    if hidden > 0, estimate.value != nil { estimate.reasons.append(.holdsHidden(cells: hidden)) }
    return estimate
  }
}
