import ArgumentParser
import Indicators
import LIPData
import Publishing

/// Lists the peers of a partnership.
struct LIPsPeersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peers",
    abstract: "List the peers of a partnership: same setting and size; with --on, the nearest first.",
    discussion: """
      Catchments of peers do not overlap the partnership's or each other; candidates of low confidence are left out. \
      The distance is in standard deviations over the indicators that both have data for.

      Examples:
        lipdata lips peers ottawa
        lipdata lips peers ottawa --on immigrant-share --on population --store lipdata.sqlite
      """)

  @OptionGroup var definitions: DatasetsOptions
  @OptionGroup var source: StoreOptions
  @OptionGroup var table: TableOptions

  @Argument(help: "The id of a partnership; lipdata lips list lists them.")
  var lip: String

  @Option(help: ArgumentHelp("An indicator to be near in; may be repeated. Asks for a store.", valueName: "indicator"))
  var on: [String] = []

  func run() throws {
    let folder = try definitions.folder()
    let registry = try DatasetsOptions.registry(folder)
    let partnership = try registry.partnership(lip)
    var rows = PlainTable(["lip_id", "name", "province", "setting", "size_class", "distance"] + on)
    func add(_ peer: Partnership, _ more: [String]) {
      rows.add(
        [peer.id, peer.name.en, peer.provinces.joined(separator: " "), peer.setting, peer.sizeClass] + more)
    }
    if on.isEmpty {
      let territory = Territory(compositions: try DatasetsOptions.areas(folder).compositions)
      for peer in registry.peers(of: partnership, try registry.catchment(of: partnership), in: territory) {
        add(peer, [""])
      }
    } else {
      let store = try Store(path: try source.path())
      let atlas = try DatasetsOptions.atlas(folder, Catalogue(folder), registry, store)
      let assessor = try Assessor(atlas, outline: try AssessCommand.outline("needs-assessment", folder))
      for neighbour in try assessor.neighbours(of: partnership, on: on) {
        add(
          neighbour.partnership,
          [ChartReadyNumber.text(neighbour.distance)] + neighbour.values.map(ChartReadyNumber.text))
      }
    }
    try table.print(rows)
  }
}
