import LIPData
import Testing

@testable import Indicators

@Suite("Sums over areas")
struct AreaSumsTests {
  @Test("an area whose part is hidden drops out of the numerator and the denominator of a share")
  func hiddenPart() throws {
    let sums = try SmallProduct.sums([
      ("a", [1: Cell(1000), 2: Cell(900), 3: Cell(90)]),
      ("b", [1: Cell(500), 2: Cell(400), 3: Cell(missing: .suppressed)]),
    ])
    let (part, whole) = sums.sums(SmallProduct.part, SmallProduct.whole)
    #expect(part.value == 90)
    #expect(whole.value == 900)
    #expect(part.hiddenCells == 1)
    let share = try estimate("{share: part, of: whole}", sums)
    #expect(share.value == 10)
    #expect(share.denominator == 900)
    // 1,000 of 1,500 persons are covered.
    #expect(close(share.coverage, 2.0 / 3))
    #expect(share.status.contains(.suppressed))
    #expect(share.quality == .unreliable)
  }

  @Test("an area whose whole is hidden drops out likewise, and counts as hidden once")
  func hiddenWhole() throws {
    let sums = try SmallProduct.sums([
      ("a", [1: Cell(1000), 2: Cell(900), 3: Cell(90)]),
      ("b", [1: Cell(500), 2: Cell(missing: .suppressed), 3: Cell(40)]),
    ])
    let share = try estimate("{share: part, of: whole}", sums)
    #expect(share.value == 10)
    #expect(share.numerator == 90)
    #expect(share.hiddenCells == 1)
  }

  @Test("a count keeps the area that the share leaves out")
  func countAlone() throws {
    let sums = try SmallProduct.sums([
      ("a", [1: Cell(1000), 2: Cell(900), 3: Cell(90)]),
      ("b", [1: Cell(500), 2: Cell(400), 3: Cell(missing: .suppressed)]),
    ])
    #expect(try estimate("{count: whole}", sums).value == 1300)
    #expect(try estimate("{count: whole}", sums).coverage == 1)
    #expect(close(try estimate("{count: part}", sums).coverage, 2.0 / 3))
  }

  @Test("an area that is not in the data weighs as much as the others on average")
  func missingArea() throws {
    let sums = try SmallProduct.sums(
      [("a", [1: Cell(1000), 2: Cell(900)]), ("b", [1: Cell(500), 2: Cell(400)])], missing: ["c"])
    let count = try estimate("{count: whole}", sums)
    // 1,500 of 1,500 + 750.
    #expect(close(count.coverage, 2.0 / 3))
    #expect(count.value == 1300)
    #expect(sums.areaCount == 3)
  }

  @Test("without sizes each area counts as one")
  func noSizes() throws {
    let sums = try SmallProduct.sums([("a", [2: Cell(900)]), ("b", [2: Cell(missing: .suppressed)])])
    #expect(try estimate("{count: whole}", sums).coverage == 0.5)
  }

  @Test func `an area that is not in the data weighs as many people as are known to live there`() throws {
    let areas: [(String, [Int: Cell])] = [
      ("a", [1: Cell(1000), 2: Cell(900)]), ("b", [1: Cell(3000), 2: Cell(2900)]),
    ]
    func coverage(_ people: [String: Double]) throws -> Double {
      let sums = try SmallProduct.sums(areas, missing: ["c", "d"]) { people[$0] }
      return try estimate("{count: whole}", sums).coverage
    }
    #expect(close(try coverage(["c": 12_000, "d": 4000]), 0.2))
    // Of one nobody knows: as many as in those that are there, on average.
    #expect(close(try coverage(["c": 12_000]), 4000.0 / 18_000))
    #expect(close(try coverage([:]), 0.5))
    // People of private households stand for all: 4,000 of them for 5,000 people, and so 9,600 for 12,000.
    #expect(close(try coverage(["a": 1500, "b": 3500, "c": 12_000, "d": 0]), 4000.0 / 13_600))
    // A product without people of its own.
    let bare = try SmallProduct.sums([("a", [2: Cell(900)])], missing: ["c"]) { ["a": 1000, "c": 3000][$0] }
    #expect(close(try estimate("{count: whole}", bare).coverage, 0.25))
  }

  @Test("a cell that the file does not have is missing, not zero")
  func absentCell() throws {
    let sums = try SmallProduct.sums([("a", [1: Cell(10), 2: Cell(900)]), ("b", [1: Cell(10)])])
    let sum = sums.sum(SmallProduct.whole)
    #expect(sum.cells == 1)
    #expect(sum.missingCells == 1)
    #expect(sum.hiddenCells == 0)
  }

  @Test("a weight takes that part of an area")
  func weight() throws {
    let sums = try SmallProduct.sums(
      [("a", [1: Cell(1000), 2: Cell(900)]), ("b", [1: Cell(500), 2: Cell(400)])], weights: ["b": 0.25])
    let count = try estimate("{count: whole}", sums)
    #expect(count.value == 1000)
    #expect(count.reasons.contains(.apportioned))
    // 0.25²·4 beside 4.
    #expect(count.roundingVariance == 4.25)
    #expect(count.coverage == 1)
  }

  @Test("the sampling error is modelled in the universe of each area")
  func universes() throws {
    let sums = try SmallProduct.sums([("a", [2: Cell(1000), 3: Cell(100)]), ("b", [2: Cell(200), 3: Cell(100)])])
    let model = SamplingModel(clustering: 1.25)
    #expect(
      close(
        sums.sum(SmallProduct.part).samplingVariance,
        model.variance(of: 100, in: 1000) + model.variance(of: 100, in: 200)))
  }

  @Test("a variable that the product does not have gives an empty sum")
  func unknownVariable() throws {
    let sums = try SmallProduct.sums([("a", [2: Cell(1000)])])
    #expect(sums.sum(Quantity("nobody")).cells == 0)
    #expect(try estimate("{count: nobody}", sums).value == nil)
  }

  @Test(
    "the worst long-form non-response of an area asks for caution, of half the dwellings for more",
    arguments: [
      (19.9, []), (20, [QualityReason.nonResponse(class: 2)]), (49, [.nonResponse(class: 4)]),
      (50, [.nonResponse(class: 5)]), (99, [.nonResponse(class: 5)]),
    ])
  func nonResponse(rate: Double, reasons: [QualityReason]) throws {
    let sums = try SmallProduct.sums(
      [("a", [1: Cell(10), 2: Cell(900)]), ("b", [1: Cell(10), 2: Cell(100)])], nonResponse: ["a": 3.1, "b": rate])
    #expect(sums.reasons(for: SmallProduct.whole) == reasons)
    // The exact population is of the short form, whose rate is not given here.
    #expect(sums.reasons(for: SmallProduct.population).isEmpty)
  }

  @Test("a median is given for one whole area and refused for a union, a part, and an incomplete cover")
  func median() throws {
    let one: [(code: String, cells: [Int: Cell])] = [("a", [1: Cell(10), 4: Cell(62_000)])]
    let two = one + [("b", [1: Cell(10), 4: Cell(70_000)])]
    #expect(try estimate("{published: median}", SmallProduct.sums(one)).value == 62_000)
    for sums in [
      try SmallProduct.sums(two), try SmallProduct.sums(one, weights: ["a": 0.5]),
      try SmallProduct.sums(one, missing: ["b"]),
    ] {
      let refused = try estimate("{published: median}", sums)
      #expect(refused.value == nil)
      #expect(refused.reasons == [.notCombinable])
    }
  }
}
