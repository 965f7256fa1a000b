import CLibXML2

/// Reads an XML document as a stream of events, in constant memory: libxml2's SAX2 interface, pushed block by block.
///
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
  static func read<Visitor: XMLVisitor>(_ source: ByteSource, into visitor: Visitor) throws -> Visitor {
    xmlInitParser()
    let driver = XMLDriver(visitor)
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
    driver.begin(XMLNames(dictionary: context.pointee.dict))
    var block = [UInt8](repeating: 0, count: blockSize)
    var offset = 0
    while driver.failure == nil {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0, at: offset) }
      offset += count
      let isLast = count == 0
      block.withUnsafeBytes { bytes in
        _ = xmlParseChunk(
          context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(truncatingIfNeeded: count),
          isLast ? 1 : 0)
      }
      if isLast { break }
    }
    let result = withExtendedLifetime(driver) { driver }
    if let failure = result.failure {
      if let diagnostic = failure as? Diagnostic, let name = source.name { throw diagnostic.inFile(name) }
      throw failure
    }
    return result.visitor
  }
}

/// The functions that libxml2 calls; they cannot be generic, so each goes through the driver's base class.
private enum Handlers {
  static func fill(_ handlers: inout xmlSAXHandler) {
    handlers.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    handlers.startElementNs = { data, name, _, namespace, _, _, count, _, attributes in
      guard let data, let name else { return }
      XMLHandler.from(data).start(name, namespace, Int(count), attributes)
    }
    handlers.endElementNs = { data, name, _, _ in
      guard let data, let name else { return }
      XMLHandler.from(data).end(name)
    }
    handlers.characters = { data, bytes, count in
      guard let data, let bytes, count > 0 else { return }
      XMLHandler.from(data).text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
    }
    handlers.ignorableWhitespace = handlers.characters
    handlers.cdataBlock = handlers.characters
    handlers.internalSubset = { data, _, _, _ in
      guard let data else { return }
      XMLHandler.from(data).refuseDocumentType()
    }
    handlers.serror = { data, error in
      guard let data, let error else { return }
      XMLHandler.from(data).fail(error.pointee.level, error.pointee.message, Int(error.pointee.line))
    }
  }
}

/// What libxml2 speaks to.
class XMLHandler {
  var context: xmlParserCtxtPtr?
  private(set) var failure: (any Error)?

  static func from(_ data: UnsafeMutableRawPointer) -> XMLHandler {
    Unmanaged<XMLHandler>.fromOpaque(data).takeUnretainedValue()
  }

  func start(
    _ name: XMLName, _ namespace: XMLName?, _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {}

  func end(_ name: XMLName) {}

  func text(_ bytes: UnsafeRawBufferPointer) {}

  /// The line that is being read.
  final var line: Int { context.map { Int($0.pointee.input?.pointee.line ?? 0) } ?? 0 }

  /// Stops the parser with the first error; what it calls afterwards is not heard.
  final func stop(_ error: any Error) {
    if failure == nil { failure = error }
    xmlStopParser(context)
  }

  final func refuseDocumentType() {
    stop(
      Diagnostic(
        "xml-doctype", "The file declares a document type (DOCTYPE), which no file of data has", at: Place(line: line),
        remedy: "Download it again from its publisher: a document type can make a reader open other files."))
  }

  final func fail(_ level: xmlErrorLevel, _ message: UnsafePointer<CChar>?, _ line: Int) {
    guard level != XML_ERR_WARNING, level != XML_ERR_NONE, failure == nil else { return }
    let said = message.map { String(cString: $0).trimmed } ?? ""
    stop(
      Diagnostic(
        "xml-malformed", "The XML is damaged\(said.isEmpty ? "" : ": \(said)")", at: Place(line: line),
        remedy: "Download the file again: it may have been cut."))
  }
}

/// Hands what libxml2 says to a visitor.
final class XMLDriver<Visitor: XMLVisitor>: XMLHandler {
  private(set) var visitor: Visitor
  private var depth = 0

  init(_ visitor: Visitor) { self.visitor = visitor }

  func begin(_ names: XMLNames) { visitor.begin(names) }

  override func start(
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
    do {
      try visitor.start(XMLTag(name: name, namespace: namespace, count: count, line: line, attributes: attributes))
    } catch {
      stop(error)
    }
  }

  override func end(_ name: XMLName) {
    guard failure == nil else { return }
    depth -= 1
    do { try visitor.end(name) } catch { stop(error) }
  }

  override func text(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil else { return }
    do { try visitor.text(bytes) } catch { stop(error) }
  }
}
