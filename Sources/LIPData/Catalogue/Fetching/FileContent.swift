/// What a downloaded file must be: never a web page, and of the kind that its name promises.
enum FileContent {
  /// How many bytes tell what a file is.
  static let headLength = 512
  /// The farthest that the end of a zip archive lies before the end of its file: its own length and a comment.
  private static let longestEnd = 22 + 65_535
  private static let endings: Set = ["csv", "tsv", "tab", "txt", "zip", "gz", "xml", "xlsx", "json", "geojson"]

  /// The ending of a file's name, in small letters; nil where it is none of data.
  static func ending(of name: String) -> String? {
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    let ending = name[name.index(after: point)...].lowercased()
    return endings.contains(ending) ? ending : nil
  }

  /// The ending that a file's first bytes ask for.
  static func ending(head: [UInt8]) -> String {
    if isZip(head) {
      // A workbook's first member is its list of content types.
      return String(decoding: head.prefix(60), as: UTF8.self).contains("[Content_Types].xml") ? "xlsx" : "zip"
    }
    if head.starts(with: [0x1F, 0x8B]) { return "gz" }
    return text(head).hasPrefix("<") ? "xml" : "csv"
  }

  /// What is wrong with a file's first bytes; nil where nothing is.
  ///
  /// - Parameters:
  ///   - head: the first bytes, ``headLength`` of them or the whole file.
  ///   - name: the name whose ending says what was asked for.
  ///   - mediaType: what the server says that it sends.
  static func fault(head: [UInt8], name: String, mediaType: String) -> String? {
    let wanted = ending(of: name)
    let start = text(head)
    if ["<!doctype html", "<html", "<head", "<body"].contains(where: { start.hasPrefix($0) }) {
      return "The server sent a web page instead of the file"
    }
    switch wanted {
    case "zip", "xlsx":
      return isZip(head) ? nil : "The file does not begin as \(wanted == "zip" ? "a zip archive" : "a workbook") does"
    case "gz": return head.starts(with: [0x1F, 0x8B]) ? nil : "The file does not begin as a gzip file does"
    case "xml": return start.hasPrefix("<") ? nil : "The file does not begin as XML does"
    default:
      // An archive is one whatever the server calls it.
      let isPage = ["text/html", "application/xhtml+xml"].contains(mediaType) && !isZip(head)
      return isPage ? "The server says that it sends a web page (\(mediaType))" : nil
    }
  }

  /// False for a zip archive whose end is not there: it was cut.
  static func isWhole(_ source: ByteSource, head: [UInt8]) throws -> Bool {
    guard isZip(head) else { return true }
    let length = min(source.count, longestEnd)
    var tail = [UInt8](repeating: 0, count: length)
    let got = try tail.withUnsafeMutableBytes { try source.read(into: $0, at: source.count - length) }
    guard got == length, length >= 22 else { return false }
    return (0...(length - 22)).reversed().contains { at in
      tail[at] == 0x50 && tail[at + 1] == 0x4B && tail[at + 2] == 0x05 && tail[at + 3] == 0x06
    }
  }

  private static func isZip(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The first bytes as small ASCII letters, without byte order mark, zero bytes (UTF-16) and white space before them.
  private static func text(_ head: [UInt8]) -> String {
    let plain = head.filter { $0 < 0x80 && $0 != 0 }
    return String(decoding: plain.drop { $0 <= 0x20 }.prefix(64), as: UTF8.self).lowercased()
  }
}
