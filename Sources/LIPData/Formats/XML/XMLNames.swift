import CLibXML2

/// The names of a document: gives the pointer by which a name is known in it.
struct XMLNames {
  let dictionary: xmlDictPtr?

  /// The pointer of a name, whether it was met or not; nil only when memory has run out.
  func name(_ text: String) -> XMLName? {
    var text = text
    return text.withUTF8 { xmlDictLookup(dictionary, $0.baseAddress, Int32(truncatingIfNeeded: $0.count)) }
  }

  /// A name as text.
  static func text(_ name: XMLName?) -> String { name.map { String(cString: $0) } ?? "" }
}
