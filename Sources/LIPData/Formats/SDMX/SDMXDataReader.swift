/// Reads a data message of SDMX 2.0, 2.1 or 3 in any of its forms, as a stream; hands each observation on.
///
/// All forms come to one: a key, said once for the observations that share it, then time, value and attributes of
/// each. Groups and datasets' attributes are joined to the series that they are about.
struct SDMXDataReader<Visitor: SDMXVisitor>: XMLVisitor {
  let isGeneric: Bool
  /// What declares the dimensions of data by their reference.
  let structure: SDMXStructure?
  /// The data structure of data whose reference is not declared: what a file beside them was found to describe.
  let dataStructure: SDMXStructure.DataStructure?
  var visitor: Visitor
  var header = SDMXHeader()
  var footer: [String] = []
  /// The number of observations.
  var observations = 0

  var names = SDMXNames()
  var scope = SDMXScope.outside
  var list = SDMXList.none
  var layout: SDMXLayout?
  var headerReader = SDMXHeaderReader()
  var isInFooter = false
  var text: [UInt8] = []
  var keepsText = false
  var action = ""
  var hasBegun = false

  var key = SDMXKey(count: 0)
  var keyIsNew = true
  var isFlat = false
  var seriesKeyLength = 0
  var seriesTime: (start: Int, end: Int)?
  var dataSetFields = SDMXFields()
  var seriesFields = SDMXFields()
  var observationFields = SDMXFields()
  var groupFields = SDMXFields()
  /// What is said of a key: of its dataset, its groups and itself.
  var keyFields = SDMXFields()
  var groups = SDMXGroups()
  var roles = SDMXTagRoles()
  /// Bytes of times and values.
  var values: [UInt8] = []
  var time: (start: Int, end: Int)?
  var measureValues: [(measure: Int, start: Int, end: Int)] = []
  var component: Int?
  /// The line of the observation that is being read.
  var line = 0

  init(
    isGeneric: Bool, structure: SDMXStructure?, dataStructure: SDMXStructure.DataStructure? = nil, visitor: Visitor
  ) {
    self.isGeneric = isGeneric
    self.structure = structure
    self.dataStructure = dataStructure
    self.visitor = visitor
  }

  mutating func begin(_ names: XMLNames) {
    self.names = SDMXNames(names)
    layout = nil
  }

  mutating func start(_ tag: borrowing XMLTag) throws {
    switch scope {
    case .observation: try startInObservation(tag)
    case .series, .group: try startInSeries(tag)
    case .dataSet: try startInDataSet(tag)
    case .header: headerReader.start(tag)
    case .outside: try startOutside(tag)
    }
  }

  mutating func end(_ name: XMLName) throws {
    switch scope {
    case .observation: try endInObservation(name)
    case .series, .group: try endInSeries(name)
    case .dataSet: try endInDataSet(name)
    case .header:
      headerReader.end(XMLNames.text(name))
      if name == names.header {
        header = headerReader.header
        scope = .outside
      }
    case .outside:
      if isInFooter, name == names.text || name == names.message {
        let said = String(decoding: text, as: UTF8.self).trimmed
        if !said.isEmpty { footer.append(said) }
        text.removeAll()
        if name == names.message { keepsText = false }
      }
    }
  }

  mutating func text(_ bytes: UnsafeRawBufferPointer) throws {
    if scope == .header {
      headerReader.text(bytes)
    } else if keepsText {
      guard text.count + bytes.count <= 1 << 20 else {
        throw Diagnostic("xml-too-long", "A text is longer than 1 MB", remedy: "Download the file again.")
      }
      text.append(contentsOf: bytes)
    }
  }

  // MARK: Outside and in a dataset

  private mutating func startOutside(_ tag: borrowing XMLTag) throws {
    if tag.name == names.header {
      scope = .header
    } else if tag.name == names.dataSet {
      try beginDataSet(tag)
    } else if tag.name == names.footer {
      isInFooter = true
    } else if isInFooter, tag.name == names.message || tag.name == names.text {
      keepsText = true
      text.removeAll()
    }
  }

