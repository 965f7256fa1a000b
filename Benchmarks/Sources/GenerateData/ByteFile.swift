import Foundation

/// A file written through one large buffer; the caller puts bytes, nothing else is made on the way.
struct ByteFile: ~Copyable {
  private static let capacity = 4 << 20
  /// No row may be longer than this.
  private static let reserve = 16 << 10

  let path: String
  private let descriptor: Int32
  private let buffer: UnsafeMutablePointer<UInt8>
  private var used = 0
  private var flushed = 0

  /// How many bytes the file has so far, those in the buffer included.
  var count: Int { flushed + used }

  init(path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    buffer = .allocate(capacity: Self.capacity)
    if descriptor < 0 { throw Failure.cannotWrite(path, errno) }
  }

  deinit {
    buffer.deallocate()
    if descriptor >= 0 { _ = close(descriptor) }
  }

  /// Makes room for one row.
  mutating func beginRow() throws {
    if used > Self.capacity - Self.reserve { try flush() }
  }

  /// Takes back the last byte of the row.
  mutating func dropLast() {
    used -= 1
  }

  mutating func put(_ byte: UInt8) {
    buffer[used] = byte
    used += 1
  }

  mutating func put(_ bytes: borrowing [UInt8]) {
    bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      (buffer + used).update(from: base, count: source.count)
      used += source.count
    }
  }

  /// Copies what `other` holds after `mark`; the mark is a `count` taken in the same row.
  mutating func put(from other: borrowing ByteFile, since mark: Int) {
    let start = mark - other.flushed
    (buffer + used).update(from: other.buffer + start, count: other.used - start)
    used += other.used - start
  }

  /// A whole number.
  mutating func put(_ number: Int) {
    var rest = number.magnitude
    if number < 0 { put(UInt8(ascii: "-")) }
    var width = 1
    var bound: UInt = 10
    while rest >= bound {
      width += 1
      bound *= 10
    }
    var position = used + width
    used = position
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      position -= 1
      buffer[position] = UInt8(ascii: "0") + UInt8(digit)
      rest = quotient
    } while rest > 0
  }

  /// A number in tenths (`decimals` 1) or hundredths (2), trailing zeros left out as the official files do.
  mutating func put(_ scaled: Int, decimals: Int) {
    var scaled = scaled
    var decimals = decimals
    while decimals > 0, scaled % 10 == 0 {
      scaled /= 10
      decimals -= 1
    }
    if decimals == 0 { return put(scaled) }
    let unit = decimals == 1 ? 10 : 100
    if scaled < 0 { put(UInt8(ascii: "-")) }
    let (whole, fraction) = abs(scaled).quotientAndRemainder(dividingBy: unit)
    put(whole)
    put(UInt8(ascii: "."))
    if decimals == 2 { put(UInt8(ascii: "0") + UInt8(fraction / 10)) }
    put(UInt8(ascii: "0") + UInt8(fraction % 10))
  }

  mutating func flush() throws {
    var done = 0
    while done < used {
      let count = write(descriptor, buffer + done, used - done)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure.cannotWrite(path, errno)
      }
      done += count
    }
    flushed += used
    used = 0
  }
}
