/// What a server answers before the bytes: its status and headers.
struct HTTPAnswer: Sendable {
  /// The status, such as 200.
  var status = 0
  /// The headers, names in small letters; of a name that comes twice the last.
  var headers: [String: String] = [:]
  /// The address that it is an answer from.
  var address = ""
  /// Where the answer leads to; nil where it is no redirect.
  var redirect: String?
  /// For how many seconds the server asks to wait; 0 where it does not.
  var retryAfter = 0

  /// Takes a line of the head; a status line begins a new answer, as after `100 Continue`.
  mutating func take(line: String) {
    if line.hasPrefix("HTTP/") {
      let words = line.split(separator: " ")
      status = words.count > 1 ? Int(words[1]) ?? 0 : 0
      headers = [:]
    } else if let colon = line.firstIndex(of: ":") {
      let name = line[..<colon].lowercased()
      headers[name] = String(line[line.index(after: colon)...].trimmed)
    }
  }

  /// The length of the bytes that follow; nil where it is not told.
  var length: Int? { headers["content-length"].flatMap { Int($0) } }

  /// The media type, without its parameters, in small letters.
  var mediaType: String {
    String((headers["content-type"] ?? "").prefix { $0 != ";" }.lowercased().trimmed)
  }

  /// The version that the server names.
  var version: FileVersion { FileVersion(etag: headers["etag"], lastModified: headers["last-modified"]) }

  /// Which bytes a part holds: `bytes 100-199/1000`, `bytes 100-199/*`; nil where that is not told.
  var range: (first: Int, last: Int, total: Int?)? {
    guard let text = headers["content-range"], text.lowercased().hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).trimmed.split(separator: "/")
    let ends = parts.first?.split(separator: "-") ?? []
    guard parts.count == 2, ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first <= last else {
      return nil
    }
    if parts[1] == "*" { return (first, last, nil) }
    guard let total = Int(parts[1]), last < total else { return nil }
    return (first, last, total)
  }
}

extension StringProtocol {
  /// The text without spaces, tabs and line ends at both sides.
  fileprivate var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
