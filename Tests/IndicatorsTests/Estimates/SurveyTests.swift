import Testing

@testable import Indicators

/// The worked examples of frameworks notes §11.4 and §11.7; margins are at 90 %.
@Suite("Survey estimates with published margins of error")
struct SurveyTests {
  private static let neverMarried = [(135_173.0, 3860.0), (43_104, 2642), (24_842, 1957)]

  private static func sum(_ figures: [(Double, Double)]) -> Estimate {
    .sum(of: figures.map { .survey($0.0, marginOfError: $0.1) })
  }

  @Test("a sum: 135173±3860 + 43104±2642 + 24842±1957 = 203119 ± 5070")
  func sum() {
    let sum = Self.sum(Self.neverMarried)
    #expect(sum.value == 203_119)
    #expect(close(sum.marginOfError(), 5070.464_771_596_386_5, within: 1e-12))
    #expect(sum.interval?.method == "published-sampling")
    let two = Self.sum([(10_154_024, 3778), (9_712_936, 3911)])
    #expect(two.value == 19_866_960)
    #expect(close(two.marginOfError(), 5437.757_350_231_803, within: 1e-12))
  }

  @Test("of several zeros only the largest margin counts: 0±22, 0±22, 0±29 and 41±37 = 41 ± 47")
  func zeros() {
    let sum = Self.sum([(0, 22), (0, 22), (0, 29), (41, 37)])
    #expect(sum.value == 41)
    #expect(close(sum.marginOfError(), 47.010_637_094_172_64, within: 1e-12))
  }

  @Test("a proportion: 203119±5070 of 630498±831 = 0.322 ± 0.008")
  func proportion() throws {
    let whole = Self.sum([(466_037, 391), (97_360, 572), (67_101, 459)])
    #expect(whole.value == 630_498)
    #expect(try #require(whole.marginOfError()).rounded() == 831)
    let share = Estimate.proportion(.survey(203_119, marginOfError: 5070), of: whole)
    #expect(abs(try #require(share.value) - 0.322) < 0.0005)
    #expect(abs(try #require(share.marginOfError()) - 0.008) < 0.0005)
  }

  @Test("where the root would be of less than zero the margins add, as for a ratio")
  func fallback() {
    // 10² − 0.9²·20² is below zero.
    let share = Estimate.proportion(.survey(90, marginOfError: 10), of: .survey(100, marginOfError: 20))
    #expect(close(share.marginOfError(), (100 + 0.81 * 400).squareRoot() / 100))
    // 10² − 0.9²·5² is not.
    let other = Estimate.proportion(.survey(90, marginOfError: 10), of: .survey(100, marginOfError: 5))
    #expect(close(other.marginOfError(), (100 - 0.81 * 25).squareRoot() / 100))
  }

  @Test("a ratio: 226840±5556 over 203119±5070 = 1.117 ± 0.039")
  func ratio() throws {
    let men = Self.sum([(156_720, 4222), (44_613, 2819), (25_507, 2259)])
    #expect(men.value == 226_840)
    // The handbook prints 5556.54 without its decimals.
    #expect(try #require(men.marginOfError()).rounded(.down) == 5556)
    let ratio = Estimate.quotient(men, over: .survey(203_119, marginOfError: 5070))
    #expect(abs(try #require(ratio.value) - 1.117) < 0.0005)
    #expect(abs(try #require(ratio.marginOfError()) - 0.039) < 0.0005)
    #expect(ratio.denominator == 203_119)
  }

  @Test("a change: 135173±3860 to 139301±4047 = 3.0538643072 % ± 4.1980698523")
  func change() {
    let change = Estimate.surveyChange(
      from: .survey(135_173, marginOfError: 3860), to: .survey(139_301, marginOfError: 4047))
    #expect(close(change.value, 3.053_864_307_211_116_5, within: 1e-11))
    #expect(close(change.marginOfError(), 4.198_069_852_261_231, within: 1e-11))
    #expect((change.interval?.low ?? 0) < 0)
  }

  @Test("a product: 74506512±228238 times 0.824±0.001 = 61393366 ± 202289")
  func product() throws {
    let product = Estimate.product(
      .survey(74_506_512, marginOfError: 228_238), .survey(0.824, marginOfError: 0.001))
    #expect(try #require(product.value).rounded() == 61_393_366)
    #expect(try #require(product.marginOfError()).rounded() == 202_289)
  }

  @Test("without a value there is no result, with an unknown error there is one without a margin")
  func unsure() {
    let none = Estimate.unavailable(.noCells)
    let some = Estimate.survey(5, marginOfError: 1)
    #expect(Estimate.sum(of: [some, none]).value == nil)
    #expect(Estimate.sum(of: []).value == nil)
    #expect(Estimate.quotient(some, over: .survey(0, marginOfError: 1)).reasons == [.noDenominator])
    var unknown = some
    unknown.sampling = .unknown
    #expect(Estimate.product(some, unknown).value == 25)
    #expect(Estimate.product(some, unknown).marginOfError() == nil)
  }

  @Test(
    "Wilson's interval, to the last printed digit",
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
      (8, 10, 0.4902, 0.9433),
    ])
  func wilson(successes: Int, respondents: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(successes, of: respondents))
    #expect(abs(interval.low - low) <= 0.000_05)
    #expect(abs(interval.high - high) <= 0.000_05)
    #expect(interval.method == "wilson")
  }

  @Test("nobody asked, or more yes than answers: no interval")
  func noWilson() throws {
    #expect(Interval.wilson(0, of: 0) == nil)
    #expect(Interval.wilson(3, of: 2) == nil)
    #expect(Interval.wilson(-1, of: 2) == nil)
    #expect(try #require(Interval.wilson(7, of: 7)).high == 1)
  }
}
