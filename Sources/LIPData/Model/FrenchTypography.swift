/// French as it is printed in Canada, from French as it is typed.
///
/// Who writes a definition types a plain space and a straight apostrophe. What is published has a no-break space before
/// a colon, a closing guillemet and a percent or dollar sign after a number, and after an opening guillemet; before a
/// semicolon, a question or an exclamation mark it has no space. The source is the Office québécois de la langue française's table of spacing.
enum FrenchTypography {
  /// A text with its no-break spaces and apostrophes; one that has them stays as it is.
  static func set(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x27 || $0 == 0x20 || $0 == 0xC2 }) else { return text }
    let scalars = Array(text.unicodeScalars)
    var set = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case " " where isJoined(before, after): set.append("\u{00A0}")
      case _ where isSpace(scalar) && after.map { ";?!".unicodeScalars.contains($0) } == true: break
      case "'" where before?.properties.isAlphabetic == true && after?.properties.isAlphabetic == true:
        set.append("\u{2019}")
      default: set.append(scalar)
      }
    }
    return String(set)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{00A0}" }

  private static func isJoined(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    switch (before, after) {
    case ("\u{AB}", _), (_, ":"), (_, "\u{BB}"): true
    case (let digit?, "%"), (let digit?, "$"): ("0"..."9").contains(digit)
    default: false
    }
  }
}
