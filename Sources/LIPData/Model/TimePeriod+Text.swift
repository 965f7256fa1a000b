extension TimePeriod: CustomStringConvertible {
  /// The period in text, such as `2026`, `2025-Q4`, `2026-01`, `1971/1972`.
  public var description: String {
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let year = digits(self.year, 4)
    return switch kind {
    case .year: year
    case .years: "\(year)/\(digits(lastYear, 4))"
    case .semester: "\(year)-S\((part + 5) / 6)"
    case .trimester: "\(year)-T\((part + 3) / 4)"
    case .quarter: "\(year)-Q\((part + 2) / 3)"
    case .month: "\(year)-\(digits(part, 2))"
    case .week: "\(year)-W\(digits(part, 2))"
    case .day: "\(year)-\(digits(firstMonth, 2))-\(digits(packed / 100 % 100, 2))"
    }
  }

  /// Reads what ``description`` writes, and years joined by a hyphen; nil when the text is no period.
  public init?(_ text: String) {
    var text = text
    guard let period = text.withUTF8({ TimePeriod(bytes: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = period
  }

  /// Reads a period from its bytes, as ``init(_:)`` does.
  public init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 4, let year = Self.number(bytes, 0..<4) else { return nil }
    if bytes.count == 4 {
      self.init(year: year)
      return
    }
    let separator = bytes[4]
    guard bytes.count > 5, separator == 0x2D || separator == 0x2F && bytes.count == 9 else { return nil }
    let letter = bytes[5]
    switch bytes.count {
    case 7 where letter == UInt8(ascii: "Q"):
      self.init(.quarter, year, 3 * (Self.number(bytes, 6..<7) ?? 0) - 2)
    case 7 where letter == UInt8(ascii: "S"):
      self.init(.semester, year, 6 * (Self.number(bytes, 6..<7) ?? 0) - 5)
    case 7 where letter == UInt8(ascii: "T"):
      self.init(.trimester, year, 4 * (Self.number(bytes, 6..<7) ?? 0) - 3)
    case 7: self.init(year: year, month: Self.number(bytes, 5..<7) ?? 0)
    case 8 where letter == UInt8(ascii: "W"): self.init(.week, year, Self.number(bytes, 6..<8) ?? 0)
    case 9: self.init(from: year, to: Self.number(bytes, 5..<9) ?? 0)
    case 10 where bytes[7] == 0x2D:
      self.init(year: year, month: Self.number(bytes, 5..<7) ?? 0, day: Self.number(bytes, 8..<10) ?? 0)
    default: return nil
    }
  }

  /// The number that digits spell; nil when one of the bytes is no digit.
  private static func number(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let digit = Int(bytes[index]) &- 0x30
      guard digit >= 0, digit <= 9 else { return nil }
      value = 10 * value + digit
    }
    return value
  }
}
