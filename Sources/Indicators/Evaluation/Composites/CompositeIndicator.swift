public import LIPData

/// An indicator of a composite: a column of the data, which way is better, and where it belongs.
public struct CompositeIndicator: Sendable {
  /// The id, as parents, tables and the data name it.
  public let id: String
  /// The name that people read; nil where a definition of one's own leaves it out.
  public let name: LocalizedText?
  /// The column of the data.
  public let column: String
  /// The aggregate that it belongs to.
  public let parent: String
  /// Its weight among the children of its parent.
  public let weight: Double
  /// True when more is better.
  public let upIsBetter: Bool
  /// The column that its values are divided by; nil for none.
  public let denominator: String?
  /// What the quotient is multiplied by, such as 1000 for a rate per 1,000.
  public let per: Double
  /// What is aimed at, in the unit that the values have after the division.
  public let target: Double?
  /// The low and the high goalpost, in the unit that the values have after the division.
  public let posts: (low: Double, high: Double)?
  /// A normalisation of its own; nil for that of the composite.
  public let normalisation: Normalisation?
  /// False when outliers are left as they are, whatever the composite does.
  public let isTreated: Bool
  /// Where its parts are written.
  private let node: YAMLNode

  /// What a definition must say of it.
  ///
  /// Names may be left out: a composite of one's own is a computation, and nothing of the name is in its tables. Where
  /// there is one it is in both languages, since pages will print it.
  static let shape = Shape.object([
    .required("id", .text, "the id that tables name; the column of the data, unless column says another"),
    .optional("name", .localized, "what people read"),
    .optional("column", .text, "the column of the data"),
    .required("parent", .text, "the aggregate that it belongs to"),
    .optional("weight", .number, "its weight among the children of its parent; 1 when nothing is said"),
    .required("direction", .choice(["up-is-better", "down-is-better"]), "which way is better"),
    .optional("denominator", .text, "the column that its values are divided by"),
    .optional("per", .number, "what the quotient is multiplied by, such as 1000"),
    .optional("target", .number, "what is aimed at, in the unit that the values have after the division"),
    .optional("goalposts", .list(.number), "the low and the high goalpost, in that unit too"),
    .optional("normalisation", Normalisation.shape, "how its values become scores, when not as the others"),
    .optional("treatment", .boolean, "false to leave its outliers as they are"),
  ])

  /// Reads an indicator whose shape was checked.
  ///
  /// Throws `wrong-weight`, `wrong-range`, and `missing-key` where `per` has nothing to multiply.
  init(_ node: YAMLNode) throws {
    self.node = node
    id = node["id"]?.text ?? ""
    name = node["name"] == nil ? nil : node.localized("name")
    column = node["column"]?.text ?? id
    parent = node["parent"]?.text ?? ""
    weight = try node.weight()
    upIsBetter = node["direction"]?.text == "up-is-better"
    denominator = node["denominator"]?.text
    per = node.number("per") ?? 1
    target = node.number("target")
    posts = try node["goalposts"].map { posts in
      let pair = try Normalisation.pair(posts, "the low and the high goalpost, whichever way is better")
      guard pair.0 < pair.1 else { throw Normalisation.wrongRange(posts, "the low goalpost comes first") }
      return (low: pair.0, high: pair.1)
    }
    normalisation = try node["normalisation"].map { try Normalisation($0) }
    isTreated = node["treatment"]?.text != "false"
    guard per > 0, denominator != nil || node["per"] == nil else {
      throw Diagnostic(
        "wrong-range", "\(id) is multiplied by \(node["per"]?.text ?? "") and divided by nothing", at: place(of: "per"),
        remedy: "Add denominator: the column that the values are divided by; per is a number above 0.")
    }
  }

  /// Where one of its keys is written; where it begins, when the key is absent.
  func place(of key: String) -> Place { node[key]?.place ?? node.place }

  /// What stands beside its values when they are normalised.
  var anchors: Normalisation.Anchors { .init(upIsBetter: upIsBetter, target: target, posts: posts) }
}

extension YAMLNode {
  /// The weight of a node whose shape was checked, 1 when it has none; throws `wrong-weight` for one below 0.
  func weight() throws -> Double {
    guard let weight = number("weight") else { return 1 }
    guard weight >= 0 else {
      throw Diagnostic(
        "wrong-weight", "The weight \(self["weight"]?.text ?? "") is below 0", at: self["weight"]?.place ?? place,
        remedy: "Write 0 or more; where less is better, say direction: down-is-better.")
    }
    return weight
  }
}
