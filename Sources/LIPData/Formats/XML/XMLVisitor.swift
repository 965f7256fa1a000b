/// What reads the events of an XML document, in its order.
///
/// Readers are generic over the visitor, and names are compared as pointers: no text is made of what is not kept.
protocol XMLVisitor {
  /// Called before the first event, with the names of this document.
  mutating func begin(_ names: XMLNames)

  /// An element begins.
  mutating func start(_ tag: borrowing XMLTag) throws

  /// An element ends.
  mutating func end(_ name: XMLName) throws

  /// Text of the element that began last and has not ended; a text may come in pieces.
  mutating func text(_ bytes: UnsafeRawBufferPointer) throws
}

/// A name that libxml2 keeps once for each document: two names are equal when their pointers are.
typealias XMLName = UnsafePointer<UInt8>
