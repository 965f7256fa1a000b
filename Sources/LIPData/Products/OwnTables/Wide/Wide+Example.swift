extension Wide {
  /// Refuses a file that looks like a wide table and has no descriptor, or one without columns; passes over others.
  ///
  /// Throws `no-descriptor` with a descriptor to save, and what a descriptor with `columns` beside it throws.
  static func refuse(_ head: [UInt8], _ file: SourceFile, in catalogue: Catalogue) throws {
    guard let (draft, sheet) = try draft(head, file, try OwnAreas(catalogue.folder)) else { return }
    let isInput = file.stem == "-" || file.stem.isEmpty
    let name = isInput ? "figures" : file.stem
    let own = TableStructure.Dimension.identifier(file.stem.replacing("_", with: " "))
    let id = own.isEmpty ? "my-figures" : try catalogue.has(own) ? "my-\(own)" : own
    let example = example(draft, sheet: sheet, id: id)
    if let beside = OwnDescriptor.beside(file), beside.baseName != file.baseName {
      _ = try OwnDescriptor.read(beside, in: catalogue)
      throw Diagnostic(
        "no-descriptor", "\(beside.name) does not say what the columns of the file mean: it has no columns",
        at: Place(file: file.name, line: draft.page.headings.last),
        remedy: "Add what is missing, from this:\n\n\(example)")
    }
    throw Diagnostic(
      "no-descriptor", "The file has areas as rows, and nothing says what its columns mean",
      at: Place(file: file.name, line: draft.page.headings.last),
      remedy: "\(isInput ? "Save the figures as figures.csv and this beside them" : "Save this beside it") as "
        + "\(name).yaml, with your own words, and name the file again:\n\n\(example)")
  }

  /// What a file without a descriptor seems to hold, and the sheet of a workbook with several.
  private static func draft(
    _ head: [UInt8], _ file: SourceFile, _ areas: OwnAreas
  ) throws -> (draft: WideDraft, sheet: String?)? {
    if Workbook.isMeant(head) {
      guard file.archive == nil, let origin = file.origin, let book = try Workbook(path: origin) else { return nil }
      for (place, sheet) in book.sheets.enumerated() {
        if let draft = WideDraft(try book.grid(sheet, asShown: true), areas, isSheet: true) {
          return (draft, place == 0 ? nil : sheet.name)
        }
      }
      return nil
    }
    let heads = DelimitedDialect.allCases.compactMap { dialect in
      WideHead.grid(head, dialect).flatMap { WideDraft($0, areas, isSheet: false) }.map { (dialect, $0) }
    }
    guard let best = heads.max(by: { $0.1.page.names.count < $1.1.page.names.count }) else { return nil }
    let source = try file.open()
    guard source.count <= AsDisplayed.largest else { return (best.1, nil) }
    return (WideDraft(try Grid(delimited: source, dialect: best.0), areas, isSheet: false) ?? best.1, nil)
  }

  /// A complete descriptor with the headings of a file, and words to be replaced.
  static func example(_ draft: WideDraft, sheet: String?, id: String) -> String {
    let page = draft.page
    func quoted(_ text: String) -> String { DescriptorText.quoted(text) }
    func filled(_ column: Int) -> String { draft.filled.contains(column) ? ", filled: true" : "" }
    var lines = [
      "id: \(id)",
      "title: {en: Title of the table, fr: Titre du tableau}",
      "publisher: {en: Name of the publisher, fr: Nom de l'éditeur}",
      "# licence: an id of licences.yaml; without one the figures are read and not published",
      "unit: persons   # \(Member.units.joined(separator: " "))",
      "universe: {en: Whom the figures are about, fr: De qui il est question}",
    ]
    let area = page.names[draft.area.column]
    let level = draft.area.level(heading: area)
    let year = vintage(draft, id)
    lines.append(
      "geography: {column: \(quoted(area))\(level.map { ", level: \($0), vintage: \(year)" } ?? "")"
        + "\(filled(draft.area.column))}\(level == nil ? "" : "   # vintage: the year of the boundaries")")
    let figures = WideDraftColumns(draft)
    if let column = draft.roles.firstIndex(of: .period) {
      lines.append("period: {column: \(quoted(page.names[column]))\(filled(column))}")
    } else if !figures.havePeriods {
      lines.append("period: \(year)   # of the figures; \(year) is a guess")
    }
    if let sheet { lines.append("sheet: \(quoted(sheet))") }
    if page.headings != [1] {
      lines.append("headings: [\(page.headings.map(String.init).joined(separator: ", "))]   # their lines")
    }
    if let language = draft.language { lines.append("language: \(language.rawValue)   # of the numbers") }
    if !draft.symbols.isEmpty {
      lines.append("symbols:   # what each means: \(OwnTable.Wide.meanings.joined(separator: " ")); missing is a guess")
      lines += draft.symbols.map { "  \(quoted($0)): missing" }
    }
    lines += figures.lines
    let breakdowns = draft.roles.indices.filter { draft.roles[$0] == .labels }
    if !breakdowns.isEmpty { lines.append("breakdowns:") }
    for column in breakdowns {
      let name = page.names[column]
      lines.append("  \(quoted(name)):")
      lines.append("    name: \(names(name))")
      if draft.filled.contains(column) { lines.append("    filled: true") }
      let values = draft.values(column)
      // Many categories are better left to the column itself.
      guard (1...100).contains(values.count) else { continue }
      lines.append("    categories:")
      lines += values.map { "      \(quoted($0)): \(names($0))" }
    }
    let ignored = page.names.indices.filter {
      draft.roles[$0] == .ignored && (page.isNamed[$0] || !draft.values($0).isEmpty)
    }
    if !ignored.isEmpty { lines.append("ignored: [\(ignored.map { quoted(page.names[$0]) }.joined(separator: ", "))]") }
    return lines.map { $0 + "\n" }.joined()
  }

  static func names(_ text: String) -> String {
    let plain = OwnTable.Wide.plain(DescriptorText.plain(text))
    return "{en: Name of \(plain), fr: Nom de \(plain)}"
  }

  /// The census year that the file's name or its titles hold; the last one else.
  private static func vintage(_ draft: WideDraft, _ id: String) -> String {
    let text = ([id] + draft.page.above + draft.page.names).joined(separator: " ")
    return ["2021", "2016", "2011", "2006"].first { text.contains($0) } ?? "2021"
  }
}
