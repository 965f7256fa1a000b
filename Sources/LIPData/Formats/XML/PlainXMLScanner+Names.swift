import CLibXML2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension PlainXMLScanner {
  /// Where a name ends, and its colon: −1 for none, −2 for a name that is not plain.
  func scanName(from start: Int) -> (end: Int, colon: Int) {
    var end = start
    while kinds[Int(buffer[end])] & Kind.name != 0 { end &+= 1 }
    guard buffer[end] == 0x3A else { return (end, buffer[end] >= 0x80 ? -2 : -1) }
    let colon = end
    end &+= 1
    if end < filled, kinds[Int(buffer[end])] & Kind.nameStart == 0 { return (end, -2) }
    while kinds[Int(buffer[end])] & Kind.name != 0 { end &+= 1 }
    return (end, buffer[end] == 0x3A || buffer[end] >= 0x80 ? -2 : colon)
  }

  func isDeclaration(_ start: Int, _ end: Int, _ colon: Int) -> Bool {
    (colon < 0 ? end : colon) - start == 5 && memcmp(buffer + start, "xmlns", 5) == 0
  }

  /// Binds a prefix; false for what libxml2 should look at.
  mutating func bind(_ start: Int, _ end: Int, _ colon: Int, _ value: UnsafeRawBufferPointer) -> Bool {
    guard value.starts(with: "http://".utf8) || value.starts(with: "https://".utf8) || value.starts(with: "urn:".utf8),
      value.allSatisfy({ kinds[Int($0)] & Kind.name != 0 || ":/=(),_".utf8.contains($0) }),
      !value.starts(with: "http://www.w3.org/XML/1998/namespace".utf8),
      !value.starts(with: "http://www.w3.org/2000/xmlns".utf8),
      let namespace = known(UnsafePointer(buffer) + (value.baseAddress.map { place(of: $0) } ?? 0), value.count)
    else { return false }
    var prefix: XMLName?
    if colon >= 0 {
      guard !(end - colon >= 4 && memcmp(buffer + colon + 1, "xml", 3) == 0) else { return false }
      prefix = known(buffer + colon + 1, end - colon - 1)
    }
    bindings.append((prefix, namespace))
    return true
  }

  private func place(of address: UnsafeRawPointer) -> Int { address - UnsafeRawPointer(buffer) }

  private func known(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> XMLName? {
    xmlDictLookup(dictionary, bytes, Int32(truncatingIfNeeded: count))
  }

  mutating func forgetNames() {
    elementNames.removeAll()
    attributeNames.removeAll()
    templates.removeAll()
  }

  @inline(__always)
  mutating func elementName(_ start: Int, _ end: Int, _ colon: Int) -> Name? {
    let bytes = UnsafePointer(buffer + start)
    if let name = elementNames.value(of: bytes, end - start) { return name }
    guard let name = resolve(start, end, colon, isElement: true) else { return nil }
    elementNames.add(name, of: name.written, name.length)
    return name
  }

  /// Puts the names of the attributes in the place of where they are written; false for what libxml2 should look at.
  @inline(__always)
  mutating func nameAttributes() -> Bool {
    for index in 0..<attributeCount {
      let base = 5 &* index
      guard let from = attributes[base], let to = attributes[base &+ 1] else { return false }
      var name = attributeNames.value(of: from, to - from)
      if name == nil {
        let start = place(of: from)
        let (end, colon) = scanName(from: start)
        guard let made = resolve(start, end, colon, isElement: false) else { return false }
        attributeNames.add(made, of: made.written, made.length)
        name = made
      }
      attributes[base] = name?.local
      attributes[base &+ 1] = nil
      attributes[base &+ 2] = name?.namespace
      for before in 0..<index
      where attributes[5 &* before] == name?.local && attributes[5 &* before &+ 2] == name?.namespace { return false }
    }
    return true
  }

  @inline(never)
  private func resolve(_ start: Int, _ end: Int, _ colon: Int, isElement: Bool) -> Name? {
    guard let written = known(buffer + start, end - start) else { return nil }
    guard colon >= 0 else {
      let outer = isElement ? bindings.last { $0.prefix == nil }?.namespace : nil
      return Name(written: written, length: end - start, local: written, namespace: outer)
    }
    let prefix = known(buffer + start, colon - start)
    guard let local = known(buffer + colon + 1, end - colon - 1) else { return nil }
    let namespace = prefix == xmlPrefix ? xmlNamespace : bindings.last { $0.prefix == prefix }?.namespace
    guard let namespace else { return nil }
    return Name(written: written, length: end - start, local: local, namespace: namespace)
  }
}
