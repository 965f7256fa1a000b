extension IRCCMonthly {
  /// Finds the table in a file's first bytes; nil when the file is something else.
  static func find(_ head: [UInt8], _ file: SourceFile) throws -> TableContent.Found? {
    guard let columns = try columns(head: head) else { return nil }
    return TableContent.Found(
      content: .irccMonthly, structure: structure(columns),
      identity: .ircc(stem: file.stem, title: .same("")), rule: TableRule(replaces: .everything),
      sources: [file])
  }

  /// Reads the columns from a file's first bytes; nil when the file is something else.
  ///
  /// The delimiter is decided from the header line, never from the file's name. Throws what keeps a file of this
  /// layout from being read: `no-header`, `wrong-delimiter`, `missing-column`, `unknown-column`, `unpaired-column`,
  /// `repeated-column`, `too-many-dimensions`, `utf-16`.
  static func columns(head: [UInt8]) throws -> Columns? {
    try head.withUnsafeBytes { bytes in
      if let refusal = TextEncoding.refusalOfUTF16(head: bytes) { throw refusal }
      for dialect in [DelimitedDialect.tab, .comma, .semicolon] {
        let names = LabelledTable.withoutSpare(CensusProfile.headerNames(bytes, dialect).map(\.trimmed))
        if isData(names) { throw noHeader(names) }
        guard isMeant(names) else { continue }
        guard dialect != .semicolon else {
          throw Diagnostic(
            "wrong-delimiter", "The columns are separated by semicolons; tabs or commas are looked for",
            at: Place(line: 1), remedy: "Use the file as IRCC publishes it, or save it with commas.")
        }
        return try columns(names, dialect)
      }
      return nil
    }
  }

  /// True for names of which one is a period's or has a French partner.
  private static func isMeant(_ names: [String]) -> Bool {
    let english = names.contains { $0.hasPrefix("EN_") }
    let partner = names.contains { timeNames.contains($0) || $0.hasPrefix("FR_") }
    return names.count > 1 && english && partner
  }

  private static let timeNames: Set<String> = ["EN_YEAR", "EN_QUARTER", "EN_MONTH"]

  /// True when the first line is a row of figures: a year, then a quarter or a month.
  private static func isData(_ names: [String]) -> Bool {
    guard names.count >= 3, names[0].utf8.count == 4, let year = Int(names[0]), (1900...2199).contains(year) else {
      return false
    }
    let second = Array(names[1].utf8)
    return second.withUnsafeBytes { quarter($0) != nil || month($0) != nil }
  }

  private static func noHeader(_ names: [String]) -> Diagnostic {
    Diagnostic(
      "no-header", "The file has no header: its first line is data (\(names.prefix(3).joined(separator: " ")) …)",
      at: Place(line: 1),
      remedy: "Nobody can tell what its columns are: put a line of column names (EN_YEAR …, TOTAL) above it.")
  }

  private static func columns(_ names: [String], _ dialect: DelimitedDialect) throws -> Columns {
    var columns = Columns()
    columns.names = names
    columns.dialect = dialect
    columns.total = try total(names)
    var index = 0
    while index < names.count {
      if index == columns.total || names[index].hasPrefix("Copy of ") {
        index += 1
        continue
      }
      let french = names[index...].firstIndex { !$0.hasPrefix("EN_") } ?? names.count
      let end = names[french...].firstIndex { !$0.hasPrefix("FR_") } ?? names.count
      guard french > index || end > index else { throw unknown(names, index) }
      try add(names, index..<french, french..<end, to: &columns)
      index = end
    }
    return try checked(columns)
  }

  /// The column of the counts.
  private static func total(_ names: [String]) throws -> Int {
    let totals = names.indices.filter { names[$0].uppercased() == "TOTAL" }
    guard let total = totals.first else {
      throw Diagnostic(
        "missing-column", "The header has no column TOTAL", at: Place(line: 1, column: "TOTAL"),
        remedy: "Use the file as IRCC publishes it, columns unchanged.")
    }
    guard totals.count == 1 else { throw repeated(names[totals[1]], totals) }
    return total
  }

  /// Adds a run of English columns with the French ones behind it.
  ///
  /// The French belong to the last of the English, in their order. Those of the period are not read.
  private static func add(
    _ names: [String], _ english: Range<Int>, _ french: Range<Int>, to columns: inout Columns
  ) throws {
    let isTime = !english.isEmpty && names[english].allSatisfy { timeNames.contains($0) }
    if french.count > english.count, !isTime {
      let lone = names[french.lowerBound + english.count]
      throw Diagnostic(
        "unpaired-column", "\(lone) has no EN_ column before it", at: Place(line: 1, column: lone),
        remedy: "Use the file as IRCC publishes it: each French column stands behind its English one.")
    }
    for index in english {
      switch names[index] {
      case "EN_YEAR": try set(&columns.year, index, names)
      case "EN_QUARTER": try set(&columns.quarter, index, names)
      case "EN_MONTH": try set(&columns.month, index, names)
      default:
        let partner = french.lowerBound + french.count - (english.upperBound - index)
        columns.dimensions.append(.init(english: index, french: partner >= french.lowerBound ? partner : nil))
      }
    }
  }

  private static func set(_ column: inout Int?, _ index: Int, _ names: [String]) throws {
    if let first = column { throw repeated(names[index], [first, index]) }
    column = index
  }

  /// Refuses what no row could be read by.
  private static func checked(_ columns: Columns) throws -> Columns {
    if columns.year == nil, let lone = columns.month ?? columns.quarter {
      throw Diagnostic(
        "missing-column", "\(columns.names[lone]) stands without EN_YEAR", at: Place(line: 1, column: "EN_YEAR"),
        remedy: "Use the file as IRCC publishes it, columns unchanged.")
    }
    let most = TableStructure.mostDimensions
    guard columns.dimensions.count <= most else {
      throw Diagnostic(
        "too-many-dimensions", "The file has \(columns.dimensions.count) dimensions; at most \(most) are read",
        at: Place(line: 1), remedy: "Remove columns that you do not need, and add up the rows.")
    }
    var seen: [String: Int] = [:]
    for (dimension, pair) in zip(structure(columns).dimensions, columns.dimensions) {
      guard !dimension.id.isEmpty else { throw unknown(columns.names, pair.english) }
      if let first = seen.updateValue(pair.english, forKey: dimension.id) {
        throw repeated(columns.names[pair.english], [first, pair.english])
      }
    }
    return columns
  }

  private static func unknown(_ names: [String], _ index: Int) -> Diagnostic {
    let name = names[index].isEmpty ? String(index + 1) : names[index]
    return Diagnostic(
      "unknown-column", "The column \(name) is neither English (EN_), nor French (FR_), nor TOTAL",
      at: Place(line: 1, column: name), remedy: "Use the file as IRCC publishes it, columns unchanged.")
  }

  private static func repeated(_ name: String, _ columns: [Int]) -> Diagnostic {
    let places = columns.map { String($0 + 1) }.joined(separator: " and ")
    return Diagnostic(
      "repeated-column", "\(name) stands in columns \(places)", at: Place(line: 1, column: name),
      remedy: "Remove one of them; columns that IRCC repeats are called \"Copy of \(name)\" and passed over.")
  }
}
