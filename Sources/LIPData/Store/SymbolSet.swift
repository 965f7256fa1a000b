/// The symbols beside the six values of a row, as the store keeps them: in words, separated by `|`.
///
/// A value that the file leaves empty without a symbol is `empty`.
struct SymbolSet: Hashable {
  /// The status of each value, in the order of ``ValueColumn``.
  var status: [ObservationStatus]

  /// Makes a set from six statuses.
  init(_ status: [ObservationStatus]) {
    self.status = status
  }

  /// Reads a set from its words.
  init(text: String) {
    status = text.split(separator: "|", omittingEmptySubsequences: false).map { words in
      words.split(separator: " ").reduce(into: []) { status, word in
        if word == "empty" {
          status.insert(.empty)
        } else if let known = ObservationStatus.symbols.first(where: { $0.symbol == word }) {
          status.insert(known.status)
        }
      }
    }
  }

  /// The set in words.
  var text: String {
    status.map { $0.contains(.empty) ? "empty" : $0.text }.joined(separator: "|")
  }
}
