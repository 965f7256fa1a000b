/// Reads numbers as Statistics Canada's web pages write them: `-33,982`, `12.5E`, `12,5` and `1 234` in French, `..`.
enum DisplayedNumber {
  /// The value with its symbols; nil for what is neither a number nor a symbol.
  static func cell(_ text: String, _ language: Language) -> Cell? {
    if text.isEmpty { return Cell(missing: .empty) }
    if let status = text.withRawBytes({ ObservationStatus(symbol: $0) }) {
      // A letter of quality alone stands for no value.
      return Cell(missing: status.isDisjoint(with: .withoutValue) ? status.union(.empty) : status)
    }
    let digits = text.prefix { !$0.isLetter }
    let letters = String(text.dropFirst(digits.count)).trimmed
    guard let value = value(String(digits).trimmed, language) else { return nil }
    if letters.isEmpty { return Cell(value) }
    return letters.withRawBytes { ObservationStatus(symbol: $0) }.map { Cell(value, $0) }
  }

  /// A number with thousands apart, three digits each; nil for what is none.
  static func value(_ text: String, _ language: Language) -> Double? {
    let thousands: Character = language == .english ? "," : " "
    var plain = text.replacing("\u{2212}", with: "-").replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    let isNegative = plain.hasPrefix("-")
    if isNegative { plain.removeFirst() }
    if language == .french { plain = plain.replacing(",", with: ".") }
    let groups = plain.prefix { $0 != "." }.split(separator: thousands, omittingEmptySubsequences: false)
    guard groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count == 1 || !plain.drop(while: { $0 != "." }).contains(thousands)
    else { return nil }
    let joined = (isNegative ? "-" : "") + plain.filter { $0 != thousands }
    return joined.withRawBytes { NumberParsing.decimal($0) }
  }
}
