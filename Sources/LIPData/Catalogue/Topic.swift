/// What datasets are about, such as housing.
public struct Topic: Sendable, Equatable {
  /// A kebab-case id.
  public let id: String
  /// The name.
  public let name: LocalizedText

  /// What a topic must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id of the topic"), .required("name", .localized, "its name"),
  ])

  init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a topic")
    id = node["id"]?.text ?? ""
    name = node.localized("name")
  }
}
