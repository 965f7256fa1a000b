/// Reads periods as Statistics Canada's web pages write them, in both languages.
enum DisplayedPeriod {
  private static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5,
    "juin": 6, "juillet": 7, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
  ]
  private static let quarters: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "premier": 1, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
  ]

  /// `2021`, `2016/2017`, `Q1 2010`, `T1 2010`, `First quarter 2010`, `January 2010`, `janvier 2010`,
  /// `January 1, 2010`; nil for what is none.
  static func period(_ text: String) -> TimePeriod? {
    if let plain = TimePeriod(text) { return plain }
    let words = text.folded.split { $0 == " " || $0 == "," || $0 == "\u{A0}" }.map(String.init)
    guard let last = words.last, let year = TimePeriod(last), year.kind == .year else { return nil }
    switch words.count {
    case 2:
      if let letter = words[0].first, letter == "q" || letter == "t", let number = Int(words[0].dropFirst()) {
        return TimePeriod(year: year.year, quarter: number)
      }
      return months[words[0]].flatMap { TimePeriod(year: year.year, month: $0) }
    case 3:
      if words[1] == "quarter" || words[1] == "trimestre", let number = quarters[words[0]] {
        return TimePeriod(year: year.year, quarter: number)
      }
      if words[1] == "to" || words[1] == "a", let first = TimePeriod(words[0]), first.kind == .year {
        return TimePeriod(from: first.year, to: year.year)
      }
      if let month = months[words[0]], let day = Int(words[1]) {
        return TimePeriod(year: year.year, month: month, day: day)
      }
      if let month = months[words[1]], let day = Int(words[0].replacing("er", with: "")) {
        return TimePeriod(year: year.year, month: month, day: day)
      }
      return nil
    default: return nil
    }
  }
}
