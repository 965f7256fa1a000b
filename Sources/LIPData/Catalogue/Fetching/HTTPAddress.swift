import Foundation

/// An address of http or https.
struct HTTPAddress: Sendable, Equatable {
  /// The address as it is sent.
  let text: String
  /// The host, in small letters.
  let host: String
  /// True for https.
  let isEncrypted: Bool

  /// Reads an address; nil where it is none, or of another protocol.
  init?(_ text: String) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty,
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
    else { return nil }
    self.text = text
    self.host = host.lowercased()
    isEncrypted = scheme == "https"
  }

  /// True for this computer itself.
  var isLoopback: Bool {
    ["localhost", "[::1]", "::1"].contains(host)
      || (host.hasPrefix("127.") && host.allSatisfy { "0123456789.".contains($0) })
  }

  /// The last part of the path where it names a file of data; nil for the name of a program such as `GetFile.cfm`.
  ///
  /// Only plain names: nothing that leads out of a folder, is hidden, or means something to a shell.
  var fileName: String? {
    guard let path = URLComponents(string: text)?.percentEncodedPath, let last = path.split(separator: "/").last,
      last.count <= 120, !last.hasPrefix("."), !last.hasPrefix("-"),
      last.utf8.allSatisfy(Self.isPlain), FileContent.ending(of: String(last)) != nil
    else { return nil }
    return String(last)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// True where a server may send us from here to there: never to an address that is less protected, and without
  /// encryption on this computer only.
  func mayLead(to other: HTTPAddress) -> Bool {
    other.isEncrypted || (!isEncrypted && isLoopback && other.isLoopback)
  }
}
