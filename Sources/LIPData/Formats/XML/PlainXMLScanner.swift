import CLibXML2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads XML as long as it is plain: tags, attributes and text in UTF-8, without references or anything declared.
///
/// Twice as fast as libxml2, which reads all else: at the first byte that is not plain (`&`, `<!`, a name that is not
/// ASCII, damage of any kind) the scanner stops between two events and says how libxml2 goes on from there. It never
/// decides that a document is damaged, so errors and their words are libxml2's own. Tests hold both to the same events.
struct PlainXMLScanner: ~Copyable {
  /// Where libxml2 goes on.
  struct Remainder {
    /// What stands for all that was read: the elements that are open, on the lines on which they began.
    var prologue: [UInt8]
    /// The events of the prologue, which were told already.
    var told: (starts: Int, ends: Int, text: Int)
    /// The bytes that were read and not understood, and where in the source those behind them begin.
    var bytes: [UInt8]
    var offset: Int
  }

  /// What became of a token.
  enum Outcome { case taken, cut, unusual }

  /// A name with what stands before its colon resolved.
  struct Name {
    /// As it is written.
    var written: XMLName
    var length: Int
    var local: XMLName
    var namespace: XMLName?
  }

  struct Element {
    var name: Name
    var line: Int
    /// How many bindings there were outside of it.
    var bindings: Int
  }

  private static let bufferSize = 128 << 10
  private static let mostAttributes = 64

  private let source: ByteSource
  let dictionary: xmlDictPtr?
  let buffer: UnsafeMutablePointer<UInt8>
  /// What each byte may be: see ``Kind``.
  let kinds: UnsafeMutablePointer<UInt8>
  /// Five pointers an attribute, as libxml2 gives them.
  let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>
  var attributeCount = 0
  var filled = 0
  private var atEnd = false
  /// Where in the source the buffer begins.
  var offset = 0
  var line = 1
  var stack: [Element] = []
  var rootHasEnded = false
  /// Prefixes and the addresses that they stand for, the innermost last; an empty prefix is the default.
  var bindings: [(prefix: XMLName?, namespace: XMLName)] = []
  var elementNames = XMLNameCache<Name>()
  var attributeNames = XMLNameCache<Name>()
  var templates = XMLTagTemplates()
  let xmlPrefix: XMLName?
  let xmlNamespace: XMLName?

  /// Kinds of bytes, as bits.
  enum Kind {
    static let nameStart: UInt8 = 1
    static let name: UInt8 = 2
    /// May stand in an attribute's value, which its own quote ends.
    static let value: UInt8 = 4
    static let space: UInt8 = 8
    /// May stand in text.
    static let text: UInt8 = 16
  }

