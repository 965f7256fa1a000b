/// A thing counted or measured, the same across vintages.
public struct Variable: Sendable, Equatable {
  /// A kebab-case id.
  public var id: String
  /// The name that people read.
  public var name: LocalizedText
  /// `persons`, `households`, `dwellings`, `families`, `dollars`, `percent`, `years`, `ratio`.
  public var unit: String

  /// What `variables.yaml` must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id that definitions name"),
    .required("name", .localized, "what people read"),
    .required("unit", .choice(Member.units), "what is counted or measured"),
  ])

  init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a variable")
    id = node["id"]?.text ?? ""
    name = node.localized("name")
    unit = node["unit"]?.text ?? ""
  }
}

extension YAMLNode {
  /// The text under a key whose shape was checked, in both languages; empty where it is absent.
  public func localized(_ key: String) -> LocalizedText { self[key]?.localized ?? .same("") }

  /// The text of a node whose shape was checked, in both languages, the French one as it is printed.
  var localized: LocalizedText {
    LocalizedText(en: self["en"]?.text ?? "", fr: FrenchTypography.set(self["fr"]?.text ?? ""))
  }

  /// The words under a key that a publisher asks for to the letter, in both languages.
  func quoted(_ key: String) -> LocalizedText {
    LocalizedText(en: self[key]?["en"]?.text ?? "", fr: self[key]?["fr"]?.text ?? "")
  }

  /// The texts of a list under a key whose shape was checked.
  public func texts(_ key: String) -> [String] {
    self[key]?.elements.compactMap(\.text) ?? []
  }
}
