import LIPData
import TestSupport
import Testing

@testable import Indicators

@Suite("Dissimilarity and isolation")
struct SegregationTests {
  /// Areas with a group and the others.
  private func sums(_ areas: [(group: Double, others: Double)]) throws -> AreaSums {
    try SmallProduct.sums(
      areas.enumerated().map { index, area in
        let all = area.group + area.others
        return ("a\(index)", [1: Cell(all), 2: Cell(all), 3: Cell(area.group), 5: Cell(area.others)])
      })
  }

  private func dissimilarity(_ areas: [(group: Double, others: Double)]) throws -> Estimate {
    try estimate("{dissimilarity: part, from: other}", sums(areas))
  }

  private func isolation(_ areas: [(group: Double, others: Double)]) throws -> Estimate {
    try estimate("{isolation: part, of: whole}", sums(areas))
  }

  @Test("alike is 0, apart is 1, and half in between")
  func dissimilarity() throws {
    #expect(try dissimilarity([(1000, 3000), (500, 1500)]).value == 0)
    #expect(try dissimilarity([(1000, 0), (0, 3000)]).value == 1)
    // 80 % of the group and 30 % of the others live in the first.
    #expect(try close(dissimilarity([(8000, 3000), (2000, 7000)]).value, 0.5))
  }

  @Test("isolation is the group's own share where its average member lives")
  func isolation() throws {
    // 0.8·8/11 + 0.2·2/9.
    #expect(try close(isolation([(8000, 3000), (2000, 7000)]).value, 0.8 * 8 / 11 + 0.2 * 2 / 9))
    // Spread alike, it is the share.
    #expect(try close(isolation([(1000, 3000), (500, 1500)]).value, 0.25))
    #expect(try isolation([(1000, 0), (0, 3000)]).value == 1)
  }

  @Test("no interval is given; the number of parts and what chance would give are said")
  func reasons() throws {
    for estimate in [
      try dissimilarity([(8000, 3000), (2000, 7000)]), try isolation([(8000, 3000), (2000, 7000)]),
    ] {
      #expect(estimate.bounds == nil && estimate.interval == nil)
      guard case .byChance(let parts, let part) = estimate.reasons.first else {
        Issue.record("no reason")
        continue
      }
      #expect(parts == 2)
      #expect(part > 0 && part < 0.1)
      #expect(estimate.quality == .usable)
      #expect(estimate.cells == 4)
    }
  }

  @Test("small parts are graded down: most of the index is chance")
  func smallParts() throws {
    let small = try dissimilarity((0..<20).map { $0.isMultiple(of: 2) ? (20, 80) : (30, 80) })
    #expect(small.quality == .unreliable)
    #expect(try isolation((0..<20).map { $0.isMultiple(of: 2) ? (20, 80) : (30, 80) }).quality == .unreliable)
  }

  @Test("a catchment that is one area has no parts; one without the group has no index")
  func refused() throws {
    #expect(try dissimilarity([(1000, 3000)]).reasons == [.onePart])
    #expect(try isolation([(1000, 3000)]).reasons == [.onePart])
    #expect(try dissimilarity([(0, 3000), (0, 200)]).reasons == [.noDenominator])
    #expect(try isolation([(0, 3000), (0, 200)]).reasons == [.noDenominator])
  }

  @Test("a larger area without the catchment has no parts to tell apart")
  func rest() throws {
    let whole = try sums([(9000, 20_000)])
    let rest = DifferenceSums(whole: whole, without: try sums([(800, 300), (200, 700)]))
    #expect(try estimate("{dissimilarity: part, from: other}", rest).reasons == [.onePart])
    #expect(try !measure("{dissimilarity: part, from: other}").comparesRest)
  }

  @Test("what chance gives is what people spread by chance come to", arguments: [30, 100, 400])
  func chance(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let (parts, trials) = (40, 200)
    var dissimilarity = (real: 0.0, said: 0.0)
    var isolation = (real: 0.0, said: 0.0)
    for _ in 0..<trials {
      let areas = (0..<parts).map { _ in
        let group = (0..<size).count { _ in Int.random(in: 0..<10, using: &generator) < 3 }
        return (Double(group), Double(size - group))
      }
      // 100 % data that nobody rounded: chance alone.
      let cells = areas.map { group, others in
        (CellSum.of([group], .exact), CellSum.of([others], .exact), CellSum.of([group + others], .exact))
      }
      let model = SamplingModel()
      let first = SegregationParts(
        cells.map { AreaCells(weight: 1, sums: [$0.0, $0.1]) }, secondIsWhole: false, model: model)
      let second = SegregationParts(
        cells.map { AreaCells(weight: 1, sums: [$0.0, $0.2]) }, secondIsWhole: true, model: model)
      #expect(first.parts.map(\.chance) == second.parts.map(\.chance))
      let (x, all) = (first.group, first.all)
      let share = x / all
      dissimilarity.real += first.parts.reduce(0) { $0 + abs($1.group / x - ($1.all - $1.group) / (all - x)) } / 2
      dissimilarity.said += first.chanceDissimilarity
      isolation.real += second.parts.reduce(0) { $0 + $1.group / x * $1.group / $1.all } - share
      isolation.said += second.chanceIsolation
    }
    #expect(close(dissimilarity.said / dissimilarity.real, 1, within: 0.03))
    #expect(close(isolation.said / isolation.real, 1, within: 0.06))
    print(
      "parts of \(size): dissimilarity by chance \(dissimilarity.real / Double(trials)), said",
      dissimilarity.said / Double(trials))
  }
}
