import LIPData

/// The difference to a reference, in the unit of the figures: `current − reference`.
///
/// Ahead where the difference is in the desired direction, behind where it is not. Source: CIMI's descriptive gap and
/// the OECD's "Settling In" (frameworks notes §3, §5).
struct GapToReference: ProgressMethod {
  static let name = "gap"
  static let source = LocalizedText(
    en: "Descriptive gap, as in the Canadian Index for Measuring Integration and OECD/EU “Settling In”.",
    fr:
      "Écart descriptif, comme dans l’Indice canadien de mesure de l’intégration et «\u{00A0}Settling In\u{00A0}» de l’OCDE et de l’UE."
  )
  static let scale: ClosedRange<Double>? = nil

  init() {}

  func progress(of series: MeasuredSeries) -> Progress {
    guard let current = series.current else { return .none(NoProgress.current) }
    guard let reference = series.reference else { return .none(NoProgress.reference) }
    let gap = current.value - reference
    return Progress(value: gap, status: Self.side(gap * series.direction.rawValue))
  }

  static func side(_ difference: Double) -> ProgressStatus {
    difference > 0 ? .ahead : difference < 0 ? .behind : .level
  }

  func goodness(of value: Double, _ direction: MeasuredSeries.Direction) -> Double { value * direction.rawValue }
}
