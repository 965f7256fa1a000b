/// Reads the rows of a page as displayed: fills labels down, and hands each value on.
struct AsDisplayedReader<Sink: TableSink> {
  let page: AsDisplayedPage
  let rejects: Rejects
  var sink: Sink

  private var labels: [DisplayedLabel]
  private var period: TimePeriod?
  private var units: [String]
  private var series: [String: Int] = [:]
  private var values = 0

  init(page: AsDisplayedPage, rejects: Rejects, sink: Sink) {
    self.page = page
    self.rejects = rejects
    self.sink = sink
    labels = page.labelColumns.map { _ in DisplayedLabel("", notes: []) }
    units = page.columns.map { _ in "" }
  }

  mutating func read() throws {
    try sink.begin(AsDisplayed.structure(page))
    for note in page.notes { try sink.take(note) }
    for row in page.rows {
      do {
        try take(row)
      } catch let diagnostic as Diagnostic {
        try rejects.reject(diagnostic)
      }
    }
    guard values > 0 else {
      throw Diagnostic(
        "no-data-rows", "The page has headings and no value", at: Place(line: page.rows.first?.line),
        remedy: "Download the table again: it may have been cut.")
    }
  }

  private mutating func take(_ row: Grid.Row) throws {
    let known = page.noteNumbers
    for (place, dimension) in page.labelColumns.enumerated() where !row[place].isEmpty {
      let label = DisplayedLabel(row[place], notes: known)
      if dimension != nil {
        labels[place] = label
      } else if let found = DisplayedPeriod.period(label.text) {
        period = found
      } else {
        throw Diagnostic(
          "not-a-period", "\"\(row[place].prefix(40))\" is not a period", at: Place(line: row.line),
          remedy: "Use the file as it was downloaded.")
      }
    }
    if isUnits(row) {
      var last = ""
      for (place, column) in page.columns.enumerated() {
        if !row[column.index].isEmpty { last = row[column.index] }
        units[place] = last
      }
      return
    }
    if page.columns.allSatisfy({ row[$0.index].isEmpty }) { return }
    for (place, column) in page.columns.enumerated() { try take(row, column, unit: units[place]) }
  }

  /// True for a row that names the units of the values below it: words where numbers stand.
  private func isUnits(_ row: Grid.Row) -> Bool {
    let cells = page.columns.map { row[$0.index] }.filter { !$0.isEmpty }
    return !cells.isEmpty
      && cells.allSatisfy { DisplayedNumber.cell($0, page.language) == nil && $0.contains(where: \.isLetter) }
  }

  private mutating func take(_ row: Grid.Row, _ column: AsDisplayedPage.Column, unit: String) throws {
    let text = row[column.index]
    guard let cell = DisplayedNumber.cell(text, page.language) else {
      throw Diagnostic(
        "not-a-number", "\"\(text.prefix(40))\" is neither a number nor a known symbol",
        at: Place(line: row.line, column: String(column.index + 1)), remedy: "Use the file as it was downloaded.")
    }
    guard let period = column.period ?? period else {
      throw Diagnostic(
        "empty-field", "The row has no period", at: Place(line: row.line), remedy: "Use the file as it was downloaded.")
    }
    let number = try series(row, column, unit: unit)
    try sink.take(TableObservation(series: number, period: period, cell: cell, line: row.line))
    values += 1
  }

  private mutating func series(_ row: Grid.Row, _ column: AsDisplayedPage.Column, unit: String) throws -> Int {
    var names: [DisplayedLabel] = []
    for (place, dimension) in page.labelColumns.enumerated() where dimension != nil { names.append(labels[place]) }
    names += column.labels
    if let empty = names.firstIndex(where: \.text.isEmpty) {
      throw Diagnostic(
        "empty-field", "The row has no label of \(page.dimensions[empty].text), and none stands above it",
        at: Place(line: row.line), remedy: "Use the file as it was downloaded, in the order of its rows.")
    }
    let key = names.map(\.text).joined(separator: "\u{1F}") + "\u{1F}" + unit
    if let known = series[key] { return known }
    let number = try sink.series(
      names, page.language,
      attributes: [
        ("UOM", DisplayedLabel(unit, notes: page.noteNumbers).text),
        ("NOTES", Set(names.flatMap(\.notes)).sorted().map(String.init).joined(separator: " ")),
      ], line: row.line)
    series[key] = number
    return number
  }
}

extension TableSink {
  /// The number of a series whose codes are labels in one language.
  mutating func series(
    _ names: [DisplayedLabel], _ language: Language, attributes: [(name: String, value: String)], line: Int
  ) throws -> Int {
    var key = SeriesKey()
    key.line = line
    key.attributes = try self.attributes(attributes)
    // All labels in one array, which outlives the call.
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for name in names {
      bytes += Array(name.text.utf8)
      ends.append(bytes.count)
    }
    return try bytes.withUnsafeBytes { all in
      var start = 0
      for (position, end) in ends.enumerated() {
        let label = UnsafeRawBufferPointer(rebasing: all[start..<end])
        if language == .english { key.codes[position].english = label } else { key.codes[position].french = label }
        start = end
      }
      return try series(key)
    }
  }
}
