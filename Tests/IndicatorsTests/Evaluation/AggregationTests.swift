import TestSupport
import Testing

@testable import Indicators

/// The four ways to make one value of several, and the threshold of coverage.
struct AggregationTests {
  private func value(
    _ aggregation: Aggregation, _ values: [Double?], _ weights: [Double], coverage: Double = 0
  ) throws -> Double? {
    try aggregation.value(of: values, weights: weights, coverage: coverage)
  }

  @Test func `COINr's values of the geometric and the harmonic mean come out`() throws {
    #expect(close(try value(.geometric, [1, 2, 3], [1, 1, 1]), 1.8171205928, within: 1e-10))
    #expect(close(try value(.geometric, [1, 2, 3], [1, 1, 2]), 2.0597671439, within: 1e-10))
    #expect(close(try value(.harmonic, [1, 2, 3], [2, 1, 1]), 4 / (2 + 0.5 + 1.0 / 3), within: 1e-12))
    #expect(close(try value(.arithmetic, [1, 2, 3], [1, 1, 2]), 2.25, within: 1e-12))
  }

  @Test func `a missing value drops out and the other weights count for more`() throws {
    #expect(try value(.arithmetic, [4, nil, 10], [1, 7, 2]) == 8)
    #expect(close(try value(.geometric, [2, nil, 8], [1, 5, 1]), 4, within: 1e-12))
    #expect(try value(.harmonic, [nil, 3, 6], [9, 1, 1]) == 4)
    #expect(try value(.median, [nil, 3, 6], [9, 1, 1]) == 4.5)
  }

  @Test func `below the threshold of coverage there is no value, at it there is one`() throws {
    for aggregation in Aggregation.allCases {
      #expect(try value(aggregation, [nil, nil, nil, nil, 5], [1, 1, 1, 1, 1], coverage: 0.5) == nil)
      let nineOfTen: [Double?] = [nil] + Array(repeating: 5, count: 9)
      #expect(close(try value(aggregation, nineOfTen, Array(repeating: 1, count: 10), coverage: 0.9), 5))
      #expect(close(try value(aggregation, [nil, 5, 5], [1, 1, 1], coverage: 2.0 / 3), 5))
      #expect(try value(aggregation, [nil, 5, 5], [1, 1, 1], coverage: 0.67) == nil)
      #expect(try value(aggregation, [nil, nil], [1, 1]) == nil)
      #expect(try value(aggregation, [], []) == nil)
    }
  }

  @Test func `the median of equal weights is the ordinary one`() throws {
    #expect(try value(.median, [9, 1, 4], [1, 1, 1]) == 4)
    #expect(try value(.median, [9, 1, 4, 2], [0.1, 0.1, 0.1, 0.1]) == 3)
    #expect(try value(.median, [7], [3]) == 7)
  }

  @Test func `the median has at most half of the weight on either side`() throws {
    #expect(try value(.median, [1, 10], [1, 3]) == 10)
    #expect(try value(.median, [1, 2, 3], [1, 1, 2]) == 2.5)
    // Half of 0.6 is 0.3, which 0.1 + 0.2 misses by a bit.
    #expect(try value(.median, [1, 2, 3], [0.1, 0.2, 0.3]) == 2.5)
    #expect(try value(.median, [5, 1, 2], [0, 1, 1]) == 1.5)
  }

  @Test func `a geometric or harmonic mean refuses what is not positive, and says which`() {
    for aggregation in [Aggregation.geometric, .harmonic] {
      for bad in [0, -1.5] {
        #expect(throws: Aggregation.NotPositive(index: 2)) {
          try aggregation.value(of: [1, nil, bad, 0], weights: [1, 1, 1, 1])
        }
      }
    }
  }

  @Test func `a child of weight 0 has no say`() throws {
    for aggregation in Aggregation.allCases {
      #expect(close(try value(aggregation, [-3, 4, 4], [0, 1, 2]), 4, within: 1e-12))
      #expect(try value(aggregation, [3, nil], [0, 1]) == nil)
    }
  }

  @Test func `order, the scale of weights and the unit of values are all one`() throws {
    var generator = SeededGenerator(seed: 106)
    for _ in 0..<500 {
      let count = Int.random(in: 1...9, using: &generator)
      var pairs = (0..<count).map { _ -> (Double?, Double) in
        // Few different values, so that there are ties.
        let value = Double(Int.random(in: 1...5, using: &generator))
        return (Bool.random(using: &generator) ? value : value * 10, Double(Int.random(in: 1...4, using: &generator)))
      }
      if count > 1 { pairs[0].0 = nil }
      let shuffled = pairs.shuffled(using: &generator)
      for aggregation in Aggregation.allCases {
        let one = try #require(try value(aggregation, pairs.map(\.0), pairs.map(\.1)))
        #expect(close(try value(aggregation, shuffled.map(\.0), shuffled.map(\.1)), one, within: 1e-12))
        #expect(close(try value(aggregation, pairs.map(\.0), pairs.map { $0.1 * 0.37 }), one, within: 1e-12))
        #expect(
          close(try value(aggregation, pairs.map { $0.0.map { $0 * 7 } }, pairs.map(\.1)), one * 7, within: 1e-12))
        let present = pairs.compactMap(\.0)
        #expect((present.min() ?? 0) - 1e-9 <= one && one <= (present.max() ?? 0) + 1e-9)
      }
      let (values, weights) = (pairs.map(\.0), pairs.map(\.1))
      let means = try [Aggregation.harmonic, .geometric, .arithmetic].map { try value($0, values, weights) ?? 0 }
      #expect(means[0] <= means[1] + 1e-9 && means[1] <= means[2] + 1e-9)
    }
  }
}
