/// Reads the year of a point or a target, as series write it.
enum SeriesYear {
  /// The year; of a stretch of years such as `2015-16` or `2015/2016` the first; nil for what is none.
  static func point(_ text: String) -> Double? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "\u{2013}" }
    switch parts.count {
    case 1: return year(parts[0])
    case 2:
      guard let first = year(parts[0]), let whole = end(parts[1], after: first) else { return nil }
      return whole > first ? first : nil
    default: return nil
    }
  }

  /// The year of a target: a target of March belongs to the year that began the spring before.
  ///
  /// `2031-03`, `2031/03/31`, `March 2031` and `mars 2031` are 2030 (frameworks notes §10.1).
  static func target(_ text: String) -> Double? {
    let words = text.lowercased().split(separator: " ")
    if words.count == 2, let month = month(words[0]), let year = year(words[1]) {
      return month <= 3 ? year - 1 : year
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    if parts.count == 3 || parts.count == 2 && point(text) == nil, let year = year(parts[0]),
      let month = Int(parts[1]), (1...12).contains(month)
    {
      if parts.count == 3, !(Int(parts[2]).map { (1...31).contains($0) } ?? false) { return nil }
      return month <= 3 ? year - 1 : year
    }
    return point(text)
  }

  /// The month that a word names in either language, with accents or without, 1 to 12.
  private static func month(_ word: Substring) -> Int? {
    [english, french, unaccented].compactMap { $0.firstIndex(of: String(word)) }.first.map { $0 + 1 }
  }

  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let french = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
  private static let unaccented = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
  ]

  /// The year in which a stretch ends that two figures or a whole year write.
  private static func end(_ text: Substring, after first: Double) -> Double? {
    guard text.utf8.count == 2 else { return year(text) }
    guard let last = number(text) else { return nil }
    let whole = (first / 100).rounded(.down) * 100 + last
    // 1999-00 ends in the century after.
    return last == 0 && first.truncatingRemainder(dividingBy: 100) == 99 ? whole + 100 : whole
  }

  private static func year(_ text: Substring) -> Double? {
    number(text).flatMap { PeriodName.years.contains($0) ? $0 : nil }
  }

  private static func number(_ text: Substring) -> Double? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } ? Double(text) : nil
  }
}
