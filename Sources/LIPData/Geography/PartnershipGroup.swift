/// Several partnerships as one: those of a region, a setting, a size, or all of the network.
public struct PartnershipGroup: Sendable {
  /// A kebab-case id: the field and its value, such as `region-atlantic`; `network` for all.
  public let id: String
  /// The name that people read.
  public let name: LocalizedText
  /// The partnerships, in the order of the registry.
  public let members: [Partnership]
  /// Their catchments as one, each area once.
  public let catchment: Catchment
  /// Areas that were left out, because it is not known whether they lie in a part of an area that belongs.
  public let ambiguous: [String]

  /// The id of all partnerships as one.
  public static let networkID = "network"

  /// All partnerships of a registry as one.
  ///
  /// Candidates of low confidence are left out, and those whose catchment is not known. Throws `mixed-vintages` where
  /// catchments are of several censuses: an area of one may be that of another, and would count twice.
  public static func network(
    _ registry: PartnershipRegistry, _ filter: PartnershipFilter = PartnershipFilter(), in territory: Territory
  ) throws -> PartnershipGroup {
    let members = members(of: registry, filter)
    return try PartnershipGroup(
      id: networkID,
      name: LocalizedText(en: "The network: \(count(members).en)", fr: "Le réseau\u{00A0}: \(count(members).fr)"),
      members: members, catchments: members.compactMap(\.catchment), territory)
  }

  /// The partnerships of a registry in groups by a field, in the order of its values.
  ///
  /// Of a partnership in two provinces each province's group has the areas that lie in it. Those for which the field
  /// is not known are in no group. Throws `mixed-vintages` as ``network(_:_:in:)`` does.
  public static func groups(
    _ registry: PartnershipRegistry, by field: PartnershipFilter.Field,
    _ filter: PartnershipFilter = PartnershipFilter(),
    in territory: Territory
  ) throws -> [PartnershipGroup] {
    let members = members(of: registry, filter)
    return try Set(members.flatMap { field.values($0) }).sorted().map { value in
      let own = members.filter { field.values($0).contains(value) }
      let catchments = own.compactMap { member -> Catchment? in
        guard field == .province, let code = Territory.provinceCodes[value] else { return member.catchment }
        return member.catchment.map { catchment in
          Catchment(
            catchment.parts.filter { part in
              let province = territory.lineage(of: part.code).first { DGUID($0)?.level == .province }
              // A metropolitan area of one partnership in one province lies in that.
              return province.map { DGUID($0)?.code == code } ?? (member.provinces == [value])
            })
        }
      }
      let words = PartnershipWords.name(of: value, in: field)
      return try PartnershipGroup(
        id: (field.rawValue + "-" + value).kebab,
        name: LocalizedText(en: "\(words.en): \(count(own).en)", fr: "\(words.fr)\u{00A0}: \(count(own).fr)"),
        members: own, catchments: catchments, territory)
    }
  }

  private init(
    id: String, name: LocalizedText, members: [Partnership], catchments: [Catchment], _ territory: Territory
  ) throws {
    try Self.refuseMixedVintages(among: members, id)
    self.id = id
    self.name = name
    self.members = members
    let union = territory.union(of: catchments)
    catchment = Catchment(union.parts, isConstructed: members.contains { $0.catchment?.isConstructed ?? false })
    ambiguous = union.ambiguous
  }

  private static func refuseMixedVintages(among members: [Partnership], _ id: String) throws {
    let byVintage = Dictionary(grouping: members.filter { $0.catchment?.vintage != nil }) { $0.catchment?.vintage ?? 0 }
    guard byVintage.count > 1 else { return }
    let all = byVintage.sorted { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    let said = all.map { vintage, own in
      "\(vintage) (\(own.prefix(3).map(\.id).joined(separator: ", "))\(own.count > 3 ? " and \(own.count - 3) more" : ""))"
    }
    throw Diagnostic(
      "mixed-vintages",
      "The catchments of the group \"\(id)\" have boundaries of \(said.joined(separator: " and ")): vintages are not "
        + "mixed",
      remedy: "Name the areas of all members as they were at one census (lipdata lips check FILE says what became of "
        + "areas since), or leave some out of the group.")
  }

  /// The partnerships that the network counts: whose catchment is known, and that are no candidates of low confidence.
  public static func members(
    of registry: PartnershipRegistry, _ filter: PartnershipFilter = PartnershipFilter()
  ) -> [Partnership] {
    registry.partnerships.filter { $0.catchment != nil && $0.confidence != "low" && filter.lets($0) }
  }

  private static func count(_ members: [Partnership]) -> LocalizedText {
    members.count == 1
      ? LocalizedText(en: "1 partnership", fr: "1 partenariat")
      : LocalizedText(en: "\(members.count) partnerships as one", fr: "\(members.count) partenariats réunis")
  }

  /// The group as one partnership, for an assessment.
  ///
  /// It is compared with provinces where it lies in one or two; it has no peers.
  public var partnership: Partnership {
    let provinces = Set(members.flatMap(\.provinces)).sorted()
    func names(_ language: Language) -> String { members.map { $0.name[language] }.joined(separator: "; ") }
    return Partnership(
      id: id, name: name, kind: "", provinces: provinces.count <= 2 ? provinces : [], region: "", host: "",
      hostType: "", setting: "", sizeClass: "", catchment: catchment, confidence: "", evidence: "",
      note: LocalizedText(
        en: "Areas count once. Members: \(names(.english)).",
        fr: "Chaque secteur compte une fois. Membres\u{00A0}: "
          + "\(names(.french))."))
  }
}

extension String {
  /// Small letters and digits, everything else a hyphen.
  fileprivate var kebab: String {
    let plain = lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
    return plain.split(separator: "-").joined(separator: "-")
  }
}
