internal import CByteMasks

/// Where the separators of a stretch of a buffer stand that are not quoted, and which of them end rows.
///
/// Per 64 bytes three masks (quote, delimiter, line feed) are made; a prefix-xor of the quotes tells which bytes
/// are quoted. A quote opens a field only where the field begins; elsewhere outside quotes it is text.
struct SeparatorIndex: ~Copyable {
  /// The bytes that are indexed at a time.
  static let stretch = 4096
  /// Room behind the arrays: what one mask may write too much.
  private static let spare = 80

  /// The positions of the separators of the rows that are not yet handed on.
  private(set) var ends: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  private var capacity = 2 * Self.stretch
  /// The positions of the line feeds among them that the last stretch added.
  let rowEnds = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.stretch + Self.spare)
  private(set) var rowCount = 0
  /// The positions of the line feeds inside quotes that the last stretch added, and a last one beyond all.
  let quotedFeeds = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.stretch + Self.spare)
  let delimiter: UInt8
  /// All ones while a quoted field crosses into the next block.
  private var inside: UInt64 = 0
  /// 1 when the byte before the next block allows a quote to open.
  private var mayOpenNext: UInt64 = 1

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    ends = .allocate(capacity: capacity + Self.spare)
  }

  deinit {
    ends.deallocate()
    rowEnds.deallocate()
    quotedFeeds.deallocate()
  }

  /// Forgets everything: the next stretch begins with a row.
  mutating func restart() {
    count = 0
    rowCount = 0
    inside = 0
    mayOpenNext = 1
  }

  /// Forgets the first separators, which belong to rows that are handed on.
  mutating func drop(_ first: Int) {
    count -= first
    ends.update(from: ends + first, count: count)
  }

  /// Adds a stretch of whole blocks of 64 bytes, at most ``stretch`` bytes.
  @inline(never)
  mutating func add(_ buffer: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int) {
    if count + Self.stretch > capacity { grow() }
    let delimiter = self.delimiter
    let rowEnds = self.rowEnds
    let quotedFeeds = self.quotedFeeds
    var inside = self.inside
    var mayOpenNext = self.mayOpenNext
    var next = ends + count
    var rows = 0
    var quotedCount = 0
    var block = start
    while block < end {
      var quotes = lip_mask64(buffer + block, 0x22)
      let feeds = lip_mask64(buffer + block, 0x0A)
      let either = feeds | lip_mask64(buffer + block, delimiter)
      var quoted = Self.prefixXor(quotes) ^ inside
      var separators = either & ~quoted
      var stray = quotes & quoted & ~(((separators | quotes) &<< 1) | mayOpenNext)
      while stray != 0 {
        quotes ^= stray & (0 &- stray)
        quoted = Self.prefixXor(quotes) ^ inside
        separators = either & ~quoted
        stray = quotes & quoted & ~(((separators | quotes) &<< 1) | mayOpenNext)
      }
      mayOpenNext = (separators | quotes) &>> 63
      inside = UInt64(bitPattern: Int64(bitPattern: quoted) &>> 63)

      let base = UInt32(truncatingIfNeeded: block)
      let found = separators.nonzeroBitCount
      Self.writeEight(&separators, base, next)
      if found > 8 {
        Self.writeEight(&separators, base, next + 8)
        var written = 16
        while written < found {
          Self.writeEight(&separators, base, next + written)
          written &+= 8
        }
      }
      next += found

      var ended = feeds & ~quoted
      rowEnds[rows] = base &+ Self.lowest(ended)
      rows &+= ended == 0 ? 0 : 1
      ended &= ended &- 1
      while ended != 0 {
        rowEnds[rows] = base &+ Self.lowest(ended)
        rows &+= 1
        ended &= ended &- 1
      }
      var kept = feeds & quoted
      while kept != 0 {
        quotedFeeds[quotedCount] = base &+ Self.lowest(kept)
        quotedCount &+= 1
        kept &= kept &- 1
      }
      block &+= 64
    }
    quotedFeeds[quotedCount] = .max
    self.inside = inside
    self.mayOpenNext = mayOpenNext
    count = next - ends
    rowCount = rows
  }

  /// Writes the positions of eight bits and clears them; what is written too much is written over later.
  ///
  /// Without a branch per bit, which would be guessed wrong once per block.
  @inline(__always)
  private static func writeEight(_ bits: inout UInt64, _ base: UInt32, _ target: UnsafeMutablePointer<UInt32>) {
    target[0] = base &+ lowest(bits)
    bits &= bits &- 1
    target[1] = base &+ lowest(bits)
    bits &= bits &- 1
    target[2] = base &+ lowest(bits)
    bits &= bits &- 1
    target[3] = base &+ lowest(bits)
    bits &= bits &- 1
    target[4] = base &+ lowest(bits)
    bits &= bits &- 1
    target[5] = base &+ lowest(bits)
    bits &= bits &- 1
    target[6] = base &+ lowest(bits)
    bits &= bits &- 1
    target[7] = base &+ lowest(bits)
    bits &= bits &- 1
  }

  /// The position of the lowest bit; 63 where there is none, so that no case needs its own instruction.
  @inline(__always)
  private static func lowest(_ bits: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (bits | 1 &<< 63).trailingZeroBitCount)
  }

  /// Sets bit i when an odd number of the bits 0...i is set.
  @inline(__always)
  private static func prefixXor(_ bits: UInt64) -> UInt64 {
    var x = bits
    x ^= x &<< 1
    x ^= x &<< 2
    x ^= x &<< 4
    x ^= x &<< 8
    x ^= x &<< 16
    x ^= x &<< 32
    return x
  }

  @inline(never)
  private mutating func grow() {
    capacity *= 2
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity + Self.spare)
    larger.update(from: ends, count: count)
    ends.deallocate()
    ends = larger
  }
}