  init(_ source: ByteSource, dictionary: xmlDictPtr?) {
    self.source = source
    self.dictionary = dictionary
    // A byte behind the last stops every loop; words and blocks are read beyond it.
    buffer = .allocate(capacity: Self.bufferSize + 32)
    buffer.initialize(repeating: 0, count: Self.bufferSize + 32)
    kinds = .allocate(capacity: 256)
    kinds.initialize(repeating: 0, count: 256)
    attributes = .allocate(capacity: 5 * Self.mostAttributes)
    attributes.initialize(repeating: nil, count: 5 * Self.mostAttributes)
    for byte in UInt8(0x20)..<0xFF {
      if byte < 0x7F, byte != 0x3C, byte != 0x26, byte != 0x5D { kinds[Int(byte)] |= Kind.text }
      if byte < 0x7F, byte != 0x3C, byte != 0x26 { kinds[Int(byte)] |= Kind.value }
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F: kinds[Int(byte)] |= Kind.nameStart | Kind.name
      case 0x30...0x39, 0x2D, 0x2E: kinds[Int(byte)] |= Kind.name
      default: break
      }
    }
    for byte in [0x20, 0x09, 0x0A, 0x0D] { kinds[byte] |= Kind.space }
    kinds[0x09] |= Kind.text
    kinds[0x0A] |= Kind.text
    let names = XMLNames(dictionary: dictionary)
    xmlPrefix = names.name("xml")
    xmlNamespace = names.name("http://www.w3.org/XML/1998/namespace")
  }

  deinit {
    buffer.deallocate()
    kinds.deallocate()
    attributes.deallocate()
  }

  /// Reads as far as the document is plain; nil when that was to its end.
  ///
  /// Throws what the visitor throws and what the source throws.
  mutating func scan<Visitor: XMLVisitor>(into visitor: inout Visitor) throws -> Remainder? {
    try fill(keepingFrom: 0)
    guard var position = declarationEnd() else { return remainder(from: 0) }
    while true {
      if position >= filled {
        if atEnd { break }
        try fill(keepingFrom: position)
        position = 0
        continue
      }
      let start = position
      let lineBefore = line
      let outcome: Outcome
      if buffer[position] != 0x3C {
        outcome = try text(&position, into: &visitor)
      } else if position &+ 1 >= filled {
        outcome = .cut
      } else if buffer[position &+ 1] == 0x2F {
        outcome = try endTag(&position, into: &visitor)
      } else if buffer[position &+ 1] == 0x21 {
        outcome = comment(&position)
      } else if try knownTag(&position, into: &visitor) {
        continue
      } else {
        outcome = try startTag(&position, into: &visitor)
      }
      switch outcome {
      case .taken: continue
      case .cut where !atEnd && (start > 0 || filled < Self.bufferSize):
        line = lineBefore
        try fill(keepingFrom: start)
        position = 0
      case .cut, .unusual:
        line = lineBefore
        return remainder(from: start)
      }
    }
    return rootHasEnded ? nil : remainder(from: filled)
  }

  /// Moves what is kept to the front and reads behind it.
  private mutating func fill(keepingFrom start: Int) throws {
    let kept = filled - start
    if start > 0, kept > 0 { buffer.update(from: buffer + start, count: kept) }
    offset += start
    filled = kept
    let room = UnsafeMutableRawBufferPointer(start: buffer + filled, count: Self.bufferSize - filled)
    let got = try source.read(into: room, at: offset + filled)
    atEnd = got < room.count
    filled += got
    buffer[filled] = 0
  }

  /// Where the first tag may begin, behind a byte order mark and a declaration of UTF-8; nil for all else.
  private func declarationEnd() -> Int? {
    var position = 0
    if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { position = 3 }
    guard filled > position + 1, buffer[position] == 0x3C else { return nil }
    guard buffer[position + 1] == 0x3F else { return position }
    let head = UnsafeRawBufferPointer(start: buffer + position, count: min(filled - position, 128))
    guard let end = head.firstIndex(of: 0x3E) else { return nil }
    guard !(head[...end].contains(0x22) && head[...end].contains(0x27)) else { return nil }
    let declaration = String(decoding: head[...end], as: UTF8.self).replacing("'", with: "\"")
    let plain = ["", " standalone=\"yes\"", " standalone=\"no\""].flatMap { alone in
      ["", " encoding=\"UTF-8\"", " encoding=\"utf-8\""].map { "<?xml version=\"1.0\"\($0)\(alone)?>" }
    }
    return plain.contains(declaration) ? position + end + 1 : nil
  }

  // MARK: Tokens

  private mutating func text<Visitor: XMLVisitor>(
    _ position: inout Int, into visitor: inout Visitor
  ) throws -> Outcome {
    let start = position
    var end = position
    var feeds = 0
    var mayBeForeign = false
    var hasReturn = false
    var isBlank = true
    while true {
      let byte = buffer[end]
      if kinds[Int(byte)] & Kind.text != 0 {
        if byte == 0x0A { feeds &+= 1 }
        if byte > 0x20 { isBlank = false }
      } else if byte >= 0x80 {
        mayBeForeign = true
        isBlank = false
      } else if byte == 0x0D, buffer[end &+ 1] == 0x0A {
        hasReturn = true
      } else {
        break
      }
      end &+= 1
    }
    if buffer[end] == 0x0D, end &+ 1 == filled, !atEnd { return .cut }
    guard end < filled else {
      // White space may stand behind the last tag.
      guard atEnd, end == filled, isBlank, rootHasEnded, stack.isEmpty else { return .cut }
      position = end
      return .taken
    }
    guard buffer[end] == 0x3C else { return .unusual }
    let bytes = UnsafeRawBufferPointer(start: buffer + start, count: end - start)
    if mayBeForeign, !Self.isPlain(bytes) { return .unusual }
    if stack.isEmpty {
      guard isBlank else { return .unusual }
    } else if hasReturn {
      // libxml2 makes one line feed of the two.
      var first = 0
      for index in bytes.indices where bytes[index] == 0x0D {
        if index > first { try visitor.text(UnsafeRawBufferPointer(rebasing: bytes[first..<index])) }
        first = index + 1
      }
      if first < bytes.count { try visitor.text(UnsafeRawBufferPointer(rebasing: bytes[first...])) }
    } else {
      try visitor.text(bytes)
    }
    line &+= feeds
    position = end
    return .taken
  }

  /// Passes over a comment in ASCII.
  private mutating func comment(_ position: inout Int) -> Outcome {
    let start = position &+ 4
    guard start &+ 3 <= filled else { return .cut }
    guard memcmp(buffer + position, "<!--", 4) == 0 else { return .unusual }
    var end = start
    var feeds = 0
    while !(buffer[end] == 0x2D && buffer[end &+ 1] == 0x2D) {
      let byte = buffer[end]
      if byte == 0x0A { feeds &+= 1 }
      guard kinds[Int(byte)] & (Kind.text | Kind.value | Kind.space) != 0 else {
        return end < filled ? .unusual : .cut
      }
      end &+= 1
    }
    guard end &+ 2 < filled else { return .cut }
    guard buffer[end &+ 2] == 0x3E else { return .unusual }
    line &+= feeds
    position = end &+ 3
    return .taken
  }

  private mutating func endTag<Visitor: XMLVisitor>(
    _ position: inout Int, into visitor: inout Visitor
  ) throws -> Outcome {
    guard let element = stack.last else { return .unusual }
    let end = position &+ 2 &+ element.name.length
    guard end < filled else { return .cut }
    guard buffer[end] == 0x3E, memcmp(buffer + position + 2, element.name.written, element.name.length) == 0 else {
      return .unusual
    }
    position = end &+ 1
    try visitor.end(element.name.local)
    close(element)
    return .taken
  }

  private mutating func startTag<Visitor: XMLVisitor>(
    _ position: inout Int, into visitor: inout Visitor
  ) throws -> Outcome {
    guard kinds[Int(buffer[position &+ 1])] & Kind.nameStart != 0, !rootHasEnded, stack.count < XMLReader.deepest
    else { return .unusual }
    let nameStart = position &+ 1
    let (nameEnd, nameColon) = scanName(from: nameStart)
    guard nameColon != -2 else { return .unusual }
    let startLine = line
    let outer = bindings.count
    var cursor = nameEnd
    var declares = false
    var isEmpty = false
    attributeCount = 0
    while true {
      let gap = cursor
      while kinds[Int(buffer[cursor])] & Kind.space != 0 {
        if buffer[cursor] == 0x0A { line &+= 1 }
        cursor &+= 1
      }
      let byte = buffer[cursor]
      if byte == 0x3E { break }
      if byte == 0x2F {
        guard cursor &+ 1 < filled else { return undo(.cut, outer) }
        guard buffer[cursor &+ 1] == 0x3E else { return undo(.unusual, outer) }
        isEmpty = true
        cursor &+= 1
        break
      }
      guard cursor < filled else { return undo(.cut, outer) }
      guard kinds[Int(byte)] & Kind.nameStart != 0, cursor > gap, attributeCount < Self.mostAttributes else {
        return undo(.unusual, outer)
      }
      let (end, colon) = scanName(from: cursor)
      guard end &+ 1 < filled else { return undo(.cut, outer) }
      let quote = buffer[end &+ 1]
      guard colon != -2, buffer[end] == 0x3D, quote == 0x22 || quote == 0x27 else { return undo(.unusual, outer) }
      let valueStart = end &+ 2
      var valueEnd = valueStart
      var mayBeForeign = false
      while buffer[valueEnd] != quote {
        let byte = buffer[valueEnd]
        if kinds[Int(byte)] & Kind.value == 0 {
          guard byte >= 0x80 else { return undo(valueEnd < filled ? .unusual : .cut, outer) }
          mayBeForeign = true
        }
        valueEnd &+= 1
      }
      guard valueEnd < filled else { return undo(.cut, outer) }
      let value = UnsafeRawBufferPointer(start: buffer + valueStart, count: valueEnd - valueStart)
      if mayBeForeign, !Self.isPlain(value) { return undo(.unusual, outer) }
      if isDeclaration(cursor, end, colon) {
        guard !mayBeForeign, bind(cursor, end, colon, value) else { return undo(.unusual, outer) }
        declares = true
      } else {
        // Its name is found out below: a declaration may stand behind it.
        let base = 5 &* attributeCount
        attributes[base] = UnsafePointer(buffer + cursor)
        attributes[base &+ 1] = UnsafePointer(buffer + end)
        attributes[base &+ 2] = nil
        attributes[base &+ 3] = UnsafePointer(buffer + valueStart)
        attributes[base &+ 4] = UnsafePointer(buffer + valueEnd)
        attributeCount &+= 1
      }
      cursor = valueEnd &+ 1
    }
    guard cursor < filled else { return undo(.cut, outer) }
    if declares { forgetNames() }
    guard let name = elementName(nameStart, nameEnd, nameColon), nameAttributes() else { return undo(.unusual, outer) }
    if !declares {
      templates.learn(
        buffer + position, end: buffer + cursor + 1, name: name, isEmpty: isEmpty, feeds: line - startLine,
        attributes: attributes, count: attributeCount)
    }
    position = cursor &+ 1
    try visitor.start(
      XMLTag(
        name: name.local, namespace: name.namespace, count: attributeCount, line: line, isEmpty: isEmpty,
        attributes: attributes))
    let element = Element(name: name, line: startLine, bindings: outer)
    if isEmpty {
      try visitor.end(name.local)
      stack.append(element)
      close(element)
    } else {
      stack.append(element)
    }
    return .taken
  }

  mutating func close(_ element: Element) {
    stack.removeLast()
    if bindings.count != element.bindings {
      bindings.removeSubrange(element.bindings...)
      forgetNames()
    }
    if stack.isEmpty { rootHasEnded = true }
  }

  /// Forgets what a tag that is not taken has declared.
  private mutating func undo(_ outcome: Outcome, _ outer: Int) -> Outcome {
    if bindings.count != outer {
      bindings.removeSubrange(outer...)
      forgetNames()
    }
    return outcome
  }

  /// True for bytes that are valid UTF-8 without characters that XML does not have.
  private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
    // U+FFFE and U+FFFF begin with these two; so do some that XML has, which are rare.
    for index in bytes.indices.dropLast() where bytes[index] == 0xEF && bytes[index + 1] == 0xBF { return false }
    return TextEncoding.isValidUTF8(bytes)
  }
}
