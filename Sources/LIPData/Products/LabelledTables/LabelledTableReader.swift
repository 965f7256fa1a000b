/// Reads the rows of a labelled table: checks each and hands its values on.
struct LabelledTableReader<Sink: TableSink>: TableRowReader {
  let columns: LabelledTable.Columns
  let rejects: Rejects
  var sink: Sink
  var sawRows = false
  private let memberIDs: [[UInt8]]
  private let memberLabels: [[UInt8]]
  /// The area of the last row and its DGUID: rows of an area follow one another.
  private var lastArea: [UInt8] = []
  private var lastVintage = 0
  private var lastDGUID: [UInt8] = []
  /// What is kept beside series, by the bytes that say it.
  private var keptNumbers = ByteIndex()
  private var kept: [Int] = []
  private var scratch: [UInt8] = []

  init(columns: LabelledTable.Columns, rejects: Rejects, sink: Sink) {
    self.columns = columns
    self.rejects = rejects
    self.sink = sink
    memberIDs = columns.members.map { Array($0.id.utf8) }
    memberLabels = columns.members.map { Array($0.label.utf8) }
  }

  mutating func take(_ row: borrowing DelimitedRow) throws {
    try RowDiagnostics.checkFields(row, columns.names)
    let period = try period(row)
    var cells: [Cell] = []
    for member in columns.members { cells.append(try cell(row, member.column)) }
    var key = SeriesKey()
    key.line = row.line
    try fill(&key, row, period)
    let last = columns.dimensions.count + (columns.geography == nil ? 0 : 1)
    for (place, member) in columns.members.enumerated() {
      let series = try memberIDs[place].withUnsafeBytes { id in
        try memberLabels[place].withUnsafeBytes { label in
          if columns.memberDimension != nil {
            key.codes[last].code = id
            key.codes[last].english = label
          }
          return try lastDGUID.withUnsafeBytes { dguid in
            if columns.geography != nil { key.codes[0].dguid = dguid }
            return try sink.series(key)
          }
        }
      }
      try sink.take(
        TableObservation(series: series, period: member.period ?? period, cell: cells[place], line: row.line))
    }
  }

  private func period(_ row: borrowing DelimitedRow) throws -> TimePeriod? {
    guard let place = columns.period else { return nil }
    guard let period = TimePeriod(bytes: row.content(place)) else {
      throw RowDiagnostics.misread(row, columns.names, place, "not-a-period", "a year", "Years are four digits.")
    }
    return period
  }

  /// A value, or a symbol in its place; an empty field is missing.
  private func cell(_ row: borrowing DelimitedRow, _ column: Int) throws -> Cell {
    let bytes = row.content(column).withoutSpaces
    if bytes.isEmpty { return Cell(missing: .empty) }
    if let value = NumberParsing.decimal(bytes) { return Cell(value) }
    guard let status = ObservationStatus(symbol: bytes), !status.isDisjoint(with: .withoutValue) else {
      let text = TableCode.text(UnsafeRawBufferPointer(rebasing: bytes.prefix(40)))
      let found = SpreadsheetDamage.ofNumber(text)
      throw Diagnostic(
        "not-a-number",
        "\"\(text)\" is neither a number nor a known symbol\(found.map { ": \($0.said)" } ?? "")",
        at: Place(line: row.line, column: columns.names[column]),
        remedy: found?.remedy ?? "Use the file as it was published.")
    }
    return Cell(missing: status)
  }

  /// Fills in the codes of a row's labels and what is kept beside the series.
  private mutating func fill(
    _ key: inout SeriesKey, _ row: borrowing DelimitedRow, _ period: TimePeriod?
  ) throws {
    var position = 0
    if let geography = columns.geography {
      key.codes[0].code = row.content(geography.code).withoutSpaces
      key.codes[0].english = row.content(geography.name).withoutSpaces
      try setArea(row, geography, geography.vintage ?? period?.year ?? 0)
      position = 1
    }
    for dimension in columns.dimensions {
      let label = row.content(dimension.label).withoutSpaces
      guard !label.isEmpty else { throw RowDiagnostics.emptyField(row, columns.names, dimension.label) }
      if dimension.id == nil, NumberParsing.decimal(label) != nil { throw numberAsLabel(row, dimension.label) }
      key.codes[position].english = label
      if let id = dimension.id { key.codes[position].code = row.content(id).withoutSpaces }
      position += 1
    }
    key.attributes = try attributes(row)
  }

