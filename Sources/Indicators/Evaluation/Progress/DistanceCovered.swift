import LIPData

/// The part of the way from the baseline to the target that has been covered.
///
/// `(current − baseline) ÷ (target − baseline)`, whichever way is better; 1 and more is the target. Held against 0.95,
/// 0.60 and 0, as the federal measure holds its ratio: our choice, for one set of words. The score is the part in
/// percent, 0 to 100. Source: results-based management (frameworks notes §9).
struct DistanceCovered: ProgressMethod {
  static let name = "distance-covered"
  static let source = LocalizedText(
    en: "Results-based management: the part of the way from baseline to target. Cut points are our choice.",
    fr:
      "Gestion axée sur les résultats\u{00A0}: part du chemin entre la valeur de départ et la cible. Les seuils sont notre choix."
  )
  static let scale: ClosedRange<Double>? = 0...100

  init() {}

  func progress(of series: MeasuredSeries) -> Progress {
    if let binary = binary(series) { return binary }
    guard let current = series.current else { return .none(NoProgress.current) }
    guard let target = series.target else { return .none(NoProgress.target) }
    let isMet = series.meets(target, current.value)
    guard let base = series.base, base.value != target else {
      let why = series.base == nil ? NoProgress.baseline : NoProgress.sameAsTarget
      return isMet ? Progress(status: .targetAchieved, score: 100, note: why) : .none(why)
    }
    guard current.year > base.year else {
      return .none(current.year == base.year ? NoProgress.onePoint : NoProgress.order)
    }
    return Self.graded((current.value - base.value) / (target - base.value), series, isMet: isMet)
  }

  func status(ofMean score: Double) -> ProgressStatus? {
    score >= 95 ? .substantialProgress : score >= 60 ? .moderateProgress : .limitedProgress
  }

  /// The status and score of a part of a way.
  static func graded(_ part: Double, _ series: MeasuredSeries, isMet: Bool) -> Progress {
    // Where it began beyond its target, the way back is no way to it.
    if !isMet, let target = series.target, let base = series.base, series.meets(target, base.value) {
      return Progress(value: part, status: .deterioration, score: 0, note: NoProgress.beganBeyond)
    }
    let status: ProgressStatus =
      isMet
      ? .targetAchieved
      : part >= 0.95
        ? .substantialProgress : part >= 0.6 ? .moderateProgress : part >= 0 ? .limitedProgress : .deterioration
    return Progress(value: part, status: status, score: isMet ? 100 : 100 * min(max(part, 0), 1))
  }
}
