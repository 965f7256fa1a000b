public import LIPData

extension Assessor {
  /// A peer with how far it is from a partnership.
  public struct Neighbour: Sendable {
    /// The peer.
    public var partnership: Partnership
    /// The distance in standard deviations; nil where the data at hand have none of the indicators for it.
    public var distance: Double?
    /// How many of the indicators the distance is over: those that both have.
    public var comparedOn: Int
    /// Its values in the order of the indicators, nil where there is none.
    public var values: [Double?]
  }

  /// The peers of a partnership by their distance, and what it is measured from.
  public struct Neighbourhood: Sendable {
    /// The partnership's own values in the order of the indicators, nil where there is none.
    public var own: [Double?]
    /// The peers, the nearest first.
    public var neighbours: [Neighbour]
  }

  /// The peers of a partnership, the nearest first: those of its setting and size whose values are most like its own.
  ///
  /// Each indicator is divided by its standard deviation over the partnership and its peers, so that none outweighs the
  /// others by its unit; the distance is the root of the mean square over the indicators that both have. A distance over
  /// fewer indicators than others is no nearness: those that have all come first, then those that lack one, and so on to
  /// those without any. Equal distances stay in the order of the registry. Throws `unknown-indicator`,
  /// `catchment-unknown`, and `not-comparable` for an indicator of several categories.
  public func neighbours(of partnership: Partnership, on indicators: [String]) throws -> Neighbourhood {
    let catchment = try atlas.registry.catchment(of: partnership)
    let peers = atlas.registry.peers(of: partnership, catchment, in: atlas.territory)
    let columns = try indicators.map { id -> [String: Double] in
      let indicator = try atlas.indicators.indicator(id)
      guard indicator.measure.breakdown == "total" else {
        throw Diagnostic(
          "not-comparable", "\(id) has several categories, and no one value to compare",
          remedy: "Name indicators of one value, such as immigrant-share; lipdata indicators list lists them.",
          exit: .usage)
      }
      let values = try peerValues(indicator, peers + [partnership])
      return Dictionary(values.map { ($0.partnership.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    let scales = columns.map { Self.standardDeviation(Array($0.values)) }
    let neighbours = peers.map { peer in
      let squares = zip(columns, scales).compactMap { column, scale -> Double? in
        guard let own = column[partnership.id], let other = column[peer.id] else { return nil }
        return scale > 0 ? (own - other) * (own - other) / (scale * scale) : 0
      }
      let distance = squares.isEmpty ? nil : (squares.reduce(0, +) / Double(squares.count)).squareRoot()
      return Neighbour(
        partnership: peer, distance: distance, comparedOn: squares.count, values: columns.map { $0[peer.id] })
    }
    let sorted = neighbours.enumerated().sorted {
      (-$0.element.comparedOn, $0.element.distance ?? .infinity, $0.offset)
        < (-$1.element.comparedOn, $1.element.distance ?? .infinity, $1.offset)
    }
    return Neighbourhood(own: columns.map { $0[partnership.id] }, neighbours: sorted.map(\.element))
  }

  private static func standardDeviation(_ values: [Double]) -> Double {
    // Sorted: a sum of the same numbers in another order may differ in its last digit.
    let values = values.sorted()
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }
}
