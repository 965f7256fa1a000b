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
        lipdata lips --format csv --output partnerships.csv
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("Only those in a province or territory, such as ON.", valueName: "code"))
  var province: String?

  func run() throws {
    let folder = try definitions.folder()
    let registry = try DatasetsOptions.registry(folder)
    if let province, Self.codes(registry).contains(province.uppercased()) == false {
      throw Diagnostic(
        "unknown-province", "No partnership is in \"\(province)\"",
        remedy: "There are partnerships in \(Self.codes(registry).joined(separator: ", ")).", exit: .usage)
    }
    var rows = PlainTable([
      "lip_id", "name", "name_fr", "kind", "province", "region", "setting", "size_class", "areas", "catchment",
      "confidence",
    ])
    for one in registry.partnerships {
      if let province, !one.provinces.contains(province.uppercased()) { continue }
      rows.add([
        one.id, one.name.en, one.name.fr == one.name.en ? "" : one.name.fr, one.kind,
        one.provinces.joined(separator: " "), one.region, one.setting, one.sizeClass,
        one.catchment.map { String($0.parts.count) } ?? "",
        one.catchment.map { $0.isConstructed ? "constructed" : "known" } ?? "unknown", one.confidence,
      ])
    }
    try table.print(rows)
  }

  private static func codes(_ registry: PartnershipRegistry) -> [String] {
    Set(registry.partnerships.flatMap(\.provinces)).sorted()
  }
}
