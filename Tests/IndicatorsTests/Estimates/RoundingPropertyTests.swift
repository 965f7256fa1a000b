import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Properties of sums of rounded cells")
struct RoundingPropertyTests {
  private static func cells(
    _ number: Int, _ generator: inout SeededGenerator, _ round: (Int, inout SeededGenerator) -> PrintedCount
  ) -> [PrintedCount] {
    (0..<number).map { _ in
      let truth = generator.count()
      return round(truth, &generator)
    }
  }

  @Test("the true sum always lies within the bounds, which are the sum of the cells' own")
  func bounds() {
    var generator = SeededGenerator(seed: 20_210_511)
    for rounding in [Rounding.base5, .base5Sample] {
      var outside = 0
      var notTheSum = 0
      for catchment in 0..<3000 {
        let cells = Self.cells(1 + catchment % 60, &generator) { truth, generator in
          rounding == .base5
            ? RandomRounding.base5(truth, &generator)
            : RandomRounding.sample(truth, unbiased: catchment.isMultiple(of: 2), &generator)
        }
        let sum = CellSum.of(cells.map(\.printed), rounding)
        let truth = Double(cells.map(\.truth).reduce(0, +))
        let estimate = Estimate.count(sum)
        if estimate.bounds?.contains(truth) != true { outside += 1 }
        let own = cells.compactMap { rounding.bounds(of: $0.printed) }
        if sum.lower != own.map(\.lower).reduce(0, +) || sum.upper != own.map(\.upper).reduce(0, +) { notTheSum += 1 }
      }
      #expect(outside == 0, "\(rounding)")
      #expect(notTheSum == 0, "\(rounding)")
    }
  }

  @Test("the 95 % interval of 100 % data holds the truth at least 94 times in 100, whatever the number of cells")
  func coverageBase5() throws {
    var generator = SeededGenerator(seed: 95)
    var report: [String] = []
    for number in [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60] {
      var held = 0
      // So many that chance takes less than half a time in 100.
      let trials = 20_000
      for _ in 0..<trials {
        let cells = Self.cells(number, &generator, RandomRounding.base5)
        let truth = Double(cells.map(\.truth).reduce(0, +))
        let interval = try #require(Estimate.count(.of(cells.map(\.printed), .base5)).interval)
        if interval.low...interval.high ~= truth { held += 1 }
      }
      let share = Double(held) / Double(trials)
      report.append("\(number): \(share)")
      #expect(share >= 0.94, "\(number) cells")
    }
    print("held by the 95 % interval, by number of cells:", report.joined(separator: ", "))
  }

  @Test("the 95 % interval of sample data whose small counts became zeros holds the truth at least 94 times in 100")
  func coverageSample() throws {
    var generator = SeededGenerator(seed: 96)
    for number in [1, 2, 3, 5, 10, 20, 40, 60] {
      var held = 0
      let trials = 1000
      for _ in 0..<trials {
        let cells = Self.cells(number, &generator) { RandomRounding.sample($0, unbiased: false, &$1) }
        let truth = Double(cells.map(\.truth).reduce(0, +))
        let interval = try #require(Estimate.count(.of(cells.map(\.printed), .base5Sample)).interval)
        if interval.low...interval.high ~= truth { held += 1 }
      }
      #expect(Double(held) / Double(trials) >= 0.94, "\(number) cells")
    }
  }

  @Test("neither the order of the cells nor their grouping changes a sum")
  func orderAndGrouping() {
    var generator = SeededGenerator(seed: 7)
    for number in 1...60 {
      let values = Self.cells(number, &generator) { RandomRounding.sample($0, unbiased: true, &$1) }.map(\.printed)
      let straight = CellSum.of(values, .base5Sample)
      #expect(CellSum.of(values.shuffled(using: &generator), .base5Sample) == straight)
      let cut = Int.random(in: 0...number, using: &generator)
      let first = CellSum.of(Array(values[..<cut]), .base5Sample)
      let second = CellSum.of(Array(values[cut...]), .base5Sample)
      #expect(first + second == straight)
      #expect(second + first == straight)
      #expect(straight + CellSum() == straight)
    }
  }

