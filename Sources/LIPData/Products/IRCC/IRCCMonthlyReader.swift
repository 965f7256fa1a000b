/// Reads the rows of an IRCC monthly file: checks each and hands it on.
struct IRCCMonthlyReader<Sink: TableSink>: TableRowReader {
  let columns: IRCCMonthly.Columns
  let rejects: Rejects
  var sink: Sink
  var sawRows = false
  /// The labels of a series as they stand side by side, so that a row of a known series is looked up at once.
  private var known = ByteIndex()
  /// The columns of the labels, where nothing else stands between them.
  private let labels: ClosedRange<Int>?

  init(columns: IRCCMonthly.Columns, rejects: Rejects, sink: Sink) {
    self.columns = columns
    self.rejects = rejects
    self.sink = sink
    let places = columns.dimensions.flatMap { [$0.english, $0.french ?? $0.english] }
    let others = [columns.total] + [columns.year, columns.quarter, columns.month].compactMap(\.self)
    if let first = places.min(), let last = places.max(), !others.contains(where: { first < $0 && $0 < last }) {
      labels = first...last
    } else {
      labels = nil
    }
  }

  mutating func take(_ row: borrowing DelimitedRow) throws {
    try RowDiagnostics.checkFields(row, columns.names)
    let period = try period(row)
    let cell = try cell(row)
    try sink.take(TableObservation(series: try series(row), period: period, cell: cell, line: row.line))
  }

  private mutating func series(_ row: borrowing DelimitedRow) throws -> Int {
    if let labels, let number = known.number(ofNext: row.fields(from: labels.lowerBound, through: labels.upperBound)) {
      return number
    }
    var key = SeriesKey()
    key.line = row.line
    for index in columns.dimensions.indices {
      let pair = columns.dimensions[index]
      try check(row, pair.english)
      key.codes[index].english = row.content(pair.english)
      guard let french = pair.french else { continue }
      try check(row, french)
      key.codes[index].french = row.content(french)
    }
    let number = try sink.series(key)
    if let labels { known.add(row.fields(from: labels.lowerBound, through: labels.upperBound), number: number) }
    return number
  }

  /// Refuses a label that is empty, or that a quote at its beginning has made to swallow a row.
  private func check(_ row: borrowing DelimitedRow, _ index: Int) throws {
    let bytes = row.field(index)
    guard let first = bytes.first else { throw RowDiagnostics.emptyField(row, columns.names, index) }
    guard first == 0x22 else { return }
    if bytes.contains(0x0A) { throw lineFeed(row, index) }
    if row.content(index).isEmpty { throw RowDiagnostics.emptyField(row, columns.names, index) }
  }

  private func period(_ row: borrowing DelimitedRow) throws -> TimePeriod? {
    guard let place = columns.year else { return nil }
    let bytes = row.content(place)
    guard bytes.count == 4, let year = NumberParsing.integer(bytes), let whole = TimePeriod(year: year) else {
      throw RowDiagnostics.misread(row, columns.names, place, "not-a-year", "a year", "Years are four digits.")
    }
    var period = whole
    var quarter: TimePeriod?
    if let place = columns.quarter {
      guard let number = IRCCMonthly.quarter(row.content(place)), let found = TimePeriod(year: year, quarter: number)
      else {
        throw RowDiagnostics.misread(row, columns.names, place, "not-a-quarter", "a quarter", "Quarters are Q1 to Q4.")
      }
      (period, quarter) = (found, found)
    }
    if let place = columns.month {
      guard let number = IRCCMonthly.month(row.content(place)), let found = TimePeriod(year: year, month: number)
      else {
        throw RowDiagnostics.misread(
          row, columns.names, place, "not-a-month", "a month", "Months are Jan to Dec, in English.")
      }
      if let quarter, !quarter.contains(found) { throw disagrees(row, place, found, quarter) }
      period = found
    }
    return period
  }

  /// The count, or `--` without a value: it hides 0 to 5 and is never 0.
  private func cell(_ row: borrowing DelimitedRow) throws -> Cell {
    let bytes = row.content(columns.total)
    if let count = IRCCMonthly.count(bytes) { return Cell(Double(count)) }
    if bytes.count == 2, bytes[0] == 0x2D, bytes[1] == 0x2D { return Cell(missing: .hiddenSmallCount) }
    throw RowDiagnostics.misread(
      row, columns.names, columns.total, "not-a-number", "a count", "A count is digits, or -- where it is hidden.")
  }
}
