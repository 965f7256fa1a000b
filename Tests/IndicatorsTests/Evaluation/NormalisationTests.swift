import Testing

@testable import Indicators

/// Every normalisation, with COINr's own values and with values computed by hand.
struct NormalisationTests {
  private func scores(
    _ normalisation: Normalisation, _ values: [Double?], _ anchors: Normalisation.Anchors = .init()
  ) throws -> [Double?] {
    try normalisation.scores(of: values, anchors)
  }

  private func expect(_ found: [Double?], _ wanted: [Double?], at place: SourceLocation = #_sourceLocation) {
    #expect(found.count == wanted.count, sourceLocation: place)
    for (a, b) in zip(found, wanted) {
      if let b { #expect(close(a, b, within: 1e-12), "\(found)", sourceLocation: place) }
      if b == nil { #expect(a == nil, sourceLocation: place) }
    }
  }

  private let down = Normalisation.Anchors(upIsBetter: false)
  private let ten = (1...10).map { Double($0) as Double? }

  @Test func `min-max puts the worst and the best on the ends`() throws {
    let found = try scores(.minMax(low: 2, high: 7), ten)
    expect([found.first ?? nil, found[3], found.last ?? nil], [2, 2 + 5.0 / 3, 7])
    expect(try scores(.minMax(low: 0, high: 100), [5, nil, 10, 6], down), [100, nil, 0, 80])
  }

  @Test func `z-scores have the mean and the sample standard deviation that are asked for`() throws {
    let moments = Moments(try scores(.zScore(mean: 5, deviation: 2), ten).compactMap(\.self))
    #expect(close(moments.mean, 5, within: 1e-12))
    #expect(close(moments.deviation, 2, within: 1e-12))
    expect(try scores(.zScore(mean: 0, deviation: 1), [1, 2, 3, nil], down), [1, 0, -1, nil])
  }

  @Test func `ranks begin with the worst, and ties have the least of their ranks`() throws {
    expect(try scores(.rank, [30, 10, nil, 10, 20]), [4, 1, nil, 1, 3])
    expect(try scores(.rank, [30, 10, nil, 10, 20], down), [1, 3, nil, 3, 2])
    expect(try scores(.borda, [30, 10, nil, 10, 20]), [3, 0, nil, 0, 2])
    expect(try scores(.percentileRank, [30, 10, nil, 10, 20]), [1, 0, nil, 0, 2.0 / 3])
    expect(try scores(.percentileRank, [30, 10, nil, 20], down), [0, 1, nil, 0.5])
  }

  @Test func `the distance to the maximum is 1 at it and 0 at the minimum`() throws {
    expect(try scores(.distanceToMax, [2, 4, 10]), [0, 0.25, 1])
    expect(try scores(.distanceToMax, [2, 4, 10], down), [1, 0.75, 0])
    expect(try scores(.fractionOfMax, [2, nil, 10]), [0.2, nil, 1])
  }

  @Test func `the distance to a target is COINr's, either way and capped`() throws {
    let up = Normalisation.Anchors(target: 10)
    expect(try scores(.distanceToTarget(capped: false), [0, 5, 11], up), [0, 0.5, 1.1])
    expect(try scores(.distanceToTarget(capped: true), [0, 5, 11], up), [0, 0.5, 1])
    let low = Normalisation.Anchors(upIsBetter: false, target: 0)
    expect(try scores(.distanceToTarget(capped: false), [-1, 1, 10], low), [1.1, 0.9, 0])
    expect(try scores(.distanceToTarget(capped: true), [-1, 1, 10], low), [1, 0.9, 0])
  }

  @Test func `goalposts are COINr's, either way`() throws {
    let posts = (low: 0.0, high: 10.0)
    let method = Normalisation.goalposts(scale: 1, clipped: true)
    expect(try scores(method, [1, 11, -1], .init(posts: posts)), [0.1, 1, 0])
    expect(try scores(method, [1, -1, 11], .init(upIsBetter: false, posts: posts)), [0.9, 1, 0])
    expect(
      try scores(.goalposts(scale: 100, clipped: false), [11, -1, 5], .init(posts: posts)), [110, -10, 50])
    expect(
      try scores(.goalposts(scale: 10, clipped: true), [7, 3], .init(posts: (low: 2, high: 4))), [10, 5])
  }

  @Test func `the distance to a reference is 1 at it, and more beyond unless it is capped`() throws {
    var anchors = Normalisation.Anchors()
    anchors.reference = [6, 6, 6, 6]
    expect(
      try scores(.distanceToReference(unit: "B", capped: false), [2, 6, 8, nil], anchors), [0, 1, 1.5, nil])
    expect(try scores(.distanceToReference(unit: "B", capped: true), [2, 6, 8, nil], anchors), [0, 1, 1, nil])
  }

  @Test func `what has no answer is refused, each for its reason`() {
    var least = Normalisation.Anchors()
    least.reference = [1, 1, 1]
    var none = Normalisation.Anchors()
    none.reference = [nil, nil, nil]
    let reference = Normalisation.distanceToReference(unit: "A", capped: false)
    let refused: [(Normalisation, Normalisation.Anchors, Normalisation.Refusal)] = [
      (.distanceToTarget(capped: true), .init(), .noTarget),
      (.distanceToTarget(capped: true), .init(target: 1), .targetOnWrongSide(worst: 1)),
      (.distanceToTarget(capped: true), .init(target: 0.5), .targetOnWrongSide(worst: 1)),
      (.distanceToTarget(capped: true), .init(upIsBetter: false, target: 4), .targetOnWrongSide(worst: 3)),
      (.goalposts(scale: 1, clipped: true), .init(), .noPosts),
      (.fractionOfMax, down, .downIsBetter), (reference, down, .downIsBetter),
      (reference, least, .referenceIsLeast), (reference, none, .noReference),
    ]
    for (method, anchors, refusal) in refused {
      #expect(throws: refusal) { try method.scores(of: [1, 2, 3], anchors) }
    }
    #expect(throws: Normalisation.Refusal.maximumNotPositive) {
      try Normalisation.fractionOfMax.scores(of: [-3, 0], .init())
    }
  }

  @Test func `values that are all alike have no scores where a range is divided by`() throws {
    for method in [Normalisation.minMax(low: 0, high: 1), .zScore(mean: 0, deviation: 1), .distanceToMax] {
      expect(try scores(method, [0.1, 0.1, nil, 0.1]), [nil, nil, nil, nil])
      expect(try scores(method, [nil, nil]), [nil, nil])
    }
    expect(try scores(.rank, [4, 4]), [1, 1])
    expect(try scores(.percentileRank, [4]), [nil])
  }
}
