/// Takes the values of a table's file from its reader, numbers what they name, and hands them over in batches.
///
/// Knows no database: it runs on the reader's thread while the batch before is written.
struct TableFeed {
  private let batches: Handover<TableBatch>
  private let progress: IngestionProgress?
  private var batch = TableBatch()
  private var dimensions = 0
  /// Of each dimension the numbers of its codes by their bytes.
  private var codes: [ByteIndex] = []
  private var dguids: [ByteIndex] = []
  private var series = ByteIndex()
  /// The sets of attributes met last, each in the slot of its hash.
  ///
  /// Where every series has one of its own, all would cost more memory than the values. The store knows those that
  /// come again.
  private var recentAttributes = [(text: [UInt8], number: Int)](repeating: ([], 0), count: 4096)
  private var attributeCount = 0
  private var scratch: [UInt8] = []
  private var key: [UInt8] = []

  init(_ batches: Handover<TableBatch>, progress: IngestionProgress? = nil) {
    self.batches = batches
    self.progress = progress
    batch.cells.reserveCapacity(TableBatch.most)
  }

  mutating func begin(_ structure: TableStructure) {
    dimensions = structure.dimensions.count
    codes = structure.dimensions.map { _ in ByteIndex() }
    dguids = codes
    batch.structure = structure
  }

  mutating func series(_ wanted: borrowing SeriesKey) -> Int {
    key.removeAll(keepingCapacity: true)
    let first = batch.newSeries.count
    for position in 0..<dimensions {
      let code = Int32(truncatingIfNeeded: number(of: wanted.codes[position], at: position))
      batch.newSeries.append(code)
      withUnsafeBytes(of: code) { key.append(contentsOf: $0) }
    }
    if let known = key.withUnsafeBytes({ series.number(of: $0) }) {
      batch.newSeries.removeSubrange(first...)
      return known
    }
    let number = series.count
    key.withUnsafeBytes { series.add($0, number: number) }
    batch.newSeriesAttributes.append(Int32(truncatingIfNeeded: wanted.attributes))
    return number
  }

  mutating func attributes(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { attributes(utf8: UnsafeRawBufferPointer($0)) }
  }

  mutating func attributes(utf8 text: UnsafeRawBufferPointer) -> Int {
    let slot = Int(ByteIndex.hash(text)) & (recentAttributes.count - 1)
    let isKnown = recentAttributes[slot].text.withUnsafeBytes { $0.holdsSame(as: text) }
    if isKnown, recentAttributes[slot].number > 0 { return recentAttributes[slot].number }
    attributeCount += 1
    recentAttributes[slot].text.removeAll(keepingCapacity: true)
    recentAttributes[slot].text.append(contentsOf: text)
    recentAttributes[slot].number = attributeCount
    batch.newAttributes.append(contentsOf: text)
    batch.newAttributesEnds.append(batch.newAttributes.count)
    return attributeCount
  }

  @inline(__always)
  mutating func take(_ observation: TableObservation) throws {
    batch.cells.append(
      TableBatch.Cell(
        value: observation.cell.value, period: Int64(observation.period?.packed ?? 0),
        series: Int32(truncatingIfNeeded: observation.series),
        attributes: Int32(truncatingIfNeeded: observation.attributes),
        line: Int32(truncatingIfNeeded: observation.line), status: observation.cell.status))
    if batch.cells.count == TableBatch.most { try handOver() }
  }

  mutating func delete(series: Int, period: TimePeriod?) throws {
    // What came before it is written first.
    if !batch.cells.isEmpty { try handOver() }
    batch.deletions.append((series, period))
  }

  mutating func take(_ note: TableNote) { batch.notes.append(note) }

  /// Hands over what is left.
  mutating func handOver() throws {
    guard !batch.isEmpty else { return }
    progress?.add(rows: batch.cells.count)
    try batches.hand(batch)
    batch = TableBatch()
    batch.cells.reserveCapacity(TableBatch.most)
  }

  /// The number of a code among those of its dimension.
  private mutating func number(of code: TableCode, at position: Int) -> Int {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: code.code)
    scratch.append(0)
    scratch.append(contentsOf: code.english)
    scratch.append(0)
    scratch.append(contentsOf: code.french)
    let known = scratch.withUnsafeBytes { codes[position].number(of: $0) }
    let number = known ?? codes[position].count
    if known == nil {
      scratch.withUnsafeBytes { codes[position].add($0, number: number) }
      batch.newCodes.append(TableBatch.Code(position: position, code: TableCode.text(code.code), name: code.text))
    }
    if !code.dguid.isEmpty, dguids[position].number(of: code.dguid) != number {
      if dguids[position].number(of: code.dguid) == nil { dguids[position].add(code.dguid, number: number) }
      batch.newPlaces.append(
        TableBatch.Place(position: position, code: number, dguid: TableCode.text(code.dguid)))
    }
    return number
  }
}

/// Hands the values of a file to a feed that outlives its reader: what was read before an error is still written.
struct TableFeedSink: TableSink, @unchecked Sendable {
  /// Holds the feed; used by the reader's thread alone.
  final class Box {
    var feed: TableFeed

    init(_ feed: TableFeed) { self.feed = feed }
  }

  let box: Box

  mutating func begin(_ structure: TableStructure) throws { box.feed.begin(structure) }

  mutating func series(_ key: borrowing SeriesKey) throws -> Int { box.feed.series(key) }

  mutating func attributes(_ text: String) throws -> Int { box.feed.attributes(text) }

  mutating func attributes(utf8 text: UnsafeRawBufferPointer) throws -> Int { box.feed.attributes(utf8: text) }

  mutating func take(_ observation: TableObservation) throws { try box.feed.take(observation) }

  mutating func delete(series: Int, period: TimePeriod?) throws { try box.feed.delete(series: series, period: period) }

  mutating func take(_ note: TableNote) throws { box.feed.take(note) }
}
