/// How far an activity or a milestone is.
public enum ActivityState: String, Sendable, CaseIterable {
  case planned, started, done

  /// What it scores, 0 to 100.
  var score: Double {
    switch self {
    case .planned: 0
    case .started: 50
    case .done: 100
    }
  }
}
