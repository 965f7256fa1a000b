/// Remembers the bytes of a field, to tell cheaply whether the next row repeats them.
///
/// 8 to 24 bytes, as area codes have, are compared as three words; others byte by byte.
struct RepeatedBytes: Sendable {
  private var count = -1
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var others: [UInt8] = []

  /// True when the bytes are those kept last.
  @inline(__always)
  func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == count else { return false }
    guard Self.fits(bytes) else { return others.withUnsafeBytes { $0.holdsSame(as: bytes) } }
    return Self.words(bytes) == words
  }

  /// Keeps the bytes.
  mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    count = bytes.count
    if Self.fits(bytes) { words = Self.words(bytes) } else { others = Array(bytes) }
  }

  @inline(__always)
  private static func fits(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.count &- 8 >= 0 && bytes.count <= 24 }

  /// The first, the second and the last eight bytes, which overlap where there are fewer than 24.
  @inline(__always)
  private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64) {
    let last = bytes.count &- 8
    return (
      bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: min(8, last), as: UInt64.self),
      bytes.loadUnaligned(fromByteOffset: last, as: UInt64.self)
    )
  }
}
