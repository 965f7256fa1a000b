/// A heading of a wide table of IRCC: a year, a quarter, a month, or the total of one.
enum IRCCWideHeading: Equatable {
  case year(Int)
  case quarter(Int)
  case month(Int)
  case yearTotal(Int)
  case quarterTotal(Int)

  private static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12, "janv": 1, "fev": 2, "mars": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aout": 8, "sept": 9,
    "sep.": 9,
  ]

  /// Reads a heading; nil for what is none.
  ///
  /// `T1.3` is what pandas makes of the fourth column called T1.
  init?(_ text: String) {
    var text = text.folded.trimmed
    if text.hasPrefix("\"") || text.hasSuffix("\"") { text = text.replacing("\"", with: "").trimmed }
    if let point = text.lastIndex(of: "."), point != text.startIndex,
      text[text.index(after: point)...].allSatisfy(\.isNumber),
      text.first == "q" || text.first == "t" || text.first?.isNumber == false
    {
      text = String(text[..<point])
    }
    let isTotal = text.hasSuffix("total")
    let word = isTotal ? String(text.dropLast(5)).trimmed : text
    if let year = Int(word), word.count == 4, (1950...2199).contains(year) {
      self = isTotal ? .yearTotal(year) : .year(year)
      return
    }
    if word.count == 2, word.first == "q" || word.first == "t", let number = Int(word.dropFirst()),
      (1...4).contains(number)
    {
      self = isTotal ? .quarterTotal(number) : .quarter(number)
      return
    }
    guard !isTotal, let month = Self.months[word.hasSuffix(".") ? String(word.dropLast()) : word] else { return nil }
    self = .month(month)
  }
}
