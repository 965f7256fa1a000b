import Foundation

/// Tells a label whose letters another encoding changed from a label that is another.
///
/// A spreadsheet that opens a file in the wrong encoding keeps every plain letter and turns each of the others into
/// what its bytes mean in that encoding: `ò` into `ň`, `Ã²`, `?` or U+FFFD. Only what can be shown to be that is damage.
enum LabelDamage {
  /// True when a label is the expected one but for letters that an encoding changed, each into what it makes of it.
  static func explains(_ found: String, expected: String) -> Bool {
    let found = Array(Label.spaced(found).unicodeScalars)
    let expected = Array(Label.normalized(expected).unicodeScalars)
    return fits(found[...], expected[...])
  }

  private static func fits(
    _ found: ArraySlice<Unicode.Scalar>, _ expected: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    var (found, expected) = (found, expected)
    while let letter = expected.first {
      expected = expected.dropFirst()
      if let next = found.first, next == letter || signs(for: letter).contains(next) {
        found = found.dropFirst()
        continue
      }
      return forms(of: letter).contains { form in
        found.starts(with: form) && fits(found.dropFirst(form.count), expected)
      }
    }
    return found.isEmpty
  }

  /// What encodings make of a letter beyond ASCII, or of the typographic sign that a plain one stands for.
  private static func forms(of letter: Unicode.Scalar) -> [[Unicode.Scalar]] {
    let letters = letter.isASCII ? signs(for: letter) : [letter]
    var forms: Set<String> = []
    for letter in letters {
      let text = String(letter)
      let length = text.utf8.count
      for sign in ["?", "\u{FFFD}"] { forms.formUnion([sign, String(repeating: sign, count: length)]) }
      for written in [String.Encoding.utf8, .windowsCP1252] {
        guard let bytes = text.data(using: written) else { continue }
        for read in encodings where read != written {
          guard let form = String(data: bytes, encoding: read), form != text, !form.isEmpty else { continue }
          forms.insert(form.replacing("\u{A0}", with: " "))
        }
      }
    }
    // The longest first, and always in one order.
    return forms.map { Array($0.unicodeScalars) }.sorted { left, right in
      left.count != right.count ? left.count > right.count : left.lexicographicallyPrecedes(right)
    }
  }

  /// The typographic signs that a plain one stands for.
  private static func signs(for letter: Unicode.Scalar) -> [Unicode.Scalar] {
    switch letter {
    case "'": ["\u{2019}", "\u{2018}", "\u{B4}", "\u{60}"]
    case "-": ["\u{2013}", "\u{2014}", "\u{2011}"]
    default: []
    }
  }

  /// The encodings that programs take a file of Western Europe for.
  private static let encodings: [String.Encoding] = [
    .windowsCP1252, .windowsCP1250, .windowsCP1251, .windowsCP1253, .windowsCP1254, .isoLatin1, .isoLatin2,
  ]
}
