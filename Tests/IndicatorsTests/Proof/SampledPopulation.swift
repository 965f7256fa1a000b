import Indicators
import LIPData
import TestSupport

/// A made-up population of households whose every person is known, to be sampled, rounded and hidden.
///
/// People of one household answer alike with probability `alikeness`, so that counts vary more than a draw of persons
/// would: the square of the clustering factor is 1 + alikeness·(mean square of household sizes over their mean − 1).
struct SampledPopulation: Sendable {
  /// An area: how many households there are of each size, 1 to 5, and number of persons counted, 0 to the size.
  struct Area: Sendable {
    var households = Array(repeating: 0, count: 5 * 6)
    var persons = 0
    var counted = 0
  }

  /// An area as the long form gives it.
  struct Estimate: Sendable {
    /// The weighted count, in whole persons, before it is rounded.
    var count: Int
    /// What is printed of it.
    var printed: Double
    /// What is printed of the area's population.
    var universe: Double
    /// The true count.
    var truth: Int
  }

  private(set) var areas: [Area] = []
  /// The clustering factor k that the households have.
  private(set) var clustering = 1.0

  init(
    areas number: Int, households: ClosedRange<Int>, shares: ClosedRange<Double>, alikeness: Double,
    _ generator: inout SeededGenerator
  ) {
    var (squares, sizes) = (0, 0)
    for _ in 0..<number {
      var area = Area()
      let share = Double.random(in: shares, using: &generator)
      for _ in 0..<Int.random(in: households, using: &generator) {
        let size = Self.size(&generator)
        let alike = Double.random(in: 0..<1, using: &generator) < alikeness
        var counted = 0
        if alike {
          counted = Double.random(in: 0..<1, using: &generator) < share ? size : 0
        } else {
          for _ in 0..<size where Double.random(in: 0..<1, using: &generator) < share { counted += 1 }
        }
        area.households[6 * (size - 1) + counted] += 1
        area.persons += size
        area.counted += counted
        squares += size * size
        sizes += size
      }
      areas.append(area)
    }
    clustering = (1 + alikeness * (Double(squares) / Double(sizes) - 1)).squareRoot()
  }

  /// The sizes of private households, 1 to 5, about as Canada has them.
  private static func size(_ generator: inout SeededGenerator) -> Int {
    switch Int.random(in: 0..<100, using: &generator) {
    case ..<29: 1
    case ..<63: 2
    case ..<78: 3
    case ..<92: 4
    default: 5
    }
  }

  /// Asks one household in four, weighs the answers to the area's population, and rounds.
  func estimate(_ index: Int, unbiased: Bool, _ generator: inout SeededGenerator) -> Estimate {
    let area = areas[index]
    var (persons, counted) = (0, 0)
    for (place, households) in area.households.enumerated() where households > 0 {
      let drawn = Self.quarter(of: households, &generator)
      persons += drawn * (place / 6 + 1)
      counted += drawn * (place % 6)
    }
    let count = persons > 0 ? (Double(area.persons) * Double(counted) / Double(persons)).rounded() : 0
    return Estimate(
      count: Int(count), printed: RandomRounding.sample(Int(count), unbiased: unbiased, &generator).printed,
      universe: RandomRounding.base5(area.persons, &generator).printed, truth: area.counted)
  }

  /// How many of so many households are drawn when each is with probability 1/4: two coins a household, 64 at once.
  private static func quarter(of households: Int, _ generator: inout SeededGenerator) -> Int {
    var left = households
    var drawn = 0
    while left > 0 {
      let mask: UInt64 = left >= 64 ? .max : (1 << UInt64(left)) - 1
      drawn += (generator.next() & generator.next() & mask).nonzeroBitCount
      left -= 64
    }
    return drawn
  }
}
