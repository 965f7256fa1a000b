import ArgumentParser
import LIPData
import Publishing

/// Lists the partnerships.
struct LIPsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the partnerships: LIPs and ZIPs, their regions and catchments.",
    discussion: """
      Entries of low confidence are candidates: believed to exist, not confirmed.

      Examples:
        lipdata lips list --province ON
        lipdata lips list --region Atlantic --setting rural --size small
        lipdata lips list --format csv --output partnerships.csv
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var chosen: PartnershipOptions

  func run() throws {
    let registry = try DatasetsOptions.registry(try definitions.folder())
    let filter = try chosen.filter(registry)
    var rows = PlainTable([
      "lip_id", "name", "name_fr", "kind", "province", "region", "umbrella", "cluster", "setting", "size_class",
      "host_type", "areas", "catchment", "confidence", "confirmed_on",
    ])
    for one in registry.partnerships where filter.lets(one) {
      rows.add([
        one.id, one.name.en, one.name.fr == one.name.en ? "" : one.name.fr, one.kind,
        one.provinces.joined(separator: " "), one.region, one.umbrellas.joined(separator: " "), one.cluster,
        one.setting, one.sizeClass, one.hostType, one.catchment.map { String($0.parts.count) } ?? "",
        one.catchment.map { $0.isConstructed ? "constructed" : "known" } ?? "unknown", one.confidence,
        one.confirmedOn,
      ])
    }
    try table.print(rows)
  }
}
