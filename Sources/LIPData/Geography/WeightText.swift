/// A weight as people and programs write it: `0.4`, `,4`, `1`, `5e-05`; never a number of another notation.
///
/// `1,000` may be one or a thousand, and `0x1` or `nan` is what a program leaves behind: none of them is taken.
enum WeightText {
  /// The number that a text is; nil where it is none, or where it can be read in two ways.
  static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy(isPlain), text.utf8.first.map(isMark) ?? false else { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    // Thousands set apart, where anything but a zero stands before the comma.
    if parts.count == 2, parts[1].utf8.count == 3, parts[0].contains(where: { $0 != "0" }) { return nil }
    return Double(text.replacing(",", with: "."))
  }

  /// A sum of weights as it is said: three decimals, without the dust of the binary system.
  static func said(_ sum: Double) -> String {
    let rounded = (sum * 1000).rounded() / 1000
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }

  /// What to do about a weight above 1 that is a percentage, nil for any other text.
  static func remedyOfPercent(_ text: String) -> String? {
    let plain = text.last == "%" ? String(text.dropLast()).trimmed : text
    guard let number = number(plain), number > 1 || text.last == "%", number <= 100 else { return nil }
    return "A weight is a part of 1: write \(number / 100) for \(plain) percent."
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    isMark(byte) || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") || byte == UInt8(ascii: "-")
  }

  /// A digit or a decimal sign: what a weight may begin with.
  private static func isMark(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }
}
