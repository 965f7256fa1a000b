public import LIPData

/// An ordinal scale whose levels are put in words.
public struct Rubric: Sendable, Equatable {
  /// A level of the scale.
  public struct Level: Sendable, Equatable {
    /// What is written in an answer.
    public let value: Int
    /// What the level is called.
    public let name: LocalizedText
    /// What must be so for it; nil where the name says it.
    public let meaning: LocalizedText?
  }

  /// A kebab-case id.
  public let id: String
  /// What people read.
  public let name: LocalizedText
  /// The levels, from the lowest.
  public let levels: [Level]

  /// What a rubric must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id that measures name"),
    .required("name", .localized, "what people read"),
    .required(
      "levels",
      .list(
        .object([
          .required("value", .integer, "what is written in an answer"),
          .required("name", .localized, "what the level is called"),
          .optional("meaning", .localized, "what must be so for it"),
        ])), "the levels, from the lowest"),
  ])

  /// Reads a rubric whose shape was checked; throws `rubric-order` where its levels do not ascend.
  init(_ node: YAMLNode) throws {
    id = node["id"]?.text ?? ""
    name = node.localized("name")
    levels = (node["levels"]?.elements ?? []).map { level in
      Level(
        value: level["value"]?.text.flatMap { Int($0) } ?? 0, name: level.localized("name"),
        meaning: level["meaning"].map { _ in level.localized("meaning") })
    }
    guard levels.count >= 2, zip(levels, levels.dropFirst()).allSatisfy({ $0.value < $1.value }) else {
      throw Diagnostic(
        "rubric-order", "The levels of the rubric \"\(id)\" do not ascend", at: node["levels"]?.place ?? node.place,
        remedy: "Give two levels or more, from the lowest value to the highest, each once.")
    }
  }

  /// The level that an answer names; nil where there is none.
  public func level(_ value: Double) -> Level? { levels.first { Double($0.value) == value } }

  /// Where a value lies between the lowest level and the highest, 0 to 100.
  func position(_ value: Double) -> Double {
    guard let first = levels.first, let last = levels.last, last.value > first.value else { return 0 }
    return 100 * (value - Double(first.value)) / Double(last.value - first.value)
  }
}
