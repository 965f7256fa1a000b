import LIPData

/// Statistics Canada's measure of progress towards the Sustainable Development Goals.
///
/// Without a target, the compound annual growth in the desired direction, held against 1.5 %, 0.5 % and 0 % a year,
/// each times a coefficient where a natural limit is near. With a target, that growth over the growth that reaches the
/// target in time, held against 0.95, 0.60 and 0. The score runs from −5 to 5 over the same knots. A zero baseline or
/// target counts as 0.001; values on both sides of zero have no progress; a target that is reached is `target_achieved`,
/// whatever the growth. Source: Statistics Canada's methodology page for the Canadian Indicator Framework and Open SDG
/// 2.4 (frameworks notes §10.1), re-run on its published series.
struct StatCanProgress: ProgressMethod {
  static let name = "statcan-progress"
  static let source = LocalizedText(
    en: "Statistics Canada, progress measure of the Canadian Indicator Framework; reproduced on its published series.",
    fr:
      "Statistique Canada, mesure du progrès du Cadre d’indicateurs canadien; reproduite sur ses séries publiées.")
  static let scale: ClosedRange<Double>? = -5...5

  init() {}

  func progress(of series: MeasuredSeries) -> Progress {
    var progress = measured(series)
    guard progress.note == nil, progress.status != .notAvailable, let base = series.base else { return progress }
    if base.value == 0 {
      progress.note = NoProgress.fromZero
    } else if series.target != nil, let now = series.current, now.year > series.targetYear {
      progress.note = NoProgress.targetPassed
    }
    return progress
  }

  private func measured(_ series: MeasuredSeries) -> Progress {
    if let binary = binary(series) {
      return Progress(status: binary.status, score: binary.status == .targetAchieved ? 5 : nil, note: binary.note)
    }
    guard let base = series.base else { return .none(NoProgress.baseline) }
    guard let current = series.current else { return .none(NoProgress.current) }
    guard current.year != base.year else { return .none(NoProgress.onePoint) }
    guard current.year > base.year else { return .none(NoProgress.order) }
    let start = base.value == 0 ? GrowthRate.almostZero : base.value
    let growth = GrowthRate.compound(from: start, to: current.value, years: current.year - base.year)
    guard let growth else {
      return .none((start < 0) == (current.value < 0) ? NoProgress.tooLarge : NoProgress.sign)
    }
    // A series below zero grows in the sense of its size, which is the other way.
    let towards = (start < 0 ? -1 : 1) * series.direction.rawValue * growth
    guard let target = series.target.map({ $0 == 0 ? GrowthRate.almostZero : $0 }) else {
      return Self.withoutTarget(
        towards, coefficient: series.limit.map { Self.coefficient(base: start, limit: $0) } ?? 1)
    }
    return Self.withTarget(target, series, start: start, from: base.year, now: current.value, towards: towards)
  }

  func status(ofMean score: Double) -> ProgressStatus? {
    score >= 2.5
      ? .substantialProgress : score >= 0 ? .moderateProgress : score >= -2.5 ? .limitedProgress : .deterioration
  }

  /// What the thresholds are multiplied by near a natural limit: 0 at it, 1 far from it.
  static func coefficient(base: Double, limit: Double) -> Double {
    let (base, limit) = (abs(base), abs(limit))
    if base >= 2 * limit { return 1 }
    return 1 - ((base <= limit ? base : 2 * limit - base) / limit).raised(to: 4.44)
  }

  private static func withoutTarget(_ value: Double, coefficient c: Double) -> Progress {
    if value < 0 { return Progress(value: value, status: .deterioration, score: max(125 * value - 2.5, -5)) }
    let status: ProgressStatus =
      value >= 0.015 * c ? .substantialProgress : value >= 0.005 * c ? .moderateProgress : .limitedProgress
    guard c > 0 else { return Progress(value: value, status: status, score: 5) }
    let score =
      value < 0.005 * c
      ? 500 * value / c - 2.5 : value < 0.015 * c ? 250 * value / c - 1.25 : min(500 * value / c - 5, 5)
    return Progress(value: value, status: status, score: score)
  }

  private static func withTarget(
    _ target: Double, _ series: MeasuredSeries, start: Double, from year: Double, now: Double, towards: Double
  ) -> Progress {
    let isMet = series.meets(target, now)
    let required = GrowthRate.compound(from: start, to: target, years: series.targetYear - year)
    let value = required.flatMap { $0 == 0 ? nil : towards / abs($0) }
    if isMet { return Progress(value: value, status: .targetAchieved, score: 5) }
    guard let value else {
      // No growth was required, and it was not kept: the limit of the rule.
      if start == target { return Progress(status: .deterioration, score: -5, note: NoProgress.beganBeyond) }
      return .none(series.targetYear <= year ? NoProgress.targetYear : NoProgress.sign)
    }
    let status: ProgressStatus =
      value >= 0.95
      ? .substantialProgress : value >= 0.6 ? .moderateProgress : value >= 0 ? .limitedProgress : .deterioration
    let score = value < 0.6 ? max(4.1667 * value - 2.5, -5) : min(7.1429 * value - 4.2857, 5)
    var progress = Progress(value: value, status: status, score: score)
    if series.meets(target, start) { progress.note = NoProgress.beganBeyond }
    return progress
  }

}
