import CLibXML2

/// Reads an XML document as a stream of events, in constant memory: libxml2's SAX2 interface, pushed block by block.
///
/// As long as the document is plain, ``PlainXMLScanner`` reads it, which tells the same events in half the time.
/// Safe whatever the bytes: a document type declaration is refused where it begins, so that no entity is declared,
/// opened or expanded; nothing is fetched; elements nest 256 deep at most; a text or name is bounded by libxml2.
enum XMLReader {
  /// How deep elements may nest.
  static let deepest = 256
  /// The bytes pushed at a time.
  private static let blockSize = 64 << 10

  /// Reads a source to its end; returns the visitor as it is then.
  ///
  /// Throws `xml-doctype`, `xml-malformed`, `xml-too-deep`, what the visitor throws and what the source throws.
  ///
  /// - Parameter isPlain: false to have libxml2 read all of it: tests compare the two.
  static func read<Visitor: XMLVisitor>(
    _ source: ByteSource, into visitor: Visitor, isPlain: Bool = true
  ) throws -> Visitor {
    xmlInitParser()
    // In memory of its own: an access to a property of a class is checked each time, and there are millions.
    let place = UnsafeMutablePointer<Visitor>.allocate(capacity: 1)
    place.initialize(to: visitor)
    defer {
      place.deinitialize(count: 1)
      place.deallocate()
    }
    let driver = XMLDriver(
      start: { try place.pointee.start($0) }, end: { try place.pointee.end($0) },
      text: { try place.pointee.text($0) })
    var handlers = xmlSAXHandler()
    Handlers.fill(&handlers)
    guard
      let context = xmlCreatePushParserCtxt(&handlers, Unmanaged.passUnretained(driver).toOpaque(), nil, 0, nil)
    else {
      throw Diagnostic("xml-malformed", "The XML reader cannot begin: memory has run out", exit: .internalError)
    }
    defer { xmlFreeParserCtxt(context) }
    _ = xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    driver.context = context
    place.pointee.begin(XMLNames(dictionary: context.pointee.dict))
    var offset = 0
    if isPlain {
      var scanner = PlainXMLScanner(source, dictionary: context.pointee.dict)
      do {
        guard let remainder = try scanner.scan(into: &place.pointee) else { return place.pointee }
        offset = remainder.offset
        driver.told = remainder.told
        push(remainder.prologue + remainder.bytes, to: context)
      } catch let diagnostic as Diagnostic {
        throw source.name.map { diagnostic.inFile($0) } ?? diagnostic
      }
    }
    var block = [UInt8](repeating: 0, count: blockSize)
    while driver.failure == nil {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0, at: offset) }
      offset += count
      block.withUnsafeBytes { push(UnsafeRawBufferPointer(rebasing: $0[..<count]), to: context, isLast: count == 0) }
      if count == 0 { break }
    }
    let failure = withExtendedLifetime(driver) { driver.failure }
    if let failure {
      if let diagnostic = failure as? Diagnostic, let name = source.name { throw diagnostic.inFile(name) }
      throw failure
    }
    return place.pointee
  }

  /// Pushes bytes, a block at a time: libxml2 takes no more than it can look over at once.
  private static func push(_ bytes: [UInt8], to context: xmlParserCtxtPtr) {
    bytes.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: blockSize) {
        push(UnsafeRawBufferPointer(rebasing: bytes[start...].prefix(blockSize)), to: context, isLast: false)
      }
    }
  }

  private static func push(_ bytes: UnsafeRawBufferPointer, to context: xmlParserCtxtPtr, isLast: Bool) {
    _ = xmlParseChunk(
      context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(truncatingIfNeeded: bytes.count),
      isLast ? 1 : 0)
  }
}

