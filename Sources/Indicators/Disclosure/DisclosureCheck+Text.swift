import LIPData

extension DisclosureCheck.Finding {
  /// The figure in words: partnership, indicator, area and category.
  public var text: String {
    let words = [partnership, indicator] + (category.en == "total" ? [] : [category.en])
    return words.joined(separator: " ") + " (\(area.en))"
  }

  /// How many figures of a run were withheld and why, with the first few of them; nil where none was.
  public static func sentence(_ findings: [DisclosureCheck.Finding]) -> String? {
    guard let first = findings.first else { return nil }
    let several = findings.count > 1
    let shown = several ? findings.prefix(5).map(\.text).joined(separator: "; ") : first.text
    return "\(findings.count) \(several ? "figures are" : "figure is") withheld: beside the others of the run "
      + "\(several ? "they" : "it") would tell a cell that its publisher hides: \(shown)"
      + (findings.count > 5 ? "; …" : "")
  }
}
