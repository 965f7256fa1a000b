/// Reads the rows of an IRCC monthly file: checks each and hands it on.
struct IRCCMonthlyReader<Sink: TableSink>: DelimitedVisitor {
  let columns: IRCCMonthly.Columns
  var sink: Sink
  /// True when the file has a row that is not blank.
  private(set) var sawRows = false

  init(columns: IRCCMonthly.Columns, sink: Sink) {
    self.columns = columns
    self.sink = sink
  }

  mutating func visit(_ row: borrowing DelimitedRow) throws {
    if row.fieldCount != columns.names.count {
      if row.isBlank { return }
      throw truncated(row)
    }
    sawRows = true
    var table = TableRow()
    table.line = row.line
    table.period = try period(row)
    table.cell = try cell(row)
    for index in columns.dimensions.indices {
      let pair = columns.dimensions[index]
      try check(row, pair.english)
      table.codes[index].english = row.content(pair.english)
      guard let french = pair.french else { continue }
      try check(row, french)
      table.codes[index].french = row.content(french)
    }
    try sink.take(table)
  }

  /// Refuses a label that is empty, or that a quote at its beginning has made to swallow a row.
  private func check(_ row: borrowing DelimitedRow, _ index: Int) throws {
    let bytes = row.field(index)
    guard let first = bytes.first else { throw emptyField(row, index) }
    guard first == 0x22 else { return }
    if bytes.contains(0x0A) { throw lineFeed(row, index) }
    if row.content(index).isEmpty { throw emptyField(row, index) }
  }

  private func period(_ row: borrowing DelimitedRow) throws -> TimePeriod? {
    guard let place = columns.year else { return nil }
    let bytes = row.content(place)
    guard bytes.count == 4, let year = NumberParsing.integer(bytes), let whole = TimePeriod(year: year) else {
      throw misread(row, place, "not-a-year", "a year", "Years are four digits.")
    }
    var period = whole
    var quarter: TimePeriod?
    if let place = columns.quarter {
      guard let number = IRCCMonthly.quarter(row.content(place)), let found = TimePeriod(year: year, quarter: number)
      else { throw misread(row, place, "not-a-quarter", "a quarter", "Quarters are Q1 to Q4.") }
      (period, quarter) = (found, found)
    }
    if let place = columns.month {
      guard let number = IRCCMonthly.month(row.content(place)), let found = TimePeriod(year: year, month: number)
      else { throw misread(row, place, "not-a-month", "a month", "Months are Jan to Dec, in English.") }
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
    throw misread(row, columns.total, "not-a-number", "a count", "A count is digits, or -- where it is hidden.")
  }
}
