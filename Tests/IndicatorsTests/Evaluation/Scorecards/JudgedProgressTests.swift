import TestSupport
import Testing

@testable import Indicators

struct JudgedProgressTests {
  private func reading(_ value: Double, _ half: Double) -> Reading {
    var reading = Reading(exactly: value)
    reading.ends = (value - half)...(value + half)
    return reading
  }

  private func series(
    _ base: Double?, _ now: Double, target: Double? = nil, _ direction: MeasuredSeries.Direction = .up
  )
    -> MeasuredSeries
  {
    MeasuredSeries(
      base: base.map { .init(year: 2016, value: $0) }, current: .init(year: 2021, value: now), target: target,
      targetYear: 2030, direction: direction)
  }

  @Test func `a value that is exact has one status and one score`() throws {
    let judged = JudgedProgress(
      series(40, 55, target: 60), own: Reading(exactly: 55), other: Reading(exactly: 40), by: DistanceCovered())
    #expect(judged.statuses?.worst == .moderateProgress && judged.statuses?.best == .moderateProgress)
    #expect(judged.scores == 75...75)
  }

  @Test func `whether a target is reached hangs on the current value's own ends`() {
    // The interval ends at 33.76 and the target is 33.75: it may be missed.
    let judged = JudgedProgress(
      series(36, 33.5, target: 33.75, .down), own: reading(33.5, 0.26), other: reading(36, 2), by: DistanceCovered())
    #expect(judged.progress.status == .targetAchieved)
    #expect(judged.statuses?.best == .targetAchieved)
    #expect(judged.statuses?.worst != .targetAchieved)
  }

  @Test func `without a baseline the current value's ends are looked at all the same`() {
    let judged = JudgedProgress(
      series(nil, 20.15, target: 20.2, .down), own: reading(20.15, 0.22), other: nil, by: DistanceCovered())
    #expect(judged.progress.status == .targetAchieved)
    // At the other end nothing can be told, which is no claim of progress.
    var far = series(nil, 47, target: 50)
    far.spread = 4
    let distance = JudgedProgress(far, own: reading(47, 2), other: nil, by: DistanceToTarget())
    #expect(distance.statuses?.worst == .someWayOff && distance.statuses?.best == .nearTarget)
  }

  @Test func `nothing is judged where an interval is not known`() {
    var unknown = Reading(exactly: 50)
    unknown.ends = nil
    #expect(
      JudgedProgress(series(40, 50, target: 60), own: unknown, other: reading(40, 1), by: DistanceCovered()).statuses
        == nil)
    #expect(
      JudgedProgress(series(40, 50, target: 60), own: reading(50, 1), other: unknown, by: DistanceCovered()).scores
        == nil)
  }

  @Test func `the ends of a difference are the root of the sum of squares`() throws {
    var one = series(nil, 10)
    one.reference = 4
    // Parity is no difference; a gap is, and its ends are those of the difference itself.
    let judged = JudgedProgress(one, own: reading(10, 3), other: reading(4, 4), isReference: true, by: GapToReference())
    #expect(judged.statuses?.worst == .ahead && judged.statuses?.best == .ahead)
    let unclear = JudgedProgress(
      one, own: reading(10, 5), other: reading(4, 4), isReference: true, by: GapToReference())
    #expect(unclear.statuses?.worst == .behind && unclear.statuses?.best == .ahead)
  }

  /// Draws of two normal values whose 95 % intervals are given: the scores lie within the judged ends about as often.
  @Test func `the scores of values within their intervals lie between the ends, about 95 times in 100`() throws {
    var generator = SeededGenerator(seed: 5)
    func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
    }
    for (base, baseHalf, now, nowHalf, target) in [
      (40.0, 4.0, 52.0, 3.0, 70.0), (40, 1, 55, 4, 80), (30, 4, 58, 1, 75), (50, 3, 45, 3, 70),
    ] {
      for method: any ProgressMethod in [DistanceCovered(), ExpectedToDate(), StatCanProgress()] {
        let judged = JudgedProgress(
          series(base, now, target: target), own: reading(now, nowHalf), other: reading(base, baseHalf), by: method)
        let ends = try #require(judged.scores)
        var inside = 0
        for _ in 0..<2000 {
          let drawn = method.progress(
            of: series(base + normal() * baseHalf / 1.96, now + normal() * nowHalf / 1.96, target: target))
          if let score = drawn.score, score >= ends.lowerBound - 1e-9, score <= ends.upperBound + 1e-9 { inside += 1 }
        }
        #expect(inside >= 1860, "\(type(of: method).name) \(base) \(now): \(inside) of 2000 in \(ends)")
      }
    }
  }
}
