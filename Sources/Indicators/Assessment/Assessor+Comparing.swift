import LIPData

extension Assessor {
  /// The figures of an indicator for a partnership: the catchment's, and those of one comparator.
  ///
  /// - Parameter role: the comparator; nil for none. What the indicator itself is compared with plays no part.
  ///
  /// Throws `catchment-unknown` where its membership is not known, and what the store throws.
  func figures(
    _ indicator: IndicatorDefinition, of partnership: Partnership, comparedWith role: AreaRole?
  ) throws -> [Figure] {
    let catchment = try atlas.registry.catchment(of: partnership)
    var asked = indicator
    asked.compare = role.map { [$0] } ?? []
    var comparison = try Comparison(asked, partnership, catchment, atlas: atlas, cells: cells)
    if role == .peers {
      let peers = atlas.registry.peers(of: partnership, catchment, in: atlas.territory)
      let values = try peerValues(indicator, peers)
      comparison.addPeers(values.map(\.value), of: peers.count, from: Set(values.map(\.dataset)).sorted())
    }
    return comparison.figures
  }
}
