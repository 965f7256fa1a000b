/// A file that the store takes: a profile of areas, or a table.
public enum OfficialFile: Sendable {
  case profile(RecognisedFile)
  case table(RecognisedTable)

  /// The path as it was given.
  public var path: String {
    switch self {
    case .profile(let file): file.path
    case .table(let file): file.path
    }
  }

  /// What is to be told of it although it was read, once it was.
  public var remarks: [Diagnostic] {
    switch self {
    case .profile(let file): file.remarks.diagnostics.map { $0.inFile(file.path) }
    case .table(let file): file.remarks.diagnostics.map { $0.inFile(file.path) }
    }
  }

  /// The names of all files that it is read from.
  public var sourceNames: [String] {
    switch self {
    case .profile(let file): file.sources.map(\.name)
    case .table(let file): file.sources.map(\.name)
    }
  }

  /// The dataset that it belongs to.
  public var entry: CatalogueEntry {
    switch self {
    case .profile(let file): file.entry
    case .table(let file): file.entry
    }
  }

  /// Recognises a file from its first bytes, and a table's dataset from its columns and its name.
  ///
  /// - Parameters:
  ///   - forced: the layout that the user named; the file must still have it.
  ///   - dataset: the dataset that the user named.
  ///
  /// Throws `empty-file`, `unknown-layout` with what was looked for, what is wrong with a file that nearly has a
  /// layout, `other-dataset` for a profile that is not of the dataset named, and what
  /// ``RecognisedTable`` throws where the dataset of a table cannot be told.
  public static func recognise(
    _ path: String, as forced: Layout? = nil, dataset: String? = nil, in catalogue: Catalogue
  ) throws -> OfficialFile {
    try recognise(SourceFile(path: path), as: forced, dataset: dataset, in: catalogue)
  }

  /// Recognises a file that lies on disk or in an archive.
  ///
  /// - Parameter isAlone: true for a file that the user named itself. Only such a one is refused for want of a
  ///   descriptor where it is no more than like a wide table: lists of areas lie in many archives.
  public static func recognise(
    _ file: SourceFile, as forced: Layout? = nil, dataset: String? = nil, in catalogue: Catalogue,
    isAlone: Bool = true
  ) throws -> OfficialFile {
    let path = file.name
    switch try find(file, as: forced, in: catalogue, isAlone: isAlone) {
    case .table(let found):
      return .table(try RecognisedTable(file, found, dataset: dataset, in: catalogue))
    case .profile(let file):
      if let dataset, try catalogue.entry(dataset).id != file.entry.id {
        throw Diagnostic(
          "other-dataset", "The file is of \(file.entry.id), not of \(dataset)", at: Place(file: path),
          remedy: "Leave out --dataset, or name the file that you mean.")
      }
      return .profile(file)
    }
  }

  /// What was found in a file, before a table's dataset is asked for.
  enum Found {
    case profile(RecognisedFile)
    case table(TableContent.Found)
  }

  /// Finds a file's layout; a descriptor of a wide table beside it goes before all others.
  static func find(
    _ file: SourceFile, as forced: Layout?, in catalogue: Catalogue, isAlone: Bool = true
  ) throws -> Found {
    let path = file.name
    let head = try file.open().head()
    guard !head.isEmpty else {
      throw Diagnostic(
        "empty-file", "The file is empty", at: Place(file: path),
        remedy: "Download the file again: it may have been cut.")
    }
    try BeyondTable.refuse(head, file)
    if forced == nil || forced == .wide, let found = try Wide.described(head, file, in: catalogue) {
      return .table(found)
    }
    var near: Diagnostic?
    // XML is no delimited text: its one long line need not be taken for a header.
    let possible = SDMXMessage.looksLikeXML(head) ? [.sdmx] : Layout.allCases
    for layout in forced.map({ [$0] }) ?? possible {
      do {
        if layout.isTable {
          if let found = try table(layout, head, file, in: catalogue) { return .table(found) }
        } else if let (entry, how) = try profile(layout, head, file, in: catalogue) {
          return .profile(try RecognisedFile(file, layout, entry, catalogue, how))
        }
      } catch let diagnostic as Diagnostic {
        // The file may be another layout's all the same; if it is none's, what is nearest is told.
        near = near ?? diagnostic.inFile(path)
      }
    }
    if let near { throw near }
    if forced == nil, let companion = CompanionFile(file.baseName) { throw companion.refusal(of: path) }
    if isAlone, forced == nil || forced == .wide { try Wide.refuse(head, file, in: catalogue) }
    throw unknown(path, as: forced)
  }

