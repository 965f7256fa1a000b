/// Rows of a file of profiles on their way into the store, in the order of the file.
struct ProfileBatch: Sendable {
  /// Six values of a member.
  struct Row: Sendable {
    var values: InlineArray<6, Double>
    var member: Int32
    /// The number of the set of symbols beside the values.
    var symbols: Int32
    var line: Int32
  }

  /// The beginning of an area's rows.
  struct Area: Sendable {
    /// The place of its first row in the batch.
    var firstRow: Int
    var code: String
    var name: String
    var line: Int
    var shortFormNonResponse: Double?
    var longFormNonResponse: Double?
    var qualityFlag: String
  }

  /// How many rows are handed over at once: some 300 KB.
  static let most = 1 << 12

  var rows: [Row] = []
  var areas: [Area] = []
  /// The sets of symbols that were not met before, in the order of their numbers.
  var newSymbols: [RowSymbols] = []
  /// The members that were not met before, as the file names them.
  var newMembers: [(id: Int, label: String, note: Int)] = []
}
