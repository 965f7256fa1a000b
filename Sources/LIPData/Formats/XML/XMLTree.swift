/// A small XML document as a tree: for what describes data, never for data.
struct XMLTree: Sendable {
  /// An element.
  struct Element: Sendable {
    /// The local name.
    var name: String
    /// The attributes in their order, by local name; `xml:lang` is `lang`.
    var attributes: [(name: String, value: String)] = []
    /// The text, without that of its children.
    var text = ""
    /// The elements in it.
    var children: [Element] = []
    /// The line on which it begins.
    var line = 0

    /// The value of an attribute; nil where there is none.
    subscript(_ attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    /// The first child with a name.
    func child(_ name: String) -> Element? { children.first { $0.name == name } }

    /// All children with a name.
    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }

    /// Every element with a name, at any depth, in the order of the document.
    func descendants(_ name: String) -> [Element] {
      children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
    }
  }

  /// The largest document that is read whole.
  static let largest = 256 << 20

  /// The outermost element.
  let root: Element
  /// Its namespace.
  let namespace: String

  /// Reads a document; throws what ``XMLReader`` throws and `file-too-large`.
  init(_ source: ByteSource) throws {
    guard source.count <= Self.largest else {
      throw Diagnostic("file-too-large", "The file is larger than 256 MB", at: Place(file: source.name))
    }
    let builder = try XMLReader.read(source, into: Builder())
    guard let root = builder.root else {
      throw Diagnostic("xml-malformed", "The file has no element", at: Place(file: source.name))
    }
    self.root = root
    namespace = builder.namespace
  }

  private struct Builder: XMLVisitor {
    var open: [Element] = []
    var root: Element?
    var namespace = ""

    mutating func begin(_ names: XMLNames) {}

    mutating func start(_ tag: borrowing XMLTag) throws {
      if open.isEmpty { namespace = XMLNames.text(tag.namespace) }
      var element = Element(name: XMLNames.text(tag.name))
      element.line = tag.line
      for index in 0..<tag.count {
        element.attributes.append((XMLNames.text(tag.attributeName(index)), XMLTag.text(tag.value(index))))
      }
      open.append(element)
    }

    mutating func end(_ name: XMLName) throws {
      guard let element = open.popLast() else { return }
      if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws {
      guard !open.isEmpty else { return }
      open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
    }
  }
}
