import CByteMasks

/// The tags of a document that were met last, each by what stands around its values.
///
/// Data repeat a few tags for ever, and only their values differ. A tag that is a known one but for its values needs no
/// look at its names: they were found good, resolved and told apart when it was met first. Eight bytes are compared at
/// a time, and a value is passed over sixteen at a time.
struct XMLTagTemplates: ~Copyable {
  /// How many tags are known at once.
  static let most = 8
  /// The attributes that a tag has at most.
  static let mostAttributes = 16
  /// The words of eight bytes that stand around its values at most.
  static let mostWords = 96

  private static let piecesEach = mostAttributes + 1
  private static let price = 8
  private static let mostCredit = 1024

  /// What stands before a value, or behind the last.
  private struct Piece {
    var count: Int
    var words: Int
    /// The quote that ends the value behind it.
    var quote: UInt8
  }

  /// Eight bytes, and which of them are compared.
  private struct Word {
    var bytes: UInt64 = 0
    var mask: UInt64 = 0
  }

  /// A tag.
  struct Template {
    /// A number that it shares with no other tag; see ``XMLTag/shape``.
    var shape: Int
    var name: PlainXMLScanner.Name
    var attributeCount: Int
    /// The line feeds between its attributes.
    var feeds: Int
    var isEmpty: Bool
    /// The place of the one that came behind it when it was met last.
    var next: Int
  }

  private var count = 0
  /// The place of the tag that was met last.
  private var last = 0
  /// The place that is given away next.
  private var turn = 0
  private var shapes = 0
  /// What learning may cost yet: each tag that is found earns one.
  private var credit = Self.mostCredit
  private let templates: UnsafeMutablePointer<Template>
  private let pieces: UnsafeMutablePointer<Piece>
  private let words: UnsafeMutablePointer<Word>
  /// Of each its attributes, five pointers each as ``XMLTag`` has them.
  private let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>

  init() {
    templates = .allocate(capacity: Self.most)
    // One more than are known: a tag is described there before it is.
    pieces = .allocate(capacity: (Self.most + 1) * Self.piecesEach)
    words = .allocate(capacity: (Self.most + 1) * Self.mostWords)
    attributes = .allocate(capacity: Self.most * 5 * Self.mostAttributes)
  }

  deinit {
    templates.deallocate()
    pieces.deallocate()
    words.deallocate()
    attributes.deallocate()
  }

  /// Forgets all: names may stand for others now.
  mutating func removeAll() {
    count = 0
    last = 0
  }

  /// Finds the template of a tag, takes its values, and gives its place; nil where none is known.
  ///
  /// The buffer must hold a byte 0 behind its last, and room for sixteen bytes behind that.
  ///
  /// - Parameter end: where the tag ends, where one is found.
  @inline(__always)
  mutating func match(_ buffer: UnsafePointer<UInt8>, from start: Int, end: inout Int) -> Int? {
    guard count > 0 else { return nil }
    let next = templates[last].next
    if matches(next, buffer, start, &end) {
      last = next
      credit &+= 1
      return next
    }
    return matchAny(buffer, start, &end, but: next)
  }

  /// A template, by its place.
  @inline(__always)
  func template(_ place: Int) -> Template { templates[place] }

  /// The attributes of the tag that was found last, by the place of its template.
  @inline(__always)
  func attributes(_ place: Int) -> UnsafeMutablePointer<UnsafePointer<UInt8>?> {
    attributes + place &* (5 &* Self.mostAttributes)
  }

  @inline(never)
  private mutating func matchAny(
    _ buffer: UnsafePointer<UInt8>, _ start: Int, _ end: inout Int, but tried: Int
  ) -> Int? {
    for place in 0..<count where place != tried && matches(place, buffer, start, &end) {
      templates[last].next = place
      last = place
      credit &+= 1
      return place
    }
    return nil
  }

