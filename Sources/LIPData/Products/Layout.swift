/// The published layouts that profiles come in.
public enum Layout: String, Sendable, CaseIterable {
  /// The official long layout of the Census Profile, 98-401-X2021…
  case censusProfile = "census-profile"
  /// The web site's download of the Census Profile: one area, or several side by side.
  case webProfile = "web-profile"
  /// A city's profile with areas as columns.
  case cityProfile = "city-profile"
  /// Figures carried over in lipdata's own layout.
  case extract

  /// What the layout is looked for by, in one phrase.
  public var signs: String {
    switch self {
    case .censusProfile: "the columns CENSUS_YEAR, DGUID … of the Census Profile (98-401-X2021)"
    case .webProfile: "the title \"Census Profile, 2021 Census of Population\" of the web download"
    case .cityProfile: "a first cell such as \"Neighbourhood Name\" of a city profile that the catalogue describes"
    case .extract: "the first line \"#lipdata-extract 1\""
    }
  }
}

/// A file whose layout and dataset are known.
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

  /// Recognises a file from its first bytes.
  ///
  /// - Parameter forced: the layout that the user named; the file must still have it.
  ///
  /// Throws `empty-file`, `unknown-layout` with what was looked for, or what is wrong with a file that nearly
  /// has a layout.
  public static func recognise(
    _ path: String, as forced: Layout? = nil, in catalogue: Catalogue
  ) throws -> RecognisedFile {
    let head = try ByteSource(path: path).head()
    guard !head.isEmpty else {
      throw Diagnostic(
        "empty-file", "The file is empty", at: Place(file: path),
        remedy: "Download the file again: it may have been cut.")
    }
    var near: Diagnostic?
    for layout in forced.map({ [$0] }) ?? Layout.allCases {
      switch layout {
      case .censusProfile:
        switch head.withUnsafeBytes({ CensusProfile.recognise(head: $0) }) {
        case .recognised:
          let entry = try catalogue.entry("census-profile-2021")
          return try RecognisedFile(path, layout, entry, catalogue, "its \(CensusProfile.columns.count) column names")
        case .nearly(let diagnostic): near = near ?? diagnostic.inFile(path)
        case .other: break
        }
      case .webProfile:
        switch WebProfile.recognise(head: head) {
        case .recognised:
          return try RecognisedFile(path, layout, try catalogue.entry("census-profile-2021"), catalogue, "its title")
        case .nearly(let diagnostic): near = near ?? diagnostic.inFile(path)
        case .other: break
        }
      case .cityProfile:
        if let entry = CityProfile.entry(for: head, in: catalogue.entries) {
          let first = entry.areas?.header ?? ""
          return try RecognisedFile(path, layout, entry, catalogue, "its first cell \"\(first)\"")
        }
      case .extract:
        if let id = try ProfileExtract.dataset(head: head, path: path) {
          return try RecognisedFile(path, layout, try catalogue.entry(id), catalogue, "its first line")
        }
      }
    }
    if let near { throw near }
    let looked = (forced.map { [$0] } ?? Layout.allCases).map(\.signs).joined(separator: "; ")
    throw Diagnostic(
      "unknown-layout", "The file has none of the layouts that are read\(forced.map { " as \($0.rawValue)" } ?? "")",
      at: Place(file: path, line: 1), remedy: "Looked for: \(looked).")
  }

  private init(
    _ path: String, _ layout: Layout, _ entry: CatalogueEntry, _ catalogue: Catalogue, _ how: String
  ) throws {
    self.path = path
    self.layout = layout
    self.entry = entry
    self.how = how
    descriptor = try catalogue.descriptor(entry.descriptor)
    let folder = catalogue.folder
    areas =
      layout == .webProfile
      ? try AreaTable.read(
        areas: folder.required("geography/areas.tsv"), compositions: folder.required("geography/compositions.csv"))
      : nil
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
      }
    } catch let refusal as Diagnostic {
      throw refusal.inFile(path)
    }
  }
}
