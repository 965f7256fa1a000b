/// The beginning of an element: its name and attributes, valid during the call only.
struct XMLTag: ~Copyable {
  /// The local name.
  let name: XMLName
  /// The namespace's address; nil for none.
  let namespace: XMLName?
  /// The number of attributes.
  let count: Int
  /// The line on which it ends, counted from 1.
  let line: Int
  /// True for a tag that ends its element, where that is known: nothing but the end of the element follows.
  let isEmpty: Bool
  /// Tags of one number have the same names in the same order; 0 where that is not known.
  let shape: Int
  /// Five pointers an attribute: local name, prefix, namespace, where the value begins, where it ends.
  private let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  init(
    name: XMLName, namespace: XMLName?, count: Int, line: Int, isEmpty: Bool = false, shape: Int = 0,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    self.name = name
    self.namespace = namespace
    self.count = attributes == nil ? 0 : count
    self.line = line
    self.isEmpty = isEmpty
    self.shape = shape
    self.attributes = attributes
  }

  /// The local name of an attribute, by its position.
  func attributeName(_ index: Int) -> XMLName? { attributes?[5 * index] }

  /// The namespace of an attribute; nil for none.
  func attributeNamespace(_ index: Int) -> XMLName? { attributes?[5 * index + 2] }

  /// The bytes of an attribute's value: an ampersand stands as `&#38;`, see ``XMLTag/text(_:)``.
  func value(_ index: Int) -> UnsafeRawBufferPointer {
    guard let from = attributes?[5 * index + 3], let to = attributes?[5 * index + 4] else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: from, count: to - from)
  }

  /// The value of an attribute without a namespace; nil where there is none.
  func value(of name: XMLName?) -> UnsafeRawBufferPointer? {
    for index in 0..<count where attributeName(index) == name && attributeNamespace(index) == nil {
      return value(index)
    }
    return nil
  }

  /// The bytes of a value as text.
  ///
  /// libxml2 leaves an ampersand as `&#38;` where entities are not replaced; every other reference is replaced.
  static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(0x26) ? text.replacing("&#38;", with: "&") : text
  }
}
