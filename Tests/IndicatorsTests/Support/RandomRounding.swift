import LIPData
import TestSupport

/// A count and what a publisher prints of it.
struct PrintedCount: Sendable {
  var truth: Int
  var printed: Double
}

/// Rounds counts as Statistics Canada says that it does.
enum RandomRounding {
  /// To a multiple of 5: a residual r goes up with probability r/5, so that nothing is biased.
  static func base5(_ truth: Int, _ generator: inout SeededGenerator) -> PrintedCount {
    let residual = truth % 5
    let up = residual > 0 && Int.random(in: 0..<5, using: &generator) < residual
    return PrintedCount(truth: truth, printed: Double(truth - residual + (up ? 5 : 0)))
  }

  /// Sample data: 1 to 9 become 0 or 10, without bias where `unbiased`, else always 0; no 5 is printed.
  static func sample(_ truth: Int, unbiased: Bool, _ generator: inout SeededGenerator) -> PrintedCount {
    guard (1...9).contains(truth) else { return base5(truth, &generator) }
    let ten = unbiased && Int.random(in: 0..<10, using: &generator) < truth
    return PrintedCount(truth: truth, printed: ten ? 10 : 0)
  }
}

extension SeededGenerator {
  /// A count as areas have them: many small, some large.
  mutating func count() -> Int {
    switch Int.random(in: 0..<4, using: &self) {
    case 0: Int.random(in: 0...12, using: &self)
    case 1: Int.random(in: 0...60, using: &self)
    case 2: Int.random(in: 0...600, using: &self)
    default: Int.random(in: 0...8000, using: &self)
    }
  }
}
