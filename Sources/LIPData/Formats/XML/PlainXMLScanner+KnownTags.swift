extension PlainXMLScanner {
  /// Takes a tag that is a known one but for its values; false for others, of which nothing is taken.
  @inline(__always)
  mutating func knownTag<Visitor: XMLVisitor>(_ position: inout Int, into visitor: inout Visitor) throws -> Bool {
    guard !rootHasEnded, stack.count < XMLReader.deepest else { return false }
    var end = position
    guard let place = templates.match(buffer, from: position, end: &end) else { return false }
    let template = templates.template(place)
    let startLine = line
    line &+= template.feeds
    position = end
    try visitor.start(
      XMLTag(
        name: template.name.local, namespace: template.name.namespace, count: template.attributeCount, line: line,
        isEmpty: template.isEmpty, shape: template.shape, attributes: templates.attributes(place)))
    if template.isEmpty {
      try visitor.end(template.name.local)
      if stack.isEmpty { rootHasEnded = true }
    } else {
      stack.append(Element(name: template.name, line: startLine, bindings: bindings.count))
    }
    return true
  }
}
