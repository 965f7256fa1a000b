extension Wide {
  /// The most lines that are looked through for the headings.
  static let mostTitleLines = 200

  /// Reads a file with the descriptor of a wide table beside it; nil for every other file.
  ///
  /// Throws what ``OwnTable`` throws, `own-id-taken`, `unknown-licence`, `unknown-sheet`, `unknown-heading`, and for
  /// columns that descriptor and file do not share `unknown-column` and `missing-column`.
  static func described(
    _ head: [UInt8], _ file: SourceFile, in catalogue: Catalogue
  ) throws -> TableContent.Found? {
    guard let beside = try OwnDescriptor.ofWideTable(file) else { return nil }
    return try found(head, file, beside, in: catalogue)
  }

  static func found(
    _ head: [UInt8], _ file: SourceFile, _ beside: SourceFile, in catalogue: Catalogue
  ) throws -> TableContent.Found? {
    let table = try OwnDescriptor.read(beside, in: catalogue)
    guard let wide = table.wide else { return nil }
    do {
      let page = try page(head, file, wide)
      let content = try content(page, table, try OwnAreas(catalogue.folder), descriptor: beside.name)
      var identity = TableIdentity()
      identity.own = table.entry
      return TableContent.Found(
        content: .wide(content), structure: structure(content), identity: identity,
        rule: TableRule(replaces: .everything), sources: [file, beside])
    } catch let diagnostic as Diagnostic {
      throw diagnostic.inFile(file.name)
    }
  }

  /// What the reader needs, of a page and the descriptor of a wide table.
  static func content(
    _ page: WidePage, _ table: OwnTable, _ areas: OwnAreas, descriptor: String
  ) throws -> Content {
    let wide = table.wide ?? OwnTable.Wide()
    let columns = try WideColumns(wide, page, descriptor: descriptor)
    var content = Content(page: page, columns: columns, table: table, areas: areas)
    content.rowCount = (page.rows.lastIndex { !WideNotes(content).isNote($0) } ?? -1) + 1
    try columns.check(wide, page, rows: content.rowCount, descriptor: descriptor)
    return content
  }

  /// The page of a file, by the descriptor's sheet, headings and columns.
  private static func page(_ head: [UInt8], _ file: SourceFile, _ wide: OwnTable.Wide) throws -> WidePage {
    func page(_ grid: Grid, isSheet: Bool) throws -> WidePage {
      var lines = wide.headings
      if lines.isEmpty {
        let name = wide.geography.column
        guard
          let row = grid.rows.prefix(mostTitleLines).first(where: { row in
            row.cells.contains { OwnTable.Wide.plain($0) == name }
          })
        else {
          throw Diagnostic(
            "missing-column", "No line is a heading with the column \"\(name)\"", at: Place(column: name),
            remedy: "Name the lines of the headings, from 1, in the descriptor: headings: [4, 5].")
        }
        lines = [row.line]
      }
      return try WidePage(grid, headings: lines, isSheet: isSheet)
    }
    func fits(_ page: WidePage) -> Bool { page.names.contains(wide.geography.column) }
    if Workbook.isMeant(head) {
      let book = try workbook(file)
      guard let name = wide.sheet else {
        for sheet in book.sheets {
          if let found = try? page(try book.grid(sheet, asShown: true), isSheet: true), fits(found) { return found }
        }
        return try page(try book.sheets.first.map { try book.grid($0, asShown: true) } ?? Grid(rows: []), isSheet: true)
      }
      guard let sheet = book.sheets.first(where: { $0.name.trimmed.folded == name.trimmed.folded }) else {
        throw Diagnostic(
          "unknown-sheet", "The workbook has no sheet \"\(name)\"", at: Place(file: file.name),
          remedy: Suggestion.remedy(for: name, among: book.sheets.map(\.name)))
      }
      return try page(try book.grid(sheet, asShown: true), isSheet: true)
    }
    // The dialect is told by the first lines, so that the file is read once.
    let dialect = DelimitedDialect.allCases.first { dialect in
      guard let grid = WideHead.grid(head, dialect), let found = try? page(grid, isSheet: false) else { return false }
      return fits(found)
    }
    if let dialect { return try page(try Grid(delimited: try file.open(), dialect: dialect), isSheet: false) }
    var refusal: Diagnostic?
    for dialect in DelimitedDialect.allCases {
      do {
        let found = try page(try Grid(delimited: try file.open(), dialect: dialect), isSheet: false)
        if fits(found) || dialect == DelimitedDialect.allCases.last { return found }
      } catch let diagnostic as Diagnostic {
        refusal = refusal ?? diagnostic
      }
    }
    throw refusal ?? Diagnostic("no-data-rows", "The file holds no rows", at: Place(file: file.name))
  }

  /// The workbook of a file of its own; throws `workbook` for one in an archive and for a zip that is none.
  static func workbook(_ file: SourceFile) throws -> Workbook {
    guard file.archive == nil, let origin = file.origin, let book = try Workbook(path: origin) else {
      throw Diagnostic(
        "workbook", "A workbook is read as a file of its own, with its descriptor beside it",
        at: Place(file: file.name),
        remedy: "Unpack it, save it as .xlsx, and name it.")
    }
    return book
  }
}
