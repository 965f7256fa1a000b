/// How the values of a member may be combined over areas.
///
/// Additivity is a property of what is counted, not of who asks: a median is never averaged in silence
/// (DESIGN §4.3).
public enum Combination: Sendable, Equatable {
  /// Counts: the whole is the sum of its parts.
  case additive
  /// The numerator over the denominator, by member id; times 100 where the unit is percent.
  case ratio(of: Int, to: Int)
  /// A mean, combined with the members' counts as weights.
  case mean(weightedBy: Int)
  /// A median, to be interpolated from the counts of a distribution (first to last member).
  case median(from: ClosedRange<Int>)
  /// Not to be combined at all.
  case notAdditive

  /// The members that the combination names; of a distribution its first and last.
  var members: [Int] {
    switch self {
    case .ratio(let numerator, let denominator): [numerator, denominator]
    case .mean(let weight): [weight]
    case .median(let distribution): [distribution.lowerBound, distribution.upperBound]
    case .additive, .notAdditive: []
    }
  }

  /// Reads the column `combine` of a members table.
  public init?(_ text: String) {
    func arguments(_ name: String, _ separator: Character) -> [Int]? {
      guard text.hasPrefix(name + "("), text.hasSuffix(")") else { return nil }
      let inside = text.dropFirst(name.count + 1).dropLast()
      let numbers = inside.split(separator: separator).map { Int(String($0.filter { $0 != " " })) }
      return numbers.contains(nil) ? nil : numbers.compactMap(\.self)
    }
    if text == "additive" {
      self = .additive
    } else if text == "not-additive" {
      self = .notAdditive
    } else if let pair = arguments("ratio-of", ","), pair.count == 2 {
      self = .ratio(of: pair[0], to: pair[1])
    } else if let one = arguments("mean-weighted-by", ","), one.count == 1 {
      self = .mean(weightedBy: one[0])
    } else if let ends = arguments("median-from", "-"), ends.count == 2, ends[0] <= ends[1] {
      self = .median(from: ends[0]...ends[1])
    } else {
      return nil
    }
  }
}
