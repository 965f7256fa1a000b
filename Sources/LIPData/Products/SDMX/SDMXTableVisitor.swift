/// Hands the observations of SDMX data to a table's sink.
struct SDMXTableVisitor<Sink: TableSink>: SDMXVisitor {
  let structure: SDMXStructure?
  let dataStructure: SDMXStructure.DataStructure?
  let rejects: Rejects
  var sink: Sink
  private(set) var observations = 0
  private(set) var deletions = 0

  private var table: TableStructure?
  private var dimensions: [String] = []
  private var geography: Int?
  private var isDelete = false
  /// The series of each measure, asked for when a value is met.
  private var seriesNumbers: [Int] = []
  private var measures: [String] = []
  private var power = 0
  private var seriesStatus: ObservationStatus = []
  /// What observations with the same attributes have in common, by these.
  private var known = ByteIndex()
  private var meanings: [(attributes: Int, power: Int?, status: ObservationStatus)] = []
  private let isStatisticsCanada: Bool
  /// What the attributes are about, by the numbers of their names.
  private var kinds: [NameKind] = []
  private var attributeText = AttributeText()
  /// What is kept of a series' attributes.
  private var keptFields: [(name: Int, start: Int, end: Int)] = []

  /// What an attribute is about.
  private enum NameKind { case factor, status, symbol, dguid, other }

  init(
    structure: SDMXStructure?, dataStructure: SDMXStructure.DataStructure?, rejects: Rejects, sink: Sink
  ) {
    self.structure = structure
    self.dataStructure = dataStructure
    self.rejects = rejects
    self.sink = sink
    isStatisticsCanada = SDMXTable.statisticsCanada.contains(dataStructure?.agency ?? "")
  }

  mutating func begin(_ dataSet: SDMXDataSet) throws {
    isDelete = dataSet.isDelete
    // Another dataset gives its names numbers of its own.
    kinds.removeAll(keepingCapacity: true)
    attributeText.removeAll()
    guard table == nil else {
      guard dimensions == dataSet.dimensions else {
        throw Diagnostic(
          "dimensions-disagree", "The datasets of the message have other dimensions each",
          remedy: "Ask for one dataset at a time.")
      }
      return
    }
    // An empty dataset tells no dimensions where there is no structure.
    guard !dataSet.dimensions.isEmpty else { return }
    dimensions = dataSet.dimensions
    let declared = dataStructure?.dimensions.map(\.id) == dimensions ? dataStructure : nil
    measures = declared?.measures ?? []
    var made = SDMXTable.tableStructure(dimensions, structure, declared)
    if measures.count > 1 {
      made.dimensions.append(
        .init(
          id: "measure", name: LocalizedText(en: "Measure", fr: "Mesure"),
          codes: measures.map { .init(code: $0, name: structure?.concepts[$0] ?? LocalizedText(en: $0, fr: "")) }))
    }
    geography = dimensions.firstIndex { ["geography", "geo", "ref_area"].contains($0.lowercased()) }
    table = made
    try sink.begin(made)
  }

  mutating func series(_ key: borrowing SDMXSeries) throws {
    power = 0
    seriesStatus = []
    learn(key.names)
    seriesNumbers.removeAll(keepingCapacity: true)
    try key.attributes.bytes.withUnsafeBytes { values in
      var dguid = UnsafeRawBufferPointer(start: nil, count: 0)
      keptFields.removeAll(keepingCapacity: true)
      for field in key.attributes.fields {
        let value = UnsafeRawBufferPointer(rebasing: values[field.start..<field.end])
        let kind = kinds[field.name]
        if kind != .other, try takeMeaning(kind, key.names[field.name], value, &power, &seriesStatus) { continue }
        if kind == .dguid { dguid = value }
        if !value.isEmpty { keptFields.append(field) }
      }
      var attributes = 0
      if !keptFields.isEmpty {
        attributeText.write(keptFields, of: values)
        attributes = try attributeText.bytes.withUnsafeBytes { try sink.attributes(utf8: $0) }
      }
      for measure in 0..<max(1, measures.count) {
        seriesNumbers.append(try number(of: key, measure, attributes, dguid))
      }
    }
  }

  /// The number of a series, of one of its measures.
  private mutating func number(
    of key: borrowing SDMXSeries, _ measure: Int, _ attributes: Int, _ dguid: UnsafeRawBufferPointer
  ) throws -> Int {
    var made = SeriesKey()
    made.attributes = attributes
    made.line = key.line
    // The bytes of the key lie in one array that outlives the call.
    return try key.key.bytes.withUnsafeBytes { bytes in
      for position in dimensions.indices { made.codes[position].code = key.key.slice(position, of: bytes) }
      if let geography { made.codes[geography].dguid = dguid }
      guard measures.count > 1 else { return try sink.series(made) }
      var name = measures[measure]
      return try name.withUTF8 { text in
        made.codes[dimensions.count].code = UnsafeRawBufferPointer(text)
        return try sink.series(made)
      }
    }
  }

