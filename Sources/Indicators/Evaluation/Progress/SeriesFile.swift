public import LIPData

/// Series of the user's own, read from CSV.
///
/// Wide, a row a series: `series_id,base_year,base_value,current_year,current_value` and, as far as they are wanted,
/// `target,target_year,direction,limit,indicator_id,binary,reference,spread,worst,red,green,best`. Long, a row a point:
/// `series_id,year,value`, with a file of targets: `series_id,target,target_year,direction,limit` and the others.
public struct SeriesFile: Sendable {
  /// A series and where it stands.
  public struct Entry: Sendable {
    /// The id, as the file gives it.
    public var id: String
    /// The indicator that it belongs to with others; empty for none.
    public var indicator: String
    /// The series.
    public var series: MeasuredSeries
    /// The row.
    public var place: Place
  }

  /// The series, in the order of the file.
  public private(set) var entries: [Entry] = []
  /// What its author should look at: it does not keep a series from being measured.
  public private(set) var warnings: [Diagnostic] = []

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - targets: for a long file, the targets; without one no series has any.
  ///   - baseYear: for a long file, the year from which on a baseline is looked for.
  ///
  /// Throws `missing-column`, `unknown-column`, `not-a-number`, `not-a-year`, `wrong-direction`, `wrong-word`,
  /// `empty-field`, `duplicate-point` and `unknown-series`, each with its line and column.
  public static func read(_ path: String, targets: String? = nil, baseYear: Double = 2015) throws -> SeriesFile {
    let table = try DelimitedTable(path: path)
    var file = SeriesFile()
    let names = Set(table.header.map(\.trimmed))
    let isLong = names.contains("year") && !names.contains("base_year")
    if isLong {
      try file.readLong(table, try targets.map { try SeriesTargets.read($0) } ?? SeriesTargets(), baseYear)
    } else {
      guard targets == nil else {
        throw Diagnostic(
          "targets-not-wanted", "The file has a row for each series, with its target in it", at: Place(file: path),
          remedy: "Leave --targets out, or give a long file: series_id,year,value.", exit: .usage)
      }
      try file.readWide(table)
    }
    file.findDoubtful()
    return file
  }

  private mutating func readWide(_ table: DelimitedTable) throws {
    // A long file whose header is misspelt comes here too, and is told what was meant.
    try table.checkColumns(
      required: ["series_id", "base_year", "base_value", "current_year", "current_value"],
      optional: SeriesTargets.columns + ["year", "value"])
    for row in table.records {
      var series = try SeriesTargets.series(row)
      series.base = try Self.point(row, "base_year", "base_value")
      series.current = try Self.point(row, "current_year", "current_value")
      try add(try row.required("series_id"), series, row)
    }
  }

  private mutating func readLong(_ table: DelimitedTable, _ targets: SeriesTargets, _ baseYear: Double) throws {
    try table.checkColumns(required: ["series_id", "year", "value"], optional: [])
    var points: [String: [(point: MeasuredSeries.Point, line: Int)]] = [:]
    var order: [(id: String, row: DelimitedTable.Record)] = []
    for row in table.records {
      let id = try row.required("series_id")
      if points[id] == nil { order.append((id, row)) }
      let year = try Self.year(row, "year", SeriesYear.point)
      let value = try SeriesTargets.number(row, "value")
      guard let year else {
        throw Diagnostic(
          "empty-field", "The column year is empty", at: row.place("year"), remedy: "Say which year the value is of.")
      }
      if let known = points[id]?.first(where: { $0.point.year == year }) {
        throw Diagnostic(
          "duplicate-point", "\"\(id)\" has two values for \(try row["year"]), first in line \(known.line)",
          at: row.place("year"), remedy: "Keep one of the two rows.")
      }
      // A missing value is no point, and the series is there all the same.
      points[id, default: []] += value.map { [(MeasuredSeries.Point(year: year, value: $0), row.line)] } ?? []
    }
    for (id, row) in order {
      let known = (points[id] ?? []).map(\.point).sorted { $0.year < $1.year }
      let target = targets.rows[id]
      var series = target?.first?.series ?? MeasuredSeries()
      series.base = known.first { $0.year >= (target?.first?.baseYear ?? baseYear) }
      series.current = series.base == nil ? nil : known.last
      if let target, let now = series.current { series = Self.furthest(target.map(\.series), from: series, at: now) }
      entries.append(
        Entry(id: id, indicator: target?.first?.indicator ?? "", series: series, place: row.place("series_id")))
    }
    for (id, rows) in targets.rows.sorted(by: { $0.key < $1.key }) where points[id] == nil {
      throw Diagnostic(
        "unknown-series", "There are no values of \"\(id)\"", at: rows[0].place,
        remedy: Suggestion.remedy(for: id, among: order.map(\.id)))
    }
  }