  @Test("a sum of sums of sums is the sum")
  func associativity() {
    let a = CellSum.of([5, 10], .base5)
    let b = CellSum.of([15], .base5)
    let c = CellSum.of([0, 100, 20], .base5)
    #expect((a + b) + c == a + (b + c))
  }

  @Test("the true share always lies within its bounds")
  func shares() {
    var generator = SeededGenerator(seed: 11)
    for rounding in [Rounding.base5, .base5Sample] {
      var outside = 0
      var tried = 0
      for catchment in 0..<2500 {
        let number = 1 + catchment % 60
        var parts: [PrintedCount] = []
        var wholes: [PrintedCount] = []
        for _ in 0..<number {
          let whole = generator.count()
          let part = Int.random(in: 0...whole, using: &generator)
          let rounded = [part, whole].map { truth in
            rounding == .base5
              ? RandomRounding.base5(truth, &generator) : RandomRounding.sample(truth, unbiased: true, &generator)
          }
          parts.append(rounded[0])
          wholes.append(rounded[1])
        }
        let whole = wholes.map(\.truth).reduce(0, +)
        let estimate = Estimate.share(
          .of(parts.map(\.printed), rounding), of: .of(wholes.map(\.printed), rounding), model: SamplingModel())
        guard whole > 0, let bounds = estimate.bounds, let value = estimate.shownValue else { continue }
        tried += 1
        let truth = 100 * Double(parts.map(\.truth).reduce(0, +)) / Double(whole)
        if truth < bounds.lowerBound - 1e-9 || truth > bounds.upperBound + 1e-9 { outside += 1 }
        if !bounds.contains(value) || value > 100 || value < 0 { outside += 1 }
      }
      #expect(tried > 2000)
      #expect(outside == 0, "\(rounding)")
    }
  }

  @Test("with weights, the weighted true sum lies within the bounds")
  func weights() {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<1000 {
      var sum = CellSum()
      var truth = 0.0
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let cell = RandomRounding.base5(generator.count(), &generator)
        let weight = Double.random(in: 0.01...1, using: &generator)
        sum.add(Cell(cell.printed), rounding: .base5, weight: weight)
        truth += weight * Double(cell.truth)
      }
      #expect(sum.lower - 1e-6 <= truth && truth <= sum.upper + 1e-6)
      #expect(sum.coverage == 1)
    }
  }

  @Test("a whole without a part: the truth lies within the bounds, and in the interval at least 94 times in 100")
  func differences() throws {
    var generator = SeededGenerator(seed: 17)
    for rounding in [Rounding.base5, .base5Sample] {
      for number in [1, 3, 10, 30, 60] {
        var outside = 0
        var held = 0
        let trials = 600
        for _ in 0..<trials {
          func round(_ truth: Int) -> PrintedCount {
            rounding == .base5
              ? RandomRounding.base5(truth, &generator) : RandomRounding.sample(truth, unbiased: false, &generator)
          }
          let parts = (0..<number).map { _ in round(generator.count()) }
          let rest = 200 + generator.count()
          let whole = round(parts.map(\.truth).reduce(0, +) + rest)
          let estimate = Estimate.count(.of([whole.printed], rounding) - .of(parts.map(\.printed), rounding))
          let interval = try #require(estimate.interval)
          if estimate.bounds?.contains(Double(rest)) != true { outside += 1 }
          if interval.low...interval.high ~= Double(rest) { held += 1 }
        }
        #expect(outside == 0, "\(rounding), \(number) cells")
        #expect(Double(held) / Double(trials) >= 0.94, "\(rounding), \(number) cells")
      }
    }
  }
}
