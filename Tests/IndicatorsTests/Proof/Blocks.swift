import LIPData

@testable import Indicators

/// A heading and the characteristics right beneath it that make it up.
struct Block: Sendable {
  var whole: Member
  var parts: [Member]

  /// The blocks of a product whose parts are classes of the whole: everybody is in one of them and nobody in two.
  ///
  /// Beneath some headings people stand more than once: by the languages that they know, the origins that they name,
  /// the kinds of income that they receive; by what they did and, beside it, males and females.
  static func all(in table: MemberTable) -> [Block] {
    var blocks: [Block] = []
    var heading: Member?
    for (index, whole) in table.members.enumerated() {
      if whole.level == 0 { heading = whole }
      guard whole.combine == .additive, whole.rounding != .exact else { continue }
      if let heading, overlapping.contains(where: { heading.label.contains($0) }) { continue }
      let below = table.members[(index + 1)...].prefix { $0.level > whole.level }
      let parts = below.filter { $0.level == whole.level + 1 }
      guard parts.count > 1, !parts.contains(where: { $0.label.hasPrefix("Males ") }),
        parts.allSatisfy({ $0.combine == .additive && $0.unit == whole.unit && $0.rounding == whole.rounding })
      else { continue }
      blocks.append(Block(whole: whole, parts: Array(parts)))
    }
    return blocks
  }

  /// What stands in the headings of those.
  private static let overlapping = [
    "Knowledge of languages", "Ethnic or cultural origin", "Ethnic origin", "Income statistics", "income statistics",
  ]
}
