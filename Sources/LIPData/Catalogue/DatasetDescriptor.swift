/// What the ids of one product mean: its members and the variables that they are.
public struct DatasetDescriptor: Sendable {
  /// A variable's member in this product.
  public struct Mapping: Sendable, Equatable {
    /// The member's id.
    public var member: Int
    /// The member's label: id and label must agree with the file.
    public var label: String
    /// The period, where it is not the descriptor's own.
    public var period: String?
  }

  /// A kebab-case id.
  public let id: String
  /// The name that people read.
  public let name: LocalizedText
  /// The year of its areas' boundaries.
  public let vintage: Int
  /// The reference period of its values.
  public let period: String
  /// The variable whose size weighs the areas of a catchment for coverage.
  public let coverageVariable: String
  /// The clustering factor of the sampling model, by unit.
  public let clustering: [String: Double]
  /// The intervals that the publisher gives for single cells, by member and area.
  public let publishedIntervals: [Int: [String: PublishedInterval]]
  /// The variables by id.
  public let variables: [String: Mapping]
  /// Every member of the product.
  public let members: MemberTable

  /// The clustering factor k of the sampling model for what is counted in a unit.
  ///
  /// Households are drawn, not persons: dwellings and families cluster no more than their households do.
  public func clustering(of unit: String) -> Double {
    let ofHouseholds = ["dwellings", "families"].contains(unit) ? clustering["households"] : nil
    return clustering[unit] ?? ofHouseholds ?? clustering["persons"] ?? 1.25
  }

  /// What a descriptor must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id of the product's layout"),
    .required("name", .localized, "what people read"),
    .required("vintage", .integer, "the year of the boundaries"),
    .required("period", .text, "the reference period of the values"),
    .required("members", .text, "the file of the members table, beside this one"),
    .required("coverage", .identifier, "the variable whose size weighs areas for coverage"),
    .optional("sampling", .map(.number), "the clustering factor k of the sampling model, by unit"),
    .optional(
      "published_intervals", .list(PublishedInterval.shape), "95 % intervals that the publisher gives for single cells"),
    .required(
      "variables",
      .map(
        .object([
          .required("member", .text, "the member's id in the product"),
          .required("label", .text, "the member's label in the data file"),
          .optional("period", .text, "the period, where it is not the product's own"),
        ])), "the variables that the product gives"),
  ])

  /// Reads a descriptor and its members table from a file.
  ///
  /// Throws what ``Shape/check(_:key:)`` and ``MemberTable/read(_:)`` throw, `unknown-member`, and
  /// `label-disagrees` when a mapping's label is not the member's.
  public static func read(_ path: String) throws -> DatasetDescriptor {
    let node = try YAMLNode.parse(try InputFile.text(path), file: path)
    try shape.check(node, key: "a dataset descriptor")
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let members = try MemberTable.read((folder.isEmpty ? "." : folder) + "/" + (node["members"]?.text ?? ""))
    return try DatasetDescriptor(node, members: members)
  }

  init(_ node: YAMLNode, members: MemberTable) throws {
    var variables: [String: Mapping] = [:]
    for (key, value) in node["variables"]?.pairs ?? [] {
      guard let text = value["member"]?.text, let id = Int(text), let member = members[id] else {
        throw Diagnostic(
          "unknown-member", "\"\(value["member"]?.text ?? "")\" is no member of \(members.file)",
          at: value["member"]?.place ?? value.place)
      }
      let label = value["label"]?.text ?? ""
      guard Label.agree(label, member.label) else {
        throw Diagnostic(
          "label-disagrees", "Member \(id) is \"\(member.label)\", not \"\(label)\"",
          at: value["label"]?.place ?? value.place,
          remedy: "A mapping names id and label so that ids of another product are found out: mend one of them.")
      }
      variables[key.text ?? ""] = Mapping(member: id, label: label, period: value["period"]?.text)
    }
    let coverage = node["coverage"]?.text ?? ""
    guard variables[coverage] != nil else {
      throw Diagnostic(
        "unknown-variable", "The coverage variable \"\(coverage)\" is not among the variables",
        at: node["coverage"]?.place ?? node.place,
        remedy: Suggestion.remedy(for: coverage, among: Array(variables.keys)))
    }
    id = node["id"]?.text ?? ""
    name = node.localized("name")
    vintage = Int(node["vintage"]?.text ?? "") ?? 0
    period = node["period"]?.text ?? ""
    coverageVariable = coverage
    clustering = Dictionary(
      (node["sampling"]?.pairs ?? []).map { ($0.key.text ?? "", Double($0.value.text ?? "") ?? 1) },
      uniquingKeysWith: { first, _ in first })
    publishedIntervals = try (node["published_intervals"]?.elements ?? []).reduce(into: [:]) { all, one in
      let interval = try PublishedInterval(one, members: members)
      all[interval.member, default: [:]][interval.area] = interval
    }
    self.variables = variables
    self.members = members
  }
}
