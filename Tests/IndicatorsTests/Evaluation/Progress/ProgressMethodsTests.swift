import LIPData
import Testing

@testable import Indicators

/// Each method on numbers that were worked out by hand.
struct ProgressMethodsTests {
  private func series(
    _ base: Double?, _ now: Double, target: Double? = nil, by year: Double = 2025,
    _ direction: MeasuredSeries.Direction = .up
  ) -> MeasuredSeries {
    MeasuredSeries(
      base: base.map { .init(year: 2015, value: $0) }, current: .init(year: 2020, value: now), target: target,
      targetYear: year, direction: direction)
  }

  @Test func `the distance that is covered is a part of the way, in both directions`() {
    let method = DistanceCovered()
    #expect(
      method.progress(of: series(40, 55, target: 60)) == Progress(value: 0.75, status: .moderateProgress, score: 75))
    #expect(
      method.progress(of: series(20, 14, target: 10, .down))
        == Progress(value: 0.6, status: .moderateProgress, score: 60))
    #expect(method.progress(of: series(40, 39, target: 60)).status == .deterioration)
    #expect(method.progress(of: series(40, 39, target: 60)).score == 0)
    #expect(
      method.progress(of: series(40, 65, target: 60)) == Progress(value: 1.25, status: .targetAchieved, score: 100))
    #expect(method.progress(of: series(nil, 50, target: 60)).status == .notAvailable)
    #expect(method.progress(of: series(nil, 61, target: 60)).status == .targetAchieved)
    #expect(method.progress(of: series(60, 50, target: 60)).status == .notAvailable)
    #expect(method.progress(of: series(40, 50)).status == .notAvailable)
    // It began beyond its target and fell back: the way away is no way to it.
    let back = method.progress(of: series(10, 6, target: 8))
    #expect(back.status == .deterioration && back.score == 0)
    #expect(ExpectedToDate().progress(of: series(10, 6, target: 8)).status == .deterioration)
  }

  @Test func `what is expected to date lies on a straight line, and is the target after its year`() {
    let method = ExpectedToDate()
    // Half of ten years: 50 was due of 40 to 60; 55 is 1.5 times that way.
    #expect(
      method.progress(of: series(40, 55, target: 60)) == Progress(value: 1.5, status: .substantialProgress, score: 100))
    #expect(
      method.progress(of: series(40, 44, target: 60)) == Progress(value: 0.4, status: .limitedProgress, score: 40))
    #expect(
      method.progress(of: series(40, 50, target: 60, by: 2018))
        == Progress(value: 0.5, status: .limitedProgress, score: 50))
    #expect(method.progress(of: series(40, 50, target: 60, by: 2015)).status == .notAvailable)
  }

  @Test func `a distance to a target is counted in standard deviations, 0 where it is reached`() {
    var one = series(nil, 44, target: 50)
    #expect(DistanceToTarget().progress(of: one).status == .notAvailable)
    one.spread = 4
    #expect(DistanceToTarget().progress(of: one) == Progress(value: 1.5, status: .someWayOff))
    one.current?.value = 51
    #expect(DistanceToTarget().progress(of: one) == Progress(value: 0, status: .targetAchieved))
    one.direction = .down
    #expect(DistanceToTarget().progress(of: one) == Progress(value: 0.25, status: .nearTarget))
  }

  @Test func `the index of the goals scores between worst and best, and its arrow is the slope over the needed one`() {
    var one = series(40, 46, target: 60)
    one.worst = 10
    one.best = 90
    // 0.6 of 1.2 a year against 2 a year.
    #expect(SDGIndexProgress().progress(of: one) == Progress(value: 0.6, status: .moderateProgress, score: 45))
    one.current?.value = 43
    #expect(SDGIndexProgress().progress(of: one).status == .limitedProgress)
    one.current?.value = 51
    #expect(SDGIndexProgress().progress(of: one).status == .substantialProgress)
    one.current?.value = 5
    #expect(SDGIndexProgress().progress(of: one).status == .deterioration)
    #expect(SDGIndexProgress().progress(of: one).score == 0)
    one.target = nil
    #expect(SDGIndexProgress().progress(of: one) == Progress(status: .notAvailable, score: 0, note: NoProgress.target))
  }

  @Test func `gap and parity hold a value against a reference in the desired direction`() {
    var one = series(nil, 60)
    one.reference = 50
    #expect(GapToReference().progress(of: one) == Progress(value: 10, status: .ahead))
    #expect(ParityWithReference().progress(of: one) == Progress(value: 1.2, status: .ahead, score: 120))
    one.direction = .down
    #expect(GapToReference().progress(of: one).status == .behind)
    #expect(ParityWithReference().progress(of: one).score.map { abs($0 - 100 / 1.2) < 1e-9 } == true)
    one.reference = 60
    #expect(GapToReference().progress(of: one) == Progress(value: 0, status: .level))
    one.reference = 0
    #expect(ParityWithReference().progress(of: one).status == .notAvailable)
    one.reference = nil
    #expect(GapToReference().progress(of: one).status == .notAvailable)
  }

  @Test(arguments: [
    (0.02, ProgressStatus.substantialProgress), (0.01001, .substantialProgress), (0.005, .moderateProgress),
    (0, .moderateProgress), (-0.005, .moderateDeterioration), (-0.02, .deterioration),
  ])
  func `Eurostat's classes without a target are a hundredth each way`(growth: Double, status: ProgressStatus) {
    var now = 100.0
    for _ in 0..<5 { now *= 1 + growth }
    let progress = EurostatProgress().progress(of: series(100, now))
    #expect(progress.status == status)
    #expect(progress.score == nil)
  }

  @Test func `every method has a name of its own, says where it comes from in both languages, and minds emptiness`()
    throws
  {
    let names = ProgressMethods.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for type in ProgressMethods.all {
      #expect(type.source.en != type.source.fr && !type.source.en.isEmpty && !type.source.fr.isEmpty)
      #expect(type.init().progress(of: MeasuredSeries()).status == .notAvailable, "\(type.name)")
      #expect(type.init().progress(of: MeasuredSeries()).note != nil, "\(type.name)")
      #expect(try ProgressMethods.method(type.name).progress(of: MeasuredSeries()).value == nil)
    }
    #expect(diagnostic { try ProgressMethods.method("statcan") }?.remedy == "Did you mean \"statcan-progress\"?")
  }
}

