/// What is known of a partnership and its catchment, field by field.
public struct PartnershipProfile: Sendable {
  /// The fields in the order in which they are shown; a name may stand several times.
  public private(set) var fields: [(name: String, value: String)]

  /// Gathers what is known; in English, official names in their own language.
  public init(
    _ partnership: Partnership, in registry: PartnershipRegistry, areas: AreaTable, populations: AreaPopulations,
    reserves: Reserves, correspondences: Correspondences = Correspondences()
  ) {
    fields = [
      ("lip_id", partnership.id), ("name_en", partnership.name.en),
      ("name_fr", partnership.name.fr == partnership.name.en ? "" : partnership.name.fr),
      ("kind", partnership.kind), ("province", partnership.provinces.joined(separator: " ")),
      ("region", partnership.region), ("umbrella", partnership.umbrellas.joined(separator: " ")),
      ("cluster", partnership.cluster), ("host", partnership.host), ("host_type", partnership.hostType),
      ("setting", partnership.setting), ("size_class", partnership.sizeClass),
      ("confidence", partnership.confidence), ("evidence", partnership.evidence),
      ("confirmed_by", partnership.confirmedBy), ("confirmed_on", partnership.confirmedOn),
      ("note", partnership.note.en),
    ]
    guard let catchment = partnership.catchment else {
      fields.append(("catchment", "unknown"))
      return
    }
    fields.append(("catchment", catchment.isConstructed ? "constructed" : "known"))
    fields.append(("catchment_since", catchment.since))
    fields.append(("boundaries", catchment.vintages.map(String.init).joined(separator: " ")))
    let territory = Territory(compositions: areas.compositions)
    let (people, missing) = populations.sum(of: catchment, compositions: areas.compositions)
    if missing.isEmpty {
      fields.append(("population_2021", Self.whole(people)))
      fields.append(("computed_size_class", AreaPopulations.sizeClass(people)))
    }
    for part in catchment.parts {
      let name =
        areas.areas[part.code]?.name ?? correspondences.all.lazy.compactMap { $0.formerName(of: part.code) }.first
      fields.append(("area", Self.area(part, name?.en ?? part.code, areas, populations)))
    }
    for reserve in reserves.within(catchment, territory) {
      let name = areas.name(of: reserve.code).en
      let type = Reserves.name(ofType: reserve.type).en
      fields.append(("reserve", "\(name) (\(reserve.code)), \(type): \(Self.enumeration(reserve.code, populations))"))
    }
    for other in registry.partnerships where other.id != partnership.id {
      guard let area = other.catchment, territory.overlap(area, catchment) else { continue }
      fields.append(("overlaps", other.id))
    }
  }

  private static func area(
    _ part: Catchment.Part, _ name: String, _ areas: AreaTable, _ populations: AreaPopulations
  ) -> String {
    let level = DGUID(part.code)?.level ?? areas.areas[part.code]?.level
    var text = "\(name) (\(part.code))"
    if let level { text += ", \(level.name.en)" }
    if part.weight != 1 { text += ", weight \(part.weight)" }
    if let people = populations[part.code] { text += ", \(whole(people)) people in 2021" }
    return text
  }

  private static func enumeration(_ code: String, _ populations: AreaPopulations) -> String {
    switch Reserves.enumeration(of: code, populations) {
    case .enumerated(let people): "\(whole(people)) people in 2021"
    case .notEnumerated: "not, or not fully, enumerated in 2021: its people are in no figure"
    case .unknown: "no population published"
    }
  }

  private static func whole(_ number: Double) -> String { String(Int(number.rounded())) }
}
