/// A publisher's licence and the sentence that it asks for.
public struct Licence: Sendable, Equatable {
  /// A kebab-case id.
  public var id: String
  /// The licence's name.
  public var name: LocalizedText
  /// Where the licence is read.
  public var address: LocalizedText
  /// The attribution sentence, with `{product}` and `{reference}` to be filled in.
  public var attribution: LocalizedText

  /// What `licences.yaml` must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id that catalogue entries name"),
    .required("name", .localized, "the licence's name"),
    .required("address", .localized, "where the licence is read"),
    .required("attribution", .localized, "the sentence that the licence asks for"),
    .required("review", Review.shape, "whether somebody compared the sentence with the official page"),
  ])

  init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a licence")
    id = node["id"]?.text ?? ""
    name = node.localized("name")
    address = node.quoted("address")
    attribution = node.quoted("attribution")
  }
}

/// Whether somebody who knows reviewed a text: DESIGN §4.6.
public enum Review {
  /// What `review` must hold.
  public static let shape = Shape.object([
    .required("status", .choice(["draft", "reviewed"]), "draft until somebody reviewed it"),
    .optional("by", .text, "who reviewed it"),
    .optional("on", .date, "when"),
  ])
}
