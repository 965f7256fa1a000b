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
    guard !filled.isEmpty else {
      throw Diagnostic(
        "no-group", "No partnership is in any group: the registry does not give its \(by?.rawValue ?? "catchments")",
        remedy:
          "Fill the column \(by?.field.column ?? "catchment") of partnerships/registry.csv in a workspace, a row "
          + "for each partnership as in the shipped file, and name the workspace with --workspace.")
    }
    return filled
  }
}
