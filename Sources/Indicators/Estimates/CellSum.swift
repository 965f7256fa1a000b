public import LIPData

/// A weighted sum of cells over areas that remembers what rounding, sampling and hiding did to each.
///
/// Plain numbers, so that a measure can hold thousands. The order of the cells does not matter.
public struct CellSum: Sendable, Equatable {
  /// The sum of the printed values.
  public var value = 0.0
  /// The smallest sum that the unrounded cells can have.
  public var lower = 0.0
  /// The largest sum that the unrounded cells can have.
  public var upper = 0.0
  /// The variance that rounding gives the sum.
  public var roundingVariance = 0.0
  /// How far the printed zeros of sample data, and hidden cells whose bounds are known (`--`), may reach up.
  public var hiddenReach = 0.0
  /// How far down they may take the sum, where it is a whole less parts with such zeros.
  public var hiddenReachBelow = 0.0
  /// The modelled sampling variance of the sum; 0 for 100 % data.
  public var samplingVariance = 0.0
  /// The sum of the printed values, each times the square of its area's weight.
  ///
  /// A share of a quarter of an area rests on everybody asked in all of it: with this sum, shares of weighted areas
  /// know how many that were.
  public var squareWeighted = 0.0
  /// The sampling variance of whole areas, each times its weight: what a part by weight shares with its whole.
  public var sharedVariance = 0.0
  /// The modelled sampling variance that one more person would add, which holds for a printed 0 as well.
  public var samplingUnit = 0.0
  /// What the tens of sample data add to the variance of rounding downwards (``Rounding/varianceBelow(of:)``).
  public var varianceBelow = 0.0
  /// The number of cells with a value.
  public var cells = 0
  /// The number of cells without one that the publisher hides (`x`, `F`, `--`).
  public var hiddenCells = 0
  /// The number of cells without one that the publisher does not have.
  public var missingCells = 0
  /// The weight (persons or households) of the areas whose cell is there.
  public var covered = 0.0
  /// The weight of all areas that should be there.
  public var expected = 0.0
  /// The symbols that stood beside the cells.
  public var status: ObservationStatus = []
  /// True when an area counts with a weight other than 1.
  public var isApportioned = false
  /// True when a cell comes from the long form.
  public var isSample = false
  /// The number of long-form cells whose sampling error the publisher does not give.
  public var modelledCells = 0
  /// True when a cell is a published mean, median or rate, which has no bounds.
  public var isPublishedValue = false

  /// An empty sum.
  public init() {}

  /// Adds the cell of one area.
  ///
  /// - Parameters:
  ///   - cell: the published cell.
  ///   - rounding: how its member was rounded.
  ///   - weight: the part of the area that belongs to the catchment, 1 for all of it.
  ///   - size: the area's weight for coverage, such as its population.
  ///   - sampling: the model for long-form cells, nil for 100 % data.
  ///   - universe: the printed count of the cell's universe in the area, for the model; nil if unknown.
  ///   - published: the sampling variance that the publisher gives for the cell, in the model's place.
  public mutating func add(
    _ cell: Cell, rounding: Rounding, weight: Double = 1, size: Double = 1,
    sampling: SamplingModel? = nil, universe: Double? = nil, published: Double? = nil
  ) {
    expected += weight * size
    status.formUnion(cell.status)
    guard cell.hasValue else {
      if cell.status.isDisjoint(with: .hidden) { missingCells += 1 } else { hiddenCells += 1 }
      // A `--` of IRCC is 0 to 5: it has no value, but the sum knows how far it may reach (frameworks notes §11.3).
      if let bounds = rounding.bounds(of: cell) {
        covered += weight * size
        lower += weight * bounds.lower
        upper += weight * bounds.upper
        hiddenReach += weight * bounds.upper
        if weight != 1 { isApportioned = true }
      }
      return
    }
    covered += weight * size
    cells += 1
    value += weight * cell.value
    squareWeighted += weight * weight * cell.value
    if weight != 1 { isApportioned = true }
    guard let bounds = rounding.bounds(of: cell.value) else {
      isPublishedValue = true
      return
    }
    lower += weight * bounds.lower
    upper += weight * bounds.upper
    roundingVariance += weight * weight * rounding.variance(of: cell.value)
    varianceBelow += weight * weight * rounding.varianceBelow(of: cell.value)
    hiddenReach += weight * rounding.hiddenReach(of: cell.value)
    guard rounding.isSample else { return }
    isSample = true
    if let published {
      samplingVariance += weight * weight * published
      sharedVariance += weight * published
      return
    }
    modelledCells += 1
    if let sampling {
      let variance = sampling.variance(of: cell.value, in: universe)
      samplingVariance += weight * weight * variance
      sharedVariance += weight * variance
      samplingUnit = max(samplingUnit, weight * sampling.perPerson)
    }
  }

