internal import CByteMasks

/// Where the separators of a stretch of a buffer stand that are not quoted, and which of them end rows.
///
/// Per 64 bytes three masks (quote, delimiter, line feed) are made; a prefix-xor of the quotes tells which bytes
/// are quoted. A quote opens a field only where the field begins; elsewhere outside quotes it is text. The loop
/// over the blocks is in C, for the vector instructions that Swift cannot name.
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
  private var state: lip_separators

  private let portably: Bool

  /// Makes an index; `portably` leaves out the instructions that not every processor has.
  init(delimiter: UInt8, portably: Bool = false) {
    self.delimiter = delimiter
    self.portably = portably
    ends = .allocate(capacity: capacity + Self.spare)
    state = lip_separators(inside: 0, may_open: 1, ends: ends, row_ends: rowEnds, quoted_feeds: quotedFeeds)
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
    state.inside = 0
    state.may_open = 1
  }

  /// Forgets the first separators, which belong to rows that are handed on.
  mutating func drop(_ first: Int) {
    count -= first
    ends.update(from: ends + first, count: count)
  }

  /// Adds a stretch of whole blocks of 64 bytes, at most ``stretch`` bytes.
  mutating func add(_ buffer: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int) {
    if count + Self.stretch > capacity { grow() }
    state.ends = ends + count
    state.row_ends = rowEnds
    state.quoted_feeds = quotedFeeds
    let (from, to) = (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end))
    if portably {
      lip_find_separators_portably(&state, buffer, from, to, delimiter)
    } else {
      lip_find_separators(&state, buffer, from, to, delimiter)
    }
    count = state.ends - ends
    rowCount = state.row_ends - rowEnds
    state.quoted_feeds.pointee = .max
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
