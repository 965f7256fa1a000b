/// Finds the rows of one part of a source: reads blocks into one buffer and hands each row to a visitor.
///
/// A row that a block cuts is read again from its start with the next block, so no state crosses a block.
struct RecordScanner: ~Copyable {
  private let source: ByteSource
  private let longestRow: Int
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var index: SeparatorIndex
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

  init(source: ByteSource, dialect: DelimitedDialect, limits: DelimitedLimits, offset: Int, line: Int) {
    self.source = source
    longestRow = limits.longestRow
    capacity = limits.blockSize
    buffer = .allocate(capacity: capacity + Self.padding)
    index = SeparatorIndex(delimiter: dialect.rawValue)
    self.offset = offset
    self.line = line
  }

  deinit { buffer.deallocate() }

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
    let offset = self.offset
    var line = self.line
    defer { self.line = line }
    var rowStart = 0
    var lineFeeds = 1  // those of the row: its own, and what it has in quotes
    var usual = 1  // separators of the row before
    var block = 0
    index.restart()
    while block < filled {
      index.add(buffer, from: block, to: min(block &+ SeparatorIndex.stretch, filled))
      block &+= SeparatorIndex.stretch
      let ends = index.ends
      var first = 0
      var feed = index.quotedFeeds
      for number in 0..<index.rowCount {
        let rowEnd = index.rowEnds[number]
        // Rows mostly have as many fields as the row before.
        if first &+ usual > index.count || ends[first &+ usual &- 1] != rowEnd {
          usual = 1
          while ends[first &+ usual &- 1] != rowEnd { usual &+= 1 }
        }
        while feed.pointee < rowEnd {
          lineFeeds &+= 1
          feed += 1
        }
        let row = DelimitedRow(
          base: buffer, ends: ends + first, start: rowStart, fieldCount: usual, line: line,
          byteOffset: offset &+ rowStart)
        try visitor.visit(row)
        first &+= usual
        rowStart = Int(rowEnd) &+ 1
        line &+= lineFeeds
        lineFeeds = 1
        if rowStart >= limit { return Pass(consumed: rowStart, reachedLimit: true) }
      }
      while feed.pointee < .max {
        lineFeeds &+= 1
        feed += 1
      }
      index.drop(first)
    }
    return Pass(consumed: rowStart, reachedLimit: false)
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
    var mayOpen = true
    var opened = line
    var current = line
    var position = start
    while position < filled {
      let byte = buffer[position]
      if byte == 0x0A { current += 1 }
      if byte != 0x22 {
        mayOpen = byte == index.delimiter
      } else if inside, position + 1 < filled, buffer[position + 1] == 0x22 {
        position += 1
      } else if inside {
        inside = false
        mayOpen = false
      } else if mayOpen {
        inside = true
        opened = current
      }
      position += 1
    }
    guard inside else {
      return Diagnostic(
        "record-too-long", "The row is longer than \(longestRow) bytes", at: Place(line: line),
        remedy: "Check that this is a text file with one row per line.")
    }
    let extent = ended ? "to the end of the file" : "within \(longestRow) bytes"
    return Diagnostic(
      "unclosed-quote", "The quote that opens on line \(opened) is not closed \(extent)", at: Place(line: opened),
      remedy: "Close the quote, or download the file again: it may have been cut.")
  }
}
