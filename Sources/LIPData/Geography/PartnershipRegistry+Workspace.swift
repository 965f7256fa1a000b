extension PartnershipRegistry {
  /// Reads the partnerships that come with the program, with a workspace's own laid over them by id.
  ///
  /// A row of the workspace's `partnerships/registry.csv` takes the place of the shipped one with its id, or stands
  /// behind all of them; its `partnerships/catchments.csv` gives the whole catchment of every id that it names. A row that
  /// says `unknown` has no catchment, whatever the shipped list has. Throws what ``read(registry:catchments:)`` throws.
  public static func shipped(_ folder: DatasetsFolder) throws -> PartnershipRegistry {
    let registry = "partnerships/registry.csv"
    let catchments = "partnerships/catchments.csv"
    let shipped = DatasetsFolder(root: folder.root)
    let base = try read(registry: shipped.required(registry), catchments: shipped.required(catchments))
    guard let workspace = folder.workspace else { return base }
    let own = [registry, catchments].map { workspace + "/" + $0 }.map { InputFile.exists($0) ? $0 : nil }
    let areas = try own[1].map { try CatchmentFile.read($0) }
    var partnerships = base.partnerships
    var places = Dictionary(uniqueKeysWithValues: partnerships.enumerated().map { ($1.id, $0) })
    if let path = own[0] {
      let rows = try rows(of: path) { id, state in
        areas?.catchments[id] ?? (state == "known" ? places[id].flatMap { partnerships[$0].catchment } : nil)
      }
      for row in rows {
        if let at = places[row.id] {
          partnerships[at] = row
        } else {
          places[row.id] = partnerships.count
          partnerships.append(row)
        }
      }
    }
    if let areas, let path = own[1] {
      try refuseUnknown(in: areas, path, among: partnerships)
      for id in areas.order {
        if let at = places[id] { partnerships[at].catchment = areas.catchments[id] }
      }
    }
    return PartnershipRegistry(partnerships)
  }
}