/// The functions that libxml2 calls; they cannot be generic, so each goes through the driver.
private enum Handlers {
  static func fill(_ handlers: inout xmlSAXHandler) {
    handlers.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    handlers.startElementNs = { data, name, _, namespace, _, _, count, _, attributes in
      guard let data, let name else { return }
      XMLDriver.from(data).start(name, namespace, Int(count), attributes)
    }
    handlers.endElementNs = { data, name, _, _ in
      guard let data, let name else { return }
      XMLDriver.from(data).end(name)
    }
    handlers.characters = { data, bytes, count in
      guard let data, let bytes, count > 0 else { return }
      XMLDriver.from(data).text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
    }
    handlers.ignorableWhitespace = handlers.characters
    handlers.cdataBlock = handlers.characters
    handlers.internalSubset = { data, _, _, _ in
      guard let data else { return }
      XMLDriver.from(data).refuseDocumentType()
    }
    handlers.serror = { data, error in
      guard let data, let error else { return }
      XMLDriver.from(data).fail(error.pointee.level, error.pointee.message, Int(error.pointee.line))
    }
  }
}

/// Hands what libxml2 says to a visitor.
///
/// Not generic over it: the methods of a generic class are not compiled for its visitor, closures made where the visitor
/// is known are.
final class XMLDriver {
  var context: xmlParserCtxtPtr?
  private(set) var failure: (any Error)?
  private var depth = 0
  /// The events to come that the visitor was told already: they only open what is open.
  var told = (starts: 0, ends: 0, text: 0)
  private let visitStart: (borrowing XMLTag) throws -> Void
  private let visitEnd: (XMLName) throws -> Void
  private let visitText: (UnsafeRawBufferPointer) throws -> Void

  init(
    start: @escaping (borrowing XMLTag) throws -> Void, end: @escaping (XMLName) throws -> Void,
    text: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) {
    visitStart = start
    visitEnd = end
    visitText = text
  }

  static func from(_ data: UnsafeMutableRawPointer) -> XMLDriver {
    Unmanaged<XMLDriver>.fromOpaque(data).takeUnretainedValue()
  }

  /// The line that is being read.
  var line: Int { context.map { Int($0.pointee.input?.pointee.line ?? 0) } ?? 0 }

  func start(
    _ name: XMLName, _ namespace: XMLName?, _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard failure == nil else { return }
    depth += 1
    guard depth <= XMLReader.deepest else {
      stop(
        Diagnostic(
          "xml-too-deep", "Elements nest more than \(XMLReader.deepest) deep", at: Place(line: line),
          remedy: "No file of data nests so deep: download it again from its publisher."))
      return
    }
    if told.starts > 0 {
      told.starts -= 1
      return
    }
    do {
      try visitStart(XMLTag(name: name, namespace: namespace, count: count, line: line, attributes: attributes))
    } catch {
      stop(error)
    }
  }

  func end(_ name: XMLName) {
    guard failure == nil else { return }
    depth -= 1
    if told.ends > 0 {
      told.ends -= 1
      return
    }
    do { try visitEnd(name) } catch { stop(error) }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil, told.starts == 0 else { return }
    var bytes = bytes
    if told.text > 0 {
      let known = min(told.text, bytes.count)
      told.text -= known
      bytes = UnsafeRawBufferPointer(rebasing: bytes[known...])
      if bytes.isEmpty { return }
    }
    do { try visitText(bytes) } catch { stop(error) }
  }

  /// Stops the parser with the first error; what it calls afterwards is not heard.
  private func stop(_ error: any Error) {
    if failure == nil { failure = error }
    xmlStopParser(context)
  }

  func refuseDocumentType() {
    stop(
      Diagnostic(
        "xml-doctype", "The file declares a document type (DOCTYPE), which no file of data has", at: Place(line: line),
        remedy: "Download it again from its publisher: a document type can make a reader open other files."))
  }

  func fail(_ level: xmlErrorLevel, _ message: UnsafePointer<CChar>?, _ line: Int) {
    guard level != XML_ERR_WARNING, level != XML_ERR_NONE, failure == nil else { return }
    let said = message.map { String(cString: $0).trimmed } ?? ""
    stop(
      Diagnostic(
        "xml-malformed", "The XML is damaged\(said.isEmpty ? "" : ": \(said)")", at: Place(line: line),
        remedy: "Download the file again: it may have been cut."))
  }
}
