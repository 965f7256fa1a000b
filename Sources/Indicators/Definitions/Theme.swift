public import LIPData

/// A theme that indicators belong to.
public struct Theme: Sendable, Equatable {
  /// A kebab-case id.
  public let id: String
  /// The name that people read.
  public let name: LocalizedText

  /// What `themes.yaml` must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id that indicators name"),
    .required("name", .localized, "what people read"),
  ])

  /// Reads a theme.
  public init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a theme")
    id = node["id"]?.text ?? ""
    name = node.localized("name")
  }
}
