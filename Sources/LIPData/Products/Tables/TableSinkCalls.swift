/// A sink behind one class, so that the readers are compiled once and not for each sort of sink.
///
/// A program that brings a sink of its own would else run readers that were compiled for no sink at all, at half
/// their speed.
struct TableSinkCalls: TableSink, @unchecked Sendable {
  /// What is called; used by the reader's thread alone.
  class Box {
    func begin(_ structure: TableStructure) throws {}
    func series(_ key: borrowing SeriesKey) throws -> Int { 0 }
    func attributes(_ text: String) throws -> Int { 0 }
    func attributes(utf8 text: UnsafeRawBufferPointer) throws -> Int { 0 }
    func take(_ observation: TableObservation) throws {}
    func delete(series: Int, period: TimePeriod?) throws {}
    func take(_ note: TableNote) throws {}
  }

  /// Holds a sink.
  final class Holder<Sink: TableSink>: Box {
    var sink: Sink

    init(_ sink: Sink) { self.sink = sink }

    override func begin(_ structure: TableStructure) throws { try sink.begin(structure) }
    override func series(_ key: borrowing SeriesKey) throws -> Int { try sink.series(key) }
    override func attributes(_ text: String) throws -> Int { try sink.attributes(text) }
    override func attributes(utf8 text: UnsafeRawBufferPointer) throws -> Int { try sink.attributes(utf8: text) }
    override func take(_ observation: TableObservation) throws { try sink.take(observation) }
    override func delete(series: Int, period: TimePeriod?) throws { try sink.delete(series: series, period: period) }
    override func take(_ note: TableNote) throws { try sink.take(note) }
  }

  let box: Box

  mutating func begin(_ structure: TableStructure) throws { try box.begin(structure) }
  mutating func series(_ key: borrowing SeriesKey) throws -> Int { try box.series(key) }
  mutating func attributes(_ text: String) throws -> Int { try box.attributes(text) }
  mutating func attributes(utf8 text: UnsafeRawBufferPointer) throws -> Int { try box.attributes(utf8: text) }
  mutating func take(_ observation: TableObservation) throws { try box.take(observation) }
  mutating func delete(series: Int, period: TimePeriod?) throws { try box.delete(series: series, period: period) }
  mutating func take(_ note: TableNote) throws { try box.take(note) }
}
