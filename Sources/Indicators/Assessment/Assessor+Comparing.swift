import LIPData

extension Assessor {
  /// An indicator for a partnership beside what it is compared with.
  struct Compared {
    /// The catchment's figure, the comparator's and that of the census before, with their categories.
    var figures: [Figure]
    /// The break that keeps the census before from being set beside; nil for none.
    var blocking: SeriesBreak?
  }

  /// The figures of an indicator for a partnership: the catchment's, those of one comparator, the census before.
  ///
  /// - Parameter role: the comparator; nil for none. What the indicator itself is compared with plays no part.
  ///
  /// Throws `catchment-unknown` where its membership is not known, and what the store throws.
  func compared(
    _ indicator: IndicatorDefinition, of partnership: Partnership, with role: AreaRole?
  ) throws -> Compared {
    let catchment = try atlas.registry.catchment(of: partnership)
    var asked = indicator
    asked.compare = (role.map { [$0] } ?? []) + [.previousCensus]
    var comparison = try Comparison(asked, partnership, catchment, atlas: atlas, cells: cells)
    if role == .peers {
      let peers = atlas.registry.peers(of: partnership, catchment, in: atlas.territory)
      let values = try peerValues(indicator, peers)
      comparison.addPeers(values.map(\.value), of: peers.count, from: Set(values.map(\.dataset)).sorted())
    }
    guard case .blocked(let one) = comparison.noPreviousCensus?.why else {
      return Compared(figures: comparison.figures)
    }
    return Compared(figures: comparison.figures, blocking: one)
  }
}
