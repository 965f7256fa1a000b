import Foundation

extension SourceFile {
  /// What is looked at in a folder at most.
  private static let mostFiles = 10_000

  /// A file on disk by its path; it is not looked at before it is opened.
  public init(path: String) {
    let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
    self.init(
      name: path, baseName: String(path.split(separator: "/").last ?? ""), origin: path, archive: nil,
      siblings: {
        SourceFile.files(inFolder: folder.isEmpty ? "/" : folder, shownAs: path.contains("/") ? folder : nil)
      },
      open: { try ByteSource(path: path) })
  }

  /// The files that an argument leads to: a file, the members of an archive, the files of a folder and its archives,
  /// or `-` for standard input; in the order of their names, `_2` before `_10`.
  ///
  /// A workbook is an archive too and stays one file. Folders in a folder are not looked into: one folder is one
  /// download. Throws what ``ByteSource`` and ``Archive`` throw, and `empty-folder`.
  public static func files(at argument: String) throws -> [SourceFile] {
    if argument == "-" { return [try standardInput()] }
    if InputFile.isFolder(argument) {
      let found = files(inFolder: argument, shownAs: argument).flatMap { $0.membersOrRefusal() }
      guard !found.isEmpty else {
        throw Diagnostic(
          "empty-folder", "The folder holds no files", at: Place(file: argument),
          remedy: "Folders in it are not looked into: name the one that holds the files.", exit: .noInput)
      }
      return found
    }
    let file = SourceFile(path: argument)
    return try file.members() ?? [file]
  }

  /// The members of an archive, or the file itself; an archive that cannot be listed says so when it is opened, and
  /// keeps none of the files beside it out.
  private func membersOrRefusal() -> [SourceFile] {
    do {
      return try members() ?? [self]
    } catch {
      return [
        SourceFile(
          name: name, baseName: baseName, origin: origin, archive: nil, siblings: { [] }, open: { throw error })
      ]
    }
  }

  /// The members of an archive; nil for a file that is none, and for a workbook.
  private func members() throws -> [SourceFile]? {
    guard let origin, Archive.isArchive(try ByteSource(path: origin).head(4)) else { return nil }
    let archive = try Archive(path: origin)
    let names = Set(archive.members.map(\.name))
    if names.contains("[Content_Types].xml"), names.contains("xl/workbook.xml") { return nil }
    if names.contains("mimetype"), names.contains("content.xml") { return nil }
    guard !archive.members.isEmpty else {
      throw Diagnostic("empty-archive", "The archive holds no files", at: Place(file: name))
    }
    let shown = name
    @Sendable func files() -> [SourceFile] {
      archive.members.sorted { Self.precedes($0.name, $1.name) }.map { member in
        SourceFile(
          name: "\(shown)/\(member.name)", baseName: String(member.name.split(separator: "/").last ?? ""),
          origin: origin, archive: archive, siblings: { files() }, open: { try archive.source(member) })
      }
    }
    return files()
  }

  /// The files of a folder without hidden ones; none where the folder cannot be read.
  private static func files(inFolder folder: String, shownAs shown: String?) -> [SourceFile] {
    // A folder that cannot be listed has no companions; the file itself is told when it is opened.
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
    let prefix = shown.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    return names.filter { !$0.hasPrefix(".") }.sorted { precedes($0, $1) }.prefix(mostFiles)
      .filter { !InputFile.isFolder(folder + "/" + $0) }.map { SourceFile(path: prefix + $0) }
  }

  /// True when a name comes before another: numbers in them by their value.
  static func precedes(_ a: String, _ b: String) -> Bool {
    let order = a.compare(b, options: [.numeric, .caseInsensitive])
    return order == .orderedSame ? a < b : order == .orderedAscending
  }

  /// Standard input, copied to a file without a name that ends with the program.
  private static func standardInput() throws -> SourceFile {
    let name = "standard input"
    func refuse(_ code: Int32) -> Diagnostic {
      Diagnostic(
        "cannot-keep-input", "Standard input cannot be kept in a temporary file: \(String(cString: strerror(code)))",
        remedy: "Save it to a file, or set TMPDIR to a folder with room.", exit: .inputOutput)
    }
    let folder = FileManager.default.temporaryDirectory.path
    var template = Array((folder + "/lipdata-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw refuse(errno) }
    unlink(template)
    var block = [UInt8](repeating: 0, count: 1 << 20)
    var total = 0
    while true {
      let count = block.withUnsafeMutableBytes { Foundation.read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw refuse(errno) }
      if count == 0 { break }
      var done = 0
      while done < count {
        let written = block.withUnsafeBytes {
          Foundation.write(descriptor, $0.baseAddress.map { $0 + done }, count - done)
        }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw refuse(errno) }
        done += written
      }
      total += count
    }
    let bytes = ByteSource(descriptor: descriptor, count: total, name: name)
    return SourceFile(name: name, baseName: "-", origin: nil, archive: nil, siblings: { [] }, open: { bytes })
  }
}
