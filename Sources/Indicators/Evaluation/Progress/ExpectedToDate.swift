import LIPData

/// What was reached over what should have been by now, on a straight line from baseline to target.
///
/// `expected = baseline + (target − baseline) × (t − t₀) ÷ (T − t₀)`; the value is `(current − baseline) ÷
/// (expected − baseline)`. After the target's year the whole way is expected. Cut points as in ``DistanceCovered``.
/// Source: results-based management (frameworks notes §9).
struct ExpectedToDate: ProgressMethod {
  static let name = "expected-to-date"
  static let source = LocalizedText(
    en: "Results-based management: what was reached over what was due by now. Cut points are our choice.",
    fr:
      "Gestion axée sur les résultats\u{00A0}: ce qui est atteint par rapport à ce qui est attendu à ce jour. Les seuils sont notre choix."
  )
  static let scale: ClosedRange<Double>? = 0...100

  init() {}

  func progress(of series: MeasuredSeries) -> Progress {
    if let binary = binary(series) { return binary }
    guard let base = series.base else { return .none(NoProgress.baseline) }
    guard let current = series.current else { return .none(NoProgress.current) }
    guard let target = series.target else { return .none(NoProgress.target) }
    guard current.year != base.year else { return .none(NoProgress.onePoint) }
    guard current.year > base.year else { return .none(NoProgress.order) }
    guard series.targetYear > base.year else { return .none(NoProgress.targetYear) }
    let isMet = series.meets(target, current.value)
    guard target != base.value else {
      return isMet
        ? Progress(status: .targetAchieved, score: 100, note: NoProgress.sameAsTarget) : .none(NoProgress.sameAsTarget)
    }
    return DistanceCovered.graded(
      (current.value - base.value) / (Self.due(series, base, current, target) - base.value), series, isMet: isMet)
  }

  func status(ofMean score: Double) -> ProgressStatus? { DistanceCovered().status(ofMean: score) }

  /// The value that is due in the current year.
  private static func due(
    _ series: MeasuredSeries, _ base: MeasuredSeries.Point, _ current: MeasuredSeries.Point, _ target: Double
  ) -> Double {
    let elapsed = min(1, (current.year - base.year) / (series.targetYear - base.year))
    return base.value + (target - base.value) * elapsed
  }
}
