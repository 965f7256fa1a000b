/// How the values of an indicator become scores that can be put together with others.
///
/// Everything is computed from all values that are handed in: of a panel, those of every period together, since scores
/// of periods with a scale each cannot be compared.
public enum Normalisation: Sendable, Equatable {
  /// `(x − min) ÷ (max − min) · (high − low) + low`.
  case minMax(low: Double, high: Double)
  /// `(x − mean) ÷ s · deviation + mean`, s of the sample.
  case zScore(mean: Double, deviation: Double)
  /// The rank from below: 1 for the worst; tied values all have the least of their ranks.
  case rank
  /// The rank less 1.
  case borda
  /// `(rank − 1) ÷ (n − 1)` of the values that there are.
  case percentileRank
  /// `1 − (max − x) ÷ (max − min)`.
  case distanceToMax
  /// `1 − (x_ref − x) ÷ (x_ref − min)` with the value of a unit of reference.
  case distanceToReference(unit: String, capped: Bool)
  /// `(x − min) ÷ (target − min)`; where less is better `(max − x) ÷ (max − target)`.
  case distanceToTarget(capped: Bool)
  /// `x ÷ max`.
  case fractionOfMax
  /// `(x − low) ÷ (high − low) · scale` between two posts; where less is better `(x − high) ÷ (low − high) · scale`.
  case goalposts(scale: Double, clipped: Bool)

  /// What stands beside the values of an indicator.
  public struct Anchors: Sendable, Equatable {
    /// True when more is better.
    public var upIsBetter = true
    /// What is aimed at.
    public var target: Double?
    /// The low and the high goalpost.
    public var posts: (low: Double, high: Double)? = nil
    /// The value of the unit of reference beside each value.
    public var reference: [Double?] = []

    /// Anchors of an indicator.
    public init(upIsBetter: Bool = true, target: Double? = nil, posts: (low: Double, high: Double)? = nil) {
      self.upIsBetter = upIsBetter
      self.target = target
      self.posts = posts
    }

    /// True when two are the same.
    public static func == (a: Anchors, b: Anchors) -> Bool {
      a.upIsBetter == b.upIsBetter && a.target == b.target && a.reference == b.reference
        && a.posts?.low == b.posts?.low && a.posts?.high == b.posts?.high
    }
  }

  /// Why an indicator cannot be normalised so.
  public enum Refusal: Error, Equatable {
    /// It has no target.
    case noTarget
    /// The target is no better than the worst value, which is this one.
    case targetOnWrongSide(worst: Double)
    /// It has no goalposts.
    case noPosts
    /// The method is not defined where less is better.
    case downIsBetter
    /// The unit of reference has no value.
    case noReference
    /// The unit of reference has the least value of all: there is no distance to measure by.
    case referenceIsLeast
    /// The largest value is 0 or less, and no fraction of it makes sense.
    case maximumNotPositive
  }

  /// The scores of values, nil where there is no value, and nil for all when they do not differ but would have to.
  public func scores(of values: [Double?], _ anchors: Anchors) throws(Refusal) -> [Double?] {
    let present = values.compactMap(\.self)
    guard let least = present.min(), let most = present.max() else { return values }
    let sign = anchors.upIsBetter ? 1.0 : -1.0
    // The least and the most of the values as they count: less is more where less is better.
    let (worst, best) = anchors.upIsBetter ? (least, most) : (-most, -least)
    let range = most - least
    func each(_ score: (Double) -> Double) -> [Double?] { values.map { $0.map { score(sign * $0) } } }
    switch self {
    case .minMax(let low, let high):
      return range > 0 ? each { ($0 - worst) / range * (high - low) + low } : values.map { _ in nil }
    case .zScore(let mean, let deviation):
      let moments = Moments(present)
      guard let spread = moments.deviation, spread > 0 else { return values.map { _ in nil } }
      return each { ($0 - sign * moments.mean) / spread * deviation + mean }
    case .rank: return Self.ranks(of: each { $0 }, first: 1)
    case .borda: return Self.ranks(of: each { $0 }, first: 0)
    case .percentileRank:
      guard present.count > 1 else { return values.map { _ in nil } }
      return Self.ranks(of: each { $0 }, first: 0).map { $0.map { $0 / Double(present.count - 1) } }
    case .distanceToMax:
      return range > 0 ? each { 1 - (best - $0) / range } : values.map { _ in nil }
    case .distanceToTarget(let capped):
      guard let target = anchors.target else { throw .noTarget }
      let distance = sign * target - worst
      guard distance > 0 else { throw .targetOnWrongSide(worst: anchors.upIsBetter ? least : most) }
      return each { capped ? min(1, ($0 - worst) / distance) : ($0 - worst) / distance }
    case .goalposts(let scale, let clipped):
      guard let posts = anchors.posts else { throw .noPosts }
      let (from, to) = anchors.upIsBetter ? (posts.low, posts.high) : (-posts.high, -posts.low)
      return each {
        let part = ($0 - from) / (to - from)
        return (clipped ? min(1, max(0, part)) : part) * scale
      }
    case .fractionOfMax:
      guard anchors.upIsBetter else { throw .downIsBetter }
      guard most > 0 else { throw .maximumNotPositive }
      return each { $0 / most }
    case .distanceToReference(_, let capped):
      return try distanceToReference(values, anchors, least: least, capped: capped)
    }
  }

  private func distanceToReference(
    _ values: [Double?], _ anchors: Anchors, least: Double, capped: Bool
  ) throws(Refusal) -> [Double?] {
    guard anchors.upIsBetter else { throw .downIsBetter }
    var scores: [Double?] = []
    for (value, reference) in zip(values, anchors.reference) {
      guard let reference else { throw .noReference }
      guard reference > least else { throw .referenceIsLeast }
      let score = value.map { 1 - (reference - $0) / (reference - least) }
      scores.append(capped ? score.map { min(1, $0) } : score)
    }
    return scores
  }

  /// The rank of each value from below, tied values with the least of their ranks.
  static func ranks(of values: [Double?], first: Double) -> [Double?] {
    let sorted = values.compactMap(\.self).sorted()
    var ranks: [Double: Double] = [:]
    for (index, value) in sorted.enumerated() where ranks[value] == nil { ranks[value] = Double(index) + first }
    return values.map { $0.flatMap { ranks[$0] } }
  }
}
