import LIPData

/// The figures that scorecards ask for, each made once for any number of frameworks.
public final class MeasuredFigures {
  private let assessor: Assessor?
  private let indicators: IndicatorSet
  private var known: [Key: Result<[Figure], Diagnostic>] = [:]

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

  /// The indicator with an id.
  func indicator(_ id: String) throws -> IndicatorDefinition { try indicators.indicator(id) }

  /// The catchment's figure of an indicator and, where it is asked for, that of a reference.
  ///
  /// Throws `catchment-unknown` where nobody knows the partnership's areas, and what the store throws.
  func figures(
    _ id: String, of partnership: Partnership, reference: AreaRole?
  ) throws -> (own: Figure?, reference: Figure?) {
    let key = Key(partnership: partnership.id, indicator: id, reference: reference)
    let result: Result<[Figure], Diagnostic>
    if let made = known[key] {
      result = made
    } else {
      do {
        let indicator = try indicator(id)
        result = .success(try assessor?.figures(indicator, of: partnership, comparedWith: reference) ?? [])
      } catch let refusal as Diagnostic {
        result = .failure(refusal)
      }
      known[key] = result
    }
    let figures = try result.get().filter { $0.breakdown == "total" }
    return (
      figures.first { $0.role == .catchment }, figures.first { $0.role != .catchment && $0.estimate.value != nil }
    )
  }
}
