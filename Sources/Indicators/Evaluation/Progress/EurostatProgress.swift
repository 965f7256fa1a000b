import LIPData

/// Eurostat's measure of progress, from which Statistics Canada's was made.
///
/// With a target, the growth over the growth that is required, held against 0.95, 0.60 and 0. Without one, the growth
/// in the desired direction held against 1 %, 0 % and −1 % a year. It gives no scores. The thresholds could not be read
/// at their source (frameworks notes §10.2): unverified.
struct EurostatProgress: ProgressMethod {
  static let name = "eurostat"
  static let source = LocalizedText(
    en: "Eurostat, monitoring of the Sustainable Development Goals; thresholds not verified at the source.",
    fr: "Eurostat, suivi des objectifs de développement durable; seuils non vérifiés à la source.")
  static let scale: ClosedRange<Double>? = nil

  init() {}

  func progress(of series: MeasuredSeries) -> Progress {
    if series.target != nil || series.isBinary {
      var progress = StatCanProgress().progress(of: series)
      progress.score = nil
      return progress
    }
    var free = series
    free.limit = nil
    guard let value = StatCanProgress().progress(of: free).value else {
      return StatCanProgress().progress(of: free)
    }
    let status: ProgressStatus =
      value >= 0.01
      ? .substantialProgress : value >= 0 ? .moderateProgress : value >= -0.01 ? .moderateDeterioration : .deterioration
    return Progress(value: value, status: status)
  }
}
