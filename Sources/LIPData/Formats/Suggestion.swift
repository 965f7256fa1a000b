/// Finds the known word nearest to a mistyped one, for "did you mean".
public enum Suggestion {
  /// The candidate nearest to `word`, when it is near enough to be a slip of the keyboard.
  ///
  /// Damerau–Levenshtein distance (adjacent letters exchanged count once) of at most a third of the
  /// word's length; a candidate that begins with the word counts as near. O(candidates × length²).
  public static func nearest<S: Sequence>(to word: String, among candidates: S) -> String?
  where S.Element == String {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard scalars.count <= 100 else { continue }
      var distance = self.distance(wanted, scalars)
      if wanted.count >= 3, scalars.starts(with: wanted) { distance = min(distance, 1) }
      let limit = max(1, max(wanted.count, scalars.count) / 3)
      guard distance <= limit else { continue }
      if let best, (best.distance, best.word) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.word
  }

  /// "Did you mean `x`?", or a list of what there is when nothing is near.
  public static func remedy(for word: String, among candidates: [String], listedBy: String? = nil) -> String {
    if let near = nearest(to: word, among: candidates) { return "Did you mean \"\(near)\"?" }
    if let listedBy { return "\(listedBy) lists what there is." }
    if candidates.count <= 12 { return "It can be: \(candidates.joined(separator: ", "))." }
    return "It can be one of \(candidates.count) words, such as \(candidates.prefix(6).joined(separator: ", "))."
  }

  /// True when a word is another with one or two slips of the keyboard.
  static func isSlip(_ word: String, of other: String) -> Bool {
    distance(Array(word.lowercased().unicodeScalars.prefix(100)), Array(other.lowercased().unicodeScalars.prefix(100)))
      <= 2
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1] + Array(repeating: 0, count: b.count)
      for j in 0..<b.count {
        row[j + 1] = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], before[j - 1] + 1) }
      }
      (before, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
