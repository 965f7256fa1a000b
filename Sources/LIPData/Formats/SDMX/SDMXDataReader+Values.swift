extension SDMXDataReader {
  mutating func keepTime(_ value: UnsafeRawBufferPointer) {
    let start = values.count
    values.append(contentsOf: value)
    time = (start, values.count)
    if scope != .observation { seriesTime = time }
  }

  mutating func keepMeasure(_ measure: Int, _ value: UnsafeRawBufferPointer) {
    let start = values.count
    values.append(contentsOf: value)
    measureValues.append((measure, start, values.count))
  }

  mutating func keepAttribute(_ name: Int, _ value: UnsafeRawBufferPointer, _ target: SDMXTarget) {
    switch target {
    case .dataSet: dataSetFields.add(name, value)
    case .group: groupFields.add(name, value)
    case .series: seriesFields.add(name, value)
    case .observation: observationFields.add(name, value)
    }
  }

  /// Keeps a value of a key that names its concept.
  mutating func keep(_ id: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, line: Int) throws {
    guard let place = try layout?.place(of: id, line: line) else { return }
    if place == SDMXLayout.time {
      keepTime(value)
    } else {
      // A structure that is not given is learnt from the first key.
      if place >= key.count { key = key.grown(to: place + 1) }
      key.set(place, value)
    }
  }

  /// Takes `<Value id="…" value="…"/>` (2.1) or `<Value concept="…" value="…"/>` (2.0).
  mutating func takeValue(_ tag: borrowing XMLTag, into target: SDMXTarget) throws {
    guard let id = tag.value(of: names.id) ?? tag.value(of: names.concept) else {
      throw Diagnostic(
        "missing-concept", "A value names no concept", at: Place(line: tag.line),
        remedy: "Download the file again: it may have been damaged.")
    }
    let value = tag.value(of: names.valueAttribute) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    if list == .key {
      try keep(id, value, line: tag.line)
    } else if let name = layout?.attribute(id) {
      keepAttribute(name, value, target)
    }
  }

  /// Takes the XML attributes of an element: each is a dimension, the time, a measure or an attribute.
  mutating func takeAttributes(of tag: borrowing XMLTag, into target: SDMXTarget) throws {
    if target != .dataSet, let known = knownRoles(of: tag) {
      for index in 0..<tag.count { take(tag.value(index), as: roles[known, index], of: target) }
      return
    }
    for index in 0..<tag.count {
      if tag.attributeNamespace(index) != nil {
        if target == .observation, tag.attributeName(index) == names.type { takeExplicitMeasure(tag.value(index)) }
        continue
      }
      guard let name = tag.attributeName(index) else { continue }
      // What a dataset says beside its declared attributes (its action, its validity) is not of the figures.
      if target == .dataSet, layout?.declares(name) != true { continue }
      guard let role = layout?.role(of: name) else { continue }
      take(tag.value(index), as: role, of: target)
    }
  }

  private mutating func take(_ value: UnsafeRawBufferPointer, as role: SDMXLayout.Role, of target: SDMXTarget) {
    switch role {
    case .dimension(let place): if target != .dataSet { key.set(place, value) }
    case .time: keepTime(value)
    case .measure(let number): keepMeasure(number, value)
    case .attribute(let number): keepAttribute(number, value, target)
    case .none: break
    }
  }

  /// Takes the value of the dimension at the observations from an element's type: `xsi:type="ns:LBIRTHST"` (2.1, where
  /// the header says explicitMeasures).
  mutating func takeExplicitMeasure(_ type: UnsafeRawBufferPointer) {
    guard let place = layout?.observationDimension, place >= 0, !key.has(place) else { return }
    let local = type.lastIndex(of: 0x3A).map { UnsafeRawBufferPointer(rebasing: type[($0 + 1)...]) } ?? type
    if !local.elementsEqual("ObsType".utf8) { key.set(place, local) }
  }

  /// Begins an attribute of several values (3).
  mutating func beginComponent(_ tag: borrowing XMLTag) {
    component = tag.value(of: names.id).flatMap { layout?.attribute($0) }
    keepsText = true
    text.removeAll(keepingCapacity: true)
  }

  mutating func endComponent(_ target: SDMXTarget) {
    if let component {
      let words = String(decoding: text, as: UTF8.self).split { $0.isNewline }.map { String($0).trimmed }
      var joined = words.filter { !$0.isEmpty }.joined(separator: "; ")
      joined.withUTF8 { keepAttribute(component, UnsafeRawBufferPointer($0), target) }
    }
    component = nil
    keepsText = false
  }
}
