public import Indicators
import LIPData

/// The tables of a composite: scores and ranks, and the steps that led to them.
///
/// They hold ids and numbers alone, and are the same in both languages.
public enum CompositeTables {
  /// A row a unit: its score in every aggregate, and its rank.
  ///
  /// Scores have six decimals, as every number that lipdata publishes: further ones hang on the order in which scores
  /// are added up, and the same figures in another order would not give the same bytes.
  public static func scores(_ composite: Composite) -> PlainTable {
    var table = PlainTable(keys(composite) + composite.definition.aggregates.map(\.id) + ["rank"])
    for row in composite.panel.units.indices {
      table.add(
        key(composite, row) + composite.scores.map { ChartReadyNumber.text($0[row]) }
          + [composite.ranks[row].map(String.init) ?? ""])
    }
    return table
  }

  /// A row a unit and indicator: the figure, what was done to it, and its score.
  public static func steps(_ composite: Composite) -> PlainTable {
    var table = PlainTable(
      keys(composite) + [
        "indicator", "raw", "denominated", "imputed", "screened_out", "treated", "treatment", "normalised",
      ])
    for row in composite.panel.units.indices {
      for (one, steps) in zip(composite.definition.indicators, composite.steps) {
        let isImputed = steps.denominated[row] == nil
        table.add(
          key(composite, row) + [
            one.id, exact(steps.raw[row]), exact(steps.denominated[row]), isImputed ? exact(steps.completed[row]) : "",
            composite.isKept[row] ? "" : "true", exact(steps.treatment.values[row]),
            steps.treatment.changed.contains(row) ? steps.treatment.step.rawValue : "",
            ChartReadyNumber.text(steps.normalised[row]),
          ])
      }
    }
    return table
  }

  /// A row an aggregate and indicator: its names in both languages, its weight, and what was found and done.
  public static func structure(_ composite: Composite) -> PlainTable {
    var table = PlainTable([
      "id", "kind", "name_en", "name_fr", "parent", "weight", "share_of_index", "direction", "figures", "imputed",
      "skewness", "kurtosis", "treatment", "changed", "skewness_after", "kurtosis_after",
    ])
    for part in composite.structure {
      let lead = [
        part.id, part.indicator == nil ? "aggregate" : "indicator", part.name?.en ?? "", part.name?.fr ?? "",
        part.parent ?? "", ChartReadyNumber.text(part.weight), ChartReadyNumber.text(part.share),
      ]
      guard let place = part.indicator else {
        table.add(lead + [String](repeating: "", count: 9))
        continue
      }
      let steps = composite.steps[place]
      let figures = steps.denominated.count { $0 != nil }
      let treated = steps.treatment
      table.add(
        lead + [
          composite.definition.indicators[place].upIsBetter ? "up-is-better" : "down-is-better", String(figures),
          String(steps.completed.count { $0 != nil } - figures), ChartReadyNumber.text(treated.before.skewness),
          ChartReadyNumber.text(treated.before.kurtosis), treated.step.rawValue, String(treated.changed.count),
          ChartReadyNumber.text(treated.after.skewness), ChartReadyNumber.text(treated.after.kurtosis),
        ])
    }
    return table
  }

  /// The names of the columns that tell rows apart.
  static func keys(_ composite: Composite) -> [String] {
    composite.panel.periods == nil ? ["unit"] : ["unit", "period"]
  }

  /// What tells a row apart.
  static func key(_ composite: Composite, _ row: Int) -> [String] {
    [composite.panel.units[row]] + (composite.panel.periods.map { [$0[row]] } ?? [])
  }

  /// A number with all its digits: a figure divided by millions has few left of six decimals.
  private static func exact(_ value: Double?) -> String {
    guard let value else { return "" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
