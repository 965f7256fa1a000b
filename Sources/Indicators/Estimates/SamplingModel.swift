/// The modelled sampling error of long-form estimates where no published one is at hand.
///
/// `SE = k·√(3·x·(1 − x/N))` for a count x in a universe N: the long form goes to one household in four, so
/// the weight is 4 and the factor 4 − 1. k allows for people who live together: 1.25 for persons, 1 for
/// households. Checked against published 2021 intervals with k = 1: published over model is 0.65 for
/// immigrants, 1.26 for visible minorities, 1.25 for the unemployed. Source: frameworks notes §15.
public struct SamplingModel: Sendable, Equatable {
  /// k, the clustering factor.
  public var clustering: Double

  /// Makes a model with a clustering factor.
  public init(clustering: Double = 1.25) {
    self.clustering = clustering
  }

  /// The variance of a count in a universe; the universe is taken as endless when it is unknown.
  public func variance(of count: Double, in universe: Double?) -> Double {
    guard count > 0 else { return 0 }
    let rest = universe.map { $0 > count ? 1 - count / $0 : 0 } ?? 1
    return clustering * clustering * 3 * count * rest
  }

  /// The variance of a proportion p of a denominator, both long-form estimates.
  public func variance(ofProportion p: Double, of denominator: Double) -> Double {
    guard denominator > 0 else { return 0 }
    return clustering * clustering * 3 * max(0, p * (1 - p)) / denominator
  }
}
