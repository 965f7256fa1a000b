/// The names that a data message is read by, in one document.
struct SDMXNames {
  var header, dataSet, group, series, observation, seriesKey, groupKey, obsKey, attributes, value: XMLName?
  var obsDimension, obsValue, time, keyFamilyRef, comp, footer, message, text: XMLName?
  var id, concept, valueAttribute, action, structureRef, type: XMLName?
  var all: XMLNames?

  init() {}

  init(_ names: XMLNames) {
    all = names
    header = names.name("Header")
    dataSet = names.name("DataSet")
    group = names.name("Group")
    series = names.name("Series")
    observation = names.name("Obs")
    seriesKey = names.name("SeriesKey")
    groupKey = names.name("GroupKey")
    obsKey = names.name("ObsKey")
    attributes = names.name("Attributes")
    value = names.name("Value")
    obsDimension = names.name("ObsDimension")
    obsValue = names.name("ObsValue")
    time = names.name("Time")
    keyFamilyRef = names.name("KeyFamilyRef")
    comp = names.name("Comp")
    footer = names.name("Footer")
    message = names.name("Message")
    text = names.name("Text")
    id = names.name("id")
    concept = names.name("concept")
    valueAttribute = names.name("value")
    action = names.name("action")
    structureRef = names.name("structureRef")
    type = names.name("type")
  }
}

/// What the names of a dataset's keys and attributes stand for.
struct SDMXLayout {
  /// What an XML attribute is.
  enum Role {
    case dimension(Int)
    case time
    case measure(Int)
    case attribute(Int)
    case none
  }

  /// The place of the time dimension, which is none of the key's.
  static var time: Int { -1 }

  private(set) var dimensions: [String] = []
  private(set) var attributeNames: [String] = []
  /// The place of the dimension at the observations.
  private(set) var observationDimension = -1
  private var places = ByteIndex()
  private var attributes = ByteIndex()
  /// The XML attributes with what they are, and the place of the one that was asked for last: they come in one order.
  private var roles: [(name: XMLName, role: Role)] = []
  private var lastRole = 0
  private let isLearnt: Bool

  init(
    isGeneric: Bool, declared: SDMXStructure.DataStructure?, reference: SDMXHeader.Reference?, names: SDMXNames,
    line: Int
  ) throws {
    isLearnt = declared == nil
    let timeID = declared.map(\.time) ?? "TIME_PERIOD"
    if declared == nil, !isGeneric {
      throw Diagnostic(
        "structure-needed",
        "The data name neither their dimensions nor their attributes: only their structure file tells them apart",
        at: Place(line: line),
        remedy: "Put the structure file (…_Structure.xml) beside the data, or ingest the archive or folder that has "
          + "both.")
    }
    for dimension in declared?.dimensions ?? [] { addDimension(dimension.id) }
    if let timeID { addPlace(timeID, Self.time) }
    if declared == nil { addPlace("TIME", Self.time) }
    if let at = reference?.dimensionAtObservation, at != "AllDimensions", at != timeID {
      observationDimension = dimensions.firstIndex(of: at) ?? addDimension(at)
    }
    guard let declared, let all = names.all, !isGeneric else { return }
    func set(_ id: String, _ role: Role) {
      guard let name = all.name(id) else { return }
      if let place = roles.firstIndex(where: { $0.name == name }) {
        roles[place].role = role
      } else {
        roles.append((name, role))
      }
    }
    for attribute in declared.attributes { set(attribute.id, .attribute(addAttribute(attribute.id))) }
    for (place, dimension) in declared.dimensions.enumerated() { set(dimension.id, .dimension(place)) }
    if let time = declared.time { set(time, .time) }
    set("TIME_PERIOD", .time)
    let measures = declared.measures.isEmpty ? ["OBS_VALUE"] : declared.measures
    for (number, measure) in measures.enumerated() { set(measure, .measure(number)) }
    // 2.1 writes the primary measure as OBS_VALUE whatever its concept.
    if measures.count == 1 { set("OBS_VALUE", .measure(0)) }
    self.names = all
  }

  private var names: XMLNames?

  /// True for an XML attribute that the structure declares.
  func declares(_ name: XMLName) -> Bool { roles.contains { $0.name == name } }

  /// What an XML attribute is; one that the structure does not declare is kept as an attribute.
  mutating func role(of name: XMLName) -> Role {
    let next = lastRole + 1 < roles.count ? lastRole + 1 : 0
    if next < roles.count, roles[next].name == name {
      lastRole = next
      return roles[next].role
    }
    if let place = roles.firstIndex(where: { $0.name == name }) {
      lastRole = place
      return roles[place].role
    }
    let role = Role.attribute(addAttribute(XMLNames.text(name)))
    lastRole = roles.count
    roles.append((name, role))
    return role
  }

  /// The place of a dimension by its id; learnt where no structure was given.
  mutating func place(of id: UnsafeRawBufferPointer, line: Int) throws -> Int {
    if let place = places.number(ofNext: id) { return place }
    let text = XMLTag.text(id)
    // Statistics Canada writes one concept in capitals and another not.
    if let place = dimensions.firstIndex(where: { $0.lowercased() == text.lowercased() }) {
      addPlace(text, place)
      return place
    }
    guard isLearnt, dimensions.count < TableStructure.mostDimensions else {
      throw Diagnostic(
        "unknown-dimension", "A key has the dimension \(text), which the structure does not declare",
        at: Place(line: line, column: text),
        remedy: "Keep the structure file that was published with the data beside it.")
    }
    return addDimension(text)
  }

  /// The number of an attribute's name.
  mutating func attribute(_ id: UnsafeRawBufferPointer) -> Int {
    attributes.number(ofNext: id) ?? addAttribute(XMLTag.text(id))
  }

  @discardableResult
  private mutating func addDimension(_ id: String) -> Int {
    addPlace(id, dimensions.count)
    dimensions.append(id)
    return dimensions.count - 1
  }

  private mutating func addPlace(_ id: String, _ place: Int) {
    var id = id
    id.withUTF8 { places.add(UnsafeRawBufferPointer($0), number: place) }
  }

  private mutating func addAttribute(_ id: String) -> Int {
    var text = id
    text.withUTF8 { attributes.add(UnsafeRawBufferPointer($0), number: attributeNames.count) }
    attributeNames.append(id)
    return attributeNames.count - 1
  }
}

extension SDMXKey {
  /// The key with room for more dimensions.
  func grown(to count: Int) -> SDMXKey {
    var grown = SDMXKey(count: count)
    for index in 0..<self.count where has(index) { withValue(index) { grown.set(index, $0) } }
    return grown
  }
}
