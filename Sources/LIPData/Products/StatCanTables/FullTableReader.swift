/// Reads the rows of a full table: checks each and hands its value on.
struct FullTableReader<Sink: TableSink>: TableRowReader {
  /// What a row's labels, unit, factor, vector and coordinate stand for.
  struct Meaning {
    var series: Int
    /// Where the rows of a series disagree on its unit or factor, what this row says.
    var attributes: Int
    var power: Int
    var decimals: Int
  }

  let columns: FullTable.Columns
  let rejects: Rejects
  var sink: Sink
  var sawRows = false
  /// The bytes from the first label to the coordinate, which rows of a series share.
  private var known = ByteIndex()
  private var meanings: [Meaning] = []
  private var attributesOfSeries: [Int: Int] = [:]
  private var decimalAttributes: [Int: Int] = [:]
  private var labels: [ByteIndex]
  /// The labels of member ids, in the file's bytes.
  private var labelBytes: [[UInt8]] = []
  /// The DGUIDs that were looked at.
  private var dguids = ByteIndex()
  private let described: Range<Int>?

  init(columns: FullTable.Columns, rejects: Rejects, sink: Sink) {
    self.columns = columns
    self.rejects = rejects
    self.sink = sink
    labels = columns.dimensions.map { _ in ByteIndex() }
    let places =
      columns.dimensions
      + [
        columns.dguid, columns.unit, columns.unitID, columns.factor, columns.factorID, columns.vector,
        columns.coordinate,
      ].compactMap(\.self)
    let pivot = columns.pivot?.members.map(\.value) ?? [columns.value]
    let others =
      pivot
      + [columns.period, columns.status, columns.symbol, columns.terminated, columns.decimals]
      .compactMap(\.self)
    let first = places.min() ?? 0
    let last = places.max() ?? 0
    described = others.contains { first < $0 && $0 < last } ? nil : first..<(last + 1)
  }

  mutating func take(_ row: borrowing DelimitedRow) throws {
    try RowDiagnostics.checkFields(row, columns.names)
    let bytes = row.content(columns.period)
    guard let period = TimePeriod(bytes: bytes) else {
      throw RowDiagnostics.misread(
        row, columns.names, columns.period, "not-a-period", "a period", "Periods are 2026, 2026-01, 2016/2017 or a day."
      )
    }
    let first = try meaning(row)
    guard let pivot = columns.pivot else {
      return try take(row, meanings[first], period, columns.value, status(row))
    }
    for (number, member) in pivot.members.enumerated() {
      try take(row, meanings[first + number], period, member.value, status(row, member.symbol))
    }
  }

  private mutating func take(
    _ row: borrowing DelimitedRow, _ meaning: Meaning, _ period: TimePeriod, _ column: Int,
    _ status: (status: ObservationStatus, other: String?)
  ) throws {
    let value = row.content(column)
    var cell = Cell(missing: status.status.isEmpty ? .empty : status.status)
    if !value.isEmpty {
      guard let number = NumberParsing.decimal(value, timesTenTo: meaning.power) else {
        throw RowDiagnostics.misread(
          row, columns.names, column, "not-a-number", "a number", "A value is digits with a point for decimals.")
      }
      cell = Cell(number, status.status)
    }
    var attributes = meaning.attributes
    if let other = status.other { attributes = try sink.attributes([("STATUS", other)]) }
    if let place = columns.decimals, attributes == 0, let decimals = NumberParsing.integer(row.content(place)),
      decimals != meaning.decimals
    {
      attributes = try self.attributes(ofDecimals: decimals)
    }
    try sink.take(
      TableObservation(series: meaning.series, period: period, cell: cell, attributes: attributes, line: row.line))
  }

  private func status(_ row: borrowing DelimitedRow) -> (status: ObservationStatus, other: String?) {
    let (a, b, c) = (status(row, columns.status), status(row, columns.symbol), status(row, columns.terminated))
    return (a.status.union(b.status).union(c.status), a.other ?? b.other ?? c.other)
  }

  /// The symbol of a column; one of no list of ours is kept as it stands.
  private func status(_ row: borrowing DelimitedRow, _ place: Int?) -> (status: ObservationStatus, other: String?) {
    guard let place else { return ([], nil) }
    let bytes = row.content(place)
    if bytes.isEmpty { return ([], nil) }
    guard let known = ObservationStatus(symbol: bytes) else { return (.unknownSymbol, TableCode.text(bytes)) }
    return (known, nil)
  }

  private mutating func attributes(ofDecimals decimals: Int) throws -> Int {
    if let known = decimalAttributes[decimals] { return known }
    let number = try sink.attributes([("DECIMALS", String(decimals))])
    decimalAttributes[decimals] = number
    return number
  }

  /// The place of what a row's labels mean; of a census table's row those of its members follow one another.
  private mutating func meaning(_ row: borrowing DelimitedRow) throws -> Int {
    if let described,
      let number = known.number(ofNext: row.fields(from: described.lowerBound, through: described.upperBound - 1))
    {
      return number
    }
    let first = described == nil ? 0 : meanings.count
    var new: [Meaning] = []
    for member in columns.pivot?.members.map({ Optional($0) }) ?? [nil] { new.append(try newMeaning(row, member)) }
    meanings.replaceSubrange(first..., with: new)
    if let described {
      known.add(row.fields(from: described.lowerBound, through: described.upperBound - 1), number: first)
    }
    return first
  }

