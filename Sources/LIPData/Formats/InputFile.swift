import Foundation

/// Small files that are read whole: definitions, registries, outlines.
public enum InputFile {
  /// The largest file that is read whole; a definition is never near it.
  static let largestText = 64 << 20

  /// True when there is something at a path.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// True when there is a folder at a path.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// True when two paths lead to the same file.
  public static func same(_ a: String, _ b: String) -> Bool {
    var first = stat()
    var second = stat()
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// The text of a small file: UTF-8 with or without byte order mark, else Windows-1252.
  ///
  /// Throws what ``ByteSource`` throws, `file-too-large`, and a refusal of UTF-16.
  public static func text(_ path: String) throws -> String {
    let source = try ByteSource(path: path)
    guard source.count <= largestText else {
      throw Diagnostic("file-too-large", "The file is larger than 64 MB", at: Place(file: path))
    }
    var bytes = try source.head(source.count)
    if let refusal = bytes.withUnsafeBytes({ TextEncoding.refusalOfUTF16(head: $0) }) { throw refusal.inFile(path) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes.withUnsafeBytes { TextEncoding.detect($0).string($0) }
  }
}
