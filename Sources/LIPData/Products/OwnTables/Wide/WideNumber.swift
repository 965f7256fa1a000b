/// Numbers of wide tables that are written otherwise than as digits and a point.
enum WideNumber {
  /// True for a number whose thousands are set apart or whose decimals stand behind a comma.
  ///
  /// `1,234` is a thousand in English and one and a bit in French: the descriptor says which.
  static func isGrouped(_ text: String) -> Bool {
    text.contains { $0 == "," || $0 == " " || $0 == "\u{202F}" } && text.firstMatch(of: /\d[ ,\u{202F}]\d/) != nil
  }

  /// A small number as a workbook keeps it, `1.5E-3`; nil for every other text.
  static func small(_ text: String) -> Double? {
    guard text.utf8.count < 40, text.wholeMatch(of: /-?\d(\.\d+)?E-\d{1,3}/) != nil else { return nil }
    return Double(text)
  }
}
