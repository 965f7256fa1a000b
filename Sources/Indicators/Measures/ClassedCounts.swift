import LIPData

/// The counts in classes that a median or another quantile is interpolated from, as a definition names them.
struct ClassedCounts: Sendable {
  /// What the list of classes must hold.
  static let shape = Shape.list(
    .object([
      .required("class", .identifier, "the variable that counts the class"),
      .optional("from", .number, "the lower bound; without it the class is open below, as only the first may be"),
      .optional("to", .number, "the upper bound; without it the class is open above, as only the last may be"),
    ]))
  /// What stands beside the list.
  static let keys: [Shape.Key] = [
    .required("of", .identifier, "the variable that is the whole, which the classes must make up"),
    .optional("pareto-from", .number, "the lower bound from which classes follow a Pareto curve, the open one as well"),
  ]
  /// The units that a quantile can have.
  static let units = ["dollars", "years", "ratio", "index"]
  let counts: [Quantity]
  let whole: Quantity
  let classes: ValueClasses

  /// Reads the list under a key; throws `class-bounds` for classes that do not follow one another.
  init(_ node: YAMLNode, key: String) throws {
    func bound(_ node: YAMLNode?) -> Double? { node?.text.flatMap { Double($0) } }
    let list = node[key]?.elements ?? []
    counts = list.map { $0.quantity("class") }
    whole = node.quantity("of")
    let paretoFrom = bound(node["pareto-from"])
    classes = ValueClasses(
      list.map { ValueClasses.Class(bound($0["from"]), bound($0["to"])) }, paretoFrom: paretoFrom)
    guard list.count > 1, Set(counts).count == counts.count else {
      throw Diagnostic("class-bounds", "There are not two classes or more, each a variable of its own", at: node.place)
    }
    if let paretoFrom, paretoFrom <= 0 {
      throw Diagnostic(
        "class-bounds", "A Pareto curve begins above 0", at: node["pareto-from"]?.place ?? node.place)
    }
    try checkBounds(list)
  }

  private func checkBounds(_ list: [YAMLNode]) throws {
    for (index, one) in classes.classes.enumerated() {
      func refuse(_ sentence: String) -> Diagnostic {
        Diagnostic(
          "class-bounds", "\(sentence): \(counts[index].text)", at: list[index].place,
          remedy: "Write the classes in rising order, each from where the one before it ends.")
      }
      guard one.lower != nil || index == 0 else { throw refuse("Only the first class may be open below") }
      guard one.upper != nil || index == list.count - 1 else { throw refuse("Only the last class may be open above") }
      if let lower = one.lower, let upper = one.upper, lower >= upper { throw refuse("A class ends before it begins") }
      guard index > 0, let lower = one.lower, let before = classes.classes[index - 1].upper else { continue }
      // Printed classes end one unit before the next begins: $5,000 to $9,999.
      guard lower >= before, lower - before <= 1 else { throw refuse("A class does not begin where the last ends") }
    }
  }

  /// The interpolated quantile; refused where the classes do not make up their whole.
  func estimate(_ q: Double, from sums: any QuantitySums, column: ValueColumn) -> Estimate {
    let all = sums.sums(of: (counts + [whole]).map { $0.of(column) })
    let (counts, whole) = (Array(all.dropLast()), all[all.count - 1])
    if let reason = whole.refusal(ofParts: counts) { return .unavailable(reason, from: counts.reduce(CellSum(), +)) }
    return .quantile(q, of: classes, counts, model: sums.model(self.whole))
  }
}

extension CellSum {
  /// Why parts are not those of a whole: one of them has no cells, or no unrounded counts could add up to it.
  func refusal(ofParts parts: [CellSum]) -> QualityReason? {
    guard cells > 0, parts.allSatisfy({ $0.cells > 0 }) else { return .noCells }
    let sum = parts.reduce(CellSum(), +)
    return sum.upper < lower || sum.lower > upper ? .notWhole : nil
  }
}
