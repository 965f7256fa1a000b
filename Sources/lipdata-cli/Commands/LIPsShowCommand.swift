import ArgumentParser
import LIPData
import Publishing

/// Shows one partnership in full.
struct LIPsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a partnership: who hosts it, each area of its catchment, the reserves in it, where this was read.",
    discussion: """
      Example:
        lipdata lips show greater-moncton
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var table: TableOptions

  @Argument(help: "The id of a partnership; lipdata lips list lists them.")
  var lip: String

  func run() throws {
    let folder = try definitions.folder()
    let registry = try DatasetsOptions.registry(folder)
    let partnership = try registry.partnership(lip)
    let areas = try DatasetsOptions.areas(folder)
    let profile = PartnershipProfile(
      partnership, in: registry, areas: areas,
      populations: try AreaPopulations.shipped(Catalogue(folder), areas: areas), reserves: try Reserves.shipped(folder),
      correspondences: try Correspondences.shipped(folder, areas: areas))
    var rows = PlainTable(["field", "value"])
    for field in profile.fields { rows.add([field.name, field.value]) }
    try table.print(rows)
  }
}
