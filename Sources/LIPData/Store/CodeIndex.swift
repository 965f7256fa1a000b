/// Finds the key of a code by the bytes of its labels: no text is made of a label that was seen before.
///
/// A hash table of its own: the bytes of all labels lie in one array, and a slot holds the place of an entry.
struct CodeIndex {
  private struct Entry {
    var start: Int
    var english: Int
    var french: Int
    var hash: UInt64
    var key: Int64
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Places in `entries`, −1 where there is none; a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 64)

  /// The key of a label; nil when it was not added.
  ///
  /// Constant time on average.
  func key(of label: TableLabel) -> Int64? {
    let hash = Self.hash(label)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, holds(entry, label) { return entry.key }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a label that ``key(of:)`` does not know.
  mutating func add(_ label: TableLabel, key: Int64) {
    if 2 * (entries.count + 1) > slots.count {
      slots = [Int32](repeating: -1, count: 2 * slots.count)
      for (place, entry) in entries.enumerated() { fill(entry.hash, place) }
    }
    let entry = Entry(
      start: bytes.count, english: label.english.count, french: label.french.count, hash: Self.hash(label), key: key)
    bytes.append(contentsOf: label.english)
    bytes.append(contentsOf: label.french)
    fill(entry.hash, entries.count)
    entries.append(entry)
  }

  private mutating func fill(_ hash: UInt64, _ place: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: place)
  }

  private func holds(_ entry: Entry, _ label: TableLabel) -> Bool {
    guard entry.english == label.english.count, entry.french == label.french.count else { return false }
    let french = entry.start + entry.english
    return bytes[entry.start..<french].elementsEqual(label.english)
      && bytes[french..<(french + entry.french)].elementsEqual(label.french)
  }

  /// FNV-1a over both labels and what parts them.
  private static func hash(_ label: TableLabel) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in label.english { add(byte) }
    add(0)
    for byte in label.french { add(byte) }
    return hash ^ (hash >> 32)
  }
}