  private func content(_ row: borrowing DelimitedRow, _ place: Int?) -> UnsafeRawBufferPointer {
    place.map { row.content($0) } ?? UnsafeRawBufferPointer(start: nil, count: 0)
  }

  @inline(never)
  private mutating func newMeaning(_ row: borrowing DelimitedRow, _ member: FullTable.Pivot.Member?) throws -> Meaning {
    guard let power = FullTable.power(id: content(row, columns.factorID), name: content(row, columns.factor)) else {
      throw RowDiagnostics.misread(
        row, columns.names, columns.factorID ?? columns.factor ?? 0, "not-a-factor", "a scalar factor",
        "It is units, thousands, millions or their ids 0, 3, 6.")
    }
    var key = SeriesKey()
    key.line = row.line
    var pairs: [(String, String)] = []
    for (name, place) in [
      ("UOM", columns.unit), ("UOM_ID", columns.unitID), ("SCALAR_FACTOR", columns.factor),
      ("SCALAR_ID", columns.factorID), ("VECTOR", columns.vector), ("DECIMALS", columns.decimals),
    ] {
      pairs.append((name, TableCode.text(content(row, place)).trimmed))
    }
    key.attributes = try sink.attributes(pairs)
    let ids = try memberIDs(row)
    for (position, column) in columns.dimensions.enumerated() {
      let label = Self.trimmed(row.content(column))
      guard !label.isEmpty else { throw RowDiagnostics.emptyField(row, columns.names, column) }
      if columns.language == .english {
        key.codes[position].english = label
      } else {
        key.codes[position].french = label
      }
      if let ids {
        key.codes[position].code = ids[position]
        try check(row, position, ids[position], label)
      }
      if column == columns.geography, let dguid = columns.dguid {
        key.codes[position].dguid = row.content(dguid)
        if dguids.number(of: row.content(dguid)) == nil {
          try RowDiagnostics.checkDGUID(row, columns.names, dguid)
          dguids.add(row.content(dguid), number: 0)
        }
      }
    }
    let series = try self.series(&key, member)
    let decimals = NumberParsing.integer(content(row, columns.decimals)) ?? 0
    let first = attributesOfSeries[series]
    if first == nil { attributesOfSeries[series] = key.attributes }
    let differs = first != nil && first != key.attributes
    return Meaning(series: series, attributes: differs ? key.attributes : 0, power: power, decimals: decimals)
  }

  /// The number of a series, its last code that of a column's member where there is one.
  private mutating func series(_ key: inout SeriesKey, _ member: FullTable.Pivot.Member?) throws -> Int {
    guard let member else { return try sink.series(key) }
    let last = columns.dimensions.count
    var (id, label) = (member.id, member.label)
    return try id.withUTF8 { id in
      try label.withUTF8 { label in
        key.codes[last].code = UnsafeRawBufferPointer(id)
        if columns.language == .english {
          key.codes[last].english = UnsafeRawBufferPointer(label)
        } else {
          key.codes[last].french = UnsafeRawBufferPointer(label)
        }
        return try sink.series(key)
      }
    }
  }

  /// The member ids of COORDINATE, one for each dimension; nil where the file has no such column.
  private func memberIDs(_ row: borrowing DelimitedRow) throws -> [UnsafeRawBufferPointer]? {
    guard let place = columns.coordinate else { return nil }
    let bytes = row.content(place)
    var ids: [UnsafeRawBufferPointer] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x2E {
      ids.append(UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
      start = index + 1
    }
    let count = columns.dimensions.count
    let spare = ids.dropFirst(count)
    // The web service pads coordinates to ten places with zeros.
    guard ids.count >= count, ids.allSatisfy({ NumberParsing.integer($0) != nil }),
      columns.pivot != nil || spare.allSatisfy({ NumberParsing.integer($0) == 0 })
    else {
      throw RowDiagnostics.misread(
        row, columns.names, place, "not-a-coordinate", "a coordinate of \(count) dimensions",
        "It is member ids joined by points, one for each dimension: a spreadsheet may have made a number of it.")
    }
    return Array(ids.prefix(count))
  }

  /// Refuses a member id that stands for two labels: the columns may have been moved.
  private mutating func check(
    _ row: borrowing DelimitedRow, _ position: Int, _ id: UnsafeRawBufferPointer, _ label: UnsafeRawBufferPointer
  ) throws {
    if let known = labels[position].number(of: id) {
      guard labelBytes[known].withUnsafeBytes({ $0.holdsSame(as: label) }) else {
        let before = labelBytes[known].withUnsafeBytes { TableCode.text($0) }
        throw Diagnostic(
          "coordinate-disagrees",
          "Member \(TableCode.text(id)) of \(columns.names[columns.dimensions[position]]) is "
            + "\"\(TableCode.text(label))\" here and \"\(before)\" before",
          at: Place(line: row.line, column: columns.names[columns.dimensions[position]]),
          remedy: "Download the file again: columns may have been moved, or two tables joined.")
      }
      return
    }
    labels[position].add(id, number: labelBytes.count)
    labelBytes.append(Array(label))
  }

  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (first, last) = (0, bytes.count)
    while first < last, bytes[first] == 0x20 { first += 1 }
    while last > first, bytes[last - 1] == 0x20 { last -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[first..<last])
  }
}
