public import Indicators
public import LIPData

/// The progress of series of one's own as a table, a row a series, numbers in full precision.
public struct SeriesProgressTable {
  /// The table.
  public let table: PlainTable

  /// Measures the series by a method.
  ///
  /// The columns of indicators are there where a series belongs to one.
  public init(_ file: SeriesFile, by method: any ProgressMethod, language: Language) {
    let progress = file.entries.map { method.progress(of: $0.series) }
    let hasIndicators = file.entries.contains { !$0.indicator.isEmpty }
    let isDashboard = type(of: method).name == ProgressMethods.dashboard
    let hasColours = file.entries.contains { $0.series.red != nil }
    let ratings = file.entries.map { DashboardColour.rating(of: $0.series) }
    var byIndicator: [String: [Progress]] = [:]
    for (entry, one) in zip(file.entries, progress) { byIndicator[entry.indicator, default: []].append(one) }
    var table = PlainTable(
      [
        "series_id", "progress_value", "status", "score", "method", "base_year", "base_value", "current_year",
        "current_value", "target", "target_year", "direction", "note",
      ] + (isDashboard ? ["arrow"] : []) + (hasColours ? ["rating", "colour"] : [])
        + (hasIndicators ? ["indicator_id", "indicator_status", "indicator_score"] : [])
        + (hasColours && hasIndicators ? ["indicator_rating", "indicator_colour"] : []))
    for ((entry, one), rating) in zip(zip(file.entries, progress), ratings) {
      let series = entry.series
      var row = [
        entry.id, Self.text(one.value), one.status.rawValue, Self.text(one.score), type(of: method).name,
        Self.year(series.base?.year), Self.text(series.base?.value), Self.year(series.current?.year),
        Self.text(series.current?.value), Self.text(series.target),
        series.target == nil ? "" : Self.year(series.targetYear), series.direction == .up ? "1" : "-1",
        one.note?[language] ?? "",
      ]
      if isDashboard { row.append(one.status.arrow ?? "") }
      if hasColours { row += [Self.text(rating), Self.colour(rating)] }
      if hasIndicators {
        let all = entry.indicator.isEmpty ? nil : IndicatorProgress(byIndicator[entry.indicator] ?? [], by: method)
        row += [entry.indicator, all?.status.rawValue ?? "", Self.text(all?.score)]
        if hasColours {
          let same = zip(file.entries, ratings).filter { $0.0.indicator == entry.indicator }.compactMap(\.1)
          let goal = entry.indicator.isEmpty ? nil : DashboardColour.rating(ofGoal: same)
          row += [Self.text(goal), Self.colour(goal)]
        }
      }
      table.add(row)
    }
    self.table = table
  }

  private static func colour(_ rating: Double?) -> String {
    rating.map { DashboardColour(rating: $0).rawValue } ?? ""
  }

  /// A number with every digit that it has.
  private static func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  private static func year(_ year: Double?) -> String {
    year.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? ""
  }
}
