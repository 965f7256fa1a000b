/// The lines of the files on which cells stand, found by reading the files again.
///
/// The store keeps the line of an area's first row only: a line for each cell would be a fifth of its size.
public struct CellLines: Sendable {
  /// Why the lines of a file are not known.
  public enum Unread: Sendable, Equatable {
    /// Nothing is at its path now.
    case gone
    /// What is there has another hash, or is not read any more.
    case changed
  }

  private var lines: [String: [Int: Int]] = [:]
  /// The files that were not read again, by their path.
  public private(set) var unread: [String: Unread] = [:]

  /// The line of a member of an area, counted from 1; nil where it is not known.
  public func line(_ area: String, _ member: Int) -> Int? { lines[area]?[member] }

  /// Reads the files that some areas come from, where they are what they were.
  ///
  /// Takes a hash and a pass of each file. Nothing is thrown: what cannot be read is told in ``unread``.
  ///
  public static func find(
    of origins: [String: Store.Origin], members: [Int], in catalogue: Catalogue
  ) -> CellLines {
    var found = CellLines()
    let byPath = Dictionary(grouping: origins) { $0.value.path }
    for (path, areas) in byPath.sorted(by: { $0.key < $1.key }) {
      guard let source = source(at: path) else {
        found.unread[path] = .gone
        continue
      }
      guard let origin = areas.first?.value, areas.allSatisfy({ $0.value.sha256 == origin.sha256 }),
        let read = try? lines(in: source, origin, areas: Set(areas.map(\.key)), members: members, catalogue)
      else {
        found.unread[path] = .changed
        continue
      }
      found.lines.merge(read) { first, _ in first }
    }
    return found
  }

  /// The file at a path, or the member of an archive that it names; nil where there is none.
  private static func source(at path: String) -> SourceFile? {
    var existing = path
    while !InputFile.exists(existing) {
      guard let slash = existing.lastIndex(of: "/"), slash != existing.startIndex else { return nil }
      existing = String(existing[..<slash])
    }
    guard !InputFile.isFolder(existing), let files = try? SourceFile.files(at: existing) else { return nil }
    return files.first { $0.name == path }
  }

  /// The lines of the wanted cells; nil when the file is not the one that was ingested.
  private static func lines(
    in source: SourceFile, _ origin: Store.Origin, areas: Set<String>, members: [Int], _ catalogue: Catalogue
  ) throws -> [String: [Int: Int]]? {
    guard case .profile(let file) = try OfficialFile.find(source, as: origin.layout, in: catalogue),
      try Provenance(file.sources).digest() == origin.sha256
    else { return nil }
    let wanted = MemberSet(members)
    let sinks = try file.read { LineSink(areas: areas, wantedMembers: wanted) }
    return sinks.reduce(into: [:]) { all, sink in
      for (area, lines) in sink.lines { all[area, default: [:]].merge(lines) { first, _ in first } }
    }
  }
}

/// Keeps the lines of the wanted cells.
private struct LineSink: ProfileSink {
  let areas: Set<String>
  let wantedMembers: MemberSet
  private(set) var lines: [String: [Int: Int]] = [:]
  private var area = ""

  init(areas: Set<String>, wantedMembers: MemberSet) {
    self.areas = areas
    self.wantedMembers = wantedMembers
  }

  mutating func begin(_ area: ProfileArea) -> Bool {
    self.area = String(decoding: area.code, as: UTF8.self)
    return areas.contains(self.area)
  }

  mutating func take(_ row: borrowing ProfileRow) { lines[area, default: [:]][row.member] = row.line }

  mutating func shiftLines(by count: Int) {
    lines = lines.mapValues { $0.mapValues { $0 + count } }
  }
}
