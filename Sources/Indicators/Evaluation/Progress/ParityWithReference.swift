import LIPData

/// The ratio to a reference: `current ÷ reference`, 1 being parity.
///
/// The score is 100 at parity, twice that where the figure is twice as good, and no more: 100 times the ratio where more
/// is better, else over it, so that figures of all units can be put together. Source: CIMI's parity ratio (frameworks
/// notes §3); the score is ours.
struct ParityWithReference: ProgressMethod {
  static let name = "parity"
  static let source = LocalizedText(
    en: "Ratio to a reference group, 1 being parity, as in the Canadian Index for Measuring Integration.",
    fr: "Rapport à un groupe de référence, 1 étant la parité, comme dans l’Indice canadien de mesure de l’intégration.")
  static let scale: ClosedRange<Double>? = 0...200

  init() {}

  func progress(of series: MeasuredSeries) -> Progress {
    guard let current = series.current else { return .none(NoProgress.current) }
    guard let reference = series.reference, reference != 0 else { return .none(NoProgress.reference) }
    let ratio = current.value / reference
    let good = series.direction == .up ? ratio : 1 / ratio
    return Progress(
      value: ratio, status: GapToReference.side((current.value - reference) * series.direction.rawValue),
      score: good.isNaN ? nil : 100 * min(max(good, 0), 2))
  }

  func status(ofMean score: Double) -> ProgressStatus? { GapToReference.side(score - 100) }

  func goodness(of value: Double, _ direction: MeasuredSeries.Direction) -> Double { value * direction.rawValue }
}
