import LIPData

/// What the partnerships of the network answered, together and without their names.
///
/// "n of N" for every question. What was answered is told from five answers on, as a median of peers is; a partnership
/// is named only where it agreed to be.
public struct NetworkRollUp: Sendable {
  /// The answers to one question.
  public struct Question: Sendable {
    /// The node.
    public let node: FrameworkNode
    /// The measure.
    public let measure: NodeMeasure
    /// How many answered.
    public let answered: Int
    /// How many gave each answer, by its word or level, in their order; nil where too few answered to tell.
    public let counts: [(answer: String, count: Int)]?
    /// The median of numbers; nil where there is none to tell.
    public let median: Double?
    /// The quarter of the numbers that lies lowest, and the one that lies highest, end here; nil as for the median.
    public let quartiles: ClosedRange<Double>?
    /// The ids of those who agreed to be named beside their answers.
    public let named: [String]
  }

  /// Answers fewer than this are counted and not told.
  public static let fewest = 5

  /// The framework.
  public let framework: Framework
  /// The period.
  public let period: String
  /// How many partnerships there are.
  public let partnerships: Int
  /// The questions, in the framework's order.
  public let questions: [Question]

  /// Puts answers together.
  ///
  /// - Parameters:
  ///   - partnerships: how many could have answered.
  ///   - period: whose answers.
  public init(_ framework: Framework, _ responses: Responses, period: String, partnerships: Int) {
    self.framework = framework
    self.period = period
    self.partnerships = partnerships
    // What the network says as one is no partnership's answer.
    let all = responses.all.filter { $0.period == period && $0.partnership != PartnershipGroup.networkID }
    questions = framework.inOrder.flatMap { node in
      node.measures.filter(\.isAnswered).map { measure in
        Self.question(
          node, measure, framework,
          all.filter {
            $0.question == Response.Question(node: node.id, measure: measure.id, milestone: nil)
              && $0.content != .notApplicable
          })
      }
    }
  }

  private static func question(
    _ node: FrameworkNode, _ measure: NodeMeasure, _ framework: Framework, _ answers: [Response]
  ) -> Question {
    var numbers: [Double] = []
    var counts: [String: Int] = [:]
    for answer in answers {
      switch answer.content {
      case .number(let value): numbers.append(value)
      // Levels are an order and no numbers: they are counted, and nothing lies between two of them.
      case .level(let value): counts["\(value)", default: 0] += 1
      case .yesNo(let yes): counts[yes ? "yes" : "no", default: 0] += 1
      case .state(let state): counts[state.rawValue, default: 0] += 1
      case .text, .notApplicable: break
      }
    }
    let isTold = answers.count >= fewest
    let quantiles = isTold && !numbers.isEmpty ? Quantiles(numbers) : nil
    return Question(
      node: node, measure: measure, answered: answers.count,
      counts: isTold && !counts.isEmpty
        ? order(measure, framework).map { (answer: $0, count: counts[$0] ?? 0) } : nil,
      median: quantiles?.value(at: 0.5), quartiles: quantiles.map { $0.value(at: 0.25)...$0.value(at: 0.75) },
      named: answers.filter(\.isNamed).map(\.partnership).sorted())
  }

  /// The answers that a question can have, in their order.
  private static func order(_ measure: NodeMeasure, _ framework: Framework) -> [String] {
    switch measure.kind {
    case .activity: ActivityState.allCases.map(\.rawValue)
    case .response(.yesNo): ["yes", "no"]
    case .response(.scale(let id)): framework.rubric(id)?.levels.map { "\($0.value)" } ?? []
    case .response, .indicator: []
    }
  }
}