  private mutating func beginDataSet(_ tag: borrowing XMLTag) throws {
    scope = .dataSet
    hasBegun = false
    dataSetFields.clear()
    seriesFields.clear()
    key = SDMXKey(count: 0)
    keyIsNew = true
    groups = SDMXGroups()
    action = header.action
    var reference = ""
    for index in 0..<tag.count {
      let name = tag.attributeName(index)
      if name == names.action { action = XMLTag.text(tag.value(index)) }
      if name == names.structureRef { reference = XMLTag.text(tag.value(index)) }
    }
    let used = header.references.first { $0.id == reference } ?? header.references.first
    line = tag.line
    try useReference(used)
    if !isGeneric { try takeAttributes(of: tag, into: .dataSet) }
  }

  private mutating func useReference(_ reference: SDMXHeader.Reference?) throws {
    layout = try SDMXLayout(
      isGeneric: isGeneric, declared: structure?.dataStructure(for: reference?.structure) ?? dataStructure,
      reference: reference, names: names, line: line)
    key = SDMXKey(count: layout?.dimensions.count ?? 0)
    roles.removeAll()
  }

  private mutating func startInDataSet(_ tag: borrowing XMLTag) throws {
    if tag.name == names.series || tag.name == names.observation {
      try beginSeries(tag)
      if tag.name == names.observation {
        try beginObservation(tag)
      }
    } else if isGeneric {
      if tag.name == names.group {
        beginGroup()
      } else if tag.name == names.attributes {
        list = .attributes
      } else if tag.name == names.value, list == .attributes {
        try takeValue(tag, into: .dataSet)
      } else if tag.name == names.keyFamilyRef {
        keepsText = true
        text.removeAll()
      }
    } else if tag.name == names.comp {
      beginComponent(tag)
    } else if component != nil {
      keepsText = true
    } else {
      // A group has the name Group, or in 2.0 one of its own.
      beginGroup()
      try takeAttributes(of: tag, into: .group)
      try keepGroup()
      scope = .dataSet
    }
  }

  private mutating func endInDataSet(_ name: XMLName) throws {
    if name == names.dataSet {
      scope = .outside
      try beginVisitor()
    } else if name == names.attributes {
      list = .none
    } else if name == names.comp {
      endComponent(.dataSet)
    } else if name == names.keyFamilyRef {
      // It names the dataset's structure before the first key.
      headerReader.refer(to: String(decoding: text, as: UTF8.self).trimmed)
      keepsText = false
      if header.references.isEmpty, !hasBegun { try useReference(headerReader.header.references.first) }
    }
  }

  // MARK: Groups and series

  private mutating func beginGroup() {
    scope = .group
    key.clear()
    groupFields.clear()
  }

  /// Keeps what a group says, for the series that it is about.
  private mutating func keepGroup() throws {
    groups.add(key, groupFields)
    key.clear()
  }

  private mutating func beginSeries(_ tag: borrowing XMLTag) throws {
    scope = .series
    isFlat = tag.name == names.observation
    keyIsNew = true
    key.clear()
    seriesFields.clear()
    values.removeAll(keepingCapacity: true)
    seriesTime = nil
    seriesKeyLength = 0
    if !isGeneric, tag.name == names.series { try takeAttributes(of: tag, into: .series) }
    seriesKeyLength = key.bytes.count
  }

  private mutating func startInSeries(_ tag: borrowing XMLTag) throws {
    if tag.name == names.observation {
      if try takeWholeObservation(tag) { return }
      seriesKeyLength = key.bytes.count
      if let time = seriesTime { values.removeSubrange(time.end...) } else { values.removeAll(keepingCapacity: true) }
      try beginObservation(tag)
    } else if isGeneric {
      if tag.name == names.value {
        try takeValue(tag, into: scope == .group ? .group : .series)
      } else if tag.name == names.seriesKey || tag.name == names.groupKey {
        list = .key
      } else if tag.name == names.attributes {
        list = .attributes
      } else if tag.name == names.series, scope == .group {
        // In 2.0 the series of a group stand in it.
        try keepGroup()
        try beginSeries(tag)
      }
    } else if tag.name == names.comp {
      beginComponent(tag)
    } else if component != nil {
      keepsText = true
    }
  }

  private mutating func endInSeries(_ name: XMLName) throws {
    if name == names.series {
      scope = .dataSet
      list = .none
    } else if name == names.group {
      if scope == .group { try keepGroup() }
      scope = .dataSet
    } else if name == names.seriesKey || name == names.groupKey || name == names.attributes {
      list = .none
    } else if name == names.comp {
      endComponent(.series)
    }
  }

