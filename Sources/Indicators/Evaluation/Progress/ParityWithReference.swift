public import LIPData

/// The ratio to a reference: `current ÷ reference`, 1 being parity.
///
/// Source: CIMI's parity ratio (frameworks notes §3).
public struct ParityWithReference: ProgressMethod {
  public static let name = "parity"
  public static let source = LocalizedText(
    en: "Ratio to a reference group, 1 being parity, as in the Canadian Index for Measuring Integration.",
    fr: "Rapport à un groupe de référence, 1 étant la parité, comme dans l’Indice canadien de mesure de l’intégration.")
  public static let scale: ClosedRange<Double>? = nil

  public init() {}

  public func progress(of series: MeasuredSeries) -> Progress {
    guard let current = series.current else { return .none(NoProgress.current) }
    guard let reference = series.reference, reference != 0 else { return .none(NoProgress.reference) }
    return Progress(
      value: current.value / reference,
      status: GapToReference.side((current.value - reference) * series.direction.rawValue))
  }
}
