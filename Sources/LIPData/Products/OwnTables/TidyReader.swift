/// Reads the rows of a tidy table: checks each and hands its value on.
struct TidyReader<Sink: TableSink>: TableRowReader {
  let columns: Tidy.Columns
  let table: OwnTable
  let rejects: Rejects
  var sink: Sink
  var sawRows = false
  /// The labels of a series as they stand, so that a row of a known series is looked up at once.
  private var known = ByteIndex()
  private var key: [UInt8] = []
  private let labels: [Int]
  let areas: OwnAreas
  private let variables: [String: OwnTable.Variable]
  /// For each breakdown what may stand in it; nil for anything.
  private let categories: [Set<String>?]

  init(_ content: Tidy.Content, rejects: Rejects, sink: Sink) {
    columns = content.columns
    table = content.table
    self.rejects = rejects
    self.sink = sink
    labels = content.columns.labels
    areas = content.areas
    variables = Dictionary(content.table.variables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let (names, breakdowns) = (content.columns.names, content.table.breakdowns)
    categories = content.columns.breakdowns.map { column in
      breakdowns.first { $0.column == names[column] }?.categories.map { Set($0.map(\.id)) }
    }
  }

  mutating func take(_ row: borrowing DelimitedRow) throws {
    let count = columns.names.count
    guard row.fieldCount >= count else { throw truncated(row) }
    if row.fieldCount > count, !row.isEmpty(from: count) { throw unnamed(row) }
    let period = row.content(columns.period).withoutSpaces
    guard !period.isEmpty else { throw empty(row, columns.period) }
    guard let time = TimePeriod(bytes: period) else { throw notAPeriod(row) }
    let cell = try cell(row)
    try sink.take(TableObservation(series: try series(row), period: time, cell: cell, line: row.line))
  }

  /// The value with its symbols; an empty value without a symbol is missing, and never 0.
  private func cell(_ row: borrowing DelimitedRow) throws -> Cell {
    let status = try status(row)
    let bytes = row.content(columns.value).withoutSpaces
    if bytes.isEmpty {
      return Cell(missing: status.isDisjoint(with: .withoutValue) ? status.union(.empty) : status)
    }
    guard let value = NumberParsing.decimal(bytes) else { throw notANumber(row) }
    guard status.isDisjoint(with: .withoutValue), value == 0 || !status.contains(.roundsToZero) else {
      throw valueAndSymbol(row, status)
    }
    return Cell(value, status)
  }

  private func status(_ row: borrowing DelimitedRow) throws -> ObservationStatus {
    guard let place = columns.status else { return [] }
    let bytes = row.content(place)
    var status: ObservationStatus = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x20 {
      guard let one = ObservationStatus(symbol: UnsafeRawBufferPointer(rebasing: bytes[start..<index])) else {
        throw unknownSymbol(row, place)
      }
      status.formUnion(one)
      start = index + 1
    }
    return status
  }

  private mutating func series(_ row: borrowing DelimitedRow) throws -> Int {
    key.removeAll(keepingCapacity: true)
    for column in labels {
      key.append(contentsOf: row.field(column))
      key.append(0x1F)
    }
    if let number = key.withUnsafeBytes({ known.number(of: $0) }) { return number }
    let number = try newSeries(row)
    key.withUnsafeBytes { known.add($0, number: number) }
    return number
  }

  @inline(never)
  private mutating func newSeries(_ row: borrowing DelimitedRow) throws -> Int {
    var texts: [String] = []
    for (place, column) in labels.enumerated() {
      let text = text(row, column)
      guard !text.isEmpty else { throw empty(row, column) }
      texts.append(text)
      if place == 0 { texts[0] = try area(text, row) }
      if place > 1, let categories = categories[place - 2], !categories.contains(text) {
        throw unknownCategory(row, column, text, categories)
      }
    }
    guard let variable = variables[texts[1]] else { throw unknownVariable(row, texts[1]) }
    var series = SeriesKey()
    series.line = row.line
    series.attributes = try sink.attributes([
      ("UOM", variable.unit ?? table.unit), ("UNIVERSE", variable.universe ?? ""),
    ])
    let name = areas.names[texts[0]] ?? .same("")
    // All codes in one array, which outlives the call.
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for text in texts + [name.en, name.fr] {
      bytes += Array(text.utf8)
      ends.append(bytes.count)
    }
    return try bytes.withUnsafeBytes { all in
      var start = 0
      for (position, end) in ends.enumerated() {
        let text = UnsafeRawBufferPointer(rebasing: all[start..<end])
        start = end
        switch position - texts.count {
        case 0: series.codes[0].english = text
        case 1: series.codes[0].french = text
        default: series.codes[position].code = text
        }
      }
      // A city's own area and a partnership have a code and no DGUID.
      if DGUID(texts[0]) != nil { series.codes[0].dguid = series.codes[0].code }
      return try sink.series(series)
    }
  }

  private func area(_ text: String, _ row: borrowing DelimitedRow) throws -> String {
    switch areas.code(text, table.codes) {
    case .success(let code): return code
    case .failure(let misfit): throw notAGeography(row, misfit)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes without blanks at their beginning and end.
  var withoutSpaces: UnsafeRawBufferPointer {
    var (first, last) = (0, count)
    while first < last, self[first] == 0x20 { first += 1 }
    while last > first, self[last - 1] == 0x20 { last -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[first..<last])
  }
}

extension DelimitedRow {
  /// True when no field from a place on holds anything.
  func isEmpty(from first: Int) -> Bool {
    var index = first
    while index < fieldCount {
      guard content(index).withoutSpaces.isEmpty else { return false }
      index += 1
    }
    return true
  }
}
