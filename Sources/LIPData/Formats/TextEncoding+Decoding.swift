extension TextEncoding {
  /// The encoding of some bytes: UTF-8 where they are valid UTF-8, else Windows-1252.
  ///
  /// Windows-1252 text with a letter beyond ASCII is practically never valid UTF-8, so one name is enough to tell.
  public static func detect(_ bytes: UnsafeRawBufferPointer) -> TextEncoding {
    isValidUTF8(bytes) ? .utf8 : .windows1252
  }

  /// True when the bytes are valid UTF-8: no overlong form, no surrogate, nothing cut.
  public static func isValidUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < bytes.count {
      if index &+ 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index &+= 8
        continue
      }
      let length = sequenceLength(bytes, at: index)
      if length == 0 { return false }
      index &+= length
    }
    return true
  }

  /// The length of the UTF-8 sequence at a position; 0 when there is no valid one.
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[index] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The text that the bytes spell in this encoding.
  public func string(_ bytes: UnsafeRawBufferPointer) -> String {
    switch self {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .windows1252:
      var text = String.UnicodeScalarView()
      for byte in bytes { text.append(Self.windows1252Scalar(byte)) }
      return String(text)
    }
  }

  /// Says that a file is UTF-16, from its byte order mark or the NULs between its letters; nil when it is not.
  ///
  /// UTF-16 is what a spreadsheet calls "Unicode text": recognised and refused.
  public static func refusalOfUTF16(head: UnsafeRawBufferPointer) -> Diagnostic? {
    guard head.count >= 2 else { return nil }
    let name: String
    switch (head[0], head[1]) {
    case (0xFF, 0xFE): name = "UTF-16 (little-endian, with a byte order mark)"
    case (0xFE, 0xFF): name = "UTF-16 (big-endian, with a byte order mark)"
    default:
      guard head.count >= 8 else { return nil }
      let odd = (0..<4).allSatisfy { head[2 * $0] != 0 && head[2 * $0 + 1] == 0 }
      let even = (0..<4).allSatisfy { head[2 * $0] == 0 && head[2 * $0 + 1] != 0 }
      guard odd || even else { return nil }
      name = odd ? "UTF-16 (little-endian)" : "UTF-16 (big-endian)"
    }
    return Diagnostic(
      "utf-16", "The file is encoded in \(name); UTF-8 or Windows-1252 is looked for", at: Place(line: 1),
      remedy: "Open it in a spreadsheet and save it as \"CSV UTF-8 (comma delimited)\".")
  }
}
