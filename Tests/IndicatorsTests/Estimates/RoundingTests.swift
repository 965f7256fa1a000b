import LIPData
import Testing

@testable import Indicators

@Suite("What a printed cell may hide")
struct RoundingTests {
  @Test("a multiple of 5 of 100 % data lies within 4", arguments: (1...100).map { Double(5 * $0) })
  func base5(value: Double) throws {
    let bounds = try #require(Rounding.base5.bounds(of: value))
    #expect(bounds == (value - 4, value + 4))
    #expect(Rounding.base5.variance(of: value) == 4)
    #expect(Rounding.base5.hiddenReach(of: value) == 0)
  }

  @Test("the bounds of a printed count are those counts that can be rounded to it, and no others")
  func reachable() throws {
    for printed in stride(from: 0, through: 100, by: 5) {
      let counts = (0...200).filter { count in
        let residual = count % 5
        return count - residual == printed || (residual > 0 && count - residual + 5 == printed)
      }
      let bounds = try #require(Rounding.base5.bounds(of: Double(printed)))
      #expect(counts.first.map(Double.init) == bounds.lower)
      #expect(counts.last.map(Double.init) == bounds.upper)
    }
  }

  @Test("the variance of 4 is the mean over the residuals")
  func meanVariance() {
    // Residual r goes up by 5 − r with probability r/5, else down by r: variance r·(5 − r).
    let total = (0..<5).reduce(0) { $0 + $1 * (5 - $1) }
    #expect(total == 20)
    #expect(Double(total) / 5 == Rounding.base5.variance(of: 5))
  }

  @Test("a zero of sample data hides up to 9, a ten stands for 1 to 14, others lie within 4")
  func sample() throws {
    let rounding = Rounding.base5Sample
    #expect(try #require(rounding.bounds(of: 0)) == (0, 9))
    #expect(rounding.hiddenReach(of: 0) == 9)
    #expect(rounding.variance(of: 0) == 0)
    #expect(try #require(rounding.bounds(of: 10)) == (1, 14))
    #expect(rounding.hiddenReach(of: 10) == 0)
    #expect(try #require(rounding.bounds(of: 15)) == (11, 19))
    #expect(try #require(rounding.bounds(of: 1000)) == (996, 1004))
    #expect(rounding.isSample)
  }

  @Test("an exact count is itself, and a published mean has no bounds")
  func others() throws {
    #expect(try #require(Rounding.exact.bounds(of: 17)) == (17, 17))
    #expect(Rounding.exact.variance(of: 17) == 0)
    #expect(Rounding.published.bounds(of: 17.5) == nil)
    for rounding in [Rounding.exact, .base5, .published] { #expect(!rounding.isSample) }
  }
}
