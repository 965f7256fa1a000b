/// The progress of an indicator with several series: the mean of their scores.
///
/// Achieved only where all of them are (frameworks notes §10.1).
public struct IndicatorProgress: Sendable, Equatable {
  /// The mean of the scores that there are; nil where there is none.
  public let score: Double?
  /// The status of the mean.
  public let status: ProgressStatus

  /// Takes the mean.
  public init(_ series: [Progress], by method: any ProgressMethod) {
    let scores = series.compactMap(\.score)
    let score = scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    self.score = score
    if !series.isEmpty, series.allSatisfy({ $0.status == .targetAchieved }) {
      status = .targetAchieved
    } else if series.contains(where: { $0.status == .notAchieved }) {
      // A no has no score, and must not drop out for that.
      status = .notAchieved
    } else {
      status = score.flatMap { method.status(ofMean: $0) } ?? .notAvailable
    }
  }
}
