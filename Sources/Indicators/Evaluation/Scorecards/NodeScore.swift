import LIPData

/// What a node comes to: the measures of it, and the nodes below.
public struct NodeScore: Sendable {
  /// The node.
  public var node: FrameworkNode
  /// How far below the top it stands, 0 for the top.
  public var depth: Int
  /// The score; nil where none may be given.
  public var score: Double?
  /// The score at the lower ends; nil where one is not known.
  public var low: Double?
  /// The score at the upper ends.
  public var high: Double?
  /// The status, none where there is no score; two where the ends of the interval differ, the worse first.
  public var status: [ProgressStatus]
  /// How many of what could score below it do.
  public var scored: Int
  /// How many could.
  public var scorable: Int
  /// True when something tells of it, or of one below it.
  public var isMeasured: Bool
}
