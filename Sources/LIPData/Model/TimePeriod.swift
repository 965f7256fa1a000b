/// A stretch of time that figures are given for: a year, several, a part of one, or a day.
///
/// Packed in an integer for the store: the year, two digits (of the month in which it begins; of the number of years
/// between first and last; of the week), and a digit for its kind. A day is packed as eight digits, 0 and its kind.
/// Its order is that of time; of periods that begin together the longer is first.
public struct TimePeriod: Sendable, Hashable, Comparable {
  /// How long a period is.
  public enum Kind: Int, Sendable, CaseIterable {
    /// `2026`, `2025-Q4`, `2026-01`.
    case year, quarter, month
    /// From one year to another, such as `1971/1972`: a year that is not the calendar's, or several taken together.
    case years
    /// `2026-S1` (six months), `2026-T1` (four months), `2026-W05`, `2026-01-15`.
    case semester, trimester, week, day

    /// The number of months; nil where a period is no whole number of them, or its months are not told.
    public var months: Int? {
      switch self {
      case .year: 12
      case .semester: 6
      case .trimester: 4
      case .quarter: 3
      case .month: 1
      case .years, .week, .day: nil
      }
    }
  }

  /// The period as one integer, such as 2026012 for January 2026.
  public let packed: Int

  /// Makes a year; nil outside 1 to 9999.
  public init?(year: Int) { self.init(.year, year, 1) }

  /// Makes a quarter, 1 to 4; nil when there is no such quarter.
  public init?(year: Int, quarter: Int) {
    guard (1...4).contains(quarter) else { return nil }
    self.init(.quarter, year, 3 * quarter - 2)
  }

  /// Makes a month, 1 to 12; nil when there is no such month.
  public init?(year: Int, month: Int) { self.init(.month, year, month) }

  /// Makes the years from one to a later one, at most 99 apart; nil for others.
  public init?(from first: Int, to last: Int) {
    guard (1...99).contains(last - first), last <= 9999 else { return nil }
    self.init(.years, first, last - first)
  }

  /// Makes a day of the Gregorian calendar; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...days[month - 1]).contains(day) else { return nil }
    packed = ((year * 100 + month) * 100 + day) * 100 + Kind.day.rawValue
  }

  /// Reads an integer that ``packed`` gave; nil when it is no period.
  public init?(packed: Int) {
    guard packed > 0, let kind = Kind(rawValue: packed % 10) else { return nil }
    if kind == .day {
      self.init(year: packed / 1_000_000, month: packed / 10000 % 100, day: packed / 100 % 100)
      guard self.packed == packed else { return nil }
    } else {
      self.init(kind, packed / 1000, packed / 10 % 100)
    }
  }

  init?(_ kind: Kind, _ year: Int, _ part: Int) {
    guard (1...9999).contains(year) else { return nil }
    switch kind {
    case .day: return nil
    case .years: guard (1...99).contains(part), year + part <= 9999 else { return nil }
    case .week: guard (1...53).contains(part) else { return nil }
    case .year, .semester, .trimester, .quarter, .month:
      guard let months = kind.months, (1...12).contains(part), (part - 1) % months == 0 else { return nil }
    }
    packed = year * 1000 + part * 10 + kind.rawValue
  }

  /// How long the period is.
  public var kind: Kind { Kind(rawValue: packed % 10) ?? .year }

  /// The year in which the period begins.
  public var year: Int { kind == .day ? packed / 1_000_000 : packed / 1000 }

  /// The last year of the period.
  public var lastYear: Int { kind == .years ? year + part : year }

  /// The month in which the period begins, 1 to 12; 1 for years of which it is not told, and for weeks.
  public var firstMonth: Int {
    switch kind {
    case .years, .week: 1
    case .day: packed / 10000 % 100
    case .year, .semester, .trimester, .quarter, .month: part
    }
  }

  /// The two digits between the year and the kind.
  var part: Int { packed / 10 % 100 }

  /// True when the other period lies in this one.
  public func contains(_ other: TimePeriod) -> Bool {
    guard let months = kind.months else { return self == other }
    guard year == other.year else { return false }
    if other.kind == .day { return (firstMonth..<(firstMonth + months)).contains(other.firstMonth) }
    guard let others = other.kind.months else { return false }
    return firstMonth <= other.firstMonth && other.firstMonth + others <= firstMonth + months
  }

  /// True when a period begins earlier than another, or with it and is the longer.
  public static func < (a: TimePeriod, b: TimePeriod) -> Bool { a.order < b.order }

  /// The first day on a calendar whose months have 31 days, then the longer before the shorter.
  private var order: Int {
    let day =
      switch kind {
      case .week: (part - 1) * 7 * 372 / 366
      case .day: (firstMonth - 1) * 31 + packed / 100 % 100 - 1
      case .years, .year, .semester, .trimester, .quarter, .month: (firstMonth - 1) * 31
      }
    let shortness =
      switch kind {
      case .years: 0
      case .week: 20
      case .day: 21
      case .year, .semester, .trimester, .quarter, .month: 13 - (kind.months ?? 0)
      }
    return (year * 372 + day) * 100 + shortness
  }
}
