/// A profile of areas whose layout and dataset are known.
public struct RecognisedFile: Sendable {
  /// The path as it was given.
  public let path: String
  /// The layout.
  public let layout: Layout
  /// The dataset that it belongs to.
  public let entry: CatalogueEntry
  /// What its members mean.
  public let descriptor: DatasetDescriptor
  /// By what it was recognised, a phrase.
  public let how: String
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
    switch try OfficialFile.find(path, as: forced, in: catalogue) {
    case .profile(let file): return file
    case .table:
      throw Diagnostic(
        "not-a-profile", "The file is a table; a profile of areas is looked for", at: Place(file: path),
        remedy: "Take it into a store with lipdata ingest, or name a profile.")
    }
  }

  init(_ path: String, _ layout: Layout, _ entry: CatalogueEntry, _ catalogue: Catalogue, _ how: String) throws {
    self.path = path
    self.layout = layout
    self.entry = entry
    self.how = how
    guard let descriptor = try catalogue.descriptor(of: entry) else {
      throw Diagnostic(
        "not-a-profile", "\(entry.id) is a table, and the file a profile of areas (\(layout.rawValue))",
        at: Place(file: path), remedy: "Check the dataset that the file names.")
    }
    self.descriptor = descriptor
    let folder = catalogue.folder
    areas =
      layout == .webProfile
      ? try AreaTable.read(
        areas: folder.required("geography/areas.tsv"), compositions: folder.required("geography/compositions.csv"))
      : nil
  }

  /// The files that it is read from.
  var sources: [TableSource] {
    let path = path
    return [TableSource(name: path) { try ByteSource(path: path) }]
  }

  /// Reads the file into sinks, one a thread, in the order of the file; a city's profile and an extract take one.
  public func read<Sink: ProfileSink>(
    threads: Int = 1, makeSink: @escaping @Sendable () throws -> Sink
  ) throws -> [Sink] {
    let members = descriptor.members
    do {
      switch layout {
      case .censusProfile: return try CensusProfile.read(path: path, threads: threads, makeSink: makeSink)
      case .webProfile:
        let areas = areas ?? AreaTable(areas: [:], compositions: [:])
        return [try WebProfile.read(path, members: members, areas: areas, sink: try makeSink())]
      case .cityProfile: return [try CityProfile.read(path, entry: entry, members: members, sink: try makeSink())]
      case .extract: return [try ProfileExtract.read(path, members: members, sink: try makeSink())]
      // No table becomes a recognised profile.
      case .irccMonthly, .fullTable: return []
      }
    } catch let refusal as Diagnostic {
      throw refusal.inFile(path)
    }
  }
}
