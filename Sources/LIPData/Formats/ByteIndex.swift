/// Finds a number by bytes: no text is made of what was seen before.
///
/// A hash table of its own: the bytes of all keys lie in one array, and a slot holds the place of an entry.
struct ByteIndex {
  /// Sixteen bytes: there may be one for every series of a file.
  private struct Entry {
    /// Where its bytes end; they begin where those of the entry before end.
    var end: Int
    var hash: UInt32
    var number: Int32
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Places in `entries`, −1 where there is none; a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 64)
  /// The place of the entry that was asked for last.
  private var last = 0

  /// The number of keys.
  var count: Int { entries.count }

  /// The number that was added with some bytes; nil when they were not added.
  ///
  /// Constant time on average.
  func number(of key: UnsafeRawBufferPointer) -> Int? { place(of: key).map { Int(entries[$0].number) } }

  /// The same, for bytes that are most often those asked for last or those that were added after them.
  mutating func number(ofNext key: UnsafeRawBufferPointer) -> Int? {
    if last < entries.count {
      if holds(last, key) { return Int(entries[last].number) }
      let next = last + 1 < entries.count ? last + 1 : 0
      if holds(next, key) {
        last = next
        return Int(entries[next].number)
      }
    }
    guard let place = place(of: key) else { return nil }
    last = place
    return Int(entries[place].number)
  }

  private func place(of key: UnsafeRawBufferPointer) -> Int? {
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if entries[place].hash == hash, holds(place, key) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds bytes that ``number(of:)`` does not know, with a number of 32 bits.
  mutating func add(_ key: UnsafeRawBufferPointer, number: Int) {
    if 2 * (entries.count + 1) > slots.count {
      slots = [Int32](repeating: -1, count: 2 * slots.count)
      for (place, entry) in entries.enumerated() { fill(entry.hash, place) }
    }
    let hash = Self.hash(key)
    fill(hash, entries.count)
    last = entries.count
    bytes.append(contentsOf: key)
    entries.append(Entry(end: bytes.count, hash: hash, number: Int32(truncatingIfNeeded: number)))
  }

  private mutating func fill(_ hash: UInt32, _ place: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: place)
  }

  @inline(__always)
  private func holds(_ place: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    let start = place > 0 ? entries[place &- 1].end : 0
    let end = entries[place].end
    return bytes.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[start..<end]).holdsSame(as: key) }
  }

  /// Eight bytes at a time, each folded from a full product: a key is some hundred bytes, met once a row.
  static func hash(_ key: UnsafeRawBufferPointer) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: key.count)
    var position = 0
    while position < key.count {
      var word: UInt64 = 0
      if position + 8 <= key.count {
        word = key.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      } else {
        for index in position..<key.count { word = word << 8 | UInt64(key[index]) }
      }
      let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
      position += 8
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
