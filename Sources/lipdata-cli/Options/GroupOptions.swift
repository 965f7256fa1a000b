import ArgumentParser
import LIPData

/// Groups of partnerships as one, the areas of each counted once.
struct GroupOptions: ParsableArguments {
  /// The fields by their names on the command line.
  enum Field: String, ExpressibleByArgument, CaseIterable {
    case region, province, kind, setting, size
    case hostType = "host-type"
    case umbrella, cluster

    /// The registry's field.
    var field: PartnershipFilter.Field {
      switch self {
      case .region: .region
      case .province: .province
      case .kind: .kind
      case .setting: .setting
      case .size: .size
      case .hostType: .hostType
      case .umbrella: .umbrella
      case .cluster: .cluster
      }
    }
  }

  @Option(
    help: ArgumentHelp("Groups of partnerships as one, areas counted once: by region, size …", valueName: "field"))
  var by: Field?

  @Flag(help: "All partnerships as one, areas counted once.")
  var network = false

  /// True when groups are asked for.
  var areAsked: Bool { by != nil || network }

  func validate() throws {
    if by != nil, network { throw ValidationError("Name one: --by FIELD or --network.") }
  }

  /// The groups that are asked for, none where none are; throws `no-group` where nobody is in them.
  func groups(
    _ registry: PartnershipRegistry, _ filter: PartnershipFilter, _ territory: Territory
  ) throws -> [PartnershipGroup] {
    guard areAsked else { return [] }
    let groups =
      try by.map { try PartnershipGroup.groups(registry, by: $0.field, filter, in: territory) }
      ?? [PartnershipGroup.network(registry, filter, in: territory)]
    let filled = groups.filter { !$0.catchment.parts.isEmpty }
    if !filled.isEmpty { sayLeftOut(of: registry, filter, filled) }
    guard !filled.isEmpty else {
      throw Diagnostic(
        "no-group", "No partnership is in any group: the registry does not give its \(by?.rawValue ?? "catchments")",
        remedy:
          "Fill the column \(by?.field.column ?? "catchment") of partnerships/registry.csv in a workspace, a row "
          + "for each partnership as in the shipped file, and name the workspace with --workspace.")
    }
    return filled
  }

  /// Says how many partnerships are in no group, and why.
  private func sayLeftOut(
    of registry: PartnershipRegistry, _ filter: PartnershipFilter, _ groups: [PartnershipGroup]
  ) {
    let wanted = registry.partnerships.filter(filter.lets)
    let counted = Set(PartnershipGroup.members(of: registry, filter).map(\.id))
    let inGroups = Set(groups.flatMap { $0.members.map(\.id) })
    let unsure = wanted.count { !counted.contains($0.id) }
    let unplaced = counted.count { !inGroups.contains($0) }
    var reasons: [String] = []
    if unsure > 0 { reasons.append("\(unsure) are candidates of low confidence, or their catchment is not known") }
    if unplaced > 0, let by { reasons.append("of \(unplaced) the \(by.field.rawValue) is not known") }
    guard !reasons.isEmpty else { return }
    Output.note(
      "note: \(unsure + unplaced) of \(wanted.count) partnerships are in no group: "
        + reasons.joined(separator: "; "))
  }
}
