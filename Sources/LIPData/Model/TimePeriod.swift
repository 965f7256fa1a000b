/// A year, a quarter of a year, or a month.
///
/// Packed in an integer for the store: the year, two digits of the month in which it begins, and a digit for its
/// kind (0 year, 1 quarter, 2 month). Its order is that of time; of periods that begin together the longer is first.
public struct TimePeriod: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// How long a period is.
  public enum Kind: Int, Sendable, CaseIterable {
    case year, quarter, month

    /// The number of months.
    public var months: Int {
      switch self {
      case .year: 12
      case .quarter: 3
      case .month: 1
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

  /// Reads an integer that ``packed`` gave; nil when it is no period.
  public init?(packed: Int) {
    guard packed > 0, let kind = Kind(rawValue: packed % 10) else { return nil }
    self.init(kind, packed / 1000, packed / 10 % 100)
  }

  /// Reads `2026`, `2025-Q4` or `2026-01`; nil when the text is none of these.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      range.reduce(0 as Int?) { value, index in
        let digit = Int(bytes[index]) - 0x30
        return (0...9).contains(digit) ? value.map { 10 * $0 + digit } : nil
      }
    }
    guard bytes.count >= 4, let year = number(0..<4) else { return nil }
    switch bytes.count {
    case 4: self.init(year: year)
    case 7 where bytes[4] == UInt8(ascii: "-") && bytes[5] == UInt8(ascii: "Q"):
      self.init(year: year, quarter: number(6..<7) ?? 0)
    case 7 where bytes[4] == UInt8(ascii: "-"): self.init(year: year, month: number(5..<7) ?? 0)
    default: return nil
    }
  }

  private init?(_ kind: Kind, _ year: Int, _ month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (month - 1) % kind.months == 0 else { return nil }
    packed = year * 1000 + month * 10 + kind.rawValue
  }

  /// How long the period is.
  public var kind: Kind { Kind(rawValue: packed % 10) ?? .year }

  /// The year.
  public var year: Int { packed / 1000 }

  /// The month in which the period begins, 1 to 12.
  public var firstMonth: Int { packed / 10 % 100 }

  /// The period in text: `2026`, `2025-Q4`, `2026-01`.
  public var description: String {
    let digits = String(year)
    let year = String(repeating: "0", count: 4 - digits.utf8.count) + digits
    switch kind {
    case .year: return year
    case .quarter: return "\(year)-Q\((firstMonth + 2) / 3)"
    case .month: return "\(year)-\(firstMonth < 10 ? "0" : "")\(firstMonth)"
    }
  }

  /// True when the other period lies in this one.
  public func contains(_ other: TimePeriod) -> Bool {
    year == other.year && firstMonth <= other.firstMonth
      && other.firstMonth + other.kind.months <= firstMonth + kind.months
  }

  /// True when a period begins earlier than another, or with it and is the longer.
  public static func < (a: TimePeriod, b: TimePeriod) -> Bool { a.packed < b.packed }
}
