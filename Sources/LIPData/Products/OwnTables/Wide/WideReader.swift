/// Reads the rows of a wide table: fills labels down, tells each figure what it is of, and hands it on.
struct WideReader<Sink: TableSink> {
  let content: Wide.Content
  let columns: WideColumns
  let rejects: Rejects
  var sink: Sink

  let wide: OwnTable.Wide
  private let variables: [String: OwnTable.Variable]
  /// What each column of labels says, by its place in the file; what stands blank below an outer label that changed.
  private var labels: [Int: String] = [:]
  /// The series of a row's labels, one for each column of figures.
  private var series: [String: [Int]] = [:]

  init(_ content: Wide.Content, rejects: Rejects, sink: Sink) {
    self.content = content
    self.rejects = rejects
    self.sink = sink
    columns = content.columns
    wide = content.table.wide ?? OwnTable.Wide()
    variables = Dictionary(content.table.variables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes a row, all of it or nothing.
  mutating func take(_ row: Grid.Row) throws {
    do {
      fillLabels(row)
      try check(row)
      let key = try key(row)
      let period = try columns.period.map { try self.period(row, $0) }
      let cells = try columns.figures.map { try cell(row, $0) }
      let numbers = try seriesNumbers(row, key)
      for (place, column) in columns.figures.enumerated() {
        try sink.take(
          TableObservation(
            series: numbers[place], period: period ?? column.about.period, cell: cells[place], line: row.line))
      }
    } catch let diagnostic as Diagnostic {
      try rejects.reject(diagnostic)
    }
  }

  /// What the columns of labels say in a row: a label that changes empties those at its right.
  private mutating func fillLabels(_ row: Grid.Row) {
    var isNew = false
    for column in columns.labels {
      let text = row[column.index]
      if !text.isEmpty {
        isNew = isNew || labels[column.index] != text
        labels[column.index] = text
      } else if isNew || !column.isFilled {
        labels[column.index] = nil
      }
    }
  }

  private func check(_ row: Grid.Row) throws {
    let count = content.page.names.count
    if let beyond = row.cells.indices.dropFirst(count).first(where: { !row[$0].isEmpty }) {
      throw unnamed(row, beyond)
    }
    let last = (columns.figures.map { max($0.index, $0.symbols ?? 0) } + columns.labels.map(\.index)).max() ?? 0
    guard content.page.isSheet || row.cells.count > last else { throw truncated(row) }
  }

  private func period(_ row: Grid.Row, _ column: WideColumns.Labels) throws -> TimePeriod {
    let text = try label(row, column)
    guard let period = TimePeriod(text) else { throw notAPeriod(row, column.index, text) }
    return period
  }

  /// The label of a row in a column; throws `empty-field`.
  private func label(_ row: Grid.Row, _ column: WideColumns.Labels) throws -> String {
    guard let text = labels[column.index] else { throw empty(row, column) }
    return text
  }

  /// The value with its symbols; an empty cell without a symbol is missing, and never 0.
  private func cell(_ row: Grid.Row, _ column: WideColumns.Figures) throws -> Cell {
    let text = row[column.index]
    let beside = try column.symbols.map { try symbols(row, $0) } ?? []
    let own = try own(row, column, text)
    let status = own.status.union(beside)
    guard own.hasValue else {
      return Cell(
        missing: status.isDisjoint(with: .withoutValue.subtracting(.empty)) ? status : status.subtracting(.empty))
    }
    guard status.isDisjoint(with: .withoutValue), own.value == 0 || !status.contains(.roundsToZero) else {
      throw valueAndSymbol(row, column, status)
    }
    return Cell(own.value, status)
  }

  private func own(_ row: Grid.Row, _ column: WideColumns.Figures, _ text: String) throws -> Cell {
    switch wide.symbols[text] {
    case .zero: return Cell(0)
    case .status(let status):
      return Cell(missing: status.isDisjoint(with: .withoutValue) ? status.union(.empty) : status)
    case nil: break
    }
    // A sheet keeps small numbers as 1.5E-3, with all their digits.
    if content.page.isSheet, let small = WideNumber.small(text) { return Cell(small) }
    var text = text
    if isPercent(column) { text = WideNumber.withoutPercent(text) }
    guard let found = WideNumber.cell(text, wide.language ?? .english),
      wide.language != nil || !WideNumber.isGrouped(text)
    else { throw notANumber(row, column.index) }
    return found
  }

  /// True where figures are a percentage, so that they may say so.
  private func isPercent(_ column: WideColumns.Figures) -> Bool {
    let variable = column.about.variable ?? columns.variable.flatMap { labels[$0.index] }
    return (variables[variable ?? ""]?.unit ?? content.table.unit) == "percent"
  }

  /// The symbols of a column of symbols.
  private func symbols(_ row: Grid.Row, _ index: Int) throws -> ObservationStatus {
    var status: ObservationStatus = []
    for word in row[index].split(separator: " ").map(String.init) {
      switch wide.symbols[word] {
      case .status(let known): status.formUnion(known)
      case .zero: throw unknownSymbol(row, index)
      case nil:
        guard let known = word.withRawBytes({ ObservationStatus(symbol: $0) }) else { throw unknownSymbol(row, index) }
        status.formUnion(known)
      }
    }
    return status
  }

  /// The labels of a row in one text; throws for a row that is of no area before it throws for what else it lacks.
  private func key(_ row: Grid.Row) throws -> String {
    var key = ""
    for column in columns.labels where column != columns.period { key += (labels[column.index] ?? "") + "\u{1F}" }
    if series[key] == nil { _ = try area(row) }
    for column in columns.labels { _ = try label(row, column) }
    return key
  }

  private mutating func seriesNumbers(_ row: Grid.Row, _ key: String) throws -> [Int] {
    if let known = series[key] { return known }
    let area = try area(row)
    let variable = try columns.variable.map { try self.variable(row, $0) }
    let given = try breakdowns(row)
    var numbers: [Int] = []
    for column in columns.figures {
      guard let about = variables[column.about.variable ?? variable ?? ""] else { continue }
      var rest = column.about.categories.makeIterator()
      let categories = given.map { $0 ?? rest.next() ?? "" }
      numbers.append(try newSeries(row, area, about, categories))
    }
    series[key] = numbers
    return numbers
  }

  private func variable(_ row: Grid.Row, _ column: WideColumns.Labels) throws -> String {
    let text = try label(row, column)
    guard variables[text] != nil else {
      throw unknown(row, column.index, "variable", text, content.table.variables.map(\.id))
    }
    return text
  }

  /// The category of each breakdown that is a column of labels; nil where the headings say it.
  private func breakdowns(_ row: Grid.Row) throws -> [String?] {
    try content.table.breakdowns.enumerated().map { place, breakdown in
      guard let column = columns.breakdowns[place] else { return nil }
      let text = try label(row, column)
      if let categories = breakdown.categories?.map(\.id), !categories.contains(text) {
        throw unknown(row, column.index, "category", text, categories)
      }
      return text
    }
  }

  private func area(_ row: Grid.Row) throws -> OwnAreas.Area {
    switch content.areas.area(try label(row, columns.geography), content.table.codes) {
    case .success(let area): return area
    case .failure(let misfit): throw notAGeography(row, misfit)
    }
  }

  private mutating func newSeries(
    _ row: Grid.Row, _ area: OwnAreas.Area, _ variable: OwnTable.Variable, _ categories: [String]
  ) throws -> Int {
    var key = SeriesKey()
    key.line = row.line
    key.attributes = try sink.attributes([
      ("UOM", variable.unit ?? content.table.unit), ("UNIVERSE", variable.universe ?? ""), ("AREA_NOTE", area.note),
    ])
    let name = content.areas.names[area.code] ?? .same(area.label)
    // All codes in one array, which outlives the call.
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for text in [name.en, name.fr, area.code, variable.id] + categories {
      bytes += Array(text.utf8)
      ends.append(bytes.count)
    }
    return try bytes.withUnsafeBytes { all in
      var start = 0
      for (position, end) in ends.enumerated() {
        let text = UnsafeRawBufferPointer(rebasing: all[start..<end])
        start = end
        switch position {
        case 0: key.codes[0].english = text
        case 1: key.codes[0].french = text
        default: key.codes[position - 2].code = text
        }
      }
      // A city's own area and a partnership have a code and no DGUID.
      if DGUID(area.code) != nil { key.codes[0].dguid = key.codes[0].code }
      return try sink.series(key)
    }
  }
}
