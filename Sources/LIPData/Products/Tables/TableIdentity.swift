/// What a table's file tells of the dataset that it belongs to.
struct TableIdentity: Sendable {
  /// A kebab-case id for a dataset that the catalogue does not describe; nil where the file tells too little.
  var id: String?
  /// The publisher's number of the table, such as 17-10-0009.
  var number: String?
  /// The title as the file gives it, empty where it does not.
  var title = LocalizedText.same("")
  /// The publisher, where the layout tells it.
  var publisher = LocalizedText.same("")
  /// The licence, where the layout tells it.
  var licences: [String] = []
  /// What is added to the id of a dataset that stands beside another one of the same number; empty for none.
  var suffix = ""
  /// The entry of a table that describes itself; nil for a publisher's.
  var own: CatalogueEntry?

  /// Statistics Canada's publisher line and licence.
  static func statisticsCanada(number: String?, title: LocalizedText) -> TableIdentity {
    TableIdentity(
      id: number.map { "statcan-\($0.lowercased())" }, number: number, title: title,
      publisher: LocalizedText(en: "Statistics Canada", fr: "Statistique Canada"), licences: ["statcan-open"])
  }

  /// IRCC's publisher line and licence, for a file with a name of its own.
  static func ircc(stem: String, title: LocalizedText) -> TableIdentity {
    let known = stem.uppercased().contains("ODP")
    return TableIdentity(
      id: known ? "ircc-" + TableStructure.Dimension.identifier(stem.replacing("_", with: " ")) : nil, title: title,
      publisher: LocalizedText(
        en: "Immigration, Refugees and Citizenship Canada", fr: "Immigration, Réfugiés et Citoyenneté Canada"),
      licences: ["ogl-canada"])
  }

  /// Finds the dataset, in this order: the one that the user named, the catalogue's for the number, the catalogue's
  /// for the file's name, one made of what the file tells.
  ///
  /// Products share dimensions (permanent residents and study permits by citizenship), and to add the one to the
  /// other would be told by nobody: dimensions alone never decide.
  ///
  /// Throws `which-dataset` with the datasets that it may be, `dimensions-disagree`, `unknown-dataset`,
  /// `not-a-table`.
  func entry(
    file: SourceFile, layout: Layout, structure: TableStructure, dataset: String?, in catalogue: Catalogue
  ) throws -> (entry: CatalogueEntry, how: String) {
    if let own {
      guard dataset == nil || dataset == own.id else {
        throw Diagnostic(
          "other-dataset", "The file is of \(own.id), not of \(dataset ?? "")", at: Place(file: file.name),
          remedy: "Leave out --dataset, or name the file that you mean.")
      }
      return (own, "its columns and its descriptor")
    }
    if let dataset {
      if let number = FullTable.number(digits: dataset.filter { $0 != "-" }), try !catalogue.has(dataset) {
        let named = TableIdentity.statisticsCanada(number: number, title: title)
        return (try catalogue.entry(number: number) ?? named.made(dataset), "its columns and --dataset")
      }
      guard Shape.isIdentifier(dataset) else {
        throw Diagnostic(
          "unknown-dataset", "\"\(dataset)\" is no id of a dataset",
          remedy: "An id is small letters, digits and hyphens, such as ircc-permit-holders-by-age.", exit: .usage)
      }
      if try !catalogue.has(dataset),
        try !catalogue.entries.contains(where: { Suggestion.isSlip(dataset, of: $0.id) })
      {
        // A dataset that the catalogue does not describe, under the id that the user gives it.
        var named = self
        named.suffix = ""
        return (named.made(dataset), "its columns and --dataset, which is not in the catalogue")
      }
      let entry = try catalogue.entry(dataset)
      try check(entry, file.name, layout, structure, catalogue)
      return (entry, "its columns and --dataset")
    }
    if let number, let entry = try catalogue.entry(number: number) {
      guard suffix.isEmpty else { return (made(entry.id), "its columns and its number") }
      return (entry, "its columns and its number")
    }
    let stem = file.stem
    let named = try Self.candidates(catalogue, layout, structure).filter { $0.table?.file == stem }
    if let entry = named.first, named.count == 1 { return (entry, "its columns and its name") }
    if let id {
      let known = try catalogue.has(id + suffix) ? catalogue.entry(id + suffix) : nil
      return (known ?? made(id), "its columns and its name")
    }
    throw Diagnostic(
      "which-dataset",
      "Which dataset the file belongs to cannot be told from its columns (\(structure.text)) and its name",
      at: Place(file: file.name), remedy: try Self.remedy(catalogue, layout, structure))
  }

  private func made(_ id: String) -> CatalogueEntry {
    CatalogueEntry(uncatalogued: id + suffix, title: title, publisher: publisher, number: number, licences: licences)
  }

  private func check(
    _ entry: CatalogueEntry, _ path: String, _ layout: Layout, _ structure: TableStructure, _ catalogue: Catalogue
  ) throws {
    let remedy = try Self.remedy(catalogue, layout, structure)
    guard entry.descriptor == nil else {
      throw Diagnostic(
        "not-a-table", "\(entry.id) is a profile of areas, and the file a table (\(layout.rawValue))",
        at: Place(file: path), remedy: remedy)
    }
    guard let table = entry.table else { return }
    guard table.layout == layout else {
      throw Diagnostic(
        "not-a-table", "\(entry.id) is no table of the layout \(layout.rawValue)", at: Place(file: path),
        remedy: remedy)
    }
    guard table.dimensions == structure.dimensions.map(\.id) else {
      throw Diagnostic(
        "dimensions-disagree",
        "The dimensions of the file are \(structure.text); those of \(entry.id) are "
          + table.dimensions.joined(separator: ", "),
        at: Place(file: path, line: 1), remedy: remedy)
    }
  }

  /// The datasets with the table's layout and dimensions.
  private static func candidates(
    _ catalogue: Catalogue, _ layout: Layout, _ structure: TableStructure
  ) throws -> [CatalogueEntry] {
    let ids = structure.dimensions.map(\.id)
    return try catalogue.entries.filter { $0.table?.layout == layout && $0.table?.dimensions == ids }
  }

  private static func remedy(_ catalogue: Catalogue, _ layout: Layout, _ structure: TableStructure) throws -> String {
    let found = try candidates(catalogue, layout, structure).map { "--dataset \($0.id)" }
    guard !found.isEmpty else {
      return "Give the file the name that its publisher gives it, or say --dataset with an id of lipdata datasets, "
        + "a table's number, or a new id of your own (small letters, digits, hyphens)."
    }
    return "Say which it is with --dataset ID, by its columns: \(found.joined(separator: " or ")). "
      + "For another dataset give it a new id of your own."
  }
}
