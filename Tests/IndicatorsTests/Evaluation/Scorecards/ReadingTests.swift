import Testing

@testable import Indicators

struct ReadingTests {
  private func reading(_ value: Double, _ half: Double) -> Reading {
    var reading = Reading(exactly: value)
    reading.ends = (value - half)...(value + half)
    return reading
  }

  @Test func `the difference of two readings has the root of the sum of squares about it`() {
    let difference = reading(10, 3).minus(reading(4, 4))
    #expect(difference.value == 6)
    #expect(difference.ends == 1...11)
    #expect(difference.sign == 1)
    #expect(reading(10, 3).minus(reading(6, 4)).sign == 0)
    #expect(reading(1, 3).minus(reading(8, 4)).sign == -1)
  }

  @Test func `nothing is claimed where one of the two is not known`() {
    var unknown = Reading(exactly: 3)
    unknown.ends = nil
    #expect(reading(10, 1).minus(unknown).ends == nil)
    #expect(reading(10, 1).minus(unknown).sign == nil)
  }

  @Test func `a trend says no more than the interval`() {
    #expect(ScorecardRow.Trend(reading(5, 3), .up) == .improving)
    #expect(ScorecardRow.Trend(reading(5, 3), .down) == .worsening)
    #expect(ScorecardRow.Trend(reading(5, 3), nil) == .rising)
    #expect(ScorecardRow.Trend(reading(-5, 3), nil) == .falling)
    #expect(ScorecardRow.Trend(reading(5, 6), .up) == .unclear)
    #expect(ScorecardRow.Trend(Reading(exactly: 0), .up) == .unchanged)
  }
}