  /// Of two targets the one that is furthest off counts (frameworks notes §10.1).
  private static func furthest(
    _ targets: [MeasuredSeries], from series: MeasuredSeries, at now: MeasuredSeries.Point
  ) -> MeasuredSeries {
    func distance(_ one: MeasuredSeries) -> Double {
      one.target.map { ($0 - now.value) * one.direction.rawValue } ?? -.infinity
    }
    var chosen = series
    guard let furthest = targets.max(by: { distance($0) < distance($1) }) else { return series }
    chosen.target = furthest.target
    chosen.targetYear = furthest.targetYear
    return chosen
  }

  private mutating func add(_ id: String, _ series: MeasuredSeries, _ row: DelimitedTable.Record) throws {
    entries.append(
      Entry(
        id: id, indicator: row.has("indicator_id") ? try row["indicator_id"] : "", series: series,
        place: row.place("series_id")))
  }

  private static func point(
    _ row: DelimitedTable.Record, _ yearColumn: String, _ valueColumn: String
  ) throws -> MeasuredSeries.Point? {
    let year = try self.year(row, yearColumn, SeriesYear.point)
    guard let value = try SeriesTargets.number(row, valueColumn) else { return nil }
    guard let year else {
      throw Diagnostic(
        "empty-field", "There is a \(valueColumn) and no \(yearColumn)", at: row.place(yearColumn),
        remedy: "Say which year the value is of.")
    }
    return MeasuredSeries.Point(year: year, value: value)
  }

  static func year(
    _ row: DelimitedTable.Record, _ column: String, _ read: (String) -> Double?
  ) throws -> Double? {
    let text = try row[column]
    guard !text.isEmpty else { return nil }
    if let year = read(text) { return year }
    throw Diagnostic(
      "not-a-year", "\"\(text)\" is not a year", at: row.place(column), remedy: "Write it as 2021 or 2021-22.")
  }

  /// Looks for what people get wrong and the arithmetic does not mind.
  private mutating func findDoubtful() {
    var lines: [String: Int] = [:]
    for entry in entries {
      if let first = lines.updateValue(entry.place.line ?? 0, forKey: entry.id) {
        warn(
          "duplicate-series", "\"\(entry.id)\" stands twice, first in line \(first)", entry, "series_id",
          "Give each row an id of its own.")
      }
      let series = entry.series
      guard let base = series.base else { continue }
      if let current = series.current, current.year < base.year {
        warn(
          "dates-out-of-order", "\"\(entry.id)\" is measured before its baseline", entry, "current_year",
          "Check the two years.")
      }
      guard let target = series.target else { continue }
      if series.targetYear <= base.year {
        warn(
          "baseline-after-target", "The baseline of \"\(entry.id)\" is not before its target", entry, "target_year",
          "Check the two years.")
      }
      if series.meets(target, base.value), target != base.value {
        warn(
          "target-on-wrong-side", "The baseline of \"\(entry.id)\" is beyond its target already", entry, "target",
          "Check the target and the direction: 1 where more is better, -1 where less is.")
      }
    }
  }

  private mutating func warn(_ code: String, _ sentence: String, _ entry: Entry, _ column: String, _ remedy: String) {
    let place = Place(file: entry.place.file, line: entry.place.line, column: column)
    warnings.append(Diagnostic(code, sentence, at: place, remedy: remedy, exit: .findings))
  }
}
