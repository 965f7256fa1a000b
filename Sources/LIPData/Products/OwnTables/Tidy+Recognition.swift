extension Tidy {
  /// Finds the table in a file's first bytes, and its descriptor beside it; nil when the file is something else.
  ///
  /// Throws what ``columns(head:)`` throws, `no-descriptor` with a descriptor to save, what ``OwnTable`` throws,
  /// `own-id-taken`, `unknown-licence`, and for columns that descriptor and file do not share `unknown-column` and
  /// `missing-column`.
  static func find(_ head: [UInt8], _ file: SourceFile, in catalogue: Catalogue) throws -> TableContent.Found? {
    if Workbook.isMeant(head) { try refuseWorkbook(file) }
    guard let columns = try columns(head: head) else { return nil }
    guard let beside = OwnDescriptor.beside(file) else { throw try noDescriptor(columns, file) }
    let table = try OwnDescriptor.read(beside, in: catalogue)
    try check(columns, table, beside.name)
    var identity = TableIdentity()
    identity.own = table.entry
    return TableContent.Found(
      content: .tidy(Content(columns: columns, table: table, areas: try OwnAreas(catalogue.folder))),
      structure: structure(columns, table),
      identity: identity, rule: TableRule(replaces: .everything), sources: [file, beside])
  }

  /// Refuses a workbook with the columns of a tidy table: what its cells hold and what they show are two things.
  private static func refuseWorkbook(_ file: SourceFile) throws {
    guard let origin = file.origin, file.archive == nil, let book = try Workbook(path: origin),
      let sheet = book.sheets.first, let names = try book.grid(sheet).rows.first?.cells.map({ $0.lowercased() }),
      required.allSatisfy({ names.contains($0) })
    else { return }
    throw Diagnostic(
      "workbook", "The workbook's sheet \(sheet.name) has the columns of a table of your own; such are read as CSV",
      at: Place(file: file.name, line: 1),
      remedy: "Save the sheet as CSV (UTF-8), and look at its codes and periods: they must be as you typed them.")
  }

  /// Reads the columns from a file's first bytes; nil when the file is something else.
  ///
  /// Throws what keeps a file of this layout from being read: `missing-column`, `repeated-column`, `unnamed-column`,
  /// `too-many-dimensions`.
  static func columns(head: [UInt8]) throws -> Columns? {
    try head.withUnsafeBytes { bytes in
      for dialect in DelimitedDialect.allCases {
        let names = CensusProfile.headerNames(bytes, dialect).map(\.trimmed)
        let lower = names.map { $0.lowercased() }
        let missing = required.filter { !lower.contains($0) }
        // Three of the four are no accident; another column may have lost its name.
        guard missing.count <= 1, lower.contains("geography"), names.count > 3 || missing.isEmpty else { continue }
        if let missing = missing.first {
          throw Diagnostic(
            "missing-column", "The header has no column \(missing)", at: Place(line: 1, column: missing),
            remedy: "A table of your own has the columns geography, period, variable and value, in any order.")
        }
        return try columns(names, lower, dialect)
      }
      return nil
    }
  }

  private static func columns(
    _ names: [String], _ lower: [String], _ dialect: DelimitedDialect
  ) throws -> Columns {
    var columns = Columns()
    columns.dialect = dialect
    columns.names = LabelledTable.withoutSpare(names)
    var places: [String: Int] = [:]
    for (index, name) in lower[..<columns.names.count].enumerated() {
      guard !name.isEmpty else {
        throw Diagnostic(
          "unnamed-column", "Column \(index + 1) has no name", at: Place(line: 1, column: String(index + 1)),
          remedy: "Name the breakdown that it is, or remove the column.")
      }
      let id = TableStructure.Dimension.identifier(name)
      if let first = places.updateValue(index, forKey: id.isEmpty ? name : id) {
        throw Diagnostic(
          "repeated-column", "Columns \(first + 1) and \(index + 1) have the same name",
          at: Place(line: 1, column: columns.names[index]), remedy: "Give each column a name of its own.")
      }
      switch name {
      case "geography": columns.geography = index
      case "period": columns.period = index
      case "variable": columns.variable = index
      case "value": columns.value = index
      case "status": columns.status = index
      default: columns.breakdowns.append(index)
      }
    }
    let most = TableStructure.mostDimensions
    guard columns.labels.count <= most else {
      throw Diagnostic(
        "too-many-dimensions", "The file has \(columns.breakdowns.count) breakdowns; at most \(most - 2) are read",
        at: Place(line: 1), remedy: "Make several tables of it.")
    }
    return columns
  }

  /// Refuses columns that the descriptor does not name, and names of columns that there are not.
  private static func check(_ columns: Columns, _ table: OwnTable, _ descriptor: String) throws {
    let named = table.breakdowns.map(\.column)
    let there = columns.breakdowns.map { columns.names[$0] }
    for name in there where !named.contains(name) {
      let near = Suggestion.nearest(to: name, among: named).map { " Did you mean \"\($0)\"?" } ?? ""
      throw Diagnostic(
        "unknown-column", "The column \(name) stands not in \(descriptor)", at: Place(line: 1, column: name),
        remedy: "Name it there under breakdowns, or remove the column.\(near)")
    }
    for name in named where !there.contains(name) {
      throw Diagnostic(
        "missing-column", "The header has no column \(name), which \(descriptor) names as a breakdown",
        at: Place(line: 1, column: name), remedy: "Add the column, or take it out of the descriptor.")
    }
  }
}
