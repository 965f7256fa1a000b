public import LIPData

/// An evaluator's answer: what one partnership says of one measure for one period.
public struct Response: Sendable {
  /// What was answered.
  public enum Content: Sendable, Equatable {
    case number(Double)
    case yesNo(Bool)
    case level(Int)
    /// Words; they stand in the note, also where they were written as the value.
    case text
    case state(ActivityState)
    /// It was said that the question does not apply.
    case notApplicable
  }

  /// What is answered: a node, its measure and, of an activity, one of its milestones.
  public struct Question: Sendable, Hashable {
    /// The node's id.
    public var node: String
    /// The measure's id.
    public var measure: String
    /// The milestone's id; nil for the measure itself.
    public var milestone: String?
  }

  /// The partnership's id.
  public var partnership: String
  /// What is answered.
  public var question: Question
  /// The period by its one name, `2024` or `2024-25`, however it was written.
  public var period: String
  /// Its year: of a year that is not the calendar's, the first.
  public var year: Double
  /// What was answered.
  public var content: Content
  /// What proves it; empty for nothing.
  public var evidence: String
  /// What the evaluator adds; empty for nothing.
  public var note: String
  /// True where the evaluator calls it a draft: it is scored, and said to be one.
  public var isDraft = false
  /// True where the partnership agreed to be named beside its answer.
  public var isNamed: Bool
  /// The row.
  public var place: Place
}
