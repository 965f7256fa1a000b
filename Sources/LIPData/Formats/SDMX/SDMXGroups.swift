/// What groups say of the series that they are about: attributes by the values of some of the dimensions.
struct SDMXGroups {
  private var patterns: [(dimensions: [Int], fields: [String: SDMXFields])] = []

  /// True when no group says anything.
  var isEmpty: Bool { patterns.isEmpty }

  /// Keeps the attributes of a group with its partial key.
  mutating func add(_ key: SDMXKey, _ fields: SDMXFields) {
    let dimensions = (0..<key.count).filter { key.has($0) }
    guard !dimensions.isEmpty, !fields.isEmpty else { return }
    let text = key.text(of: dimensions)
    if let index = patterns.firstIndex(where: { $0.dimensions == dimensions }) {
      patterns[index].fields[text, default: SDMXFields()].add(fields)
    } else {
      patterns.append((dimensions, [text: fields]))
    }
  }

  /// The attributes of the groups that a series is in.
  func attributes(of key: SDMXKey) -> SDMXFields {
    var found = SDMXFields()
    for pattern in patterns {
      if let fields = pattern.fields[key.text(of: pattern.dimensions)] { found.add(fields) }
    }
    return found
  }
}