  // MARK: Observations

  private mutating func beginObservation(_ tag: borrowing XMLTag) throws {
    scope = .observation
    line = tag.line
    observationFields.clear()
    measureValues.removeAll(keepingCapacity: true)
    time = seriesTime
    if !isGeneric { try takeAttributes(of: tag, into: .observation) }
  }

  private mutating func startInObservation(_ tag: borrowing XMLTag) throws {
    guard isGeneric else {
      if tag.name == names.comp { beginComponent(tag) } else if component != nil { keepsText = true }
      return
    }
    if tag.name == names.obsValue {
      if let value = tag.value(of: names.valueAttribute) { keepMeasure(0, value) }
    } else if tag.name == names.obsDimension {
      let value = tag.value(of: names.valueAttribute) ?? UnsafeRawBufferPointer(start: nil, count: 0)
      if let id = tag.value(of: names.id) {
        try keep(id, value, line: tag.line)
      } else if let place = layout?.observationDimension, place != SDMXLayout.time {
        key.set(place, value)
      } else {
        keepTime(value)
      }
    } else if tag.name == names.value {
      try takeValue(tag, into: .observation)
    } else if tag.name == names.attributes {
      list = .attributes
    } else if tag.name == names.obsKey {
      list = .key
    } else if tag.name == names.time {
      keepsText = true
      text.removeAll(keepingCapacity: true)
    }
  }

  private mutating func endInObservation(_ name: XMLName) throws {
    if name == names.observation {
      try endObservation()
      key.cut(to: seriesKeyLength)
      scope = isFlat ? .dataSet : .series
    } else if name == names.attributes || name == names.obsKey {
      list = .none
    } else if name == names.time, isGeneric {
      text.withUnsafeBytes { bytes in
        var bytes = bytes
        while let last = bytes.last, last <= 0x20 { bytes = UnsafeRawBufferPointer(rebasing: bytes.dropLast()) }
        while let first = bytes.first, first <= 0x20 { bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst()) }
        keepTime(bytes)
      }
      keepsText = false
    } else if name == names.comp {
      endComponent(.observation)
    }
  }

  private mutating func endObservation() throws {
    try beginVisitor()
    if keyIsNew || key.bytes.count != seriesKeyLength { try beginKey() }
    observations += 1
    if measureValues.isEmpty { measureValues.append((0, 0, 0)) }
    let (values, time) = (values, time)
    let attributes = observationFields.isEmpty ? nil : observationFields
    let names = attributes == nil ? [] : layout?.attributeNames ?? []
    for measure in measureValues {
      try values.withUnsafeBytes { bytes in
        try visitor.observation(
          SDMXObservation(
            time: time.map { UnsafeRawBufferPointer(rebasing: bytes[$0.start..<$0.end]) },
            value: UnsafeRawBufferPointer(rebasing: bytes[measure.start..<measure.end]),
            attributes: attributes, names: names, measure: measure.measure, line: line))
      }
    }
  }

  @inline(never)
  mutating func beginKey() throws {
    if let missing = key.missing, let layout {
      throw Diagnostic(
        "missing-dimension", "An observation has no value of the dimension \(layout.dimensions[missing])",
        at: Place(line: line, column: layout.dimensions[missing]),
        remedy: "Download the file again, with the structure file that was published with it.")
    }
    keyFields.clear()
    if !dataSetFields.isEmpty { keyFields.add(dataSetFields) }
    if !groups.isEmpty { keyFields.add(groups.attributes(of: key)) }
    keyFields.add(seriesFields)
    try visitor.series(
      SDMXSeries(key: key, attributes: keyFields, names: layout?.attributeNames ?? [], line: line))
    // With a dimension at the observations the next has a key of its own.
    keyIsNew = key.bytes.count != seriesKeyLength
  }

  @inline(__always)
  mutating func beginVisitor() throws {
    if hasBegun { return }
    try beginVisitorNow()
  }

  @inline(never)
  private mutating func beginVisitorNow() throws {
    guard let layout else { return }
    hasBegun = true
    try visitor.begin(
      SDMXDataSet(dimensions: layout.dimensions, isDelete: action.lowercased() == "delete"))
  }
}
