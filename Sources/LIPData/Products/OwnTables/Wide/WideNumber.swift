/// Numbers of wide tables: digits and a point, or as people write them.
enum WideNumber {
  /// The value with its symbols, as ``DisplayedNumber`` reads it; plain digits at once.
  static func cell(_ text: String, _ language: Language) -> Cell? {
    if let plain = text.withRawBytes({ NumberParsing.decimal($0) }) { return Cell(plain) }
    return DisplayedNumber.cell(text, language)
  }

  /// The value as it is written in either language; nil for what is neither a number nor a symbol.
  static func cell(_ text: String) -> Cell? { cell(text, .english) ?? DisplayedNumber.cell(text, .french) }

  /// The text without the sign of a percentage.
  static func withoutPercent(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: "%") ? String(text.dropLast()).trimmed : text
  }

  /// True for what is a number in either language, a percentage too.
  static func isNumber(_ text: String) -> Bool { cell(withoutPercent(text))?.hasValue == true }

  /// True for a number whose thousands are set apart or whose decimals stand behind a comma.
  ///
  /// `1,234` is a thousand in English and one and a bit in French: the descriptor says which.
  static func isGrouped(_ text: String) -> Bool {
    guard text.utf8.contains(where: { !(0x2D...0x39).contains($0) }) else { return false }
    let scalars = Array(text.unicodeScalars)
    func isDigit(_ place: Int) -> Bool { ("0"..."9") ~= scalars[place] }
    return scalars.indices.dropFirst().dropLast().contains { place in
      [",", " ", "\u{202F}"].contains(scalars[place]) && isDigit(place - 1) && isDigit(place + 1)
    }
  }

  /// A small number as a workbook keeps it, `1.5E-3`; nil for every other text.
  static func small(_ text: String) -> Double? {
    guard text.utf8.count < 40, text.utf8.contains(UInt8(ascii: "E")),
      text.wholeMatch(of: /-?\d(\.\d+)?E-\d{1,3}/) != nil
    else { return nil }
    return Double(text)
  }
}
