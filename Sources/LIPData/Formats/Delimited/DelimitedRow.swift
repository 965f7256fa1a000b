/// One row of a delimited file, as bytes of the scanner's buffer: valid during the visit only.
public struct DelimitedRow: ~Copyable {
  /// The buffer in which the row lies.
  @usableFromInline let base: UnsafePointer<UInt8>
  /// Where each field ends in the buffer: the position of its delimiter or line feed.
  @usableFromInline let ends: UnsafePointer<UInt32>
  /// Where the row begins in the buffer.
  @usableFromInline let start: Int
  /// The number of fields; a blank line has one, which is empty.
  public let fieldCount: Int
  /// The line on which the row begins, counted from 1 in its part of the file.
  public let line: Int
  /// Where the row begins in the file, in bytes.
  public let byteOffset: Int

  init(
    base: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>, start: Int, fieldCount: Int, line: Int, byteOffset: Int
  ) {
    self.base = base
    self.ends = ends
    self.start = start
    self.fieldCount = fieldCount
    self.line = line
    self.byteOffset = byteOffset
  }

  /// The bytes of a field as they stand, with any quotes; empty where the row has no such field.
  @inlinable @inline(__always)
  public func field(_ index: Int) -> UnsafeRawBufferPointer {
    guard index >= 0, index < fieldCount else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let from = index == 0 ? start : Int(ends[index &- 1]) &+ 1
    var to = Int(ends[index])
    if index == fieldCount &- 1, to > from, base[to &- 1] == 0x0D { to &-= 1 }
    return UnsafeRawBufferPointer(start: base + from, count: to &- from)
  }

  /// The bytes from the beginning of one field to the end of another, with what stands between.
  @inlinable @inline(__always)
  public func fields(from first: Int, through last: Int) -> UnsafeRawBufferPointer {
    guard first >= 0, first <= last, last < fieldCount else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let from = first == 0 ? start : Int(ends[first &- 1]) &+ 1
    return UnsafeRawBufferPointer(start: base + from, count: Int(ends[last]) &- from)
  }

  /// The bytes of a field without the quotes around it; doubled quotes inside are left doubled.
  @inlinable @inline(__always)
  public func content(_ index: Int) -> UnsafeRawBufferPointer {
    let bytes = field(index)
    guard bytes.count >= 2, bytes[0] == 0x22, bytes[bytes.count &- 1] == 0x22 else { return bytes }
    return UnsafeRawBufferPointer(rebasing: bytes[1..<(bytes.count &- 1)])
  }

  /// True when a field's ``content(_:)`` still holds quotes, so that ``append(_:to:)`` is needed.
  public func holdsQuotes(_ index: Int) -> Bool {
    content(index).contains(0x22)
  }

  /// Appends a field's text to the caller's storage: without its quotes, doubled quotes made single.
  public func append(_ index: Int, to text: inout [UInt8]) {
    let bytes = field(index)
    guard bytes.first == 0x22 else {
      text.append(contentsOf: bytes)
      return
    }
    var position = 1
    while position < bytes.count {
      if bytes[position] == 0x22 {
        guard position + 1 < bytes.count, bytes[position + 1] == 0x22 else { break }
        position += 1
      }
      text.append(bytes[position])
      position += 1
    }
    // What stands behind the closing quote is text as it is.
    if position + 1 < bytes.count { text.append(contentsOf: bytes[(position + 1)...]) }
  }

  /// True when the row is a blank line.
  public var isBlank: Bool { fieldCount == 1 && field(0).isEmpty }
}
