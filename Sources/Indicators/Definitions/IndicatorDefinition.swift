public import LIPData

/// An indicator as people write it in YAML.
public struct IndicatorDefinition: Sendable {
  /// A kebab-case id.
  public let id: String
  /// The name that people read.
  public let name: LocalizedText
  /// The theme's id.
  public let theme: String
  /// Whom the indicator is about.
  public let describes: Describes
  /// What it computes.
  public let measure: any Measure
  /// The unit of its value.
  public let unit: String
  /// Which way is better.
  public let direction: String
  /// `gender`, or nothing.
  public let breakdowns: [String]
  /// What it is compared with, beside what the outline asks.
  public internal(set) var compare: [AreaRole]
  /// The council questions that it serves.
  public let answers: [String]
  /// What is counted, among whom, and with which caution.
  public let definition: LocalizedText
  /// `draft` or `reviewed`.
  public let review: String
  /// Where it was written.
  public let place: Place

  /// The units that a value can have (DESIGN §3).
  public static let units = [
    "persons", "households", "dwellings", "dollars", "percent", "points", "ratio", "years", "index", "per-1000",
  ]

  /// What an indicator must hold.
  public static let shape = Shape.object([
    .required("id", .identifier, "the indicator's id"),
    .required("name", .localized, "what people read"),
    .required("theme", .identifier, "the id of a theme"),
    .required("describes", .choice(Describes.allCases.map(\.rawValue)), "whom the indicator is about"),
    .required("measure", .oneOf(Measures.all.map { $0.shape }), "what it computes"),
    .required("unit", .choice(units), "the unit of its value"),
    .required("direction", .choice(["up-is-better", "down-is-better", "neutral"]), "which way is better"),
    .optional("breakdowns", .list(.choice(["gender"])), "by what it is broken down"),
    .optional("compare", .list(.choice(AreaRole.comparators.map(\.rawValue))), "what it is compared with"),
    .optional("answers", .list(.identifier), "the council questions that it serves"),
    .required("definition", .localized, "what is counted, among whom, and with which caution"),
    .required("review", Review.shape, "whether somebody reviewed the texts"),
  ])

  /// Reads an indicator; throws what ``Shape/check(_:key:)`` throws and what its measure throws.
  public init(_ node: YAMLNode) throws {
    try Self.shape.check(node, key: "an indicator")
    func text(_ key: String) -> String { node[key]?.text ?? "" }
    id = text("id")
    name = node.localized("name")
    theme = text("theme")
    describes = Describes(rawValue: text("describes")) ?? .allResidents
    measure = try Measures.read(node["measure"] ?? node)
    unit = text("unit")
    direction = text("direction")
    breakdowns = node.texts("breakdowns")
    compare = node.texts("compare").compactMap { AreaRole(rawValue: $0) }
    answers = node.texts("answers")
    definition = node.localized("definition")
    review = node["review"]?["status"]?.text ?? "draft"
    place = node.place
    guard measure.units.contains(unit) else {
      throw Diagnostic(
        "unit-disagrees", "A \(type(of: measure).key) is not measured in \(unit)", at: node["unit"]?.place ?? place,
        remedy: "It can be: \(measure.units.joined(separator: ", ")).")
    }
  }
}

/// Whom an indicator is about (DESIGN §3).
public enum Describes: String, Sendable, CaseIterable {
  case newcomers
  case immigrantsVersusOthers = "immigrants-vs-others"
  case allResidents = "all-residents"
  case households

  /// What stands before the title of a table that is not about newcomers; nil where nothing need.
  public var titlePrefix: LocalizedText? {
    switch self {
    case .newcomers, .immigrantsVersusOthers: nil
    case .allResidents: LocalizedText(en: "All residents: ", fr: "Ensemble de la population\u{00A0}: ")
    case .households: LocalizedText(en: "All households: ", fr: "Ensemble des ménages\u{00A0}: ")
    }
  }
}

/// The part that an area plays beside a catchment (DESIGN §3).
///
/// The catchment at the previous census has a role of its own, so that nothing that looks for the catchment's figure
/// finds the earlier one; in the chart-ready column both are the catchment, told apart by vintage and period.
public enum AreaRole: String, Sendable, CaseIterable {
  case catchment
  case part
  case province
  case provinceWithout = "province-without"
  case region
  case canada
  case canadaWithoutQuebec = "canada-without-quebec"
  case peers
  /// The catchment itself, at the census before.
  case previousCensus = "previous-census"
  /// The change of the catchment since the census before.
  case change
}

extension AreaRole {
  /// What an indicator can be compared with.
  public static let comparators = allCases.filter { ![.catchment, .part, .change].contains($0) }

  /// True for the catchment at the census before, and for the change since.
  public var isOfEarlierCensus: Bool { self == .previousCensus || self == .change }

  /// The word of the chart-ready column `area_role`.
  public var column: String {
    switch self {
    case .previousCensus, .change: AreaRole.catchment.rawValue
    default: rawValue
    }
  }

  /// The level of a larger area that stands in this role.
  var level: GeographicLevel { self == .canada ? .country : .province }
}
