/// A table whose layout and dataset are known.
public struct RecognisedTable: Sendable {
  /// The path as it was given.
  public let path: String
  /// The layout.
  public let layout: Layout
  /// The dataset that it belongs to.
  public let entry: CatalogueEntry
  /// What its values are given for.
  public let structure: TableStructure
  /// By what it was recognised, a phrase.
  public let how: String

  /// Finds the dataset of a table.
  ///
  /// Products share dimensions (permanent residents and study permits by citizenship), and to add the one to the
  /// other would be told by nobody: the file's name decides, or the dataset that the user named. Its dimensions
  /// must be the dataset's in both cases.
  ///
  /// Throws `which-dataset` with the datasets that it may be, `dimensions-disagree`, `unknown-dataset`,
  /// `not-a-table`.
  init(
    _ path: String, _ layout: Layout, _ structure: TableStructure, dataset: String?, in catalogue: Catalogue
  ) throws {
    self.path = path
    self.layout = layout
    self.structure = structure
    if let dataset {
      let entry = try catalogue.entry(dataset)
      guard let table = entry.table, table.layout == layout else {
        throw Diagnostic(
          "not-a-table", "\(dataset) is no table of the layout \(layout.rawValue)", at: Place(file: path),
          remedy: Self.remedy(catalogue, layout, structure))
      }
      guard table.dimensions == structure.dimensions.map(\.id) else {
        throw Diagnostic(
          "dimensions-disagree",
          "The dimensions of the file are \(structure.text); those of \(dataset) are "
            + table.dimensions.joined(separator: ", "),
          at: Place(file: path, line: 1), remedy: Self.remedy(catalogue, layout, structure))
      }
      self.entry = entry
      how = "its columns and --dataset"
      return
    }
    let stem = Self.stem(path)
    let named = Self.candidates(catalogue, layout, structure).filter { $0.table?.file == stem }
    guard let entry = named.first, named.count == 1 else {
      throw Diagnostic(
        "which-dataset",
        "Which dataset the file belongs to cannot be told from its columns (\(structure.text)) and its name",
        at: Place(file: path), remedy: Self.remedy(catalogue, layout, structure))
    }
    self.entry = entry
    how = "its columns and its name"
  }

  /// Reads the file into a sink, in the order of the file.
  public func read<Sink: TableSink>(into sink: Sink) throws -> Sink {
    try IRCCMonthly.read(try ByteSource(path: path), sink: sink)
  }

  /// The datasets with the table's layout and dimensions.
  private static func candidates(
    _ catalogue: Catalogue, _ layout: Layout, _ structure: TableStructure
  ) -> [CatalogueEntry] {
    let ids = structure.dimensions.map(\.id)
    return catalogue.entries.filter { $0.table?.layout == layout && $0.table?.dimensions == ids }
  }

  private static func remedy(_ catalogue: Catalogue, _ layout: Layout, _ structure: TableStructure) -> String {
    let found = candidates(catalogue, layout, structure).map { "--dataset \($0.id)" }
    guard !found.isEmpty else {
      return "No dataset of the catalogue has these dimensions: describe it in the folder catalogue of a workspace, "
        + "then say --dataset ID."
    }
    return "Say which it is with --dataset ID, by its columns: \(found.joined(separator: " or "))."
  }

  /// The name of a file without its folder and its ending.
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return String(name) }
    return String(name[..<point])
  }
}
