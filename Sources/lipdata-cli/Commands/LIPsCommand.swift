import ArgumentParser
import LIPData
import Publishing

/// Lists the partnerships.
struct LIPsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lips",
    abstract: "List the partnerships: LIPs and ZIPs, their regions and catchments.",
    discussion: """
      Entries of low confidence are candidates: believed to exist, not confirmed.

      Examples:
        lipdata lips --province ON
        lipdata lips --region Atlantic --setting rural --size small
        lipdata lips --format csv --output partnerships.csv
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

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

  func run() throws {
    let folder = try definitions.folder()
    let registry = try DatasetsOptions.registry(folder)
    var filter = PartnershipFilter()
    let wanted: [(PartnershipFilter.Field, String?)] = [
      (.province, province), (.region, region), (.kind, kind), (.setting, setting), (.size, size),
      (.hostType, hostType),
    ]
    for (field, value) in wanted {
      if let value { try filter.want(value, in: field, among: registry) }
    }
    var rows = PlainTable([
      "lip_id", "name", "name_fr", "kind", "province", "region", "setting", "size_class", "host_type", "areas",
      "catchment", "confidence",
    ])
    for one in registry.partnerships where filter.lets(one) {
      rows.add([
        one.id, one.name.en, one.name.fr == one.name.en ? "" : one.name.fr, one.kind,
        one.provinces.joined(separator: " "), one.region, one.setting, one.sizeClass, one.hostType,
        one.catchment.map { String($0.parts.count) } ?? "",
        one.catchment.map { $0.isConstructed ? "constructed" : "known" } ?? "unknown", one.confidence,
      ])
    }
    try table.print(rows)
  }
}
