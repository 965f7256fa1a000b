public import LIPData

/// What tells of a node: an indicator, an evaluator's answer, or an activity.
public struct NodeMeasure: Sendable {
  /// What an answer is written as.
  public enum Answer: Sendable, Equatable {
    /// A number, with its unit where it has one.
    case number(unit: LocalizedText?)
    /// `yes` or `no`.
    case yesNo
    /// A level of a rubric, by its id.
    case scale(rubric: String)
    /// Words in the note, never scored.
    case text
  }

  /// A step of an activity.
  public struct Milestone: Sendable, Equatable {
    /// A kebab-case id.
    public let id: String
    /// What people read.
    public let name: LocalizedText
    /// The day by which it is due, `2025-03-31`; nil for none.
    public let due: String?
  }

  /// What kind it is.
  public enum Kind: Sendable {
    /// An indicator by its id.
    case indicator
    /// An evaluator's answer.
    case response(Answer)
    /// An activity with its owner, the day it is due and its milestones.
    case activity(owner: String?, due: String?, milestones: [Milestone])
  }

  /// The indicator's id, or the measure's own within its node.
  public let id: String
  /// What people read; nil for an indicator, which has its own.
  public let name: LocalizedText?
  /// What kind it is.
  public let kind: Kind
  /// Where it began and should come to; nil for what has no numbers.
  public let goal: MeasuredGoal?
  /// Where it was written.
  public let place: Place

  /// What a measure must hold, one shape for each kind.
  static let shape = Shape.oneOf([
    .object([.required("indicator", .identifier, "the id of an indicator")] + MeasuredGoal.keys),
    .object(
      [
        .required("response", .identifier, "the measure's id within its node"),
        .required("name", .localized, "what is asked"),
        .required("kind", .choice(["number", "yes-no", "scale", "text"]), "what an answer is written as"),
        .optional("unit", .localized, "the unit of a number"),
        .optional("rubric", .identifier, "the rubric of a scale"),
        MeasuredGoal.referenceKey,
      ] + MeasuredGoal.keys),
    .object([
      .required("activity", .identifier, "the activity's id within its node"),
      .required("name", .localized, "what is done"),
      .optional("owner", .text, "who does it"),
      .optional("due", .date, "the day by which it is due"),
      .optional(
        "milestones",
        .list(
          .object([
            .required("id", .identifier, "the milestone's id"),
            .required("name", .localized, "what is reached"),
            .optional("due", .date, "the day by which it is due"),
          ])), "its steps"),
    ]),
  ])

  /// True for what an evaluator answers.
  public var isAnswered: Bool {
    if case .indicator = kind { false } else { true }
  }

  /// Reads a measure whose shape was checked.
  ///
  /// - Parameters:
  ///   - indicators: the indicators that there are, by their ids.
  ///   - rubrics: the ids of the framework's rubrics.
  ///
  /// Throws `unknown-indicator`, `not-one-number`, `rubric-missing`, `unknown-key`, `duplicate-definition`,
  /// `dates-out-of-order`, and what ``MeasuredGoal`` throws.
  init(_ node: YAMLNode, indicators: [String: IndicatorDefinition], rubrics: [String]) throws {
    place = node.place
    if let indicator = node["indicator"]?.text {
      guard let definition = indicators[indicator] else {
        throw Diagnostic(
          "unknown-indicator", "There is no indicator \"\(indicator)\"", at: node["indicator"]?.place ?? place,
          remedy: Suggestion.remedy(
            for: indicator, among: indicators.keys.sorted(), listedBy: "lipdata indicators list"))
      }
      guard definition.measure.breakdown == "total" else {
        throw Diagnostic(
          "not-one-number", "\(indicator) has a figure for each category, and a node needs one",
          at: node["indicator"]?.place ?? place, remedy: "Name an indicator of one of the categories.")
      }
      id = indicator
      name = nil
      kind = .indicator
      goal = try MeasuredGoal(node, direction: definition.direction)
    } else if let response = node["response"]?.text {
      id = response
      name = node.localized("name")
      try Self.checkKeys(node)
      let answer = try Self.answer(node, rubrics)
      kind = .response(answer)
      if case .number = answer { goal = try MeasuredGoal(node, direction: "up-is-better") } else { goal = nil }
    } else {
      id = node["activity"]?.text ?? ""
      name = node.localized("name")
      let due = node["due"]?.text
      let steps = node["milestones"]?.elements ?? []
      try DuplicateCheck.run(steps, "milestone")
      let milestones = steps.map {
        Milestone(id: $0["id"]?.text ?? "", name: $0.localized("name"), due: $0["due"]?.text)
      }
      if let due, let late = milestones.first(where: { ($0.due ?? "") > due }) {
        throw Diagnostic(
          "dates-out-of-order", "The milestone \"\(late.id)\" is due after the activity that it is a step of",
          at: place, remedy: "The activity is due on \(due).")
      }
      kind = .activity(owner: node["owner"]?.text, due: due, milestones: milestones)
      goal = nil
    }
  }

  /// Refuses what says nothing of an answer of its kind: it would be passed over in silence.
  private static func checkKeys(_ node: YAMLNode) throws {
    let kind = node["kind"]?.text ?? ""
    let ofNumbers = MeasuredGoal.keys.map(\.name) + [MeasuredGoal.referenceKey.name, "unit"]
    for pair in node.pairs {
      let key = pair.key.text ?? ""
      let wanted = key == "rubric" ? "scale" : ofNumbers.contains(key) ? "number" : kind
      guard wanted != kind else { continue }
      throw Diagnostic(
        "unknown-key", "\"\(key)\" says nothing of an answer of the kind \(kind)", at: pair.key.place,
        remedy: "Take it out, or say kind: \(wanted).")
    }
  }

  private static func answer(_ node: YAMLNode, _ rubrics: [String]) throws -> Answer {
    switch node["kind"]?.text {
    case "yes-no": return .yesNo
    case "text": return .text
    case "scale":
      let rubric = node["rubric"]?.text ?? ""
      guard rubrics.contains(rubric) else {
        throw Diagnostic(
          "rubric-missing",
          rubric.isEmpty ? "A scale has no rubric" : "There is no rubric \"\(rubric)\"",
          at: node["rubric"]?.place ?? node.place,
          remedy: rubrics.isEmpty
            ? "Define it under rubrics, with its levels." : Suggestion.remedy(for: rubric, among: rubrics))
      }
      return .scale(rubric: rubric)
    default: return .number(unit: node["unit"].map { _ in node.localized("unit") })
    }
  }
}
