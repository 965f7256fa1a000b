import LIPData

/// A composite index: what its definition makes of the figures of some units, with every step on the way.
public struct Composite: Sendable {
  /// The steps of one indicator, a value a row.
  public struct Steps: Sendable {
    /// The figures as they were read.
    public let raw: [Double?]
    /// After the division by the denominator.
    public let denominated: [Double?]
    /// With what stands in for missing ones.
    public let completed: [Double?]
    /// After outliers were treated, without the units that were left out.
    public let treatment: Treatment.Outcome
    /// The scores.
    public let normalised: [Double?]
  }

  /// The definition.
  public let definition: CompositeDefinition
  /// The figures.
  public let panel: Panel
  /// The steps of each indicator, in the order of the definition.
  public let steps: [Steps]
  /// True for each row that has figures enough to be scored.
  public let isKept: [Bool]
  /// The scores of each aggregate, in the order of the definition, a score a row.
  public let scores: [[Double?]]
  /// The rank of each row by the index, among those of its period; all nil for a scoreboard without one.
  public let ranks: [Int?]

  /// Computes a composite.
  ///
  /// Throws `zero-denominator`, `no-unit-left`, `unknown-reference`, `not-positive`, and the refusals of a normalisation.
  public init(_ definition: CompositeDefinition, of panel: Panel) throws {
    self.definition = definition
    self.panel = panel
    let rows = panel.units.count
    let denominated = try definition.indicators.indices.map { try Self.denominated($0, definition, panel) }
    let completed = denominated.map { column in
      guard let imputation = definition.imputation else { return column }
      return imputation(column, pools: Self.pools(imputation, panel))
    }
    isKept = try Self.kept(definition, panel, denominated, completed)
    let kept = isKept
    let outcomes = zip(definition.indicators, completed).map { one, column in
      let present = zip(column, kept).map { $1 ? $0 : nil }
      // Without treatment nothing is judged: thresholds that nothing meets let every indicator pass.
      return one.isTreated ? (definition.treatment ?? .off)(present) : Treatment.off(present)
    }
    let normalised = try zip(definition.indicators, outcomes).map { one, outcome in
      try Self.normalised(outcome.values, one, definition.normalisation(of: one), panel)
    }
    do {
      scores = try definition.hierarchy.scores(of: normalised, rows: rows)
    } catch {
      throw Self.diagnostic(for: error, definition, panel)
    }
    steps = definition.indicators.indices.map { index in
      Steps(
        raw: panel.values[index], denominated: denominated[index], completed: completed[index],
        treatment: outcomes[index], normalised: normalised[index])
    }
    let index = definition.aggregates.firstIndex { $0.id == definition.index?.id }
    ranks =
      index.map { [scores] in Ranking.ranks(of: scores[$0], periods: panel.periods) } ?? panel.units.map { _ in nil }
  }

  /// Divides an indicator by its denominator; throws `zero-denominator`.
  private static func denominated(
    _ index: Int, _ definition: CompositeDefinition, _ panel: Panel
  ) throws -> [Double?] {
    guard let denominators = panel.denominators[index] else { return panel.values[index] }
    let one = definition.indicators[index]
    return try panel.values[index].indices.map { row in
      guard let value = panel.values[index][row], let denominator = denominators[row] else { return nil }
      guard denominator != 0 else {
        throw Diagnostic(
          "zero-denominator", "\(one.id) of \(panel.name(row)) would be divided by 0",
          at: panel.place(row, one.denominator ?? ""),
          remedy: "Correct the denominator, or leave its cell empty: the indicator is then missing there.")
      }
      let quotient = value / denominator * one.per
      guard quotient.magnitude < 1e100 else {
        throw Diagnostic(
          "bad-number", "\(one.id) of \(panel.name(row)) divided by \(denominator) is no figure any more",
          at: panel.place(row, one.denominator ?? ""), remedy: "Correct the denominator: it is next to 0.")
      }
      return quotient
    }
  }

  /// Whose values may stand in for each other.
  private static func pools(_ imputation: Imputation, _ panel: Panel) -> [String?] {
    panel.units.indices.map { row in
      let period = panel.periods?[row] ?? ""
      guard imputation.method.needsGroups else { return period }
      return panel.groups[row].map { period + "\u{1F}" + $0 }
    }
  }

  /// True for each row that has figures enough; throws `no-unit-left`.
  private static func kept(
    _ definition: CompositeDefinition, _ panel: Panel, _ denominated: [[Double?]], _ completed: [[Double?]]
  ) throws -> [Bool] {
    guard let screening = definition.screening else { return panel.units.map { _ in true } }
    let columns = screening.moment == .beforeImputation ? denominated : completed
    let kept = screening.kept(of: columns, rows: panel.units.count)
    guard kept.contains(true) else {
      let best = panel.units.indices.map { row in Aggregation.coverage(of: columns.map { $0[row] }) }.max() ?? 0
      throw Diagnostic(
        "no-unit-left", "No unit has \(screening.coverage) of the indicators; the fullest has \(best)",
        at: definition.place(of: "screening"),
        remedy: "Lower coverage, fill in figures, or take out indicators that hardly any unit has.")
    }
    return kept
  }
}