  @inline(__always)
  private func matches(_ place: Int, _ buffer: UnsafePointer<UInt8>, _ start: Int, _ end: inout Int) -> Bool {
    let attributes = attributes(place)
    var piece = pieces + place &* Self.piecesEach
    var word = words + place &* Self.mostWords
    let lastPiece = piece + templates[place].attributeCount
    var value = attributes + 3
    var cursor = start
    while true {
      // No byte of a piece is 0: it never goes beyond what the buffer holds.
      var from = UnsafeRawPointer(buffer + cursor)
      let behind = word + piece.pointee.words
      while word < behind {
        if (from.loadUnaligned(as: UInt64.self) ^ word.pointee.bytes) & word.pointee.mask != 0 { return false }
        from += 8
        word += 1
      }
      cursor &+= piece.pointee.count
      if piece == lastPiece { break }
      value[0] = buffer + cursor
      var stops = lip_value_stops16(buffer + cursor, piece.pointee.quote)
      while stops == 0 {
        cursor &+= 16
        stops = lip_value_stops16(buffer + cursor, piece.pointee.quote)
      }
      // Where that is not its quote, the next piece does not begin there.
      cursor &+= stops.trailingZeroBitCount
      value[1] = buffer + cursor
      value += 5
      piece += 1
    }
    end = cursor
    return true
  }

  /// Learns a tag whose names were found good and resolved, without declarations of namespaces.
  ///
  /// - Parameters:
  ///   - start: where the tag begins.
  ///   - end: where it ends.
  ///   - given: its attributes, resolved.
  @inline(never)
  mutating func learn(
    _ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, name: PlainXMLScanner.Name, isEmpty: Bool, feeds: Int,
    attributes given: UnsafeMutablePointer<UnsafePointer<UInt8>?>, count attributeCount: Int
  ) {
    guard attributeCount <= Self.mostAttributes, credit >= Self.price else { return }
    // Where tags are no two alike, or values are not plain, learning would cost more than it gains.
    credit = min(credit, Self.mostCredit) - Self.price
    guard let used = describe(start, end, given, attributeCount) else { return }
    guard !(0..<count).contains(where: { isDescribed($0, attributeCount, used) }) else { return }
    let place = count < Self.most ? count : turn
    if place == count { count += 1 } else { turn = (turn + 1) % Self.most }
    (pieces + place * Self.piecesEach).update(from: pieces + Self.most * Self.piecesEach, count: attributeCount + 1)
    (words + place * Self.mostWords).update(from: words + Self.most * Self.mostWords, count: used)
    attributes(place).update(from: given, count: 5 * attributeCount)
    shapes += 1
    templates[place] = Template(
      shape: shapes, name: name, attributeCount: attributeCount, feeds: feeds, isEmpty: isEmpty, next: place)
    templates[last].next = place
    last = place
  }

  /// Writes what stands around a tag's values behind the known ones; the number of words, nil for too many.
  private func describe(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ given: UnsafeMutablePointer<UnsafePointer<UInt8>?>,
    _ attributeCount: Int
  ) -> Int? {
    let piece = pieces + Self.most * Self.piecesEach
    let word = words + Self.most * Self.mostWords
    var used = 0
    var from = start
    for index in 0...attributeCount {
      let isLast = index == attributeCount
      guard let to = isLast ? end : given[5 * index + 3], let next = isLast ? end : given[5 * index + 4] else {
        return nil
      }
      let size = to - from
      let count = (size + 7) / 8
      guard used + count <= Self.mostWords else { return nil }
      (piece + index).initialize(to: Piece(count: size, words: count, quote: isLast ? 0 : to[-1]))
      for place in 0..<count {
        var made = Word()
        let taken = min(8, size - 8 * place)
        withUnsafeMutableBytes(of: &made.bytes) { $0.copyMemory(from: .init(start: from + 8 * place, count: taken)) }
        withUnsafeMutableBytes(of: &made.mask) { for byte in 0..<taken { $0[byte] = 0xFF } }
        (word + used + place).initialize(to: made)
      }
      used += count
      from = next
    }
    return used
  }

  /// True when a known tag is what was described last.
  private func isDescribed(_ place: Int, _ attributeCount: Int, _ used: Int) -> Bool {
    guard templates[place].attributeCount == attributeCount else { return false }
    for index in 0...attributeCount
    where pieces[place * Self.piecesEach + index].count != pieces[Self.most * Self.piecesEach + index].count {
      return false
    }
    for index in 0..<used
    where words[place * Self.mostWords + index].bytes != words[Self.most * Self.mostWords + index].bytes {
      return false
    }
    return true
  }
}
