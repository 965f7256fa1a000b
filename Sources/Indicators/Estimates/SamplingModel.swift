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
    return perPerson * count * rest
  }

  /// The variance that one person more gives a small count: k²·(4 − 1).
  public var perPerson: Double { clustering * clustering * 3 }

  /// The variance of a proportion p of a denominator, both long-form estimates of whole areas.
  public func variance(ofProportion p: Double, of denominator: Double) -> Double {
    guard denominator > 0 else { return 0 }
    return perPerson * max(0, p * (1 - p)) / denominator
  }

  /// The variance of a proportion p of sums over areas that may be weighted.
  ///
  /// Of Σ wᵢ(aᵢ − p·bᵢ)/Σ wᵢbᵢ, with areas sampled each on its own: k²·3·((1 − 2p)·Σ wᵢ²aᵢ + p²·Σ wᵢ²bᵢ)/(Σ wᵢbᵢ)².
  /// Without weights that is k²·3·p(1 − p)/b, and an area that counts by a quarter has the error of the whole area.
  func variance(ofProportion p: Double, _ part: CellSum, of whole: CellSum) -> Double {
    guard whole.value > 0 else { return 0 }
    let squares = (1 - 2 * p) * part.squareWeighted + p * p * whole.squareWeighted
    return perPerson * max(0, squares) / (whole.value * whole.value)
  }
}
