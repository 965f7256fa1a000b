import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Intervals of small counts and shares of sample data")
struct SmallCountTests {
  private let households = SamplingModel(clustering: 1)

  private func count(_ values: [Double]) -> Estimate {
    .count(.of(values, .base5Sample, sampling: households))
  }

  @Test("a printed 0 is no sure 0: the interval reaches as far as such a truth may give it")
  func zero() throws {
    let interval = try #require(count([0]).interval)
    // 3·z² = 11.524 for the sampling, and 9 that a zero hides.
    #expect(interval.low == 0)
    #expect(close(interval.high, 3 * 3.841_458_8 + 9, within: 1e-4))
    #expect(interval.method == "rounding+modelled-sampling")
    #expect(count([0]).samplingStandardError == 0)
    let share = Estimate.share(
      .of([0], .base5Sample, sampling: households), of: .of([1000], .base5Sample, sampling: households),
      model: households)
    let ends = try #require(share.interval)
    #expect(ends.low == 0)
    // n is 1000/3: z²/(n + z²) = 1.139 %, and 0.9 % that the zero hides; the rounding of neither adds.
    #expect(close(ends.high, 100 * 3.841_458_8 / (1000.0 / 3 + 3.841_458_8) + 0.9, within: 1e-4))
  }

  @Test("the ends are the truths that the value is z of their own standard errors from")
  func ends() throws {
    let interval = try #require(count([60]).interval)
    for (end, side) in [(interval.low + 0.2, 1.0), (interval.high - 0.2, -1.0)] {
      #expect(close((60 - end) * side, Estimate.z * (3 * end + 4).squareRoot(), within: 1e-6))
    }
    let share = Estimate.share(
      .of([60], .base5Sample, sampling: households), of: .of([600], .base5Sample, sampling: households),
      model: households)
    let points = try #require(share.interval)
    for (end, side) in [(points.low, 1.0), (points.high, -1.0)] {
      let p = end / 100
      let variance = 10_000 * 3 * p * (1 - p) / 600 + share.roundingVariance
      #expect(close((10 - end) * side, Estimate.z * variance.squareRoot(), within: 1e-6))
    }
  }

  @Test("large counts and sums of many move by no more than a few persons")
  func large() throws {
    let values = Array(repeating: 400.0, count: 30)
    let estimate = count(values)
    let interval = try #require(estimate.interval)
    let half = Estimate.z * (3 * 12_000 + 120.0).squareRoot() + 0.2
    #expect(abs(interval.low - (12_000 - half) - 5.76) < 0.1)
    #expect(abs(interval.high - (12_000 + half) - 5.76) < 0.1)
  }

  @Test("a published error stays symmetric")
  func published() throws {
    var sum = CellSum()
    sum.add(Cell(1000), rounding: .base5Sample, sampling: households, published: 900)
    let interval = try #require(Estimate.count(sum).interval)
    #expect(close(interval.high - 1000, 1000 - interval.low))
  }

  /// A quarter of so many persons is drawn, each weighs four.
  private func drawn(_ truth: Int, _ generator: inout SeededGenerator) -> Int {
    (0..<truth).reduce(0) { sum, _ in sum + (Int.random(in: 0..<4, using: &generator) == 0 ? 4 : 0) }
  }

  @Test(
    "small truths lie in the interval 94 times in 100, whether small counts became zeros or zeros and tens",
    arguments: [false, true])
  func coverage(unbiased: Bool) throws {
    var generator = SeededGenerator(seed: 3)
    var (all, held) = (0, 0)
    for (truths, cells) in [([2, 4, 6, 8], 1), ([12, 16, 20, 24, 27, 30, 34, 40], 1), ([4, 12, 20, 40], 5)] {
      var (tried, inside) = (0, 0)
      for truth in truths {
        var (here, times) = (0, 2500)
        if cells > 1 { times = 1000 }
        for _ in 0..<times {
          let printed = (0..<cells).map { _ in
            RandomRounding.sample(drawn(truth, &generator), unbiased: unbiased, &generator).printed
          }
          let interval = try #require(count(printed).interval)
          if interval.low...interval.high ~= Double(truth * cells) { here += 1 }
        }
        tried += times
        inside += here
        // A count of one area in fours jumps around the level; before, 58 % of the truths at 12 were held.
        #expect(Double(here) / Double(times) > 0.92, "\(truth) in \(cells)")
      }
      #expect(Double(inside) / Double(tried) >= 0.94)
      all += tried
      held += inside
    }
    #expect(Double(held) / Double(all) >= 0.94)
  }

