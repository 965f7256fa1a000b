/// A day as people write it in a list: `2026-04-01`, where only that is known `2026-04` or `2026`.
enum DayText {
  /// A day in a column that may be empty; throws `not-a-day`.
  ///
  /// - Parameter whole: true where a year or a month alone will not do.
  static func read(_ row: DelimitedTable.Record, _ column: String, whole: Bool = false) throws -> String {
    guard row.has(column) else { return "" }
    let text = try row[column]
    let isDay = text.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) != nil
    guard text.isEmpty || isDay || !whole && text.wholeMatch(of: /\d{4}(-(0[1-9]|1[0-2]))?/) != nil else {
      throw Diagnostic(
        "not-a-day", "\"\(text)\" is not a day", at: row.place(column),
        remedy: "Write year, month and day: 2026-01-31.")
    }
    return text
  }
}
