import Foundation
import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Quantiles of counts in classes")
struct ValueClassesTests {
  /// The classes of household income in the American Community Survey, as `census-data-aggregator` prints them.
  private static let incomes = ValueClasses(
    [
      (2499, 9999), (10_000, 14_999), (15_000, 19_999), (20_000, 24_999), (25_000, 29_999), (30_000, 34_999),
      (35_000, 39_999), (40_000, 44_999), (45_000, 49_999), (50_000, 59_999), (60_000, 74_999), (75_000, 99_999),
      (100_000, 124_999), (125_000, 149_999), (150_000, 199_999), (200_000, 250_001),
    ].map { ValueClasses.Class($0.0, $0.1) })

  /// Los Angeles 2013: counts of one year and of five, the share of households that answered, the published results.
  struct LosAngeles: Sendable {
    var counts: [Double]
    var sampled: Double
    var median: Double
    var margin: Double
  }

  private static let losAngeles = [
    LosAngeles(
      counts: [
        1382, 2377, 1332, 3129, 1927, 1825, 1567, 1996, 1757, 3523, 4360, 6424, 5257, 3485, 2926, 4215,
      ], sampled: 0.025, median: 70_065.842_660_550_46, margin: 3850.680_465_234_964),
    LosAngeles(
      counts: [
        209_050, 190_300, 173_380, 167_740, 154_347, 155_834, 143_103, 140_946, 126_807, 241_482, 303_887, 384_881,
        268_689, 169_129, 189_195, 211_613,
      ], sampled: 0.125, median: 56_363.585_341_764_61, margin: 161.967_235_865_880_95),
  ]

  @Test("the published medians of household income, to the last digit", arguments: losAngeles)
  func published(example: LosAngeles) throws {
    let position = try #require(Self.incomes.position(0.5, of: example.counts))
    #expect(abs(position.value - example.median) < 1e-9)
  }

  @Test("their margins of error, by the density at the median where the publisher takes a range", arguments: losAngeles)
  func margins(example: LosAngeles) throws {
    // 3·k² stands for 1/f − 1 of the sampling fraction f: 39 in one year, 7 in five.
    let model = SamplingModel(clustering: ((1 / example.sampled - 1) / 3).squareRoot())
    let counts = example.counts.map { CellSum.published($0, margin: 0) }
    let estimate = Estimate.quantile(0.5, of: Self.incomes, counts, model: model)
    #expect(close(estimate.value, example.median, within: 1e-12))
    #expect(close(estimate.margin, example.margin, within: 2e-4))
  }

  @Test("a Pareto curve goes through the cumulated counts at both ends of its class")
  func pareto() throws {
    // 1,000 above 50,000 and 250 above 100,000: a slope of 2. A quarter of the way down the logarithm of counts.
    let classes = ValueClasses([.init(0, 50_000), .init(50_000, 100_000), .init(100_000, nil)], paretoFrom: 50_000)
    let counts = [1000.0, 750, 250]
    #expect(close(classes.position(0.5, of: counts)?.value, 50_000))
    #expect(close(classes.position(0.75, of: counts)?.value, 50_000 * 2.0.squareRoot()))
    #expect(close(classes.position(0.875, of: counts)?.value, 100_000))
    // On along the curve: 62.5 of 2,000 are above 200,000.
    #expect(close(classes.position(1 - 62.5 / 2000, of: counts)?.value, 200_000))
  }

  @Test("in an open class without a curve there is no quantile, nor among nobody")
  func none() {
    let open = ValueClasses([.init(nil, 10), .init(10, 20), .init(20, nil)])
    #expect(open.position(0.5, of: [5, 1, 1]) == nil)
    #expect(open.position(0.5, of: [1, 1, 5]) == nil)
    #expect(open.position(0.5, of: [1, 5, 1])?.value == 15)
    #expect(open.position(0.5, of: [0, 0, 0]) == nil)
    // A curve needs a class below the open one that has somebody in it.
    let pareto = ValueClasses([.init(0, 10), .init(10, 20), .init(20, nil)], paretoFrom: 10)
    #expect(pareto.position(0.5, of: [1, 0, 5]) == nil)
    #expect(pareto.position(0.5, of: [1, 2, 5]) != nil)
  }

  @Test("half of all in the first class puts the median at its end, empty classes or not")
  func ends() {
    let classes = ValueClasses([.init(0, 10), .init(10, 20), .init(20, 30)])
    #expect(classes.position(0.5, of: [5, 0, 5])?.value == 10)
    #expect(classes.position(0.5, of: [0, 4, 0])?.value == 15)
    #expect(classes.position(0.25, of: [0, 4, 0])?.value == 12.5)
  }

  @Test("the slopes are those of small changes of the counts and of the proportion", arguments: [nil, 20.0])
  func slopes(paretoFrom: Double?) throws {
    let classes = ValueClasses([.init(0, 10), .init(10, 20), .init(20, 40), .init(40, nil)], paretoFrom: paretoFrom)
    let counts = [30.0, 25, 60, 40]
    for q in [0.1, 0.3, 0.5, 0.7, paretoFrom == nil ? 0.72 : 0.9] {
      let here = try #require(classes.position(q, of: counts))
      for index in counts.indices {
        var more = counts
        more[index] += 1e-4
        let moved = try #require(classes.position(q, of: more))
        #expect(close((moved.value - here.value) * 1e4, here.slopes[index], within: 1e-4), "\(q), class \(index)")
      }
      let moved = try #require(classes.position(q + 1e-6, of: counts))
      #expect(close((moved.value - here.value) * 1e6, here.slope, within: 1e-3), "\(q)")
    }
  }

  @Test("every quantile of counts within bounds lies within the bounds of the quantile", arguments: [nil, 20.0])
  func bounds(paretoFrom: Double?) throws {
    var generator = SeededGenerator(seed: 114)
    let classes = ValueClasses(
      [.init(0, 10), .init(10, 20), .init(20, 40), .init(40, 80), .init(80, 200)], paretoFrom: paretoFrom)
    var outside = 0
    var reached = 0
    for _ in 0..<2000 {
      let top = Double.random(in: 5...200, using: &generator)
      let lower = classes.classes.map { _ in Double.random(in: 0...top, using: &generator) }
      let upper = lower.map { $0 + Double.random(in: 0...40, using: &generator) }
      let q = Double.random(in: 0.05...0.95, using: &generator)
      guard let bounds = classes.bounds(q, from: lower, to: upper) else { continue }
      var values: [Double] = []
      for _ in 0..<60 {
        // Corners as well as the inside: the extremes are at the former.
        let counts = zip(lower, upper).map { low, high in
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: low
          case 1: high
          default: Double.random(in: low...high, using: &generator)
          }
        }
        if let value = classes.position(q, of: counts)?.value { values.append(value) }
      }
      outside += values.count { $0 < bounds.lowerBound - 1e-9 || $0 > bounds.upperBound + 1e-9 }
      let width = bounds.upperBound - bounds.lowerBound
      if let most = values.max(), let least = values.min(), most - least > 0.9 * width { reached += 1 }
    }
    #expect(outside == 0)
    // They are no wider than need be: sixty draws nearly reach both ends in most cases.
    #expect(reached > 1000)
  }
}
