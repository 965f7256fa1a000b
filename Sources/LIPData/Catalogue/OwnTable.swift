/// What a table of the user's own means: a YAML beside it, `X.yaml` for `X.csv` or `X.xlsx`.
///
/// A table is tidy (a row for each value) or, where the descriptor has `columns`, ``Wide``.
public struct OwnTable: Sendable, Equatable {
  /// Which codes of the Standard Geographical Classification stand in the column of the areas.
  public struct Codes: Sendable, Equatable {
    /// The level of the areas; nil where the number of a code's digits tells it.
    public var level: GeographicLevel?
    /// The year of their boundaries.
    public var vintage: Int
  }

  /// A thing counted or measured.
  public struct Variable: Sendable, Equatable {
    /// The name as it stands in the column variable, or under `columns`.
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
    /// The text in the column, or under `columns`.
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
  /// How a wide table's columns are read; nil for a tidy table.
  public let wide: Wide?

  /// Reads a definition; throws what ``Shape/check(_:key:)`` throws, `unknown-variable` for a universe that is none,
  /// and what ``Wide`` throws.
  init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "a table")
    id = node["id"]?.text ?? ""
    title = node.localized("title")
    publisher = node.localized("publisher")
    licence = node["licence"]?.text
    unit = node["unit"]?.text ?? ""
    universe = node.localized("universe")
    codes = try Self.codes(node)
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
    wide = try Wide(node, variables, breakdowns)
    for (key, value) in node["variables"]?.pairs ?? [] {
      guard let universe = value["universe"], let wanted = universe.text, wanted != key.text else { continue }
      guard variables.contains(where: { $0.id == wanted }) else {
        throw Diagnostic(
          "unknown-variable", "\"\(wanted)\" is no variable of the table", at: universe.place,
          remedy: Suggestion.remedy(for: wanted, among: variables.map(\.id)))
      }
    }
  }

  /// The codes of the areas; throws `missing-key` for a level without a vintage, `wrong-kind` for no year.
  private static func codes(_ node: YAMLNode) throws -> Codes? {
    guard let place = node["geography"], place["level"] != nil || place["vintage"] != nil || node["columns"] == nil
    else { return nil }
    for key in ["level", "vintage"] where place[key] == nil {
      throw Diagnostic(
        "missing-key", "geography has no \(key)", at: place.place,
        remedy: "Codes have a level and a vintage: geography: {level: csd, vintage: 2021}. DGUIDs need neither.")
    }
    let vintage = Int(place["vintage"]?.text ?? "") ?? 0
    guard (1900...2199).contains(vintage) else {
      throw Diagnostic(
        "wrong-kind", "The vintage \(vintage) is no year", at: place["vintage"]?.place ?? place.place,
        remedy: "It is the year of the boundaries, such as 2021.")
    }
    return Codes(level: GeographicLevel(rawValue: place["level"]?.text ?? ""), vintage: vintage)
  }

  /// The entry of its dataset.
  var entry: CatalogueEntry {
    CatalogueEntry(
      uncatalogued: id, title: title, publisher: publisher, number: nil, licences: licence.map { [$0] } ?? [])
  }
}
