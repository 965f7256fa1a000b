/// The census subdivisions on reserve, which a catchment lists with their enumeration status (DESIGN §4.13).
public struct Reserves: Sendable {
  /// A reserve.
  public struct Reserve: Sendable, Equatable {
    /// Its DGUID.
    public var code: String
    /// The type of census subdivision, as Statistics Canada abbreviates it.
    public var type: String
  }

  /// All that are known, in the order of their codes.
  public let all: [Reserve]

  /// Makes a list.
  public init(_ all: [Reserve]) { self.all = all }

  /// Reads the list that comes with the program, or that of a workspace.
  public static func shipped(_ folder: DatasetsFolder) throws -> Reserves {
    let table = try DelimitedTable(path: try folder.required("geography/reserves.tsv"), dialect: .tab)
    return Reserves(try table.records.map { Reserve(code: try $0.required("code"), type: try $0.required("type")) })
  }

  /// Those that lie in a catchment, whole or in part.
  public func within(_ catchment: Catchment, _ territory: Territory) -> [Reserve] {
    let codes = Set(catchment.parts.map(\.code))
    return all.filter { !territory.lineage(of: $0.code).isDisjoint(with: codes) }
  }

  /// What the census did of a reserve.
  public enum Enumeration: Sendable, Equatable {
    /// Its people are counted; so many of them.
    case enumerated(people: Double)
    /// It was not, or not fully, enumerated: its people are in no figure.
    case notEnumerated
    /// No population is published of it.
    case unknown
  }

  /// How the census of 2021 stands to a reserve.
  public static func enumeration(of code: String, _ populations: AreaPopulations) -> Enumeration {
    if let people = populations[code] { return .enumerated(people: people) }
    return populations.notEnumerated.contains(code) ? .notEnumerated : .unknown
  }

  /// What a type is called; the abbreviation where it is not known.
  public static func name(ofType type: String) -> LocalizedText {
    switch type {
    case "IRI": LocalizedText(en: "Indian reserve", fr: "réserve indienne")
    case "S-É": LocalizedText(en: "Indian settlement", fr: "établissement indien")
    case "IGD": LocalizedText(en: "Indian government district", fr: "district de gouvernement indien")
    case "NL": LocalizedText(en: "Nisga’a land", fr: "terre Nisga’a")
    case "TC": LocalizedText(en: "land reserved to Cree", fr: "terre réservée aux Cris")
    case "TK": LocalizedText(en: "land reserved to Naskapis", fr: "terre réservée aux Naskapis")
    default: .same(type)
    }
  }
}
