/// How much of a node a partnership can do something about (DESIGN §4.8).
public enum Sphere: String, Sendable, CaseIterable {
  /// Its own work.
  case control
  /// What it works on with others.
  case influence
  /// What it lives with: shown beside, and never added to a score or a status.
  case context
}
