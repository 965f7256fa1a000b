/// What the attributes of tags are, found out once for all tags of one shape.
struct SDMXTagRoles {
  private static var most: Int { XMLTagTemplates.most }
  private static var mostAttributes: Int { XMLTagTemplates.mostAttributes }

  /// The shape whose roles stand in each place; 0 for none.
  private var shapes = [Int](repeating: 0, count: most)
  private var roles = [SDMXLayout.Role](repeating: .none, count: most * mostAttributes)

  /// Where the roles of a shape are looked up; nil where they are not known.
  @inline(__always)
  func place(of shape: Int) -> Int? {
    let place = shape & (Self.most &- 1)
    return shapes[place] == shape ? place : nil
  }

  /// Keeps the roles of a shape.
  mutating func add(_ found: [SDMXLayout.Role], of shape: Int) {
    let place = shape & (Self.most - 1)
    shapes[place] = shape
    for (index, role) in found.enumerated() { roles[place * Self.mostAttributes + index] = role }
  }

  /// What an attribute is, by the place of its tag's shape and its position.
  @inline(__always)
  subscript(_ place: Int, _ attribute: Int) -> SDMXLayout.Role { roles[place &* Self.mostAttributes &+ attribute] }

  /// Forgets all: another dataset has other names.
  mutating func removeAll() { for place in shapes.indices { shapes[place] = 0 } }
}

extension SDMXDataReader {
  /// Where the roles of a tag's attributes are; nil for a tag whose attributes are to be looked at one by one.
  @inline(__always)
  mutating func knownRoles(of tag: borrowing XMLTag) -> Int? {
    guard tag.shape != 0 else { return nil }
    return roles.place(of: tag.shape) ?? findRoles(of: tag)
  }

  @inline(never)
  private mutating func findRoles(of tag: borrowing XMLTag) -> Int? {
    var found: [SDMXLayout.Role] = []
    for index in 0..<tag.count {
      // An attribute with a namespace may be the type that names a measure.
      guard tag.attributeNamespace(index) == nil, let name = tag.attributeName(index),
        let role = layout?.role(of: name)
      else { return nil }
      found.append(role)
    }
    roles.add(found, of: tag.shape)
    return roles.place(of: tag.shape)
  }

  /// Takes an observation of a series that is one tag, with its values where they stand; false for one that has more
  /// to it, of which nothing is taken.
  ///
  /// Its end is met in the scope of the series, where it means nothing.
  @inline(__always)
  mutating func takeWholeObservation(_ tag: borrowing XMLTag) throws -> Bool {
    guard tag.isEmpty, !isGeneric, !isFlat, seriesTime == nil, let known = knownRoles(of: tag) else { return false }
    var time: UnsafeRawBufferPointer?
    var value: UnsafeRawBufferPointer?
    var measure = -1
    observationFields.clear()
    for index in 0..<tag.count {
      switch roles[known, index] {
      case .time: time = tag.value(index)
      case .measure(let number):
        guard measure < 0 else { return false }
        measure = number
        value = tag.value(index)
      case .attribute(let number): observationFields.add(number, tag.value(index))
      case .dimension: return false
      case .none: break
      }
    }
    line = tag.line
    try beginVisitor()
    if keyIsNew {
      seriesKeyLength = key.bytes.count
      try beginKey()
      key.cut(to: seriesKeyLength)
    }
    observations += 1
    let hasAttributes = !observationFields.isEmpty
    try visitor.observation(
      SDMXObservation(
        time: time, value: value, attributes: hasAttributes ? observationFields : nil,
        names: hasAttributes ? layout?.attributeNames ?? [] : [], measure: max(0, measure), line: line))
    return true
  }
}
