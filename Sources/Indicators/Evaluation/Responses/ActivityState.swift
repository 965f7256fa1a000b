/// How far an activity or a milestone is.
public enum ActivityState: String, Sendable, CaseIterable {
  case planned, started, done

  /// The state that a word names in either language, with accents or without; nil for none.
  init?(word: String) {
    switch word.lowercased() {
    case "planned", "prévu", "prevu": self = .planned
    case "started", "commencé", "commence": self = .started
    case "done", "terminé", "termine": self = .done
    default: return nil
    }
  }

  /// What it scores, 0 to 100.
  var score: Double {
    switch self {
    case .planned: 0
    case .started: 50
    case .done: 100
    }
  }
}
