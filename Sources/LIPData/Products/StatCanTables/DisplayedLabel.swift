/// A label of a web page with the numbers of the notes that are glued to it: `Canada 6 7 8`, `Halifax (CMA), N.S. i12`.
struct DisplayedLabel: Equatable {
  /// The label without them.
  var text: String
  /// The numbers of the notes.
  var notes: [Int] = []

  /// Words before which a number is no note's: `1 to 4`, `Division No. 1`, `under 15`.
  private static let binding: Set<String> = [
    "to", "and", "or", "of", "no.", "no", "number", "under", "over", "least", "than", "in", "since", "before", "after",
    "until", "à", "et", "ou", "de", "n°", "moins", "plus", "avant", "après", "depuis", "en", "jusqu'à", "-", "–", "age",
    "ages", "aged", "grade", "level", "zone", "district", "quarter", "division", "group", "groupe", "niveau", "class",
    "category", "type", "région", "region", "ward", "part", "table",
  ]

  /// Takes the notes from the end of a label.
  ///
  /// Only numbers that the page has a note for, in ascending order, behind no word that binds a number; never the
  /// whole label.
  init(_ label: String, notes known: Set<Int>) {
    var words = label.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    while words.count > 1, let last = words.last {
      let digits = last.first?.isLetter == true ? String(last.dropFirst()) : last
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
        known.contains(number), !Self.binding.contains(words[words.count - 2].lowercased()),
        last.first?.isLetter != true || last.first?.isLowercase == true, notes.first.map({ number < $0 }) ?? true
      else { break }
      notes.insert(number, at: 0)
      words.removeLast()
    }
    text = words.joined(separator: " ").trimmed
  }
}
