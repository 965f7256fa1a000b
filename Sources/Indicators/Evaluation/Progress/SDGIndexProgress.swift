import LIPData

/// The score and trend of the SDG Index.
///
/// The score is `100 × (current − worst) ÷ (best − worst)`, clipped to 0 and 100. The value is the trend: the mean
/// yearly change over the yearly change that reaches the target in time; below 0 decreasing, below 0.5 stagnating
/// (limited), below 1 moderately improving, else on track (substantial). Source: Sustainable Development Report; its
/// thresholds and arrows are general knowledge (frameworks notes §10.3).
struct SDGIndexProgress: ProgressMethod {
  static let name = "sdg-index"
  static let source = LocalizedText(
    en: "Sustainable Development Report, score 0 to 100 and trend to the target; thresholds not verified.",
    fr: "Rapport sur le développement durable, note de 0 à 100 et tendance vers la cible; seuils non vérifiés.")
  static let scale: ClosedRange<Double>? = 0...100

  init() {}

  func progress(of series: MeasuredSeries) -> Progress {
    if let binary = binary(series) { return binary }
    guard let current = series.current else { return .none(NoProgress.current) }
    var score: Double?
    if let worst = series.worst, let best = series.best ?? series.target, best != worst {
      score = 100 * min(max((current.value - worst) / (best - worst), 0), 1)
    }
    guard let target = series.target else {
      return Progress(status: .notAvailable, score: score, note: NoProgress.target)
    }
    if series.meets(target, current.value) { return Progress(status: .targetAchieved, score: score) }
    guard let base = series.base else {
      return Progress(status: .notAvailable, score: score, note: NoProgress.baseline)
    }
    guard current.year > base.year, series.targetYear > base.year, target != base.value else {
      let why =
        current.year <= base.year
        ? NoProgress.onePoint : target == base.value ? NoProgress.sameAsTarget : NoProgress.targetYear
      return Progress(status: .notAvailable, score: score, note: why)
    }
    let required = (target - base.value) / (series.targetYear - base.year)
    let trend = (current.value - base.value) / (current.year - base.year) / required
    return Progress(value: trend, status: Self.arrow(trend, series, base.value, target), score: score)
  }

  private static func arrow(
    _ trend: Double, _ series: MeasuredSeries, _ base: Double, _ target: Double
  ) -> ProgressStatus {
    // One that began beyond its target and left it goes the wrong way, whatever the ratio of the two slopes.
    if trend < 0 || series.meets(target, base) { return .deterioration }
    return trend < 0.5 ? .limitedProgress : trend < 1 ? .moderateProgress : .substantialProgress
  }
}
