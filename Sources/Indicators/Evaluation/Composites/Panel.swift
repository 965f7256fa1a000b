public import LIPData

/// The figures that a composite is made of: rows of units, of one period or several, and the columns that it names.
public struct Panel: Sendable {
  /// The units, one a row.
  public let units: [String]
  /// The periods beside them; nil for data of one period.
  public let periods: [String]?
  /// The values of each indicator, in the order of the definition; nil where a cell is empty.
  let values: [[Double?]]
  /// The denominator of each indicator; nil for an indicator that has none.
  let denominators: [[Double?]?]
  /// The group of each row; nil where it is empty, or where there are no groups.
  let groups: [String?]
  /// Where the cells are.
  private let file: String?
  private let lines: [Int]

  /// Reads the columns that a definition names.
  ///
  /// Throws what ``DelimitedTable`` throws, `missing-column`, `bad-number`, `empty-field`, `duplicate-unit` and
  /// `no-data-rows`.
  public init(_ table: DelimitedTable, for definition: CompositeDefinition) throws {
    let header = Set(table.header.map(\.trimmed))
    func check(_ column: String, at place: Place) throws {
      guard !header.contains(column) else { return }
      throw Diagnostic(
        "missing-column", "\(table.file ?? "The data") has no column \(column)", at: place,
        remedy: Suggestion.remedy(for: column, among: table.header.map(\.trimmed)))
    }
    try check(definition.unitColumn, at: definition.place(of: "unit_column"))
    if let column = definition.periodColumn { try check(column, at: definition.place(of: "period_column")) }
    if let imputation = definition.imputation, imputation.method.needsGroups {
      try check(imputation.groupColumn, at: imputation.place)
    }
    for one in definition.indicators {
      try check(one.column, at: one.place(of: one.column == one.id ? "id" : "column"))
      if let column = one.denominator { try check(column, at: one.place(of: "denominator")) }
    }
    let records = table.records
    guard !records.isEmpty else {
      throw Diagnostic(
        "no-data-rows", "The file lists no unit", at: Place(file: table.file),
        remedy: "Write one line for each unit, under the names of the columns.")
    }
    units = try records.map { try $0.required(definition.unitColumn) }
    periods = try definition.periodColumn.map { column in try records.map { try $0.required(column) } }
    try Self.checkUnits(units, periods, records, definition.unitColumn)
    func column(_ name: String) throws -> [Double?] { try records.map { try Self.number($0, name) } }
    values = try definition.indicators.map { try column($0.column) }
    denominators = try definition.indicators.map { try $0.denominator.map { try column($0) } }
    let group = definition.imputation?.groupColumn ?? ""
    groups = try records.map { record in
      guard !group.isEmpty else { return nil }
      let text = try record[group]
      return text.isEmpty ? nil : text
    }
    file = table.file
    lines = records.map(\.line)
  }

  /// The place of a cell.
  func place(_ row: Int, _ column: String) -> Place { Place(file: file, line: lines[row], column: column) }

  /// A unit with its period, for sentences.
  func name(_ row: Int) -> String { units[row] + (periods.map { " in " + $0[row] } ?? "") }

  private static func checkUnits(
    _ units: [String], _ periods: [String]?, _ records: [DelimitedTable.Record], _ column: String
  ) throws {
    var lines: [[String]: Int] = [:]
    for (row, record) in records.enumerated() {
      let key = [units[row]] + (periods.map { [$0[row]] } ?? [])
      guard let first = lines.updateValue(record.line, forKey: key) else { continue }
      throw Diagnostic(
        "duplicate-unit", "\(key.joined(separator: " in ")) stands twice, first in line \(first)",
        at: record.place(column),
        remedy: periods == nil
          ? "Keep one of the two lines; where they are of two periods, name their column with period_column."
          : "Keep one of the two lines.")
    }
  }

  /// The number in a cell, nil where it is empty; throws `bad-number` for everything else.
  private static func number(_ record: DelimitedTable.Record, _ column: String) throws -> Double? {
    let text = try record[column]
    if text.isEmpty { return nil }
    // A decimal exponent is what other programs write of small numbers; nan, inf and hexadecimal are no figures.
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    if isPlain, let number = Double(text), number.magnitude < 1e100 { return number }
    throw Diagnostic(
      "bad-number", "\"\(text)\" is not a number", at: record.place(column),
      remedy: text.contains(",")
        ? "Write a decimal point, and nothing between thousands: 1234.5."
        : "Leave the cell empty where there is no figure; a number has digits and a decimal point only.")
  }
}
