/// A file that is offered for reading: on disk, in an archive, or from standard input.
public struct SourceFile: Sendable {
  /// The name shown to people: the path as it was given, `archive.zip/member.csv` for what lies in an archive.
  public let name: String
  /// The last part of its name.
  public let baseName: String
  /// The path of the bytes on disk: its own, or its archive's; nil for standard input.
  let origin: String?
  /// The archive that it lies in; nil for a file of its own.
  let archive: Archive?
  /// Counts what is read of it, by whomever opened it last.
  let reading = ReadCount()
  private let opener: @Sendable () throws -> ByteSource
  private let finder: @Sendable () -> [SourceFile]

  init(
    name: String, baseName: String, origin: String?, archive: Archive?,
    siblings: @escaping @Sendable () -> [SourceFile], open: @escaping @Sendable () throws -> ByteSource
  ) {
    self.name = name
    self.baseName = baseName
    self.origin = origin
    self.archive = archive
    finder = siblings
    opener = open
  }

  /// Opens the bytes; UTF-16 text is read as UTF-8, except in XML, whose reader knows it.
  public func open() throws -> ByteSource {
    var source = try text()
    reading.begin(of: source.count)
    source.reading = reading
    return source
  }

  private func text() throws -> ByteSource {
    let source = try opener()
    let head = try source.head(512)
    if SDMXMessage.looksLikeXML(head) { return source }
    guard let text = try UTF16Stream(source) else { return source }
    return try ByteSource(stream: StreamPosition(text), count: nil, name: source.name)
  }

  /// The files beside it: of its folder, or of its archive; itself among them.
  public var siblings: [SourceFile] { finder() }

  /// The file beside it with a name, small and capital letters alike; nil where there is none.
  func sibling(_ name: String) -> SourceFile? {
    let wanted = name.lowercased()
    return siblings.first { $0.baseName.lowercased() == wanted }
  }

  /// The name without its ending.
  var stem: String {
    guard let point = baseName.lastIndex(of: "."), point > baseName.startIndex else { return baseName }
    return String(baseName[..<point])
  }
}
