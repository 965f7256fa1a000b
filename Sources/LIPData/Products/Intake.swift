/// What arguments lead to: the files to take in, what is read along with them, and what is passed over.
public struct Intake: Sendable {
  /// A file that is not taken in by itself.
  public struct Other: Sendable {
    /// The file's name.
    public var name: String
    /// Why; for a file that goes with another, nil.
    public var reason: Diagnostic?
    /// The file that it is read along with; nil for one that is passed over.
    public var readWith: String?
    /// True for what holds no figures that are read: a guide, a list of areas.
    public var isPassedOver: Bool { reason.map { ["unknown-layout", "companion-file"].contains($0.code) } == true }
  }

  /// The files to take in, in their order.
  public private(set) var files: [OfficialFile] = []
  /// The files that are read along with them, or passed over.
  public private(set) var others: [Other] = []
  /// True when a folder or an archive was given, whose files stand each for itself.
  public private(set) var isSeveral = false
  /// What is nearly a layout and cannot be read: the files are refused.
  public var refused: [Diagnostic] { others.compactMap { $0.isPassedOver ? nil : $0.reason } }

  /// Looks at files, folders, archives and standard input.
  ///
  /// A file that was named itself must be readable. In a folder or an archive what has no layout is passed over: a
  /// guide, a list of areas. Throws what ``OfficialFile/recognise(_:as:dataset:in:)-(SourceFile,_,_,_)`` throws, and
  /// `nothing-recognised` for a folder or an archive of which no file is read.
  public init(
    _ arguments: [String], as forced: Layout? = nil, dataset: String? = nil, in catalogue: Catalogue
  ) throws {
    for argument in arguments {
      let sources = try SourceFile.files(at: argument)
      if let only = sources.first, sources.count == 1, only.archive == nil, only.name == argument || only.origin == nil
      {
        files.append(try OfficialFile.recognise(only, as: forced, dataset: dataset, in: catalogue))
      } else {
        try add(sources, argument, as: forced, dataset: dataset, in: catalogue)
      }
    }
  }

  private mutating func add(
    _ sources: [SourceFile], _ argument: String, as forced: Layout?, dataset: String?, in catalogue: Catalogue
  ) throws {
    isSeveral = true
    var used: [String: String] = [:]
    var passed: [Other] = []
    let before = files.count
    for source in sources where used[source.name] == nil {
      do {
        let file = try OfficialFile.recognise(
          source, as: forced, dataset: dataset, in: catalogue, isAlone: false)
        files.append(file)
        for name in file.sourceNames where name != source.name { used[name] = source.name }
      } catch let diagnostic as Diagnostic {
        passed.append(Other(name: source.name, reason: diagnostic.inFile(source.name)))
      }
    }
    // A structure or metadata file may come before the data that it describes.
    passed.removeAll { used[$0.name] != nil }
    others += used.sorted { SourceFile.precedes($0.key, $1.key) }.map { Other(name: $0, reason: nil, readWith: $1) }
    others += passed
    guard files.count == before else { return }
    // Of an archive of one file nothing else is to be said.
    if sources.count == 1, let only = passed.first?.reason { throw only }
    let refusals = passed.compactMap { $0.isPassedOver ? nil : $0.reason }
    if let refusal = refusals.first { throw refusal }
    throw Diagnostic(
      "nothing-recognised", "None of the \(sources.count) files in it has a layout that is read",
      at: Place(file: argument), remedy: "Looked for: \(Layout.allCases.map(\.signs).joined(separator: "; ")).")
  }
}
