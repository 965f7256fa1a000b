import ArgumentParser
import LIPData

/// Which partnerships are meant: by the groups in which members of the network compare themselves.
struct PartnershipOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only those in a province or territory, such as ON.", valueName: "code"))
  var province: String?

  @Option(help: ArgumentHelp("Only those in a region of the funder: Atlantic, Ontario, PNT …", valueName: "name"))
  var region: String?

  @Option(help: ArgumentHelp("Only LIPs or only ZIPs.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("Only those of a setting: urban, rural or mixed.", valueName: "setting"))
  var setting: String?

  @Option(help: ArgumentHelp("Only those of a size class: large, medium or small.", valueName: "class"))
  var size: String?

  @Option(help: ArgumentHelp("Only those with a host of a type, such as municipal.", valueName: "type"))
  var hostType: String?

  @Option(help: ArgumentHelp("Only those under an umbrella organization, such as OCASI.", valueName: "initials"))
  var umbrella: String?

  @Option(help: ArgumentHelp("Only those of a cluster of the network.", valueName: "name"))
  var cluster: String?

  /// The filter that the options ask for; throws `unknown-value` for a value that no partnership has.
  func filter(_ registry: PartnershipRegistry) throws -> PartnershipFilter {
    var filter = PartnershipFilter()
    let wanted: [(PartnershipFilter.Field, String?)] = [
      (.province, province), (.region, region), (.kind, kind), (.setting, setting), (.size, size),
      (.hostType, hostType), (.umbrella, umbrella), (.cluster, cluster),
    ]
    for (field, value) in wanted {
      if let value { try filter.want(value, in: field, among: registry) }
    }
    return filter
  }
}
