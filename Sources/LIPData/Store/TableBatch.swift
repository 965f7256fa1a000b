/// Values of a table's file on their way into the store, in the order of the file, with what they bring that is new.
///
/// Numbers are the file's own, in the order in which it was met; the store gives its keys.
struct TableBatch: Sendable {
  /// A value.
  struct Cell: Sendable {
    var value: Double
    var period: Int64
    var series: Int32
    var attributes: Int32
    var line: Int32
    var status: ObservationStatus
  }

  /// A code that was not met before.
  struct Code: Sendable {
    var position: Int
    var code: String
    var name: LocalizedText
  }

  /// The DGUID of a code, by the code's number.
  struct Place: Sendable {
    var position: Int
    var code: Int
    var dguid: String
  }

  /// How many values are handed over at once: half a megabyte.
  static let most = 1 << 14

  /// The structure, in the first batch.
  var structure: TableStructure?
  var newCodes: [Code] = []
  var newPlaces: [Place] = []
  /// The new sets of attributes, one behind the other, and where each ends.
  var newAttributes: [UInt8] = []
  var newAttributesEnds: [Int] = []
  /// Of each new series the numbers of its codes, one after the other.
  var newSeries: [Int32] = []
  /// Of each new series the number of its attributes.
  var newSeriesAttributes: [Int32] = []
  var notes: [TableNote] = []
  /// What is taken back before the values are written; a period of nil stands for all.
  var deletions: [(series: Int, period: TimePeriod?)] = []
  var cells: [Cell] = []

  /// True when the batch brings something.
  var isEmpty: Bool {
    structure == nil && newCodes.isEmpty && newPlaces.isEmpty && newAttributesEnds.isEmpty
      && newSeriesAttributes.isEmpty
      && notes.isEmpty && deletions.isEmpty && cells.isEmpty
  }
}
