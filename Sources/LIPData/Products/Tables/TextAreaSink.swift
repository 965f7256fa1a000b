/// Gives areas that a file names in words the codes that a reviewed table has for them, on their way to a sink.
struct TextAreaSink<Sink: TableSink>: TableSink {
  var sink: Sink
  let areas: TextAreas
  let remarks: Remarks
  /// The positions of the dimensions that are geographies.
  private var positions: [Int] = []
  private var areProvinces: [Bool] = []
  private var unknown: Set<String> = []

  /// The dimensions that files without codes have for provinces, in IRCC's words of either language.
  static var provinceDimensions: Set<String> {
    ["province-territory", "province-territoire", "province", "province-ou-territoire"]
  }
  /// Those that they have for places, by the same words; `area` and `region` stand where a wide table names none.
  static var dimensions: Set<String> {
    provinceDimensions.union([
      "census-metropolitan-area", "census-division", "census-subdivision", "area",
      "region-metropolitaine-de-recensement", "division-de-recensement", "subdivision-de-recensement", "region",
    ])
  }

  init(_ sink: Sink, areas: TextAreas, remarks: Remarks) {
    self.sink = sink
    self.areas = areas
    self.remarks = remarks
  }

  mutating func begin(_ structure: TableStructure) throws {
    let ids = structure.dimensions.map(\.id)
    positions = ids.indices.filter { Self.dimensions.contains(ids[$0]) }
    areProvinces = positions.map { Self.provinceDimensions.contains(ids[$0]) }
    try sink.begin(structure)
  }

  mutating func series(_ key: borrowing SeriesKey) throws -> Int {
    var placed = SeriesKey()
    placed.codes = key.codes
    placed.attributes = key.attributes
    placed.line = key.line
    return try place(&placed, from: 0)
  }

  /// Fills in one code after the other, since their bytes are held by the calls.
  private mutating func place(_ key: inout SeriesKey, from index: Int) throws -> Int {
    guard index < positions.count else { return try sink.series(key) }
    let position = positions[index]
    let english = key.codes[position].english
    let name = TableCode.text(english.isEmpty ? key.codes[position].french : english)
    guard !name.isEmpty, key.codes[position].dguid.isEmpty else { return try place(&key, from: index + 1) }
    guard let area = areas.area(named: name, amongProvinces: areProvinces[index]) else {
      if unknown.insert(name).inserted {
        remarks.add(
          Diagnostic(
            "unknown-area-name", "\"\(name)\" is no area that is known by its name: it is kept without a code",
            at: Place(line: key.line)))
      }
      return try place(&key, from: index + 1)
    }
    var code = area.code
    return try code.withUTF8 { bytes in
      key.codes[position].dguid = UnsafeRawBufferPointer(bytes)
      return try place(&key, from: index + 1)
    }
  }

  mutating func attributes(_ text: String) throws -> Int { try sink.attributes(text) }
  mutating func attributes(utf8 text: UnsafeRawBufferPointer) throws -> Int { try sink.attributes(utf8: text) }
  mutating func take(_ observation: TableObservation) throws { try sink.take(observation) }
  mutating func delete(series: Int, period: TimePeriod?) throws { try sink.delete(series: series, period: period) }
  mutating func take(_ note: TableNote) throws { try sink.take(note) }
}