  /// The part of the catchment that the cells make up, 0 to 1.
  public var coverage: Double { expected > 0 ? covered / expected : (cells > 0 ? 1 : 0) }

  /// How many people a share or a quantile of the sum rests on: those of whole areas, whatever their weights.
  ///
  /// (Σ wᵢnᵢ)²/Σ wᵢ²nᵢ, the effective size of a weighted sample (Kish 1965); the value itself where no area is weighted.
  var effectiveSize: Double { squareWeighted > 0 ? value * value / squareWeighted : value }

  /// The sum of two sums over different areas or members.
  public static func + (a: CellSum, b: CellSum) -> CellSum {
    var sum = a
    sum.value += b.value
    sum.lower += b.lower
    sum.upper += b.upper
    sum.squareWeighted += b.squareWeighted
    sum.varianceBelow += b.varianceBelow
    sum.sharedVariance += b.sharedVariance
    sum.addUncertainty(of: b)
    return sum
  }

  /// A whole less one of its parts, such as a province without a catchment.
  ///
  /// Both were rounded on their own: the rounding variances add and each bound meets the other's opposite. They
  /// were sampled together: part and rest are different households, so the rest has the whole's sampling
  /// variance less the part's. Of an area that is in the part with a weight w, the rest has 1 − w, and (1 − w)² is
  /// 1 − 2w + w². Without a whole there is no rest.
  public static func - (whole: CellSum, part: CellSum) -> CellSum {
    var rest = whole
    rest.value = max(0, whole.value - part.value)
    rest.lower = max(0, whole.lower - part.upper)
    rest.upper = max(0, whole.upper - part.lower)
    rest.addUncertainty(of: part)
    // What the part's zeros hide is in the whole already: it takes the rest down.
    rest.hiddenReach = whole.hiddenReach + part.hiddenReachBelow
    rest.hiddenReachBelow = whole.hiddenReachBelow + part.hiddenReach
    rest.samplingVariance = max(0, whole.samplingVariance - 2 * part.sharedVariance + part.samplingVariance)
    rest.sharedVariance = max(0, whole.sharedVariance - part.sharedVariance)
    rest.squareWeighted = max(0, whole.squareWeighted - 2 * part.value + part.squareWeighted)
    rest.expected = whole.expected - part.expected
    rest.covered = whole.covered - part.expected
    if whole.cells == 0 { rest.cells = 0 }
    return rest
  }

  private mutating func addUncertainty(of other: CellSum) {
    roundingVariance += other.roundingVariance
    hiddenReach += other.hiddenReach
    hiddenReachBelow += other.hiddenReachBelow
    samplingVariance += other.samplingVariance
    samplingUnit = max(samplingUnit, other.samplingUnit)
    cells += other.cells
    hiddenCells += other.hiddenCells
    missingCells += other.missingCells
    covered += other.covered
    expected += other.expected
    status.formUnion(other.status)
    isApportioned = isApportioned || other.isApportioned
    isSample = isSample || other.isSample
    modelledCells += other.modelledCells
    isPublishedValue = isPublishedValue || other.isPublishedValue
  }
}
