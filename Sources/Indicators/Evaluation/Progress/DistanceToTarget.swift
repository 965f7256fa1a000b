import LIPData

/// How far the target still is, in standard deviations of the units that are compared.
///
/// `(target − current) ÷ SD` in the desired direction, 0 where the target is reached. Up to 0.5 is little, up to 1.5
/// a way off, beyond far off: categories vary by edition (frameworks notes §10.4), unverified. It gives no scores.
struct DistanceToTarget: ProgressMethod {
  static let name = "distance-to-target"
  static let source = LocalizedText(
    en: "OECD, distance to targets in standard deviations; categories vary by edition and are not verified.",
    fr: "OCDE, distance aux cibles en écarts-types; les catégories varient selon l’édition et ne sont pas vérifiées.")
  static let scale: ClosedRange<Double>? = nil

  init() {}

  func progress(of series: MeasuredSeries) -> Progress {
    if let binary = binary(series) { return binary }
    guard let current = series.current else { return .none(NoProgress.current) }
    guard let target = series.target else { return .none(NoProgress.target) }
    if series.meets(target, current.value) { return Progress(value: 0, status: .targetAchieved) }
    guard let spread = series.spread, spread > 0 else { return .none(NoProgress.spread) }
    let distance = abs(target - current.value) / spread
    return Progress(
      value: distance,
      status: distance <= 0.5 ? .nearTarget : distance <= 1.5 ? .someWayOff : .farOff)
  }

  func goodness(of value: Double, _ direction: MeasuredSeries.Direction) -> Double { -value }
}