  /// The profile's dataset that a file belongs to, and by what it was recognised; nil for another layout.
  private static func profile(
    _ layout: Layout, _ head: [UInt8], _ file: SourceFile, in catalogue: Catalogue
  ) throws -> (CatalogueEntry, how: String)? {
    func entry(_ recognition: Recognition, _ id: String, _ how: String) throws -> (CatalogueEntry, how: String)? {
      switch recognition {
      case .recognised: (try catalogue.entry(id), how)
      case .nearly(let diagnostic): throw diagnostic
      case .other: nil
      }
    }
    switch layout {
    case .censusProfile:
      let recognition = head.withUnsafeBytes { CensusProfile.recognise(head: $0) }
      return try entry(recognition, "census-profile-2021", "its \(CensusProfile.columns.count) column names")
    case .censusProfile2016:
      let recognition = head.withUnsafeBytes { CensusProfile2016.recognise(head: $0) }
      return try entry(recognition, "census-profile-2016", "its column names")
    case .webProfile: return try entry(WebProfile.recognise(head: head), "census-profile-2021", "its title")
    case .cityProfile:
      return CityProfile.entry(for: head, in: try catalogue.entries).map {
        ($0, "its first cell \"\($0.areas?.header ?? "")\"")
      }
    case .areaRows:
      return AreaRows.entry(for: head, in: try catalogue.entries).map { ($0, "its column \($0.rows?.area ?? "")") }
    case .extract:
      guard let id = try ProfileExtract.dataset(head: head, path: file.name) else { return nil }
      return (try catalogue.entry(id), "its first line")
    case .irccMonthly, .fullTable, .asDisplayed, .irccWide, .sdmx, .tidy, .wide, .censusTable, .highlightTable,
      .irccYearly:
      return nil
    }
  }

  /// The table that was found in a file; nil for another layout.
  private static func table(
    _ layout: Layout, _ head: [UInt8], _ file: SourceFile, in catalogue: Catalogue
  ) throws -> TableContent.Found? {
    switch layout {
    case .irccMonthly: try IRCCMonthly.find(head, file)
    case .irccWide: try IRCCWide.find(head, file)
    case .irccYearly: try IRCCYearly.find(head, file)
    case .fullTable: try FullTable.find(head, file)
    case .asDisplayed: try AsDisplayed.find(head, file)
    case .censusTable: try CensusTable.find(head, file)
    case .highlightTable: try HighlightTable.find(head, file)
    case .sdmx: try SDMXTable.find(head, file)
    case .tidy: try Tidy.find(head, file, in: catalogue)
    // Its descriptor was looked for before all layouts.
    case .wide: nil
    case .censusProfile, .censusProfile2016, .webProfile, .cityProfile, .areaRows, .extract: nil
    }
  }

  private static func unknown(_ path: String, as forced: Layout?) -> Diagnostic {
    let looked = (forced.map { [$0] } ?? Layout.allCases).map(\.signs).joined(separator: "; ")
    return Diagnostic(
      "unknown-layout", "The file has none of the layouts that are read\(forced.map { " as \($0.rawValue)" } ?? "")",
      at: Place(file: path, line: 1),
      remedy: "Looked for: \(looked)."
        + (forced == nil
          ? " Figures of another layout go in as a table of your own: columns geography, period, variable, value, or "
            + "areas as rows with a descriptor (lipdata schema table)." : "")
    )
  }
}