  /// The number of what is kept beside a row's series.
  private mutating func attributes(_ row: borrowing DelimitedRow) throws -> Int {
    scratch.removeAll(keepingCapacity: true)
    for attribute in columns.attributes {
      scratch.append(contentsOf: row.content(attribute.column))
      scratch.append(0x1F)
    }
    for dimension in columns.dimensions {
      guard let place = dimension.notes else { continue }
      scratch.append(contentsOf: row.content(place))
      scratch.append(0x1F)
    }
    if let known = scratch.withUnsafeBytes({ keptNumbers.number(of: $0) }) { return kept[known] }
    let number = try newAttributes(row)
    scratch.withUnsafeBytes { keptNumbers.add($0, number: kept.count) }
    kept.append(number)
    return number
  }

  @inline(never)
  private mutating func newAttributes(_ row: borrowing DelimitedRow) throws -> Int {
    var notes: Set<Int> = []
    for place in columns.dimensions.compactMap(\.notes) {
      notes.formUnion(TableCode.text(row.content(place)).split { !$0.isNumber }.compactMap { Int($0) })
    }
    var pairs: [(name: String, value: String)] = []
    for attribute in columns.attributes {
      pairs.append((attribute.name, TableCode.text(row.content(attribute.column)).trimmed))
    }
    pairs.append(("NOTES", notes.sorted().map(String.init).joined(separator: " ")))
    return try sink.attributes(pairs)
  }

  @inline(never)
  private func numberAsLabel(_ row: borrowing DelimitedRow, _ column: Int) -> Diagnostic {
    Diagnostic(
      "number-as-label",
      "A number stands in the column \(columns.names[column]), which is taken for the labels of a dimension",
      at: Place(line: row.line, column: columns.names[column]),
      remedy: "The layout is not quite the one that is known: make a table of your own of it (lipdata schema table).")
  }

  private mutating func setArea(
    _ row: borrowing DelimitedRow, _ geography: LabelledTable.Geography, _ vintage: Int
  ) throws {
    let bytes = row.content(geography.code).withoutSpaces
    guard !bytes.isEmpty else { throw RowDiagnostics.emptyField(row, columns.names, geography.code) }
    if vintage == lastVintage, bytes.elementsEqual(lastArea) { return }
    let code = TableCode.text(bytes)
    let type = geography.type.map { TableCode.text(row.content($0)).trimmed }
    let isDamaged = type.map { ["CMA", "CA"].contains($0) && code.utf8.count < 3 } == true || code.utf8.count < 2
    if isDamaged || SpreadsheetDamage.ofCode(code)?.isExponent == true {
      throw Diagnostic(
        "not-a-geography", "\"\(code)\" is no code of an area: leading zeros or last digits have been lost",
        at: Place(line: row.line, column: columns.names[geography.code]),
        remedy: "A spreadsheet that reads codes as numbers changes them: use the file as it was published.")
    }
    lastArea = Array(bytes)
    lastVintage = vintage
    lastDGUID = Array((Self.dguid(code, type, geography.hasSubdivisions, vintage) ?? "").utf8)
  }

  /// The DGUID of a code, where its length and the file tell its level; nil for all others.
  private static func dguid(_ code: String, _ type: String?, _ hasSubdivisions: Bool, _ vintage: Int) -> String? {
    guard code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    switch (code.utf8.count, type) {
    case (2, _): return code == "01" ? "\(vintage)A000011124" : "\(vintage)A0002\(code)"
    case (3, "CMA"): return "\(vintage)S0503\(code)"
    case (3, "CA"): return "\(vintage)S0504\(code)"
    case (4, _): return "\(vintage)A0003\(code)"
    case (7, _) where hasSubdivisions: return "\(vintage)A0005\(code)"
    default: return nil
    }
  }
}
