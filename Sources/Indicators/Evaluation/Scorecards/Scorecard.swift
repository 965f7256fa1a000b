public import LIPData

/// A framework run over one partnership for one period.
public struct Scorecard: Sendable {
  /// What would raise the coverage.
  public enum Gap: Sendable {
    /// Nobody answered these measures of a node.
    case unanswered(FrameworkNode, [NodeMeasure])
    /// The data have no figure of an indicator, and why.
    case noFigure(FrameworkNode, NodeMeasure, name: LocalizedText, why: LocalizedText)
    /// Nothing tells of a node, and why.
    case unmeasured(FrameworkNode, why: LocalizedText)
  }

  /// The framework.
  public let framework: Framework
  /// Whom it is about.
  public let partnership: Partnership
  /// The period that was answered for; empty where nothing was.
  public let period: String
  /// The measures, by node in the framework's order.
  public let rows: [ScorecardRow]
  /// The nodes, in the framework's order.
  public let nodes: [NodeScore]
  /// What all of them come to; nil where the framework puts nothing together, or too little is known.
  public let index: NodeScore?
  /// What would raise the coverage, in the framework's order.
  public let gaps: [Gap]

  /// The nodes of which something is known by measures of their own.
  public var measured: Int { measurableNodes.count { node in rows(of: node.id).contains(where: \.isMeasured) } }
  /// How many nodes are measured, or say why they are not; those that do not apply do not count.
  public var measurable: Int { measurableNodes.count }

  private var measurableNodes: [FrameworkNode] {
    framework.inOrder.filter { node in
      guard !node.measures.isEmpty else { return node.unmeasured != nil }
      return !rows(of: node.id).allSatisfy { $0.status == .notApplicable }
    }
  }

  /// The row of the same measure of the same node; nil where there is none.
  public func row(like other: ScorecardRow) -> ScorecardRow? {
    rows.first { $0.node == other.node && $0.measure.id == other.measure.id }
  }

  /// The rows of a node.
  public func rows(of node: String) -> [ScorecardRow] { rows.filter { $0.node == node } }
}
