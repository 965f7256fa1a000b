/// What a tidy table of the user's own means: a YAML beside it, `X.yaml` for `X.csv`.
public struct OwnTable: Sendable, Equatable {
  /// Which codes of the Standard Geographical Classification stand in the column geography.
  public struct Codes: Sendable, Equatable {
    /// The level of the areas.
    public var level: GeographicLevel
    /// The year of their boundaries.
    public var vintage: Int
  }

  /// A thing counted or measured.
  public struct Variable: Sendable, Equatable {
    /// The name as it stands in the column variable.
    public var id: String
    /// The name that people read.
    public var name: LocalizedText
    /// The unit, where it is not the table's.
    public var unit: String?
    /// The variable that is its denominator; nil where there is none.
    public var universe: String?
  }

  /// A breakdown: a column of the table.
  public struct Breakdown: Sendable, Equatable {
    /// The name of the column.
    public var column: String
    /// The name that people read.
    public var name: LocalizedText
    /// What stands in the column, with the names that people read; nil where anything may stand there.
    public var categories: [Category]?
  }

  /// A category of a breakdown.
  public struct Category: Sendable, Equatable {
    /// The text in the column.
    public var id: String
    /// The name that people read.
    public var name: LocalizedText
  }

  /// A kebab-case id.
  public let id: String
  /// The title.
  public let title: LocalizedText
  /// Who publishes the figures.
  public let publisher: LocalizedText
  /// The licence; without one the figures are read and not published.
  public let licence: String?
  /// What is counted or measured, where a variable does not say otherwise.
  public let unit: String
  /// Whom the figures are about.
  public let universe: LocalizedText
  /// The codes of the areas; nil for DGUIDs.
  public let codes: Codes?
  /// The variables, in the order of the file.
  public let variables: [Variable]
  /// The breakdowns, in the order of the file.
  public let breakdowns: [Breakdown]

  /// The levels whose codes may stand in the column geography.
  static let levels = GeographicLevel.allCases.filter { $0.schema != nil && $0 != .country }

  /// What the file must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the id of the dataset"),
    .required("title", .localized, "the title"),
    .required("publisher", .localized, "who publishes the figures"),
    .optional("licence", .identifier, "an id of licences.yaml; without one the figures are not published"),
    .required("unit", .choice(Member.units), "what is counted or measured"),
    .required("universe", .localized, "whom the figures are about"),
    .optional(
      "geography",
      .object([
        .required("level", .choice(levels.map(\.rawValue)), "the level of the areas"),
        .required("vintage", .integer, "the year of their boundaries"),
      ]), "where the column geography holds codes and no DGUIDs: which"),
    .required(
      "variables",
      .map(
        .object([
          .required("name", .localized, "what people read"),
          .optional("unit", .choice(Member.units), "its unit, where it is not the table's"),
          .optional("universe", .text, "the variable that is its denominator"),
        ])), "what stands in the column variable"),
    .optional(
      "breakdowns",
      .map(
        .object([
          .required("name", .localized, "what people read"),
          .optional("categories", .map(.localized), "what stands in the column; else anything may"),
        ])), "the columns besides geography, period, variable, value and status"),
  ])

  /// Reads a definition; throws what ``Shape/check(_:key:)`` throws, `unknown-variable` for a universe that is none.
  init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a table")
    id = node["id"]?.text ?? ""
    title = node.localized("title")
    publisher = node.localized("publisher")
    licence = node["licence"]?.text
    unit = node["unit"]?.text ?? ""
    universe = node.localized("universe")
    codes = node["geography"].flatMap { place in
      guard let level = GeographicLevel(rawValue: place["level"]?.text ?? "") else { return nil }
      return Codes(level: level, vintage: Int(place["vintage"]?.text ?? "") ?? 0)
    }
    variables = (node["variables"]?.pairs ?? []).map {
      Variable(
        id: $0.key.text ?? "", name: $0.value.localized("name"), unit: $0.value["unit"]?.text,
        universe: $0.value["universe"]?.text)
    }
    breakdowns = (node["breakdowns"]?.pairs ?? []).map { column, about in
      Breakdown(
        column: column.text ?? "", name: about.localized("name"),
        categories: about["categories"].map {
          $0.pairs.map { Category(id: $0.key.text ?? "", name: $0.value.localized) }
        })
    }
    for (key, value) in node["variables"]?.pairs ?? [] {
      guard let universe = value["universe"], let wanted = universe.text, wanted != key.text else { continue }
      guard variables.contains(where: { $0.id == wanted }) else {
        throw Diagnostic(
          "unknown-variable", "\"\(wanted)\" is no variable of the table", at: universe.place,
          remedy: Suggestion.remedy(for: wanted, among: variables.map(\.id)))
      }
    }
    if let codes, !(1900...2199).contains(codes.vintage) {
      throw Diagnostic(
        "wrong-kind", "The vintage \(codes.vintage) is no year", at: node["geography"]?["vintage"]?.place ?? node.place,
        remedy: "It is the year of the boundaries, such as 2021.")
    }
  }

  /// The entry of its dataset.
  var entry: CatalogueEntry {
    CatalogueEntry(
      uncatalogued: id, title: title, publisher: publisher, number: nil, licences: licence.map { [$0] } ?? [])
  }
}
