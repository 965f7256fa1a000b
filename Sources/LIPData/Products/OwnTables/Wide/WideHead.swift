/// The first lines of a delimited file as cells.
enum WideHead {
  /// The rows of a file's first bytes, without one that is cut; nil where they are none.
  static func grid(_ head: [UInt8], _ dialect: DelimitedDialect) -> Grid? {
    guard !head.contains(0) else { return nil }
    var bytes = head
    // A file's first bytes may end within a row, and within its quotes.
    for _ in 0..<32 {
      if let grid = try? Grid(delimited: ByteSource(bytes: bytes), dialect: dialect) { return grid }
      guard let feed = bytes.dropLast().lastIndex(of: 0x0A) else { return nil }
      bytes.removeSubrange((feed + 1)...)
    }
    return nil
  }
}
