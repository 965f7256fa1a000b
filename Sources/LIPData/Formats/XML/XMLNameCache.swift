#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a value for each of a document's few names as they are written, found by their bytes.
struct XMLNameCache<Value> {
  private struct Entry {
    var bytes: XMLName
    var count: Int
    var value: Value
  }

  private static var size: Int { 256 }

  private var entries: [Entry?]

  init() { entries = Array(repeating: nil, count: Self.size) }

  /// The value of a name; nil where it was not added, or another has taken its place.
  @inline(__always)
  func value(of bytes: UnsafePointer<UInt8>, _ count: Int) -> Value? {
    guard let entry = entries[Self.slot(bytes, count)], entry.count == count,
      memcmp(entry.bytes, bytes, count) == 0
    else { return nil }
    return entry.value
  }

  /// Keeps the value of a name, whose bytes must outlive the cache.
  mutating func add(_ value: Value, of bytes: XMLName, _ count: Int) {
    entries[Self.slot(bytes, count)] = Entry(bytes: bytes, count: count, value: value)
  }

  /// Forgets all names.
  mutating func removeAll() {
    for index in entries.indices { entries[index] = nil }
  }

  @inline(__always)
  private static func slot(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    // First, middle and last tell the names of SDMX apart, mostly.
    let mixed = Int(bytes[0]) &* 31 &+ Int(bytes[count / 2]) &* 17 &+ Int(bytes[count &- 1]) &* 7 &+ count &* 3
    return mixed & (size &- 1)
  }
}
