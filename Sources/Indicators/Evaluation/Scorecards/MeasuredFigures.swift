import LIPData

/// The figures that scorecards ask for, each made once for any number of frameworks.
public final class MeasuredFigures {
  /// An indicator of a partnership with what it can be held against.
  struct Measured {
    /// The catchment's figure; nil for none.
    var own: Figure?
    /// The reference's; nil for none.
    var reference: Figure?
    /// The catchment's at the census before; nil for none.
    var earlier: Figure?
    /// The break that keeps the census before from being compared with; nil for none.
    var blocking: SeriesBreak?
  }

  private let assessor: Assessor?
  private let indicators: IndicatorSet
  private var known: [Key: Result<Measured, Diagnostic>] = [:]

  private struct Key: Hashable {
    var partnership: String
    var indicator: String
    var reference: AreaRole?
  }

  /// Makes figures for an assessor's store and partnerships.
  ///
  /// - Parameter assessor: nil where there is no store: no indicator has a figure then.
  public init(_ assessor: Assessor?, indicators: IndicatorSet) {
    self.assessor = assessor
    self.indicators = indicators
  }

  /// True where there is a store to ask.
  var hasStore: Bool { assessor != nil }

  /// The indicator with an id.
  func indicator(_ id: String) throws -> IndicatorDefinition { try indicators.indicator(id) }

  /// The catchment's figure of an indicator with what it can be held against.
  ///
  /// Throws `catchment-unknown` where nobody knows the partnership's areas, and what the store throws.
  func measured(_ id: String, of partnership: Partnership, reference: AreaRole?) throws -> Measured {
    let key = Key(partnership: partnership.id, indicator: id, reference: reference)
    if let made = known[key] { return try made.get() }
    let result: Result<Measured, Diagnostic>
    do {
      result = .success(try make(id, partnership, reference))
    } catch let refusal as Diagnostic {
      result = .failure(refusal)
    }
    known[key] = result
    return try result.get()
  }

  private func make(_ id: String, _ partnership: Partnership, _ reference: AreaRole?) throws -> Measured {
    guard let compared = try assessor?.compared(try indicator(id), of: partnership, with: reference) else {
      return Measured()
    }
    let totals = compared.figures.filter { $0.breakdown == "total" && $0.category == FigureMaker.total }
    let beside: Set<AreaRole> = [.catchment, .previousCensus, .change]
    return Measured(
      own: totals.first { $0.role == .catchment },
      reference: totals.first { !beside.contains($0.role) && $0.estimate.value != nil },
      earlier: totals.first { $0.role == .previousCensus && $0.estimate.value != nil }, blocking: compared.blocking)
  }

  /// The standard deviation of an indicator over the peers of a partnership; nil for fewer than five with a value.
  func spread(of indicator: IndicatorDefinition, around partnership: Partnership) throws -> Double? {
    guard let assessor else { return nil }
    let catchment = try assessor.atlas.registry.catchment(of: partnership)
    let peers = assessor.atlas.registry.peers(of: partnership, catchment, in: assessor.atlas.territory)
    let values = try assessor.peerValues(indicator, peers).map(\.value)
    return values.count < 5 ? nil : Moments(values).deviation
  }

  /// The catchment's figure at a vintage that is not the census before, with the breaks between it and another figure.
  ///
  /// Nil where the data have none.
  func figure(
    of figure: Figure, for partnership: Partnership, vintage: Int
  ) throws -> (figure: Figure, breaks: [SeriesBreak])? {
    guard let assessor, let now = Int(figure.vintage), vintage < now else { return nil }
    let found = try assessor.figure(of: figure.indicator, for: partnership, vintage: vintage).figure
    return try found.map { ($0, try assessor.breaks(of: figure.indicator, between: (vintage, now))) }
  }
}
