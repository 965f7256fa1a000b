internal import CByteMasks

/// Finds the rows of one part of a source: reads blocks into one buffer and hands each row to a visitor.
///
/// Per 64 bytes three masks (quote, delimiter, line feed) are made; a prefix-xor of the quotes tells which bytes
/// are quoted, and the positions of the separators that are not are written to `ends`. A row that a block
/// cuts is read again from its start with the next block, so no state crosses a block.
struct RecordScanner: ~Copyable {
  private let source: ByteSource
  private let delimiter: UInt8
  private let longestRow: Int
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var ends: UnsafeMutablePointer<UInt32>
  private var endsCapacity: Int
  /// Where the next row begins in the source.
  private(set) var offset: Int
  /// The line on which the next row begins.
  private(set) var line: Int

  /// What one pass over the buffer came to.
  private struct Pass {
    /// The bytes of the complete rows.
    var consumed: Int
    /// True when the next row belongs to the next part.
    var reachedLimit: Bool
  }

  /// Room behind the buffer's content: a line feed that the last row lacks, and a whole mask of zeros.
  private static let padding = 72
  /// Room behind `ends`: the separators of one mask.
  private static let spare = 72

  init(source: ByteSource, dialect: DelimitedDialect, limits: DelimitedLimits, offset: Int, line: Int) {
    self.source = source
    delimiter = dialect.rawValue
    longestRow = limits.longestRow
    capacity = limits.blockSize
    buffer = .allocate(capacity: capacity + Self.padding)
    endsCapacity = 4096
    ends = .allocate(capacity: endsCapacity + Self.spare)
    self.offset = offset
    self.line = line
  }

  deinit {
    buffer.deallocate()
    ends.deallocate()
  }

  /// Visits every row that begins before `limit`; ``offset`` then tells where the first other row begins.
  mutating func scan<V: DelimitedVisitor>(until limit: Int, into visitor: inout V) throws {
    guard offset < limit else { return }
    var filled = 0
    while true {
      let room = UnsafeMutableRawBufferPointer(start: buffer + filled, count: capacity - filled)
      let got = try source.read(into: room, at: offset + filled)
      let atEnd = got < room.count
      filled += got
      if atEnd, filled > 0, buffer[filled - 1] != 0x0A {
        buffer[filled] = 0x0A
        filled += 1
      }
      (buffer + filled).initialize(repeating: 0, count: 64)
      let pass = try scanBuffer(filled, limit: limit - offset, into: &visitor)
      offset += pass.consumed
      if pass.reachedLimit { return }
      if atEnd {
        if pass.consumed < filled { throw unfinishedRow(filled, from: pass.consumed, ended: true) }
        return
      }
      if pass.consumed == 0 {
        try grow(filled)
      } else {
        filled -= pass.consumed
        buffer.update(from: buffer + pass.consumed, count: filled)
      }
    }
  }

