import LIPData
import TestSupport
import Testing

@testable import Indicators

struct StatCanProgressTests {
  /// Base, current, target, direction and limit of a published series, and what was published of it.
  struct Published: Sendable {
    var name: String
    var series: MeasuredSeries
    var value: Double
    var status: ProgressStatus
    var score: Double
  }

  // Figures of the Canadian Indicator Framework (Statistics Canada), as the method notes print them.
  static let published = [
    Published(
      name: "1.1.1, with a target",
      series: MeasuredSeries(
        base: .init(year: 2015, value: 14.5), current: .init(year: 2023, value: 10.4), target: 7.25),
      value: 0.9010899547, status: .moderateProgress, score: 2.1506954374),
    Published(
      name: "1.2.1, with a limit",
      series: MeasuredSeries(
        base: .init(year: 2016, value: 66.6), current: .init(year: 2023, value: 71.4), direction: .up, limit: 100),
      value: 0.0099914837, status: .moderateProgress, score: 1.7397528501),
    Published(
      name: "10.2.1, growing fast the wrong way",
      series: MeasuredSeries(base: .init(year: 2015, value: 3.8), current: .init(year: 2024, value: 11.9)),
      value: -0.1352325005, status: .deterioration, score: -5),
    Published(
      name: "11.2.1, growing slowly the wrong way",
      series: MeasuredSeries(base: .init(year: 2018, value: 11.3), current: .init(year: 2022, value: 11.6)),
      value: -0.0065720952, status: .deterioration, score: -3.3215118948),
  ]

  @Test(arguments: published) func `a published series has its published progress`(one: Published) throws {
    let progress = StatCanProgress().progress(of: one.series)
    #expect(abs(try #require(progress.value) - one.value) < 1e-8, "\(one.name)")
    #expect(progress.status == one.status)
    #expect(abs(try #require(progress.score) - one.score) < 1e-8)
  }

