public import LIPData

extension Composite {
  /// A part of a composite as its definition has it, with what was found and done in its figures.
  public struct Part: Sendable {
    /// The id.
    public let id: String
    /// The name; nil where it is left out.
    public let name: LocalizedText?
    /// The aggregate above; nil for the index.
    public let parent: String?
    /// The weight as it is defined.
    public let weight: Double
    /// The part that it is of the index where nothing is missing.
    public let share: Double
    /// The place of an indicator among the steps; nil for an aggregate.
    public let indicator: Int?
  }

  /// The parts: aggregates, then indicators, in the order of the definition.
  public var structure: [Part] {
    let tree = definition.hierarchy
    return definition.aggregates.enumerated().map { place, one in
      Part(
        id: one.id, name: one.name, parent: one.parent, weight: one.weight, share: tree.share(of: .aggregate(place)),
        indicator: nil)
    }
      + definition.indicators.enumerated().map { place, one in
        Part(
          id: one.id, name: one.name, parent: one.parent, weight: one.weight, share: tree.share(of: .indicator(place)),
          indicator: place)
      }
  }
}
