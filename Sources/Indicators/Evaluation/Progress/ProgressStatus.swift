/// What a progress measure comes to, in the words of the published series.
public enum ProgressStatus: String, Sendable, CaseIterable {
  case targetAchieved = "target_achieved"
  case substantialProgress = "substantial_progress"
  case moderateProgress = "moderate_progress"
  case limitedProgress = "limited_progress"
  /// Away from what is wished, by little; only methods with four classes of movement say it.
  case moderateDeterioration = "moderate_deterioration"
  case deterioration
  /// A yes or no that is no.
  case notAchieved = "not_achieved"
  /// Not at the target, and little from it; of one point in time, which tells no progress.
  case nearTarget = "near_target"
  /// Some way from the target.
  case someWayOff = "some_way_off"
  /// Far from the target.
  case farOff = "far_off"
  /// Better than what it is compared with.
  case ahead
  /// As good as what it is compared with, as far as can be told.
  case level
  /// Worse than what it is compared with.
  case behind
  /// There is nothing that it could be told from.
  case notAvailable = "not_available"

  /// The arrow of a dashboard of the Sustainable Development Goals: ↓ decreasing, → stagnating, ↗ moderately improving,
  /// ↑ on track or achieved; nil for what is no trend.
  public var arrow: String? {
    switch self {
    case .targetAchieved, .substantialProgress: "\u{2191}"
    case .moderateProgress: "\u{2197}"
    case .limitedProgress: "\u{2192}"
    case .deterioration, .moderateDeterioration: "\u{2193}"
    case .notAchieved, .nearTarget, .someWayOff, .farOff, .ahead, .level, .behind, .notAvailable: nil
    }
  }

  /// The better the larger, among those of one method; for the ends of "between … and …".
  var order: Int {
    switch self {
    case .targetAchieved: 7
    case .substantialProgress, .ahead, .nearTarget: 6
    case .moderateProgress, .someWayOff: 5
    case .limitedProgress, .level, .farOff: 4
    case .moderateDeterioration: 3
    case .deterioration, .behind, .notAchieved: 2
    case .notAvailable: 1
    }
  }
}
