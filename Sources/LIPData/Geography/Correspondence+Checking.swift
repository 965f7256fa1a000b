extension Correspondence {
  /// Refuses links that contradict each other.
  ///
  /// Throws `duplicate-correspondence` for a pair that stands twice, `weights-do-not-sum` where the weights of an
  /// earlier area are not 1 together, and `kind-disagrees` where the rows are not what their kind says.
  static func check(_ rows: [Row]) throws {
    let pairs = Dictionary(grouping: rows) { "\($0.vintages.earlier)/\($0.vintages.later)" }
    for (_, rows) in pairs.sorted(by: { $0.key < $1.key }) { try check(rows.map(\.link)) }
  }

  /// Refuses links between the same two vintages that contradict each other.
  static func check(_ links: [Link]) throws {
    var seen: [String: Int] = [:]
    for link in links {
      if let first = seen.updateValue(link.place.line ?? 0, forKey: link.from + "\t" + link.to) {
        throw Diagnostic(
          "duplicate-correspondence",
          "\([link.from, link.to].filter { !$0.isEmpty }.joined(separator: " to ")) stands twice, first in line \(first)",
          at: link.place, remedy: "Keep one of the two rows; two shares of one pair are one, their sum.")
      }
    }
    let byFrom = Dictionary(grouping: links.filter { !$0.from.isEmpty }, by: \.from)
    let byTo = Dictionary(grouping: links.filter { !$0.to.isEmpty }, by: \.to)
    for link in links {
      try checkWeights(of: link, among: byFrom[link.from] ?? [])
      if let misfit = misfit(of: link, from: byFrom[link.from] ?? [], to: byTo[link.to] ?? []) {
        throw Diagnostic(
          "kind-disagrees", "The kind \"\(link.kind.rawValue)\" does not fit: \(misfit)",
          at: Place(file: link.place.file, line: link.place.line, column: link.isOfTractFile ? nil : "kind"),
          remedy: link.isOfTractFile
            ? "The kind is told by the rows of the tract files: two of them, or one and geography/correspondences.tsv, "
              + "name the same tract. Keep one."
            : "Datasets/README.md says what each kind is; `redrawn` fits where none other does.")
      }
    }
  }

  private static func checkWeights(of link: Link, among own: [Link]) throws {
    // Each earlier area once, at the first of its rows that leads somewhere.
    guard link.isWhole, own.first(where: \.isWhole) == link else { return }
    let total = own.reduce(0) { $0 + $1.weight }
    guard abs(total - 1) > tolerance else { return }
    throw Diagnostic(
      "weights-do-not-sum",
      "The weights of \(link.from) are \(WeightText.said(total)) together, and "
        + (total < 1 ? "all of its people live somewhere" : "nobody lives in two places"),
      at: Place(file: link.place.file, line: link.place.line, column: link.weightColumn),
      remedy: "They are shares of its people and add to 1: look for a later area that is "
        + (total < 1 ? "missing." : "named too often, or for a share of something else than people."))
  }

  /// What keeps a link from being of its kind, nil where nothing does.
  private static func misfit(of link: Link, from: [Link], to: [Link]) -> String? {
    let isAlone = from.count == 1 && to.count == 1
    let hasSameDigits = link.from.dropFirst(4) == link.to.dropFirst(4)
    switch link.kind {
    case .same, .renamed:
      if !hasSameDigits { return "\(link.from) and \(link.to) are different codes" }
      return isAlone ? nil : "the area has other rows"
    case .recoded:
      if hasSameDigits { return "the code is the same" }
      return isAlone ? nil : "the area has other rows"
    case .split: return from.count > 1 ? nil : "\(link.from) has one row, and is no several areas"
    case .merged:
      if from.count > 1 { return "\(link.from) has other rows" }
      return to.count > 1 ? nil : "\(link.to) has one row, and was no several areas"
    case .redrawn: return nil
    case .ended: return from.count == 1 ? nil : "\(link.from) has other rows"
    case .new: return to.count == 1 ? nil : "\(link.to) has other rows"
    }
  }
}