struct DashboardColourTests {
  private func series(_ value: Double, _ bounds: [Double]) -> MeasuredSeries {
    MeasuredSeries(
      current: .init(year: 2020, value: value), worst: bounds[0], red: bounds[1], green: bounds[2], best: bounds[3])
  }

  @Test(arguments: [
    (0.0, 0.0, DashboardColour.red), (20, 0.5, .red), (40, 1, .orange), (50, 1.5, .yellow), (60, 2, .green),
    (80, 2.5, .green), (100, 3, .green), (120, 3, .green), (-5, 0, .red),
  ])
  func `a value is put on 0 to 3 by straight lines between its bounds`(
    value: Double, rating: Double, colour: DashboardColour
  )
    throws
  {
    let up = try #require(DashboardColour.rating(of: series(value, [0, 40, 60, 100])))
    #expect(abs(up - rating) < 1e-12)
    #expect(DashboardColour(rating: up) == colour)
    // The same where less is better.
    let down = try #require(DashboardColour.rating(of: series(100 - value, [100, 60, 40, 0])))
    #expect(abs(down - rating) < 1e-12)
  }

  @Test func `bounds out of order give no rating, and a goal has the mean of its two worst`() {
    #expect(DashboardColour.rating(of: series(50, [0, 60, 40, 100])) == nil)
    #expect(DashboardColour.rating(of: MeasuredSeries(current: .init(year: 2020, value: 1))) == nil)
    #expect(DashboardColour.rating(ofGoal: [2.5, 0.5, 1.5, 3]) == 1)
    #expect(DashboardColour.rating(ofGoal: [2.5]) == 2.5)
    #expect(DashboardColour.rating(ofGoal: []) == nil)
  }
}
