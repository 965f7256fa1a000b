extension DelimitedTable {
  /// Checks the header of a file that people write: nothing misspelt, nothing missing.
  ///
  /// A column of the author's own is passed over. One that is nearly a known column, where that is not there, is a
  /// slip: what stands in it would be lost in silence.
  ///
  /// - Parameters:
  ///   - required: the columns that must stand.
  ///   - optional: those that may.
  ///
  /// Throws `unknown-column` with a "did you mean", and `missing-column`.
  public func checkColumns(required: [String], optional: [String]) throws {
    let names = header.map(\.trimmed)
    let absent = (required + optional).filter { !names.contains($0) }
    for name in names where !required.contains(name) && !optional.contains(name) {
      guard let near = Suggestion.nearest(to: name, among: absent) else { continue }
      throw Diagnostic(
        "unknown-column", "\"\(name)\" is no column of this file", at: Place(file: file, line: 1, column: name),
        remedy: "Did you mean \"\(near)\"? A column of your own needs a name that is less like it.")
    }
    guard let missing = required.first(where: { !names.contains($0) }) else { return }
    throw Diagnostic(
      "missing-column", "The column \(missing) is missing", at: Place(file: file, line: 1, column: missing),
      remedy: "The columns are: \(names.joined(separator: ", ")).")
  }
}