  @Test(
    "a change between two equal small truths holds 0 94 times in 100, and is called a fall or a rise as seldom",
    arguments: [false, true])
  func changes(unbiased: Bool) throws {
    var generator = SeededGenerator(seed: 5)
    for (truths, cells) in [(12...27, 1), (15...60, 1), (30...100, 1), (12...27, 3)] {
      var (tried, held, rose, fell) = (0, 0, 0, 0)
      for _ in 0..<3000 {
        let people = (0..<cells).map { _ in Int.random(in: truths, using: &generator) }
        func printed() -> Estimate {
          count(people.map { RandomRounding.sample(drawn($0, &generator), unbiased: unbiased, &generator).printed })
        }
        let (earlier, later) = (printed(), printed())
        let change = Estimate.change(from: earlier, to: later)
        guard change.value != nil else { continue }
        tried += 1
        if change.interval.map({ $0.low...$0.high ~= 0 }) ?? true { held += 1 }
        if change.movement == .rose { rose += 1 }
        if change.movement == .fell { fell += 1 }
      }
      // Before, 81 to 93 % held it, and nearly all others were falls.
      #expect(Double(held) / Double(tried) >= 0.94, "\(truths) in \(cells): \(held) of \(tried), \(fell) fell")
      #expect(Double(fell) / Double(tried) <= 0.045 && Double(rose) / Double(tried) <= 0.045, "\(rose), \(fell)")
    }
  }

  @Test(
    "a quotient of small counts reaches as far as their own ends allow, and has no interval over as good as nothing")
  func quotients() throws {
    let ratio = Estimate.ratio(
      .of([0], .base5Sample, sampling: households), to: .of([10], .base5Sample, sampling: households))
    let (none, ten) = (try #require(count([0]).interval), try #require(count([10]).interval))
    let interval = try #require(ratio.interval)
    #expect(interval.low == 0)
    #expect(close(interval.high, none.high / (ten.low * (20 - ten.low)).squareRoot()))
    let change = Estimate.change(from: count([10]), to: count([0]))
    #expect(change.movement == .unclear && change.quality == .unreliable)
    // Large counts: the ends of the variance, but for what Wilson's move.
    let large = Estimate.change(from: count([40_000]), to: count([44_000]))
    let half = Estimate.z * (large.roundingVariance + (large.sampling.variance ?? 0)).squareRoot()
    let ends = try #require(large.interval)
    #expect(abs((ends.high - ends.low) / 2 - half) < 0.01 * half)
    let sums = { CellSum.of([$0], .base5Sample, sampling: self.households) }
    let lq = Estimate.locationQuotient(
      (sums(0), sums(4000)), within: (sums(11_455), sums(4_206_585)), model: households)
    let share = try #require(Estimate.share(sums(0), of: sums(4000), model: households).interval)
    #expect(close(try #require(lq.interval).high, share.high / (100 * 11_455 / 4_206_585.0), within: 0.05))
  }

  @Test("grades do not fall where the printed count grows")
  func monotone() throws {
    for whole in [150.0, 300, 600, 1500, 6000] {
      let grades = [0.0, 10, 15, 20].map {
        Estimate.share(
          .of([$0], .base5Sample, sampling: households), of: .of([whole], .base5Sample, sampling: households),
          model: households
        ).reasons.contains(.wideInterval(unreliable: true))
      }
      // What is unreliable at 10 is so at 0.
      #expect(!grades[1] || grades[0], "\(whole)")
    }
    #expect(count([0]).quality == .unreliable)
    #expect(count([10]).quality == .unreliable)
  }
}
