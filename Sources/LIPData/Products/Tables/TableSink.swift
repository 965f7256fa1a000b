/// Where a reader of tables puts what it reads, in the order of the file.
///
/// A table is any layout that gives one value for each combination of its dimensions' codes and a period. A reader
/// names a series once and then gives its values by number, so that a row costs no text. Readers are generic over the
/// sink, as they are over ``ProfileSink``; one sink reads the whole file.
public protocol TableSink: Sendable {
  /// Takes the table's structure; called once, before anything else.
  mutating func begin(_ structure: TableStructure) throws

  /// The number of a series, from 0; the same codes give the same number.
  mutating func series(_ key: borrowing SeriesKey) throws -> Int

  /// The number of a set of attributes, from 1; a JSON object with its keys in order.
  mutating func attributes(_ text: String) throws -> Int

  /// The same for a text in UTF-8, valid during the call only: a sink that keeps bytes makes no text of it.
  mutating func attributes(utf8 text: UnsafeRawBufferPointer) throws -> Int

  /// Takes one value.
  mutating func take(_ observation: TableObservation) throws

  /// Takes back the value of a series in a period, or all of a series: what a file's delete action says.
  mutating func delete(series: Int, period: TimePeriod?) throws

  /// Takes a note of the publisher; may be called at any time.
  mutating func take(_ note: TableNote) throws
}

extension TableSink {
  /// Makes the text.
  public mutating func attributes(utf8 text: UnsafeRawBufferPointer) throws -> Int {
    try attributes(String(decoding: text, as: UTF8.self))
  }

  /// The number of attributes given by name; 0 for none.
  public mutating func attributes(_ pairs: [(name: String, value: String)]) throws -> Int {
    let given = pairs.filter { !$0.value.isEmpty }.sorted { $0.name < $1.name }
    guard !given.isEmpty else { return 0 }
    let fields = given.map { "\(JSONText.quoted($0.name)):\(JSONText.quoted($0.value))" }
    return try attributes("{\(fields.joined(separator: ","))}")
  }
}
