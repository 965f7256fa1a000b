/// A day as people write it in a list: `2026-04-01`, where only that is known `2026-04` or `2026`.
enum DayText {
  /// A day in a column that may be empty; throws `not-a-day`.
  ///
  /// - Parameter whole: true where a year or a month alone will not do.
  static func read(_ row: DelimitedTable.Record, _ column: String, whole: Bool = false) throws -> String {
    guard row.has(column) else { return "" }
    let text = try row[column]
    let isDay =
      text.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) != nil && days(of: text) ?? 0 >= day(of: text)
    guard text.isEmpty || isDay || !whole && text.wholeMatch(of: /\d{4}(-(0[1-9]|1[0-2]))?/) != nil else {
      throw Diagnostic(
        "not-a-day", "\"\(text)\" is not a day", at: row.place(column),
        remedy: whole
          ? "Write year, month and day: 2026-01-31."
          : "Write a year, a month or a day: 2026, 2026-01 or 2026-01-31.")
    }
    return text
  }

  private static func day(of text: String) -> Int { Int(text.suffix(2)) ?? 0 }

  /// The number of days of the month of a day, in the calendar that is in use.
  private static func days(of text: String) -> Int? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][parts[1] - 1]
  }
}
