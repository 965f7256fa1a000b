/// Highlight tables of the census (98-402-X2016nnn): an area's labels, then counts and shares of a year as columns.
///
/// A column of values has its year in brackets at the end of its name: `… (2016 counts)`, `… (% distribution 2016)`.
/// What stands before those is a dimension; a number in its place is refused.
enum HighlightTable {
  /// Finds the table in a file's first bytes; nil when the file is something else.
  static func find(_ head: [UInt8], _ file: SourceFile) throws -> TableContent.Found? {
    guard let columns = try columns(head) else { return nil }
    let number = file.baseName.firstMatch(of: /98-402-X\d{7}-T\d+/).map { String($0.output) }
    // A table comes in a file for each level of areas.
    return TableContent.Found(
      content: .labelled(columns), structure: LabelledTable.structure(columns),
      identity: .statisticsCanada(number: number, title: .same("")), rule: TableRule(replaces: .givenCells),
      sources: [file])
  }

  /// Reads the columns from a file's first bytes; nil when the file is something else.
  ///
  /// Throws `unknown-column` where no column has a year, or one of labels stands behind one of values.
  static func columns(_ head: [UInt8]) throws -> LabelledTable.Columns? {
    for (names, dialect) in LabelledTable.headers(head) {
      guard names[0] == "Geographic code", names[1] == "Geographic name" else { continue }
      return try LabelledTable.checked(try columns(names, dialect))
    }
    return nil
  }

  private static func columns(_ names: [String], _ dialect: DelimitedDialect) throws -> LabelledTable.Columns {
    var columns = LabelledTable.Columns(layout: .highlightTable, names: names, dialect: dialect)
    columns.memberDimension = "Measure"
    for (index, name) in names.enumerated().dropFirst(2) {
      if let period = period(name) {
        columns.members.append(.init(label: name, column: index, period: period))
      } else if let kept = about[name] {
        if !kept.isEmpty { columns.attributes.append(.init(name: kept, column: index)) }
      } else {
        guard columns.members.isEmpty, !name.isEmpty else { throw unknown(names, index) }
        columns.dimensions.append(.init(name: name, label: index))
      }
    }
    guard let vintage = columns.members.compactMap(\.period?.lastYear).max() else { throw unknown(names, 0) }
    columns.geography = LabelledTable.Geography(
      code: 0, name: 1, type: names.firstIndex(of: "Geographic type"), hasSubdivisions: true, vintage: vintage)
    return columns
  }

  /// The columns about the area, and the name under which each is kept; empty for one that says nothing more.
  private static let about: [String: String] = [
    "Geographic type": "GEOGRAPHIC_TYPE", "Geographic name, province or territory": "",
    "Geographic code, province or territory": "", "Additional province code": "",
    "Global non-response rate": "GNR", "Data quality flag": "DATA_QUALITY_FLAG",
  ]

  /// The period in the brackets at the end of a name: `(2016 counts)`, `(% change 2011 to 2016)`; nil without one.
  private static func period(_ name: String) -> TimePeriod? {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return nil }
    let years = name[open...].split { !$0.isNumber }.filter { $0.utf8.count == 4 }.compactMap { Int($0) }
    switch years.count {
    case 1: return TimePeriod(year: years[0])
    case 2: return TimePeriod(from: years[0], to: years[1])
    default: return nil
    }
  }

  private static func unknown(_ names: [String], _ index: Int) -> Diagnostic {
    Diagnostic(
      "unknown-column",
      index == 0
        ? "No column of the highlight table tells its year"
        : "The column \(names[index]) tells no year, behind others that do",
      at: Place(line: 1, column: names[index].isEmpty ? String(index + 1) : names[index]),
      remedy: "Looked for: columns of labels, then columns of values with their year in brackets, such as "
        + "\"(2016 counts)\".")
  }
}
