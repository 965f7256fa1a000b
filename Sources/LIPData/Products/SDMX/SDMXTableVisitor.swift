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
    var pairs: [(String, String)] = []
    var dguid: [UInt8] = []
    try key.forEachAttribute { name, value in
      if try takeMeaning(name, value, &power, &seriesStatus) { return }
      if name == "DGUID" { dguid = Array(value) }
      pairs.append((name, XMLTag.text(value)))
    }
    let attributes = try sink.attributes(pairs)
    seriesNumbers.removeAll(keepingCapacity: true)
    for measure in 0..<max(1, measures.count) {
      var made = SeriesKey()
      made.attributes = attributes
      made.line = key.line
      // The bytes of the key lie in one array that outlives the call.
      let number = try key.key.bytes.withUnsafeBytes { bytes in
        for position in dimensions.indices { made.codes[position].code = key.key.slice(position, of: bytes) }
        return try dguid.withUnsafeBytes { place in
          if let geography { made.codes[geography].dguid = place }
          guard measures.count > 1 else { return try sink.series(made) }
          var name = measures[measure]
          return try name.withUTF8 { text in
            made.codes[dimensions.count].code = UnsafeRawBufferPointer(text)
            return try sink.series(made)
          }
        }
      }
      seriesNumbers.append(number)
    }
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
    let period = try observation.withTime { bytes -> TimePeriod? in
      guard let bytes, !bytes.isEmpty else { return nil }
      if let period = TimePeriod(bytes: bytes) ?? SDMXTime.period(bytes) { return period }
      throw Diagnostic(
        "not-a-period", "\"\(XMLTag.text(UnsafeRawBufferPointer(rebasing: bytes.prefix(40))))\" is not a period",
        at: Place(line: line, column: "TIME_PERIOD"), remedy: "Periods are years, parts of years or days.")
    }
    let series = seriesNumbers.indices.contains(observation.measure) ? seriesNumbers[observation.measure] : 0
    if isDelete {
      deletions += 1
      try sink.delete(series: series, period: period)
      return
    }
    var power = power
    var status = seriesStatus
    var attributes = 0
    if observation.hasAttributes {
      let meaning = meanings[try meaning(of: observation)]
      attributes = meaning.attributes
      power = meaning.power ?? power
      status.formUnion(meaning.status)
    }
    let cell = try observation.withValue { bytes -> Cell in
      guard let bytes else {
        return Cell(missing: status.isDisjoint(with: .withoutValue) ? status.union(.empty) : status)
      }
      guard let value = SDMXNumber.decimal(bytes, timesTenTo: power) else {
        throw Diagnostic(
          "not-a-number", "\"\(XMLTag.text(UnsafeRawBufferPointer(rebasing: bytes.prefix(40))))\" is not a number",
          at: Place(line: line, column: "OBS_VALUE"), remedy: "Download the file again: it may have been damaged.")
      }
      return Cell(value, status)
    }
    observations += 1
    try sink.take(
      TableObservation(series: series, period: period, cell: cell, attributes: attributes, line: line))
  }

  /// The place of what an observation's attributes mean, which is found out once for each list of them.
  private mutating func meaning(of observation: borrowing SDMXObservation) throws -> Int {
    let signature = observation.signature
    if let place = signature.withUnsafeBytes({ known.number(of: $0) }) { return place }
    var power = -1
    var status: ObservationStatus = []
    var pairs: [(String, String)] = []
    try observation.forEachAttribute { name, value in
      if try takeMeaning(name, value, &power, &status) { return }
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

  /// Takes what an attribute means for the value; true when that is all it says.
  private func takeMeaning(
    _ name: String, _ value: UnsafeRawBufferPointer, _ power: inout Int, _ status: inout ObservationStatus
  ) throws -> Bool {
    switch name {
    case "SCALAR_FACTOR", "UNIT_MULT":
      if let number = NumberParsing.integer(value), (0...15).contains(number) { power = number }
      return false
    case "OBS_STATUS":
      guard let known = isStatisticsCanada ? StatCanStatus.crossTabulation(value) : SDMXStatus.common(value) else {
        return false
      }
      status.formUnion(known)
      return isStatisticsCanada
    default:
      guard isStatisticsCanada, let known = StatCanStatus.table(name, value) else { return false }
      status.formUnion(known)
      return true
    }
  }
}
