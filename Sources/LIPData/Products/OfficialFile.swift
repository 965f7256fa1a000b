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
    case .table: []
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
    for layout in forced.map({ [$0] }) ?? Layout.allCases {
      switch layout {
      case .censusProfile:
        switch head.withUnsafeBytes({ CensusProfile.recognise(head: $0) }) {
        case .recognised:
          let entry = try catalogue.entry("census-profile-2021")
          let how = "its \(CensusProfile.columns.count) column names"
          return .profile(try RecognisedFile(file, layout, entry, catalogue, how))
        case .nearly(let diagnostic): near = near ?? diagnostic.inFile(path)
        case .other: break
        }
      case .censusProfile2016:
        switch head.withUnsafeBytes({ CensusProfile2016.recognise(head: $0) }) {
        case .recognised:
          let entry = try catalogue.entry("census-profile-2016")
          return .profile(try RecognisedFile(file, layout, entry, catalogue, "its column names"))
        case .nearly(let diagnostic): near = near ?? diagnostic.inFile(path)
        case .other: break
        }
      case .webProfile:
        switch WebProfile.recognise(head: head) {
        case .recognised:
          let entry = try catalogue.entry("census-profile-2021")
          return .profile(try RecognisedFile(file, layout, entry, catalogue, "its title"))
        case .nearly(let diagnostic): near = near ?? diagnostic.inFile(path)
        case .other: break
        }
      case .cityProfile:
        if let entry = CityProfile.entry(for: head, in: catalogue.entries) {
          let how = "its first cell \"\(entry.areas?.header ?? "")\""
          return .profile(try RecognisedFile(file, layout, entry, catalogue, how))
        }
      case .areaRows:
        if let entry = AreaRows.entry(for: head, in: catalogue.entries) {
          let how = "its column \(entry.rows?.area ?? "")"
          return .profile(try RecognisedFile(file, layout, entry, catalogue, how))
        }
      case .extract:
        if let id = try ProfileExtract.dataset(head: head, path: path) {
          return .profile(try RecognisedFile(file, layout, try catalogue.entry(id), catalogue, "its first line"))
        }
      case .irccMonthly:
        do {
          if let found = try IRCCMonthly.find(head, file) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .sdmx:
        do {
          if let found = try SDMXTable.find(head, file) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .irccWide:
        do {
          if let found = try IRCCWide.find(head, file) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .asDisplayed:
        do {
          if let found = try AsDisplayed.find(head, file) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .censusTable:
        do {
          if let found = try CensusTable.find(head, file) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .highlightTable:
        do {
          if let found = try HighlightTable.find(head, file) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .irccYearly:
        do {
          if let found = try IRCCYearly.find(head, file) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .tidy:
        do {
          if let found = try Tidy.find(head, file, in: catalogue) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .wide:
        do {
          if isAlone, near == nil { try Wide.refuse(head, file, in: catalogue) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      case .fullTable:
        do {
          if let found = try FullTable.find(head, file) { return .table(found) }
        } catch let diagnostic as Diagnostic {
          near = near ?? diagnostic.inFile(path)
        }
      }
    }
    if let near { throw near }
    let looked = (forced.map { [$0] } ?? Layout.allCases).map(\.signs).joined(separator: "; ")
    throw Diagnostic(
      "unknown-layout", "The file has none of the layouts that are read\(forced.map { " as \($0.rawValue)" } ?? "")",
      at: Place(file: path, line: 1),
      remedy: "Looked for: \(looked)."
        + (forced == nil
          ? " Figures of another layout go in as a table of your own: columns geography, period, variable, value, or "
            + "areas as rows with a descriptor (lipdata schema table)." : "")
    )
  }
}
