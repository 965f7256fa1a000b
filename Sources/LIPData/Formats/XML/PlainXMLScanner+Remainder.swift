extension PlainXMLScanner {
  /// How libxml2 goes on from a position in the buffer.
  func remainder(from start: Int) -> Remainder {
    var prologue: [UInt8] = []
    var current = 1
    func feeds(to line: Int) {
      prologue.append(contentsOf: repeatElement(0x0A, count: max(0, line - current)))
      current = max(current, line)
    }
    var told = (starts: 0, ends: 0, text: 0)
    for (depth, element) in stack.enumerated() {
      feeds(to: element.line)
      prologue.append(0x3C)
      prologue.append(contentsOf: UnsafeBufferPointer(start: element.name.written, count: element.name.length))
      let next = depth + 1 < stack.count ? stack[depth + 1].bindings : bindings.count
      for binding in bindings[element.bindings..<next] {
        let prefix = binding.prefix.map { ":" + XMLNames.text($0) } ?? ""
        prologue.append(contentsOf: " xmlns\(prefix)=\"\(XMLNames.text(binding.namespace))\"".utf8)
      }
      prologue.append(0x3E)
      told.starts += 1
    }
    if rootHasEnded {
      prologue.append(contentsOf: "<r/>".utf8)
      told = (1, 1, 0)
    }
    let before = current
    feeds(to: line)
    if told.starts > 0, !rootHasEnded { told.text = current - before }
    // Nothing of the document was told: libxml2 reads it from its first byte, and finds its encoding.
    let isUntouched = stack.isEmpty && !rootHasEnded
    let from = isUntouched && offset == 0 ? 0 : start
    return Remainder(
      prologue: isUntouched && offset == 0 ? [] : prologue, told: told,
      bytes: Array(UnsafeBufferPointer(start: buffer + from, count: filled - from)), offset: offset + filled)
  }
}