  /// Visits the complete rows in the buffer, which begins with a row.
  private mutating func scanBuffer<V: DelimitedVisitor>(
    _ filled: Int, limit: Int, into visitor: inout V
  ) throws -> Pass {
    let buffer = self.buffer
    let delimiter = self.delimiter
    let offset = self.offset
    var ends = self.ends
    var full = endsCapacity
    var line = self.line
    defer { self.line = line }
    var block = 0
    var inside: UInt64 = 0  // all ones while a quoted field crosses into the block
    var before: UInt64 = 1  // 1 when the byte before the block allows a quote to open
    var count = 0  // separators written to `ends`
    var rowFirst = 0  // the first of them that belongs to the row
    var rowStart = 0
    var quotedLines = 0  // line feeds inside quotes since the row began
    while block < filled {
      let quotes = lip_mask64(buffer + block, 0x22)
      let feeds = lip_mask64(buffer + block, 0x0A)
      let delimiters = lip_mask64(buffer + block, delimiter)
      let quoted = Self.prefixXor(quotes) ^ inside
      inside = UInt64(bitPattern: Int64(bitPattern: quoted) &>> 63)
      let separators = (feeds | delimiters) & ~quoted
      // A quote may open only where a field begins, or as the second of a doubled quote.
      let mayOpen = separators | quotes
      let stray = quotes & quoted & ~((mayOpen &<< 1) | before)
      before = mayOpen &>> 63

      var next = ends + count
      var bits = separators
      while bits != 0 {
        next.pointee = UInt32(truncatingIfNeeded: block &+ bits.trailingZeroBitCount)
        next += 1
        bits &= bits &- 1
      }

      var rowEnds = feeds & ~quoted
      var quotedFeeds = feeds & quoted
      if stray != 0 { rowEnds &= (stray & (0 &- stray)) &- 1 }
      while rowEnds != 0 {
        let below = (rowEnds & (0 &- rowEnds)) &- 1
        rowEnds &= rowEnds &- 1
        if quotedFeeds != 0 {
          quotedLines &+= (quotedFeeds & below).nonzeroBitCount
          quotedFeeds &= ~below
        }
        let rowLast = count &+ (separators & below).nonzeroBitCount
        let row = DelimitedRow(
          base: buffer, ends: ends + rowFirst, start: rowStart, fieldCount: rowLast &- rowFirst &+ 1, line: line,
          byteOffset: offset &+ rowStart)
        try visitor.visit(row)
        rowStart = Int(ends[rowLast]) &+ 1
        rowFirst = rowLast &+ 1
        line &+= 1 &+ quotedLines
        quotedLines = 0
        if rowStart >= limit { return Pass(consumed: rowStart, reachedLimit: true) }
      }
      if stray != 0 {
        let below = (stray & (0 &- stray)) &- 1
        let number = count + (separators & below).nonzeroBitCount - rowFirst + 1
        throw strayQuote(line + quotedLines + (quotedFeeds & below).nonzeroBitCount, field: number)
      }
      quotedLines &+= quotedFeeds.nonzeroBitCount
      count = next - ends
      if count >= full {
        count = moveEnds(from: rowFirst, to: count)
        rowFirst = 0
        ends = self.ends
        full = endsCapacity
      }
      block &+= 64
    }
    return Pass(consumed: rowStart, reachedLimit: false)
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

  /// Moves the separators of the row at hand to the front, into a larger array when it is half full of them.
  @inline(never)
  private mutating func moveEnds(from first: Int, to count: Int) -> Int {
    let kept = count - first
    if kept > endsCapacity / 2 {
      endsCapacity *= 2
      let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: endsCapacity + Self.spare)
      larger.update(from: ends + first, count: kept)
      ends.deallocate()
      ends = larger
    } else {
      ends.update(from: ends + first, count: kept)
    }
    return kept
  }

  /// Doubles the buffer for a row that does not fit in it.
  @inline(never)
  private mutating func grow(_ filled: Int) throws {
    guard capacity < longestRow else { throw unfinishedRow(filled, from: 0, ended: false) }
    let larger = min(capacity * 2, longestRow)
    let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
    storage.update(from: buffer, count: filled)
    buffer.deallocate()
    buffer = storage
    capacity = larger
  }

  /// Says why the row that begins at `start` of the buffer has no end.
  @inline(never)
  private func unfinishedRow(_ filled: Int, from start: Int, ended: Bool) -> Diagnostic {
    var inside = false
    var opened = line
    var current = line
    var position = start
    while position < filled {
      if buffer[position] == 0x0A { current += 1 }
      if buffer[position] == 0x22 {
        if !inside {
          inside = true
          opened = current
        } else if position + 1 < filled, buffer[position + 1] == 0x22 {
          position += 1
        } else {
          inside = false
        }
      }
      position += 1
    }
    guard inside else {
      return Diagnostic(
        "record-too-long", "the row is longer than \(longestRow) bytes", at: Place(line: line),
        remedy: "Check that this is a text file with one row per line.")
    }
    let extent = ended ? "to the end of the file" : "within \(longestRow) bytes"
    return Diagnostic(
      "unclosed-quote", "the quote that opens on line \(opened) is not closed \(extent)", at: Place(line: opened),
      remedy: "Close the quote, or download the file again: it may have been cut.")
  }

  @inline(never)
  private func strayQuote(_ line: Int, field: Int) -> Diagnostic {
    Diagnostic(
      "stray-quote", "a quote stands inside a field that does not begin with one",
      at: Place(line: line, column: String(field)),
      remedy: "Put the whole field in quotes and double the quotes inside it.")
  }
}
