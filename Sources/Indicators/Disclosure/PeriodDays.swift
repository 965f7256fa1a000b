import LIPData

extension TimePeriod {
  /// The days of the period, counted from a day long ago; nil where its days are not told (`2024/2025`).
  var days: Range<Int>? {
    switch kind {
    case .years: return nil
    case .day:
      let day = packed / 100 % 100
      let first = Self.day(year, month: firstMonth) + day - 1
      return first..<first + 1
    case .week:
      // The first week of a year is that of its fourth of January; a week begins on a Monday.
      let fourth = Self.day(year, month: 1) + 3
      let first = fourth - (fourth - 1) % 7 + 7 * (packed / 10 % 100 - 1)
      return first..<first + 7
    case .year, .semester, .trimester, .quarter, .month:
      return Self.day(year, month: firstMonth)..<Self.day(year, month: firstMonth + (kind.months ?? 1))
    }
  }

  /// The days of years of which it is not told where they begin, if they do in a month.
  ///
  /// `2024/2025` is twelve months from April, say, or, where the month is nil, both years of the calendar.
  func days(beginningIn month: Int?) -> Range<Int>? {
    guard kind == .years else { return days }
    guard let month else { return Self.day(year, month: 1)..<Self.day(lastYear + 1, month: 1) }
    return Self.day(year, month: month)..<Self.day(lastYear, month: month)
  }

  /// The number of the first day of a month, which may lie behind the twelfth: 1 for the first of January of year 1.
  private static func day(_ year: Int, month: Int) -> Int {
    let year = year + (month - 1) / 12
    let month = (month - 1) % 12
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let before = year - 1
    let days = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month]
    return before * 365 + before / 4 - before / 100 + before / 400 + days + (isLeap && month > 1 ? 1 : 0) + 1
  }
}
