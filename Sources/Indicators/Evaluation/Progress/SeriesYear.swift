/// Reads the year of a point or a target, as series write it.
enum SeriesYear {
  /// The year; of a stretch of years such as `2015-16` or `2015/2016` the first; nil for what is none.
  static func point(_ text: String) -> Double? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "\u{2013}" }
    switch parts.count {
    case 1: return number(parts[0])
    case 2:
      guard let first = number(parts[0]), let last = number(parts[1]), parts[1].utf8.count >= 2 else { return nil }
      let whole = parts[1].utf8.count == 4 ? last : (first / 100).rounded(.down) * 100 + last
      return whole > first || last == 0 ? first : nil
    default: return nil
    }
  }

  /// The year of a target: a target of March belongs to the year that began the spring before.
  ///
  /// `2031-03`, `2031-03-31` and `March 2031` are 2030 (frameworks notes §10.1).
  static func target(_ text: String) -> Double? {
    let words = text.lowercased().split(separator: " ")
    if words.count == 2, let month = months.firstIndex(of: String(words[0])), let year = number(words[1]) {
      return month < 3 ? year - 1 : year
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3 || parts.count == 2 && point(text) == nil, let year = number(parts[0]),
      let month = Int(parts[1]), (1...12).contains(month)
    {
      return month <= 3 ? year - 1 : year
    }
    return point(text)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static func number(_ text: some StringProtocol) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let value = Double(text) else {
      return nil
    }
    return value <= 9999 ? value : nil
  }
}
