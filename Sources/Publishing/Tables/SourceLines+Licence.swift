import LIPData

extension [String: SourceLines] {
  /// The source and licence lines of a dataset.
  ///
  /// Throws `no-licence` where a language has none: nothing is published without one (DESIGN §4.9).
  func lines(of dataset: String) throws -> SourceLines {
    guard let lines = self[dataset], !lines.licence.en.isEmpty, !lines.licence.fr.isEmpty else {
      throw Diagnostic(
        "no-licence", "The dataset \(dataset) has no licence line",
        remedy: "Nothing is published without one: add its licence to the catalogue.")
    }
    return lines
  }
}