  /// Finds out what names are about that were not met before.
  private mutating func learn(_ names: [String]) {
    guard kinds.count < names.count else { return }
    for name in names[kinds.count...] { kinds.append(kind(of: name)) }
    attributeText.learn(names)
  }

  mutating func observation(_ observation: borrowing SDMXObservation) throws {
    do {
      try take(observation)
    } catch let diagnostic as Diagnostic {
      try rejects.reject(diagnostic)
    }
  }

  private mutating func take(_ observation: borrowing SDMXObservation) throws {
    let line = observation.line
    let period = try observation.time.flatMap { try $0.isEmpty ? nil : Self.period($0, line) }
    let series = seriesNumbers.indices.contains(observation.measure) ? seriesNumbers[observation.measure] : 0
    if isDelete {
      deletions += 1
      try sink.delete(series: series, period: period)
      return
    }
    var power = power
    var status = seriesStatus
    var attributes = 0
    if let said = observation.attributes {
      let meaning = meanings[try meaning(of: observation, said.bytes)]
      attributes = meaning.attributes
      power = meaning.power ?? power
      status.formUnion(meaning.status)
    }
    let cell: Cell
    if let bytes = observation.value {
      guard let value = SDMXNumber.decimal(bytes, timesTenTo: power) else { throw Self.noNumber(bytes, line) }
      cell = Cell(value, status)
    } else {
      cell = Cell(missing: status.isDisjoint(with: .withoutValue) ? status.union(.empty) : status)
    }
    observations += 1
    try sink.take(
      TableObservation(series: series, period: period, cell: cell, attributes: attributes, line: line))
  }

  @inline(__always)
  private static func period(_ bytes: UnsafeRawBufferPointer, _ line: Int) throws -> TimePeriod {
    if let period = TimePeriod(bytes: bytes) ?? SDMXTime.period(bytes) { return period }
    throw Diagnostic(
      "not-a-period", "\"\(XMLTag.text(UnsafeRawBufferPointer(rebasing: bytes.prefix(40))))\" is not a period",
      at: Place(line: line, column: "TIME_PERIOD"), remedy: "Periods are years, parts of years or days.")
  }

  private static func noNumber(_ bytes: UnsafeRawBufferPointer, _ line: Int) -> Diagnostic {
    Diagnostic(
      "not-a-number", "\"\(XMLTag.text(UnsafeRawBufferPointer(rebasing: bytes.prefix(40))))\" is not a number",
      at: Place(line: line, column: "OBS_VALUE"), remedy: "Download the file again: it may have been damaged.")
  }

  /// The place of what an observation's attributes mean, which is found out once for each list of them.
  ///
  /// - Parameter signature: the bytes of all of them, the same for observations of which the same is said.
  private mutating func meaning(of observation: borrowing SDMXObservation, _ signature: [UInt8]) throws -> Int {
    if let place = signature.withUnsafeBytes({ known.number(of: $0) }) { return place }
    var power = -1
    var status: ObservationStatus = []
    var pairs: [(String, String)] = []
    try observation.forEachAttribute { name, value in
      if try takeMeaning(kind(of: name), name, value, &power, &status) { return }
      pairs.append((name, XMLTag.text(value)))
    }
    // Comments that are no two alike would fill the memory.
    if meanings.count >= 100_000 {
      meanings.removeAll()
      known = ByteIndex()
    }
    let place = meanings.count
    let attributes = try pairs.isEmpty ? 0 : sink.attributes(pairs)
    meanings.append((attributes, power < 0 ? nil : power, status))
    signature.withUnsafeBytes { known.add($0, number: place) }
    return place
  }

  /// What an attribute is about, by its name.
  private func kind(of name: String) -> NameKind {
    switch name {
    case "SCALAR_FACTOR", "UNIT_MULT": .factor
    case "OBS_STATUS": .status
    case "DGUID": .dguid
    default: isStatisticsCanada && StatCanStatus.isOfTables(name) ? .symbol : .other
    }
  }

  /// Takes what an attribute means for the value; true when that is all it says.
  private func takeMeaning(
    _ kind: NameKind, _ name: String, _ value: UnsafeRawBufferPointer, _ power: inout Int,
    _ status: inout ObservationStatus
  ) throws -> Bool {
    switch kind {
    case .factor:
      if let number = NumberParsing.integer(value), (0...15).contains(number) { power = number }
      return false
    case .status:
      guard let known = isStatisticsCanada ? StatCanStatus.crossTabulation(value) : SDMXStatus.common(value) else {
        return false
      }
      status.formUnion(known)
      return isStatisticsCanada
    case .symbol:
      guard let known = StatCanStatus.table(name, value) else { return false }
      status.formUnion(known)
      return true
    case .dguid, .other: return false
    }
  }
}
