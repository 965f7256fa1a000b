import LIPData

extension Composite {
  /// The scores of an indicator by a method; throws its refusal with the line of the definition.
  static func normalised(
    _ values: [Double?], _ one: CompositeIndicator, _ normalisation: Normalisation, _ panel: Panel
  ) throws -> [Double?] {
    var anchors = one.anchors
    if case .distanceToReference(let unit, _) = normalisation {
      anchors.reference = try references(unit, values, one, panel)
    }
    do {
      return try normalisation.scores(of: values, anchors)
    } catch {
      throw diagnostic(for: error, one, anchors)
    }
  }

  /// The value of the unit of reference beside each row, that of the same period; throws `unknown-reference`.
  private static func references(
    _ unit: String, _ values: [Double?], _ one: CompositeIndicator, _ panel: Panel
  ) throws -> [Double?] {
    guard panel.units.contains(unit) else {
      throw Diagnostic(
        "unknown-reference", "The unit of reference, \"\(unit)\", is not among the units",
        at: one.place(of: "normalisation"), remedy: Suggestion.remedy(for: unit, among: panel.units))
    }
    var byPeriod: [String: Double] = [:]
    for (row, name) in panel.units.enumerated() where name == unit { byPeriod[panel.periods?[row] ?? ""] = values[row] }
    return panel.units.indices.map { byPeriod[panel.periods?[$0] ?? ""] }
  }

  private static func diagnostic(
    for refusal: Normalisation.Refusal, _ one: CompositeIndicator, _ anchors: Normalisation.Anchors
  ) -> Diagnostic {
    switch refusal {
    case .noTarget:
      Diagnostic(
        "missing-key", "\(one.id) is normalised by its distance to a target and has no target", at: one.place(of: "id"),
        remedy: "Add target: what is aimed at, in the unit that the values have after the division.")
    case .targetOnWrongSide(let worst):
      Diagnostic(
        "target-on-wrong-side",
        "The target of \(one.id), \(one.target ?? 0), is no better than the worst value, \(worst)",
        at: one.place(of: "target"),
        remedy: one.upIsBetter
          ? "More is better here: the target lies above the worst value. Check the target, its unit, and direction."
          : "Less is better here: the target lies below the worst value. Check the target, its unit, and direction.")
    case .noPosts:
      Diagnostic(
        "missing-key", "\(one.id) is normalised between goalposts and has none", at: one.place(of: "id"),
        remedy: "Add goalposts: [low, high], in the unit that the values have after the division.")
    case .downIsBetter:
      Diagnostic(
        "wrong-direction", "The normalisation of \(one.id) is not defined where less is better",
        at: one.place(of: "direction"),
        remedy: "Give it another normalisation, such as min-max, or turn its figures round.")
    case .noReference:
      Diagnostic(
        "unknown-reference", "The unit of reference has no value of \(one.id)", at: one.place(of: "id"),
        remedy: "Name a unit that has one, in every period, or give the indicator another normalisation.")
    case .referenceIsLeast:
      Diagnostic(
        "unknown-reference",
        "The unit of reference has the least value of \(one.id): no distance can be measured by it",
        at: one.place(of: "id"), remedy: "Name another unit, or give the indicator another normalisation.")
    case .maximumNotPositive:
      Diagnostic(
        "wrong-direction", "The largest value of \(one.id) is not above 0, and no value is a fraction of it",
        at: one.place(of: "id"), remedy: "Give it another normalisation, such as min-max.")
    }
  }

  /// What is said of a mean that met a score of 0 or less.
  static func diagnostic(
    for error: Hierarchy.NotPositive, _ definition: CompositeDefinition, _ panel: Panel
  ) -> Diagnostic {
    let above = definition.aggregates[error.aggregate]
    let child =
      switch error.source {
      case .indicator(let index): definition.indicators[index].id
      case .aggregate(let index): definition.aggregates[index].id
      }
    return Diagnostic(
      "not-positive",
      "\(above.id) is a \(above.aggregation.rawValue) mean, and the score of \(child) is \(error.score) for "
        + panel.name(error.row),
      at: above.place(of: "aggregation"),
      remedy: "Scale the scores to begin above 0, with normalisation: {min-max: [1, 100]}, or aggregate otherwise.")
  }
}

extension Treatment {
  /// A treatment that every indicator passes.
  static let off: Treatment = {
    var treatment = Treatment()
    treatment.skewness = .infinity
    return treatment
  }()
}
