import CLibArchive

/// A `.zip` or `.gz` whose members are read without being unpacked to disk.
///
/// Recognised by its bytes. A member's name is a name to show and to match, and never becomes a path.
struct Archive: Sendable {
  /// A file in the archive.
  struct Member: Sendable, Equatable {
    /// The name as the archive gives it.
    var name: String
    /// The bytes of the unpacked member; nil where the archive does not tell.
    var size: Int?
    /// Its place in the archive, by which it is found again: names may repeat.
    var place: Int
  }

  /// What an archive may hold at most.
  struct Limits: Sendable {
    /// The members.
    var members = 10_000
    /// The bytes of a member: a full download of the census is under 10 GB.
    var memberSize = 64 << 30
    /// How many bytes one byte may become, once a member is past ``checkedFrom``: text seldom shrinks to a fiftieth,
    /// and deflate to no less than a thousandth.
    var ratio = 200
    /// Where the ratio begins to be looked at.
    var checkedFrom = 256 << 20
  }

  /// The path of the archive.
  let path: String
  /// Its members, in the order of the archive.
  let members: [Member]
  let limits: Limits

  /// True for the first bytes of a zip or gzip file.
  static func isArchive(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
      || head.starts(with: [0x1F, 0x8B])
  }

  /// Opens an archive and lists its members.
  ///
  /// Folders are passed over. Throws `archive-damaged`, `archive-encrypted`, `archive-unsafe` (a link, a device, a
  /// name that leads out), `archive-too-large`.
  init(path: String, limits: Limits = Limits()) throws {
    self.path = path
    self.limits = limits
    // An archive without members is nothing but its end.
    guard try !ByteSource(path: path).head(4).starts(with: [0x50, 0x4B, 0x05, 0x06]) else {
      members = []
      return
    }
    let handle = try ArchiveHandle(path: path)
    var members: [Member] = []
    var place = 0
    while let entry = try handle.next() {
      defer { place += 1 }
      guard place < limits.members else {
        throw Diagnostic(
          "archive-too-large", "The archive has more than \(limits.members) members", at: Place(file: path),
          remedy: "Unpack it, and give the files that you need.")
      }
      let name = handle.isGzip ? Self.gzipName(path) : Self.name(entry)
      let kind = archive_entry_filetype(entry)
      if kind & 0o170000 == 0o040000 || name.hasSuffix("/") { continue }
      try Self.check(entry, name, path, isGzip: handle.isGzip)
      let size = archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil
      members.append(Member(name: name, size: handle.isGzip ? nil : size, place: place))
    }
    self.members = members
  }

  /// The bytes of a member, read forwards.
  func source(_ member: Member) throws -> ByteSource {
    let shown = "\(path)/\(member.name)"
    let stream = ArchiveStream(path: path, member: member, limits: limits)
    return try ByteSource(stream: StreamPosition(stream), count: member.size, name: shown)
  }

  private static func name(_ entry: OpaquePointer) -> String {
    // The bytes as they stand: libarchive's own conversion goes by the locale of who runs it.
    guard let raw = archive_entry_pathname(entry) else { return "" }
    let bytes = UnsafeRawBufferPointer(start: raw, count: strlenOf(raw))
    return TextEncoding.detect(bytes).string(bytes)
  }

  private static func strlenOf(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }

  /// The name of what a `.gz` holds: the archive's own without the ending.
  private static func gzipName(_ path: String) -> String {
    let name = String(path.split(separator: "/").last ?? "")
    return name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  private static func check(_ entry: OpaquePointer, _ name: String, _ path: String, isGzip: Bool) throws {
    let place = Place(file: path)
    if archive_entry_is_encrypted(entry) != 0 {
      throw Diagnostic(
        "archive-encrypted", "The member \(name) is protected by a password", at: place,
        remedy: "Unpack the archive with its password, and give the file.")
    }
    let kind = archive_entry_filetype(entry)
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let leadsOut = name.hasPrefix("/") || parts.contains("..") || name.contains("\\..") || name.contains("\0")
    guard isGzip || (kind & 0o170000 == 0o100000 || kind == 0), !leadsOut, archive_entry_symlink(entry) == nil,
      archive_entry_hardlink(entry) == nil
    else {
      throw Diagnostic(
        "archive-unsafe", "The member \(name.prefix(80)) is a link or a device, or its name leads out of the archive",
        at: place, remedy: "Do not unpack it: no publisher of data writes such an archive.")
    }
  }
}
