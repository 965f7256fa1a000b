import Indicators
import LIPData

extension CellSum {
  /// The sum of printed values that were rounded alike.
  static func of(
    _ values: [Double], _ rounding: Rounding, sampling: SamplingModel? = nil, universe: Double? = nil
  ) -> CellSum {
    var sum = CellSum()
    for value in values { sum.add(Cell(value), rounding: rounding, sampling: sampling, universe: universe) }
    return sum
  }

  /// A figure with a published margin of error at 90 %, which is 1.645 standard errors.
  static func published(_ value: Double, margin: Double) -> CellSum {
    var sum = CellSum()
    sum.value = value
    sum.lower = value
    sum.upper = value
    sum.samplingVariance = (margin / 1.645) * (margin / 1.645)
    sum.isSample = true
    sum.cells = 1
    sum.covered = 1
    sum.expected = 1
    return sum
  }
}

extension Estimate {
  /// The margin of error at 90 %, which is 1.645 standard errors of sampling.
  var margin: Double? { sampling.variance.map { 1.645 * $0.squareRoot() } }
}
