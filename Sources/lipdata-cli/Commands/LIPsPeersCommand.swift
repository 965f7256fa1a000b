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
      Catchments of peers do not overlap the partnership's or each other; candidates of low confidence are left out, and \
      so are partnerships whose areas are of another census.

      With --on the distance says how unlike a peer's values are: 0 is alike, 1 a standard deviation among the peers. It \
      is the root of the mean square over the indicators that both have a value of; compared_on says how many. Peers that \
      have all of them come first; equal distances stay in the order of lipdata lips list. How sure a value is does not \
      count: small differences of distance say nothing.

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
    let on = on.reduce(into: [String]()) { known, id in if !known.contains(id) { known.append(id) } }
    var rows = PlainTable(
      ["lip_id", "name", "province", "setting", "size_class"] + (on.isEmpty ? [] : ["distance", "compared_on"] + on))
    func add(_ peer: Partnership, _ more: [String]) {
      rows.add(
        [peer.id, peer.name.en, peer.provinces.joined(separator: " "), peer.setting, peer.sizeClass] + more)
    }
    if on.isEmpty {
      let territory = Territory(compositions: try DatasetsOptions.areas(folder).compositions)
      for peer in registry.peers(of: partnership, try registry.catchment(of: partnership), in: territory) {
        add(peer, [])
      }
    } else {
      let store = try Store(path: try source.path())
      let atlas = try DatasetsOptions.atlas(folder, Catalogue(folder), registry, store)
      let assessor = try Assessor(atlas, outline: try AssessCommand.outline("needs-assessment", folder))
      let found = try assessor.neighbours(of: partnership, on: on)
      for neighbour in found.neighbours {
        add(
          neighbour.partnership,
          [ChartReadyNumber.text(neighbour.distance), String(neighbour.comparedOn)]
            + neighbour.values.map(ChartReadyNumber.text))
      }
      for (id, value) in zip(on, found.own) {
        Output.note(
          "\(lip): \(id) \(value.map { ChartReadyNumber.text($0) } ?? "has no value here: nobody is near in it")")
      }
      let lacking = found.neighbours.filter { $0.comparedOn < on.count }.count
      if lacking > 0, found.own.allSatisfy({ $0 != nil }) {
        Output.note("\(lacking) of \(found.neighbours.count) peers lack a value, and come after the others")
      }
    }
    try table.print(rows)
    let others = registry.countOfOtherCensus(partnership, try registry.catchment(of: partnership))
    if others > 0 {
      Output.note(
        "\(others) of the same setting and size class \(others == 1 ? "is" : "are") left out: the areas are of another census "
          + "than those of \(lip)")
    }
    if rows.rows.isEmpty {
      Output.note(
        "\(lip) has no peers: nobody else of setting \(partnership.setting) and size class \(partnership.sizeClass) has a "
          + "known catchment of its own, in the boundaries of the same census")
    }
  }
}
