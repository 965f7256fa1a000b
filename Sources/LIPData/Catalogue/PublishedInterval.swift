/// A 95 % interval that the publisher gives for one cell of the long form: it goes before any model.
public struct PublishedInterval: Sendable, Equatable {
  /// The member's id.
  public let member: Int
  /// The area's code.
  public let area: String
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// The variance of sampling that the interval means: its half-width is 1.96 standard errors.
  public var variance: Double {
    let error = (high - low) / 2 / 1.959_963_984_540_054
    return error * error
  }

  static let shape = Shape.object([
    .required("member", .text, "the member's id in the product"),
    .required("area", .text, "the area's code"),
    .required("low", .number, "the lower end of the 95 % interval"),
    .required("high", .number, "the upper end of the 95 % interval"),
  ])

  /// Reads an interval whose shape was checked; throws `unknown-member` and `wrong-order`.
  init(_ node: YAMLNode, members: MemberTable) throws {
    guard let text = node["member"]?.text, let id = Int(text), members[id]?.rounding.isSample == true else {
      throw Diagnostic(
        "unknown-member", "\"\(node["member"]?.text ?? "")\" is no long-form member of \(members.file)",
        at: node["member"]?.place ?? node.place, remedy: "100 % data have no sampling error.")
    }
    member = id
    area = node["area"]?.text ?? ""
    low = Double(node["low"]?.text ?? "") ?? 0
    high = Double(node["high"]?.text ?? "") ?? 0
    guard low < high else {
      throw Diagnostic(
        "wrong-order", "The interval goes from \(low) to \(high)", at: node["low"]?.place ?? node.place,
        remedy: "`low` is the lower end.")
    }
  }
}