  @Test func `the coefficient near a limit is the published one`() {
    #expect(abs(StatCanProgress.coefficient(base: 66.6, limit: 100) - 0.8354773949) < 1e-9)
    #expect(StatCanProgress.coefficient(base: 100, limit: 100) == 0)
    #expect(StatCanProgress.coefficient(base: 200, limit: 100) == 1)
    #expect(StatCanProgress.coefficient(base: 0, limit: 100) == 1)
    // As far beyond the limit as below it.
    #expect(
      abs(StatCanProgress.coefficient(base: 130, limit: 100) - StatCanProgress.coefficient(base: 70, limit: 100))
        < 1e-12)
  }

  /// A series of ten years that grows by so much a year, and its score.
  @Test(arguments: [
    (-0.03, -5.0, ProgressStatus.deterioration), (-0.02, -5, .deterioration), (-0.01, -3.75, .deterioration),
    (0, -2.5, .limitedProgress), (0.0025, -1.25, .limitedProgress), (0.0050001, 0, .moderateProgress),
    (0.01, 1.25, .moderateProgress), (0.0150001, 2.5, .substantialProgress), (0.0175, 3.75, .substantialProgress),
    (0.03, 5, .substantialProgress),
  ])
  func `the score runs through its knots where there is no target`(
    growth: Double, score: Double, status: ProgressStatus
  )
    throws
  {
    var end = 100.0
    for _ in 0..<10 { end *= 1 + growth }
    let series = MeasuredSeries(
      base: .init(year: 2010, value: 100), current: .init(year: 2020, value: end), direction: .up)
    let progress = StatCanProgress().progress(of: series)
    #expect(abs(try #require(progress.score) - score) < 1e-3)
    #expect(progress.status == status)
  }

  /// The part of the required growth, and what it comes to.
  @Test(arguments: [
    (-1.0, -5.0, ProgressStatus.deterioration), (-0.6, -5, .deterioration), (0, -2.5, .limitedProgress),
    (0.59, -0.0416, .limitedProgress), (0.61, 0.0715, .moderateProgress), (0.94, 2.4286, .moderateProgress),
    (0.951, 2.5072, .substantialProgress), (0.999, 2.85, .substantialProgress),
  ])
  func `the score runs through its knots on the way to a target`(part: Double, score: Double, status: ProgressStatus)
    throws
  {
    let required = 0.04
    var now = 100.0
    for _ in 0..<5 { now *= 1 + required * part }
    var target = 100.0
    for _ in 0..<15 { target *= 1 + required }
    let progress = StatCanProgress().progress(
      of: MeasuredSeries(
        base: .init(year: 2015, value: 100), current: .init(year: 2020, value: now), target: target, direction: .up))
    #expect(abs(try #require(progress.value) - part) < 1e-9)
    #expect(abs(try #require(progress.score) - score) < 2e-3)
    #expect(progress.status == status)
  }

  @Test func `the edge rules of the method`() {
    let method = StatCanProgress()
    func of(
      _ base: Double?, _ now: Double?, target: Double? = nil, _ direction: MeasuredSeries.Direction = .down,
      limit: Double? = nil, years: (Double, Double) = (2015, 2020)
    ) -> Progress {
      method.progress(
        of: MeasuredSeries(
          base: base.map { .init(year: years.0, value: $0) }, current: now.map { .init(year: years.1, value: $0) },
          target: target, direction: direction, limit: limit))
    }
    // A target that is reached, whichever way the series went.
    #expect(of(10, 5, target: 6).status == .targetAchieved)
    #expect(of(10, 5, target: 6).score == 5)
    #expect(of(4, 5, target: 6).status == .targetAchieved)
    // The baseline is the target: no growth is required.
    #expect(of(6, 6, target: 6) == Progress(status: .targetAchieved, score: 5))
    #expect(of(6, 7, target: 6).status == .deterioration)
    // A zero cannot grow.
    #expect(of(0, 0.002, .up).value.map { abs($0 - (pow2(2, 0.2) - 1)) < 1e-12 } == true)
    #expect(of(10, 5, target: 0).status == .limitedProgress)
    #expect(of(10, 0, target: 0).status == .targetAchieved)
    // Values on both sides of zero.
    #expect(of(10, -5).status == .notAvailable)
    #expect(of(-10, 5).status == .notAvailable)
    // Below zero a series that grows in size goes down.
    #expect(of(-10, -20, .up).status == .deterioration)
    #expect(of(-10, -20, .down).status == .substantialProgress)
    // At the limit, where nothing more can be asked.
    #expect(of(100, 100, .up, limit: 100).score == 5)
    // Too little to tell from.
    #expect(of(nil, 5).status == .notAvailable)
    #expect(of(5, nil).status == .notAvailable)
    #expect(of(5, 5, years: (2020, 2020)).status == .notAvailable)
    #expect(of(5, 6, years: (2021, 2020)).status == .notAvailable)
    // No growth is no negative zero.
    #expect(of(5, 5).value?.sign == .plus)
    #expect(of(5, 5) == Progress(value: 0, status: .limitedProgress, score: -2.5))
    // A yes or no.
    #expect(
      method.progress(of: MeasuredSeries(current: .init(year: 2020, value: 1), isBinary: true)).status
        == .targetAchieved)
    #expect(
      method.progress(of: MeasuredSeries(current: .init(year: 2020, value: 0), isBinary: true)).status == .notAchieved)
  }

  private func pow2(_ base: Double, _ power: Double) -> Double { (base.naturalLogarithm * power).exponential }

  @Test func `an indicator of several series has the mean of their scores, and is achieved only if all are`() {
    let method = StatCanProgress()
    func series(_ score: Double?, _ status: ProgressStatus = .moderateProgress) -> Progress {
      Progress(status: status, score: score)
    }
    // 11.7.1 of the Canadian Indicator Framework.
    let mean = IndicatorProgress([series(-3.8423431212), series(-3.7120450615)], by: method)
    #expect(abs((mean.score ?? 0) + 3.7771940914) < 1e-9)
    #expect(mean.status == .deterioration)
    let mixed = IndicatorProgress([series(5, .targetAchieved), series(nil, .notAvailable)], by: method)
    #expect(mixed.score == 5)
    #expect(mixed.status == .substantialProgress)
    #expect(IndicatorProgress([series(5, .targetAchieved)], by: method).status == .targetAchieved)
    #expect(IndicatorProgress([], by: method).status == .notAvailable)
    #expect(
      IndicatorProgress([series(5, .targetAchieved), series(nil, .notAchieved)], by: method).status == .notAchieved)
  }

  @Test func `another unit changes nothing, nor does the year that is counted from`() throws {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<2000 {
      func value() -> Double { Double.random(in: 0.1...500, using: &generator) }
      var series = MeasuredSeries(
        base: .init(year: 2015, value: value()),
        current: .init(year: 2015 + Double(Int.random(in: 1...12, using: &generator)), value: value()),
        target: Bool.random(using: &generator) ? value() : nil,
        direction: Bool.random(using: &generator) ? .up : .down)
      if Bool.random(using: &generator) { series.limit = value() }
      let before = StatCanProgress().progress(of: series)
      let factor = Double.random(in: 0.01...1000, using: &generator)
      var other = series
      other.base?.value *= factor
      other.current?.value *= factor
      other.target = series.target.map { $0 * factor }
      other.limit = series.limit.map { $0 * factor }
      other.base?.year += 7
      other.current?.year += 7
      other.targetYear += 7
      let after = StatCanProgress().progress(of: other)
      // A value a hair from a threshold may fall on either side of it.
      guard let a = before.score, let b = after.score else {
        #expect(before.score == after.score)
        continue
      }
      #expect(abs(a - b) < 1e-6 * max(1, abs(a)))
      #expect((-5.0...5.0).contains(a))
    }
  }
}
