import LIPData
import TestSupport

@testable import Indicators

/// Published totals compared with the library's sums of their parts.
struct TotalsComparison: Sendable {
  /// The differences of one class of cell counts, total less sum, where every part is 10 or more.
  struct Moments: Sendable {
    var count = 0
    var sum = 0.0
    var squares = 0.0
    var predicted = 0.0

    mutating func add(_ difference: Double, predicted variance: Double) {
      count += 1
      sum += difference
      squares += difference * difference
      predicted += variance
    }

    /// The mean difference.
    var mean: Double { count > 0 ? sum / Double(count) : .nan }
    /// The variance of the difference over the one that rounding predicts.
    var ratio: Double { predicted > 0 ? (squares - Double(count) * mean * mean) / predicted : .nan }

    static func + (a: Moments, b: Moments) -> Moments {
      Moments(
        count: a.count + b.count, sum: a.sum + b.sum, squares: a.squares + b.squares,
        predicted: a.predicted + b.predicted)
    }
  }

  /// A total that the sum of its parts does not meet.
  struct Outside: Sendable {
    var name: String
    var total: Double
    var sum: Double
    /// How many parts are a zero of sample data.
    var zeros: Int
    /// What must be hidden in each such zero at the least, all others being as far up as rounding allows.
    var hiddenInEach: Double
    /// True where the parts hold more than the whole.
    var exceeds: Bool { sum > total }
  }

  var compared = 0
  var cells = 0
  /// Totals of which a part has no value: nothing is to be asserted of them.
  var skipped = 0
  var outside: [Outside] = []
  /// Sums whose bounds are not the sum of the cells' own, or whose estimate has others.
  var notTheSum = 0
  var halfWidths: [Double] = []
  var classes: [ClosedRange<Int>: Moments] = [:]
  var shortfalls: [Shortfall] = []

  /// The classes of cell counts.
  static let cellClasses = [1...1, 2...2, 3...4, 5...9, 10...19, 20...49, 50...9999]

  /// Compares one published total with the cells of all of its parts.
  mutating func add(
    _ name: @autoclosure () -> String, total: Cell?, parts: [Cell?], rounding: Rounding, of whole: Rounding? = nil
  ) {
    let totalRounding = whole ?? rounding
    guard let total, total.hasValue, let own = totalRounding.bounds(of: total.value), !parts.isEmpty else { return }
    var sum = CellSum()
    for part in parts { sum.add(part ?? Cell(missing: .empty), rounding: rounding) }
    guard sum.cells == parts.count else {
      skipped += 1
      return
    }
    compared += 1
    cells += parts.count
    let values = parts.compactMap { $0?.value }
    let each = values.compactMap { rounding.bounds(of: $0) }
    let estimate = Estimate.count(sum)
    if estimate.bounds != each.map(\.lower).reduce(0, +)...each.map(\.upper).reduce(0, +) { notTheSum += 1 }
    halfWidths.append((sum.upper - sum.lower) / 2)
    let zeros = values.count { rounding.hiddenReach(of: $0) > 0 }
    // The true total lies within both, so the two must meet.
    if own.upper < sum.lower || own.lower > sum.upper {
      let reach = own.lower - (sum.upper - sum.hiddenReach)
      outside.append(
        Outside(
          name: name(), total: total.value, sum: sum.value, zeros: zeros,
          hiddenInEach: zeros > 0 ? reach / Double(zeros) : .nan))
    }
    let difference = total.value - sum.value
    let predicted = sum.roundingVariance + totalRounding.variance(of: total.value)
    if values.allSatisfy({ $0 >= 10 }) {
      let place = Self.cellClasses.first { $0.contains(parts.count) } ?? 1...1
      classes[place, default: Moments()].add(difference, predicted: predicted)
    } else if rounding.isSample, zeros > 0 {
      let interval = estimate.interval
      shortfalls.append(
        Shortfall(
          half: Shortfall.half(name()), zeros: zeros, cells: parts.count, sum: sum.value, difference: difference,
          isInside: own.upper >= sum.lower && own.lower <= sum.upper, isMarked: estimate.reasons.contains(.atLeast),
          isHeld: (interval?.low ?? 0) <= own.upper && own.lower <= (interval?.high ?? 0)))
    }
  }

  /// All classes together.
  var allClasses: Moments { classes.values.reduce(Moments(), +) }

  /// The middle of the half-widths of the bounds.
  var medianHalfWidth: Double {
    halfWidths.isEmpty ? .nan : halfWidths.sorted()[halfWidths.count / 2]
  }

  static func + (a: TotalsComparison, b: TotalsComparison) -> TotalsComparison {
    var both = a
    both.compared += b.compared
    both.cells += b.cells
    both.skipped += b.skipped
    both.outside += b.outside
    both.notTheSum += b.notTheSum
    both.halfWidths += b.halfWidths
    both.classes.merge(b.classes, uniquingKeysWith: +)
    both.shortfalls += b.shortfalls
    return both
  }
}

/// A sum with zeros of sample data in it, and how far the published total is above it.
struct Shortfall: Sendable {
  /// 0 or 1 by the total's name alone: the same in every run, in whatever order totals are compared.
  var half: Int
  var zeros: Int
  var cells: Int
  var sum: Double
  var difference: Double
  /// True where the bounds of the sum and of the total meet.
  var isInside: Bool
  /// True where the library says "at least" of the sum.
  var isMarked: Bool
  /// True where the library's 95 % interval meets the published total.
  var isHeld: Bool

  /// The half that a name falls in: the parity of the bits of its FNV-1a hash.
  static func half(_ name: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash.nonzeroBitCount % 2
  }

  /// The mean of the printed cells: what tells how much a zero is likely to hide.
  var mean: Double { sum / Double(cells) }
}

extension ProofTable {
  /// The columns of a table of comparisons.
  static let comparisonColumns = [
    "Parts and whole", "totals", "cells", "not comparable", "inside", "median ±", "all parts ≥ 10", "mean difference",
    "variance/predicted",
  ]

  /// Adds a comparison as a row.
  mutating func add(_ name: String, _ all: TotalsComparison) {
    let filled = all.allClasses
    add([
      name, "\(all.compared)", "\(all.cells)", "\(all.skipped)",
      Self.percent(all.compared - all.outside.count, of: all.compared), Self.number(all.medianHalfWidth, 0),
      "\(filled.count)", Self.number(filled.mean), Self.number(filled.ratio),
    ])
  }
}
