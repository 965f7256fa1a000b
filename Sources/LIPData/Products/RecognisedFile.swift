/// A profile of areas whose layout and dataset are known.
public struct RecognisedFile: Sendable {
  /// The path as it was given.
  public var path: String { source.name }
  /// The file that it is read from.
  let source: SourceFile
  /// The metadata file beside it that holds the publisher's notes; nil for other layouts, and where there is none.
  private let metadata: SourceFile?
  /// All files that it is read from: itself, and its metadata file.
  var sources: [SourceFile] { [source] + [metadata].compactMap(\.self) }
  /// The layout.
  public let layout: Layout
  /// The dataset that it belongs to.
  public let entry: CatalogueEntry
  /// What its members mean.
  public let descriptor: DatasetDescriptor
  /// By what it was recognised, a phrase.
  public let how: String
  /// What is to be told of it although it was read; filled by ``read(threads:rejects:makeSink:)``.
  public let remarks = Remarks()
  /// The names of areas, for a layout that has no codes.
  private let areas: AreaTable?

  /// Recognises a profile from its first bytes.
  ///
  /// - Parameter forced: the layout that the user named; the file must still have it.
  ///
  /// Throws what ``OfficialFile/recognise(_:as:dataset:in:)`` throws, and `not-a-profile` for a table.
  public static func recognise(
    _ path: String, as forced: Layout? = nil, in catalogue: Catalogue
  ) throws -> RecognisedFile {
    let found = try SourceFile.files(at: path)
    guard found.count == 1 else { return try only(found, path, as: forced, in: catalogue) }
    switch try OfficialFile.find(found[0], as: forced, in: catalogue) {
    case .profile(let file): return file
    case .table:
      throw Diagnostic(
        "not-a-profile", "The file is a table; a profile of areas is looked for", at: Place(file: path),
        remedy: "Take it into a store with lipdata ingest, or name a profile.")
    }
  }

  init(_ source: SourceFile, _ layout: Layout, _ entry: CatalogueEntry, _ catalogue: Catalogue, _ how: String) throws {
    self.source = source
    self.layout = layout
    self.entry = entry
    self.how = how
    guard let descriptor = try catalogue.descriptor(of: entry) else {
      throw Diagnostic(
        "not-a-profile", "\(entry.id) is a table, and the file a profile of areas (\(layout.rawValue))",
        at: Place(file: source.name), remedy: "Check the dataset that the file names.")
    }
    self.descriptor = descriptor
    let hasNotes = layout == .censusProfile || layout == .censusProfile2016
    metadata = hasNotes ? ProfileNotes.metadataName(of: source.baseName).flatMap { source.sibling($0) } : nil
    let folder = catalogue.folder
    areas =
      layout == .webProfile
      ? try AreaTable.read(
        areas: folder.required("geography/areas.tsv"), compositions: folder.required("geography/compositions.csv"))
      : nil
  }

  /// The one profile among the members of an archive or the files of a folder.
  private static func only(
    _ files: [SourceFile], _ path: String, as forced: Layout?, in catalogue: Catalogue
  ) throws -> RecognisedFile {
    let profiles = files.compactMap { file -> RecognisedFile? in
      // What has no layout stands beside the data: a list of areas, a guide.
      guard case .profile(let profile)? = try? OfficialFile.find(file, as: forced, in: catalogue) else { return nil }
      return profile
    }
    if let profile = profiles.first, profiles.count == 1 { return profile }
    throw Diagnostic(
      profiles.isEmpty ? "unknown-layout" : "several-files",
      profiles.isEmpty ? "No file in it is a profile of areas" : "\(profiles.count) files in it are profiles of areas",
      at: Place(file: path), remedy: "Name the file that you mean.")
  }

  /// The publisher's notes, where the file or its metadata file has them.
  func notes() throws -> [TableNote] {
    if layout == .webProfile { return try WebPage(source.open()).notes }
    guard let metadata else { return [] }
    let bytes = try metadata.open()
    guard bytes.count <= InputFile.largestText else { return [] }
    return try bytes.head(bytes.count).withUnsafeBytes { ProfileNotes.inMetadata(TextEncoding.detect($0).string($0)) }
  }

  /// Reads the file into sinks, one a thread, in the order of the file; a city's profile and an extract take one.
  public func read<Sink: ProfileSink>(
    threads: Int = 1, rejects: Rejects = .none, makeSink: @escaping @Sendable () throws -> Sink
  ) throws -> [Sink] {
    let members = descriptor.members
    remarks.removeAll()
    do {
      switch layout {
      case .censusProfile:
        return try CensusProfile.read(try source.open(), threads: threads, rejects: rejects, makeSink: makeSink)
      case .censusProfile2016:
        return try CensusProfile2016.read(try source.open(), threads: threads, rejects: rejects, makeSink: makeSink)
      case .webProfile:
        let areas = areas ?? AreaTable(areas: [:], compositions: [:])
        return [
          try WebProfile.read(
            try source.open(), members: members, areas: areas, sink: try makeSink(), remarks: remarks)
        ]
      case .cityProfile:
        return [
          try CityProfile.read(
            try source.open(), entry: entry, members: members, rejects: rejects, sink: try makeSink())
        ]
      case .areaRows:
        return [
          try AreaRows.read(try source.open(), entry: entry, members: members, rejects: rejects, sink: try makeSink())
        ]
      case .extract: return [try ProfileExtract.read(try source.open(), members: members, sink: try makeSink())]
      // No table becomes a recognised profile.
      case .irccMonthly, .fullTable, .asDisplayed, .irccWide, .sdmx, .tidy, .wide, .censusTable, .highlightTable,
        .irccYearly:
        return []
      }
    } catch let refusal as Diagnostic {
      throw refusal.inFile(path)
    }
  }
}
