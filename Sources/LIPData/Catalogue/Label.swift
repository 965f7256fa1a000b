/// Compares the labels of members as files write them.
///
/// The same label comes with leading spaces, doubled spaces, typographic or plain apostrophes and dashes,
/// and a footnote number in parentheses at its end.
public enum Label {
  /// True when two labels differ in nothing but spacing, apostrophes, dashes and footnote number.
  public static func agree(_ a: String, _ b: String) -> Bool {
    a == b || normalized(a) == normalized(b)
  }

  /// A label with single spaces, without footnote number.
  static func spaced(_ label: String) -> String {
    var words: [Substring] = []
    for word in label.split(whereSeparator: \.isWhitespace) { words.append(word) }
    if let last = words.last, last.hasPrefix("("), last.hasSuffix(")"),
      last.dropFirst().dropLast().allSatisfy(\.isNumber), last.count > 2
    {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  /// A label with single spaces, plain apostrophes and hyphens, without footnote number.
  public static func normalized(_ label: String) -> String {
    var text = ""
    for character in spaced(label) {
      switch character {
      case "’", "‘", "´", "`": text.append("'")
      case "–", "—", "‑": text.append("-")
      default: text.append(character)
      }
    }
    return text
  }
}
