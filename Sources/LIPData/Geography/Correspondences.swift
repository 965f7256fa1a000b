/// The correspondences between vintages that are known.
public struct Correspondences: Sendable {
  /// One for each pair of vintages, in their order.
  public let all: [Correspondence]

  /// Makes a collection.
  public init(_ all: [Correspondence] = []) { self.all = all }

  /// Where they stand among the definitions.
  static let file = "geography/correspondences.tsv"

  /// Reads those that come with the program, with a workspace's own laid over them.
  ///
  /// A row of the workspace takes the place of every shipped row that names its `from` or its `to`. Files
  /// `geography/tracts-2016-2021.csv`, of any two vintages, add census tracts in the layout of
  /// ``Correspondence/tracts(_:from:to:areas:)``. Throws what reading throws, and `unread-file` for one whose name is
  /// nearly such a name.
  public static func shipped(_ folder: DatasetsFolder, areas: AreaTable) throws -> Correspondences {
    var rows: [Correspondence.Row] = []
    var known: Correspondences?
    try folder.refuseUnreadCorrespondences()
    for base in [folder.root, folder.workspace].compactMap(\.self) where InputFile.exists(base + "/" + file) {
      let own = try Correspondence.rows(base + "/" + file, areas: areas, known: known)
      // A row of the user's own goes before the shipped ones of its areas, between the same two vintages.
      let named = Set(own.flatMap { [$0.link.from, $0.link.to] }).subtracting([""])
      let vintages = Set(own.map { [$0.vintages.earlier, $0.vintages.later] })
      rows.removeAll { row in
        vintages.contains([row.vintages.earlier, row.vintages.later])
          && (named.contains(row.link.from) || named.contains(row.link.to))
      }
      rows += own
      known = made(of: rows, areas)
    }
    for (path, earlier, later) in folder.tractFiles() {
      rows += try Correspondence.tracts(path, from: earlier, to: later, areas: areas)
    }
    try Correspondence.check(rows)
    return made(of: rows, areas)
  }

  private static func made(of rows: [Correspondence.Row], _ areas: AreaTable) -> Correspondences {
    let pairs = Dictionary(grouping: rows) { [$0.vintages.earlier, $0.vintages.later] }
    return Correspondences(
      pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, rows in
        Correspondence(from: pair[0], to: pair[1], links: rows.map(\.link), areas: areas)
      })
  }

  /// The correspondence between two vintages, nil where none is known.
  public func between(_ earlier: Int, _ later: Int) -> Correspondence? {
    all.first { $0.earlier == earlier && $0.later == later }
  }

  /// The correspondence of the latest vintage before one, nil where none is known.
  public func before(_ vintage: Int) -> Correspondence? {
    all.filter { $0.later == vintage }.max { $0.earlier < $1.earlier }
  }

  /// The areas of a vintage in which the people of a catchment live or lived; nil where the vintages have no
  /// correspondence, and for a catchment of the vintage itself.
  public func areas(of catchment: Catchment, at vintage: Int, _ compositions: Compositions) -> CorrespondingAreas? {
    guard let own = catchment.vintage else { return nil }
    if let correspondence = between(vintage, own) { return correspondence.earlier(catchment, compositions) }
    return between(own, vintage)?.later(catchment)
  }
}
