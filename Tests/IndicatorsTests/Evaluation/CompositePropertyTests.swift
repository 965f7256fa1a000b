import LIPData
import TestSupport
import Testing

@testable import Indicators

/// What must not change the scores of any composite: units of measurement, order, the scale of weights.
struct CompositePropertyTests {
  /// A table of figures of no meaning, some of them missing, with a definition for it.
  private struct Example {
    var header: [String]
    var rows: [[String]]
    var directions: [Bool]
    var weights: [Double]
    var parents: [String]
    var steps: String

    init(_ generator: inout SeededGenerator, steps: String) {
      self.steps = steps
      let count = Int.random(in: 2...6, using: &generator)
      header = ["unit", "group"] + (0..<count).map { "x\($0)" }
      rows = (0..<Int.random(in: 6...20, using: &generator)).map { row in
        ["U\(row)", Bool.random(using: &generator) ? "a" : "b"]
          + (0..<count).map { _ in
            // Whole numbers, so that ties and the factors below stay exact.
            Int.random(in: 0...9, using: &generator) == 0
              ? ""
              : "\(Int.random(in: 0...40, using: &generator) * (Int.random(in: 0...9, using: &generator) == 0 ? 50 : 1))"
          }
      }
      directions = (0..<count).map { _ in Bool.random(using: &generator) }
      weights = (0..<count).map { _ in Double(Int.random(in: 1...4, using: &generator)) }
      parents = (0..<count).map { $0 == 0 ? "P" : Bool.random(using: &generator) ? "P" : "Index" }
    }

    func yaml(scale: Double = 1, order: [Int]? = nil) -> String {
      let indicators = (order ?? Array(weights.indices)).map {
        "  - {id: x\($0), parent: \(parents[$0]), weight: \(weights[$0] * scale), "
          + "direction: \(directions[$0] ? "up-is-better" : "down-is-better")}"
      }
      return """
        id: property
        unit_column: unit
        \(steps)
        indicators:
        \(indicators.joined(separator: "\n"))
        aggregates:
          - {id: Index}
          - {id: P, parent: Index, weight: \(2 * scale)}
        """
    }

    func composite(_ yaml: String? = nil) throws -> Composite {
      let csv = ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
      return try SmallComposite.make(yaml ?? self.yaml(), csv)
    }
  }

  private static let steps = [
    "", "treatment: {}\nimputation: {method: group-mean, group_column: group}", "normalisation: z-score\ntreatment: {}",
    "normalisation: {min-max: [1, 100]}\naggregation: geometric", "normalisation: rank\naggregation: median",
    "normalisation: {min-max: [1, 10]}\naggregation: harmonic\ncoverage: 0.6", "normalisation: percentile-rank",
    "screening: {coverage: 0.8, when: before-imputation}\nnormalisation: distance-to-max",
  ]

  private func expectSame(_ a: Composite, _ b: Composite, _ what: String) {
    for (row, unit) in a.panel.units.enumerated() {
      guard let other = b.panel.units.firstIndex(of: unit) else {
        Issue.record("\(unit) is gone")
        continue
      }
      for (x, y) in zip(a.scores, b.scores) {
        #expect((x[row] == nil) == (y[other] == nil), "\(what) \(unit)")
        if let score = x[row] { #expect(close(y[other], score, within: 1e-9), "\(what) \(unit)") }
      }
      #expect(a.ranks[row] == b.ranks[other], "\(what) \(unit)")
    }
  }

  @Test(arguments: steps) func `other units of measurement leave the scores alone`(steps: String) throws {
    var generator = SeededGenerator(seed: 1061)
    for _ in 0..<30 {
      let example = Example(&generator, steps: steps)
      var other = example
      let factor = [0.001, 0.5, 3, 1000][Int.random(in: 0...3, using: &generator)]
      let shift = Double(Int.random(in: -50...50, using: &generator))
      for row in other.rows.indices {
        if let value = Double(other.rows[row][2]) { other.rows[row][2] = "\(value * factor + shift)" }
      }
      expectSame(try example.composite(), try other.composite(), "× \(factor) + \(shift)")
    }
  }

  @Test(arguments: steps) func `the order of rows, columns and indicators is no matter`(steps: String) throws {
    var generator = SeededGenerator(seed: 1062)
    for _ in 0..<30 {
      let example = Example(&generator, steps: steps)
      var other = example
      let columns = example.header.indices.shuffled(using: &generator)
      other.header = columns.map { example.header[$0] }
      other.rows = example.rows.shuffled(using: &generator).map { row in columns.map { row[$0] } }
      let order = example.weights.indices.shuffled(using: &generator)
      expectSame(try example.composite(), try other.composite(other.yaml(order: order)), "\(order)")
    }
  }

  @Test(arguments: steps) func `the scale of weights is no matter`(steps: String) throws {
    var generator = SeededGenerator(seed: 1063)
    for _ in 0..<20 {
      let example = Example(&generator, steps: steps)
      expectSame(try example.composite(), try example.composite(example.yaml(scale: 0.37)), "weights")
    }
  }

  @Test func `turning an indicator round and its direction with it changes nothing`() throws {
    var generator = SeededGenerator(seed: 1064)
    for _ in 0..<30 {
      let example = Example(&generator, steps: "normalisation: z-score")
      var other = example
      other.directions[0].toggle()
      for row in other.rows.indices {
        if let value = Double(other.rows[row][2]) { other.rows[row][2] = "\(-value)" }
      }
      expectSame(try example.composite(), try other.composite(), "turned")
    }
  }

  @Test func `no unit falls when a figure of it gets better`() throws {
    var generator = SeededGenerator(seed: 1065)
    for _ in 0..<60 {
      let example = Example(&generator, steps: "normalisation: {min-max: [1, 100]}\naggregation: geometric")
      var other = example
      guard let value = Double(other.rows[0][2]) else { continue }
      let best = example.rows.compactMap { Double($0[2]) }
      // Within the range, so that the scale stays where it is.
      let better = example.directions[0] ? (best.max() ?? value) : (best.min() ?? value)
      guard best.filter({ $0 == value }).count > 1 || (value != best.max() && value != best.min()) else { continue }
      other.rows[0][2] = "\(better)"
      let (before, after) = (try example.composite(), try other.composite())
      guard let a = before.scores[0][0], let b = after.scores[0][0] else { continue }
      #expect(b >= a - 1e-9)
    }
  }
}
