import LIPData

/// Looks for what people get wrong in a framework and its shape cannot tell.
struct FrameworkCheck {
  private let framework: Framework

  init(_ framework: Framework) { self.framework = framework }

  /// Checks what the framework keeps no place of: throws `duplicate-definition`, and `not-a-year` or
  /// `dates-out-of-order` of its period.
  static func definitions(_ node: YAMLNode) throws {
    for (key, kind) in [("levels", "level"), ("tags", "tag"), ("rubrics", "rubric")] {
      try DuplicateCheck.run(node[key]?.elements ?? [], kind)
    }
    guard let period = node["period"] else { return }
    let from = try year(period["from"] ?? period)
    let to = try year(period["to"] ?? period)
    guard from > to else { return }
    throw Diagnostic(
      "dates-out-of-order", "The period ends before it begins", at: period["to"]?.place ?? period.place,
      remedy: "Check from and to.")
  }

  private static func year(_ node: YAMLNode) throws -> Double {
    if let period = PeriodName.normal(node.text ?? "") { return period.year }
    throw Diagnostic(
      "not-a-year", "\"\(node.text ?? "…")\" is not a year", at: node.place, remedy: "Write it as 2024 or 2024-25.")
  }

  /// Throws the first of `duplicate-node`, `unknown-level`, `unknown-parent`, `node-cycle`, `wrong-level`,
  /// `weights-do-not-fit`,
  /// `unknown-tag` and `no-measure`, in the order of the nodes.
  func run() throws {
    var seen: [String: Place] = [:]
    for node in framework.nodes {
      if let first = seen.updateValue(node.place, forKey: node.id) {
        throw Diagnostic(
          "duplicate-node", "The node \"\(node.id)\" stands twice, first in line \(first.line ?? 0)", at: node.place,
          remedy: "Give one of the two another id.")
      }
    }
    for node in framework.nodes {
      try checkLevel(node)
      try checkParent(node)
      for tag in node.tags where !framework.tags.contains(where: { $0.id == tag }) {
        throw Diagnostic(
          "unknown-tag", "\"\(tag)\" is no tag of the framework", at: node.place,
          remedy: framework.tags.isEmpty
            ? "Define it under tags." : Suggestion.remedy(for: tag, among: framework.tags.map(\.id)))
      }
    }
    try checkWeights()
    for leaf in framework.leaves where leaf.measures.isEmpty && leaf.unmeasured == nil {
      throw Diagnostic(
        "no-measure", "Nothing tells of \"\(leaf.id)\", and it does not say why", at: leaf.place,
        remedy: "Add measures, or unmeasured: {en: …, fr: …} that says why there is none.")
    }
  }

  /// Weights are relative, but stated for some and not for others, or nearly 1 or 100 in sum, they are a slip.
  private func checkWeights() throws {
    let families = Dictionary(grouping: framework.nodes) { $0.parent ?? "" }
    for (_, family) in families.sorted(by: { $0.key < $1.key }) {
      let stated = family.compactMap(\.statedWeight)
      guard let first = family.first(where: { $0.statedWeight != nil }) else { continue }
      guard stated.count == family.count else {
        let without = family.first { $0.statedWeight == nil } ?? first
        throw Diagnostic(
          "weights-do-not-fit", "\"\(without.id)\" has no weight where nodes beside it have one", at: without.place,
          remedy: "State a weight for each of them, or for none.")
      }
      let sum = stated.reduce(0, +)
      for whole in [1.0, 100.0] where abs(sum - whole) > 1e-9 * whole && abs(sum - whole) < 0.06 * whole {
        throw Diagnostic(
          "weights-do-not-fit", "The weights beside \"\(first.id)\" add up to \(sum), not to \(Int(whole))",
          at: first.place, remedy: "Correct them; weights that are not meant to add up may be any numbers.")
      }
    }
  }

  private func checkLevel(_ node: FrameworkNode) throws {
    guard framework.levels.contains(where: { $0.id == node.level }) else {
      throw Diagnostic(
        "unknown-level", "\"\(node.level)\" is no level of the framework", at: node.place,
        remedy: framework.levels.isEmpty
          ? "Define it under levels." : Suggestion.remedy(for: node.level, among: framework.levels.map(\.id)))
    }
  }

  private func checkParent(_ node: FrameworkNode) throws {
    guard let parent = node.parent else { return }
    guard let above = framework.nodes.first(where: { $0.id == parent }) else {
      throw Diagnostic(
        "unknown-parent", "\"\(node.id)\" is below \"\(parent)\", which is no node", at: node.place,
        remedy: Suggestion.remedy(for: parent, among: framework.nodes.map(\.id)))
    }
    var path = [node.id]
    var next: FrameworkNode? = above
    while let current = next {
      if path.contains(current.id) {
        throw Diagnostic(
          "node-cycle", "\"\(node.id)\" lies below itself: \((path + [current.id]).joined(separator: " → "))",
          at: node.place, remedy: "Take the parent away from one of them.")
      }
      path.append(current.id)
      next = current.parent.flatMap { id in framework.nodes.first { $0.id == id } }
    }
    let order = framework.levels.map(\.id)
    guard let own = order.firstIndex(of: node.level), let over = order.firstIndex(of: above.level), over < own else {
      throw Diagnostic(
        "wrong-level", "\"\(node.id)\" is a \(node.level) and stands below \"\(parent)\", a \(above.level)",
        at: node.place, remedy: "Levels go from the top down: \(order.joined(separator: ", ")).")
    }
  }
}
