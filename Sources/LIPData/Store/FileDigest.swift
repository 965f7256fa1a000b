import Crypto

/// The SHA-256 of a file, by which the store knows it again.
enum FileDigest {
  /// The digest of a source's bytes as 64 hexadecimal digits, read in blocks of 1 MB.
  static func sha256(of source: ByteSource) throws -> String {
    var hasher = SHA256()
    var block = [UInt8](repeating: 0, count: 1 << 20)
    var offset = 0
    while true {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0, at: offset) }
      if count == 0 { break }
      block.withUnsafeBytes { hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      offset += count
    }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in hasher.finalize() { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
