import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Shares and counts of the same people")
struct SamePeopleTests {
  private let model = SamplingModel(clustering: 1)

  private func profile() throws -> DatasetDescriptor {
    try Catalogue(Embedded.folder).descriptor("census-profile-2021")
  }

  private func sum(_ value: Double, of universe: Double? = nil) -> CellSum {
    .of([value], .base5Sample, sampling: model, universe: universe)
  }

  @Test("the hierarchy of a product tells who is among whom")
  func kinship() throws {
    let profile = try profile()
    func kinship(_ a: String, _ b: String) -> Kinship { Quantity(a).kinship(to: Quantity(b), in: profile) }
    #expect(kinship("immigrants", "recent-immigrants") == .contains)
    #expect(kinship("recent-immigrants", "immigrants") == .within)
    #expect(kinship("immigrants", "immigrants") == .same)
    #expect(kinship("immigrants", "non-immigrants") == .apart)
    // Listed under one another's universe: deeper than one level.
    #expect(kinship("census-profile-2021/1527", "recent-immigrants") == .contains)
    // Another list, with the universe of those under it.
    #expect(kinship("employed", "immigrants") == .unknown)
    let women = Quantity("immigrants", column: .countWomen)
    #expect(women.kinship(to: Quantity("immigrants"), in: profile) == .within)
    #expect(Quantity("immigrants").kinship(to: women, in: profile) == .contains)
    #expect(women.kinship(to: Quantity("immigrants", column: .countMen), in: profile) == .apart)
    #expect(women.kinship(to: Quantity("recent-immigrants"), in: profile) == .unknown)
  }

  @Test("two shares of one whole: multinomial, of the rest where one is in the other, the most where it is not known")
  func variances() {
    let (a, b, whole) = (sum(410), sum(500), sum(1000))
    func variance(_ a: CellSum, _ b: CellSum, _ kinship: Kinship) -> Double? {
      Estimate.gap(a, minus: b, of: whole, kinship, model: model).sampling.variance
    }
    let g = 0.09
    #expect(close(variance(a, b, .apart), 10_000 * 3 * (0.91 - g * g) / 1000))
    #expect(close(variance(a, b, .unknown), 10_000 * 3 * (0.91 - g * g) / 1000))
    // Shares that make up more than all of it must have people in both: 70 + 60 − 100 = 30 %.
    #expect(close(variance(sum(700), sum(600), .unknown), 10_000 * 3 * (1.3 - 0.6 - 0.01) / 1000))
    // The rest of 50 % without 41 % is a share of 9 %.
    #expect(close(variance(b, a, .contains), 10_000 * 3 * g * (1 - g) / 1000))
    #expect(close(variance(a, b, .within), 10_000 * 3 * g * (1 - g) / 1000))
    #expect(close(variance(a, a, .same), 0))
  }

  @Test("of one sample, the gap of two shares lies in its interval 94 times in 100")
  func coverage() throws {
    var generator = SeededGenerator(seed: 41)
    var held = 0
    let trials = 3000
    for _ in 0..<trials {
      var counts = [0, 0]
      // A draw with replacement of a quarter of 3,000: the model's 3/n is that of one without, so 4/3 as many are drawn.
      for _ in 0..<1000 {
        let draw = Double.random(in: 0..<1, using: &generator)
        if draw < 0.41 { counts[0] += 1 } else if draw < 0.91 { counts[1] += 1 }
      }
      let gap = Estimate.gap(
        sum(Double(counts[0] * 3)), minus: sum(Double(counts[1] * 3)), of: sum(3000), .apart, model: model)
      let interval = try #require(gap.interval)
      if interval.low...interval.high ~= -9 { held += 1 }
    }
    // Taken for shares of different people, 85 in 100.
    #expect((0.94...0.965).contains(Double(held) / Double(trials)))
  }

  @Test("a whole less its part has the error of the rest as a part of its own")
  func difference() throws {
    let (all, part) = (sum(500, of: 2000), sum(200, of: 2000))
    let nested = Estimate.difference(
      all, minus: part, covariance: all.covariance(with: part, .contains, model: model))
    #expect(close(nested.sampling.variance, try #require(sum(300, of: 2000).samplingError.variance)))
    let turned = Estimate.difference(part, minus: all, covariance: part.covariance(with: all, .within, model: model))
    #expect(close(turned.sampling.variance, try #require(nested.sampling.variance)))
    // Two that share nobody: 3·(x + y − (x − y)²/N).
    let apart = Estimate.difference(all, minus: part, covariance: all.covariance(with: part, .apart, model: model))
    #expect(close(apart.sampling.variance, 3 * (700 - 300.0 * 300 / 2000)))
    // Over several areas likewise.
    let many = CellSum.of([500, 500], .base5Sample, sampling: model, universe: 2000)
    let few = CellSum.of([200, 200], .base5Sample, sampling: model, universe: 2000)
    let union = Estimate.difference(many, minus: few, covariance: many.covariance(with: few, .contains, model: model))
    #expect(close(union.sampling.variance, 2 * (try #require(nested.sampling.variance))))
  }

  @Test("gaps and differences of a definition know their people")
  func measures() throws {
    let sums = try SmallProduct.sums([("a", [1: Cell(1000), 2: Cell(1000), 3: Cell(410), 5: Cell(500)])])
    let gap = try estimate("{gap: {share: part, of: whole}, minus: {share: other, of: whole}}", sums)
    // 10,000·4.6875·(0.91 − 0.0081)/1000.
    #expect(close(gap.sampling.variance, 10 * 4.6875 * 0.9019))
    #expect(gap.cells == 3)
    // The whole was rounded once: (4 + 4 + 0.0081·4)/100.
    #expect(close(gap.roundingVariance, (8 + 0.0324) / 100))
    // `part` is of the universe `whole`: the rest, 590 of 1000.
    let rest = try estimate("{difference: whole, minus: part}", sums)
    let whole = try estimate("{count: whole}", sums).sampling.variance ?? 0
    let part = try estimate("{count: part}", sums).sampling.variance ?? 0
    #expect(close(rest.sampling.variance, whole + part - 2 * whole * 0.41))
  }

  @Test("a share of a whole in its part is refused, in every measure that divides")
  func inverted() throws {
    let profile = try profile()
    let variables = try Catalogue(Embedded.folder).variables()
    for yaml in [
      "{share: immigrants, of: recent-immigrants}",
      "{gap: {share: immigrants, of: recent-immigrants}, minus: {share: immigrants, of: non-immigrants}}",
      "{distribution: [immigrants], of: recent-immigrants, breakdown: x}",
      "{isolation: immigrants, of: recent-immigrants}",
      "{location-quotient: immigrants, of: recent-immigrants, against: province}",
    ] {
      let misfit = try #require(try measure(yaml).misfit(in: profile), "\(yaml)")
      #expect(misfit.sentence.contains("recent-immigrants") && misfit.remedy.contains("as the part"))
    }
    for indicator in try IndicatorSet.shipped(Embedded.folder).indicators {
      #expect(throws: Never.self) { try indicator.check(variables: variables, in: profile) }
    }
  }

  @Test("a part larger than its whole, beyond rounding, gives no share")
  func larger() {
    let share = Estimate.share(sum(6634), of: sum(1000), model: model)
    #expect(share.value == nil)
    #expect(share.reasons == [.largerThanWhole])
    #expect(Estimate.share(sum(105), of: sum(100), model: model).shownValue == 100)
  }
}
