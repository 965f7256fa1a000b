import LIPData

/// What series should come to, read from the columns of a row.
struct SeriesTargets {
  struct Row {
    var series: MeasuredSeries
    var indicator: String
    var baseYear: Double?
    var place: Place
  }

  /// The targets by series, in the order of the file.
  var rows: [String: [Row]] = [:]

  /// The columns that say what a series should come to, and how it is measured.
  static let columns = [
    "target", "target_year", "direction", "limit", "indicator_id", "binary", "reference", "spread", "worst", "red",
    "green", "best",
  ]

  static func read(_ path: String) throws -> SeriesTargets {
    var targets = SeriesTargets()
    let table = try DelimitedTable(path: path)
    try table.checkColumns(required: ["series_id"], optional: columns + ["base_year"])
    for row in table.records {
      targets.rows[try row.required("series_id"), default: []].append(
        Row(
          series: try series(row), indicator: row.has("indicator_id") ? try row["indicator_id"] : "",
          baseYear: row.has("base_year") ? try SeriesFile.year(row, "base_year", SeriesYear.point) : nil,
          place: row.place("series_id")))
    }
    return targets
  }

  /// Everything of a series but its points; a column that is not there is empty.
  static func series(_ row: DelimitedTable.Record) throws -> MeasuredSeries {
    func optional(_ column: String) throws -> Double? { row.has(column) ? try number(row, column) : nil }
    var series = MeasuredSeries()
    series.target = try optional("target")
    if row.has("target_year"), let year = try SeriesFile.year(row, "target_year", SeriesYear.target) {
      series.targetYear = year
    }
    if row.has("direction") { series.direction = try direction(row) }
    series.limit = try optional("limit")
    series.reference = try optional("reference")
    series.spread = try optional("spread")
    series.worst = try optional("worst")
    series.red = try optional("red")
    series.green = try optional("green")
    series.best = try optional("best")
    if row.has("binary") {
      switch try row["binary"].lowercased() {
      case "yes", "oui", "1", "true": series.isBinary = true
      case "", "no", "non", "0", "false": break
      case let text:
        throw Diagnostic(
          "wrong-word", "\"\(text)\" is neither yes nor no", at: row.place("binary"), remedy: "Write yes or no.")
      }
    }
    return series
  }

  private static func direction(_ row: DelimitedTable.Record) throws -> MeasuredSeries.Direction {
    switch try row["direction"].lowercased() {
    case "1", "+1", "1.0", "up", "up-is-better": .up
    case "", "-1", "-1.0", "\u{2212}1", "down", "down-is-better": .down
    case let text:
      throw Diagnostic(
        "wrong-direction", "\"\(text)\" is no direction", at: row.place("direction"),
        remedy: "Write 1 where more is better, -1 where less is.")
    }
  }

  /// The number in a column, nil for none; throws `not-a-number`.
  static func number(_ row: DelimitedTable.Record, _ column: String) throws -> Double? {
    let text = try row[column]
    guard !text.isEmpty else { return nil }
    if let value = number(text, row.dialect) { return value }
    let withPoint = text.replacing(",", with: ".")
    let isDecimalComma = text.filter { $0 == "," }.count == 1 && number(withPoint, .comma) != nil
    throw Diagnostic(
      "not-a-number", "\"\(text)\" is not a number", at: row.place(column),
      remedy: isDecimalComma
        ? "Write it with a point, \(withPoint); a decimal comma is read in a file with semicolons between its fields."
        : "Write it with a point and without spaces or thousands separators; leave the field empty for none.")
  }

  /// A number as a file writes it; nil for none.
  ///
  /// A decimal comma is read only between semicolons, as French spreadsheets write both: elsewhere `1,234` may be
  /// a thousand and more.
  static func number(_ text: String, _ dialect: DelimitedDialect) -> Double? {
    let isFrench = dialect == .semicolon && !text.contains(".") && text.filter { $0 == "," }.count == 1
    let plain = isFrench ? text.replacing(",", with: ".") : text
    guard let value = Double(plain), value.isFinite, plain.utf8.allSatisfy({ $0 != 0x78 && $0 != 0x58 }) else {
      return nil
    }
    return value
  }
}
