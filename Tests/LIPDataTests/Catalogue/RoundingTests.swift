import LIPData
import Testing

struct RoundingTests {
  func bounds(_ rounding: Rounding, _ value: Double) -> [Double]? {
    rounding.bounds(of: value).map { [$0.lower, $0.upper] }
  }

  @Test func `bounds are those of the rounding`() {
    #expect(bounds(.exact, 17) == [17, 17])
    #expect(bounds(.base5, 0) == [0, 4])
    #expect(bounds(.base5, 5) == [1, 9])
    #expect(bounds(.base5, 100) == [96, 104])
    #expect(bounds(.base5Sample, 0) == [0, 9])
    #expect(bounds(.base5Sample, 10) == [1, 14])
    #expect(bounds(.base5Sample, 15) == [11, 19])
    #expect(bounds(.published, 12.5) == nil)
  }

  /// What random rounding to 5 may print for a count.
  func printed(_ count: Int) -> [Int] {
    count % 5 == 0 ? [count] : [count / 5 * 5, count / 5 * 5 + 5]
  }

  @Test func `no count lies outside the bounds of what is printed for it`() {
    for count in 0...200 {
      for value in printed(count) {
        for rounding in [Rounding.base5, .base5Sample] {
          // In sample data a 5 is not printed: it stands as 0 or 10.
          for shown in rounding == .base5Sample && value == 5 ? [0, 10] : [value] {
            let found = bounds(rounding, Double(shown)) ?? []
            #expect(found.count == 2 && found[0] <= Double(count) && Double(count) <= found[1], "\(count) \(shown)")
          }
        }
      }
    }
  }

  @Test func `the rule of the samples up to 2001, counts below 10 printed as 0 or 10, has the bounds of sample data`() {
    for count in 0..<15 {
      for shown in count == 0 ? [0] : count < 10 ? [0, 10] : printed(count) {
        let found = bounds(.base5Sample, Double(shown)) ?? []
        #expect(found.count == 2 && found[0] <= Double(count) && Double(count) <= found[1], "\(count) \(shown)")
      }
    }
  }

  @Test func `a count of IRCC lies within 2 of what is printed, or within 0 to 5 where it is hidden`() {
    var squares = 0.0
    for count in 0...1000 {
      let printed = (count + 2) / 5 * 5
      let hidden = count <= 5
      let cell = hidden ? Cell(missing: .hiddenSmallCount) : Cell(Double(printed))
      let found = Rounding.nearest5.bounds(of: cell)
      #expect(found.map { $0.lower <= Double(count) && Double(count) <= $0.upper } == true, "\(count)")
      #expect(found.map { $0.upper - $0.lower } == (hidden ? 5 : 4))
      if count > 5, count <= 1000 - 995 % 5 { squares += Double((count - printed) * (count - printed)) }
    }
    #expect(squares / 995 == Rounding.nearest5.variance(of: 100))
    #expect(bounds(.nearest5, 0) == [0, 2])
    #expect(Rounding.nearest5.hiddenReach(of: 5) == 0)
    #expect(Rounding.nearest5.bounds(of: Cell(missing: .suppressed)) == nil)
    #expect(Rounding.base5.bounds(of: Cell(missing: .hiddenSmallCount)) == nil)
    #expect(Rounding.base5.bounds(of: Cell(10)).map { [$0.lower, $0.upper] } == [6, 14])
  }

  @Test func `the variance averages 4 a cell, and none where nothing is rounded`() {
    // A residual r is rounded up, by 5 − r, with probability r/5, else down by r.
    let residuals = (0..<5).map { (r: Int) -> Double in
      let up = r * (5 - r) * (5 - r)
      let down = (5 - r) * r * r
      return Double(up + down) / 5
    }
    #expect(residuals == [0, 4, 6, 6, 4])
    #expect(Rounding.base5.variance(of: 100) == residuals.reduce(0, +) / 5)
    #expect(Rounding.base5Sample.variance(of: 100) == 4)
    #expect(Rounding.base5Sample.variance(of: 0) == 0)
    #expect(Rounding.base5Sample.hiddenReach(of: 0) == 9)
    #expect(Rounding.base5.hiddenReach(of: 0) == 0)
    #expect(Rounding.exact.variance(of: 7) == 0)
    #expect(Rounding.published.variance(of: 7) == 0)
    #expect(Rounding.allCases.filter(\.isSample) == [.base5Sample])
  }
}
