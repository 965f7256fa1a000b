import LIPData
import Testing

@testable import Indicators

/// Sums of real parts against the totals that the publishers give for them.
@Suite("Published totals and the sums of their parts")
struct PublishedTotalsTests {
  /// Totals compared with sums.
  private struct Comparison {
    var compared = 0
    var skipped = 0
    var outside: [String] = []
    var outsideByFourACell = 0
    var differences: [Double] = []

    /// The mean difference, and its mean square over the variance that rounding predicts for so many cells.
    func summary(cells: Int) -> (mean: Double, variance: Double) {
      let n = Double(differences.count)
      let mean = differences.reduce(0, +) / n
      let variance = differences.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / n
      return (mean, variance / (4 * Double(cells)))
    }

    /// Compares one published total with the cells of all of its parts.
    mutating func add(_ name: String, total: Cell?, parts: [Cell?], rounding: Rounding) {
      guard let total, total.hasValue, let own = rounding.bounds(of: total.value) else { return }
      var sum = CellSum()
      for part in parts { sum.add(part ?? Cell(missing: .empty), rounding: rounding) }
      guard sum.cells == parts.count else {
        skipped += 1
        return
      }
      compared += 1
      // The true total lies within both, so the two must meet.
      if own.upper < sum.lower || own.lower > sum.upper { outside.append("\(name): \(total.value) and \(sum.value)") }
      let difference = total.value - sum.value
      if abs(difference) > 4 * Double(parts.count + 1) { outsideByFourACell += 1 }
      if parts.allSatisfy({ ($0?.value ?? 0) >= 10 }) { differences.append(difference) }
    }
  }

  @Test("all published totals of the City of Ottawa lie within what its 24 wards allow")
  func ottawa() throws {
    let city = "2021A00053506008"
    let wards = try #require(
      try AreaTable.readCompositions(
        areas: Shared.datasets("geography/areas.tsv"), compositions: Shared.datasets("geography/compositions.csv"))[
          city])
    #expect(wards.count == 24)
    let file = try Embedded.file("ottawa-wards-2021")
    let members = file.descriptor.members.members.filter { $0.combine == .additive }
    let matrix = try CellMatrix.read(file, areas: [city] + wards, members: members.map(\.id))
    var all = Comparison()
    for member in members {
      all.add(
        "\(member.id) \(member.label)", total: matrix.cell(city, member.id),
        parts: wards.map { matrix.cell($0, member.id) }, rounding: member.rounding)
    }
    let (mean, variance) = all.summary(cells: wards.count + 1)
    print(
      "Ottawa: \(all.compared) totals compared, \(all.skipped) without all wards, \(all.outside.count) outside, "
        + "\(all.outsideByFourACell) outside by four a cell; \(all.differences.count) with every ward at 10 or more: "
        + "mean \(mean), variance over predicted \(variance)")
    #expect(all.compared > 2300)
    #expect(all.outside.isEmpty, "\(all.outside.prefix(5))")
    #expect(abs(mean) <= 2)
    #expect((0.85...1.2).contains(variance))
  }

  @Test("men+ and women+ of the provinces add up to the totals within their bounds")
  func genders() throws {
    let provinces = ["10", "11", "12", "13", "24", "35", "46", "47", "48", "59"].map { "2021A0002\($0)" }
    let file = try Embedded.file("census-profile-2021")
    let members = file.descriptor.members.members.filter { $0.combine == .additive }
    let matrix = try CellMatrix.read(file, areas: provinces, members: members.map(\.id))
    var comparisons: [Bool: Comparison] = [:]
    for member in members {
      for province in provinces {
        comparisons[member.rounding.isSample, default: Comparison()].add(
          "\(province) \(member.id) \(member.label)", total: matrix.cell(province, member.id),
          parts: [.countMen, .countWomen].map { matrix.cell(province, member.id, $0) }, rounding: member.rounding)
      }
    }
    for (isSample, all) in comparisons.sorted(by: { !$0.key && $1.key }) {
      let (mean, variance) = all.summary(cells: 3)
      print(
        "Provinces, \(isSample ? "sample" : "100 %") data: \(all.compared) totals compared, \(all.outside.count) outside; "
          + "\(all.differences.count) with both at 10 or more: mean \(mean), variance over predicted \(variance)")
      #expect(all.compared > 500)
      #expect(all.outside.isEmpty, "\(all.outside.prefix(5))")
      #expect(abs(mean) < 0.5)
      #expect((0.85...1.2).contains(variance))
    }
  }

  @Test("Toronto's 158 neighbourhoods add up to what their official file adds up to")
  func toronto() throws {
    let parts = try #require(
      try AreaTable.readCompositions(
        areas: Shared.datasets("geography/areas.tsv"), compositions: Shared.datasets("geography/compositions.csv"))[
          "2021A00053520005"])
    #expect(parts.count == 158)
    let file = try Embedded.file("toronto-neighbourhoods-2021")
    let variables = [
      "immigrants", "non-permanent-residents", "recent-immigrants", "non-immigrants",
      "population-in-private-households",
    ]
    let members = variables.compactMap { file.descriptor.variables[$0]?.member }
    let matrix = try CellMatrix.read(file, areas: parts, members: members)
    let cover = Cover.of(
      Catchment([.init("2021A00053520005")]), compositions: ["2021A00053520005": parts], holds: matrix.holds)
    let sums = AreaSums(matrix: matrix, descriptor: file.descriptor, cover: cover)
    let counts = variables.map { Estimate.count(sums.sum(Quantity($0))) }
    print("Toronto:", zip(variables, counts).map { "\($0) \($1.value ?? .nan)" }.joined(separator: ", "))
    #expect(counts[0].value == 1_286_145)
    #expect(counts[1].value == 145_260)
    #expect(counts[2].value == 198_030)
    #expect(counts[3].value == 1_329_890)
    for count in counts {
      #expect(count.cells == 158)
      #expect(count.coverage == 1)
    }
    // The three statuses make up the whole: the four sums' bounds must meet.
    let (immigrants, visitors, others) = (counts[0], counts[1], counts[3])
    let three = [immigrants, visitors, others].compactMap(\.bounds)
    let whole = try #require(counts[4].bounds)
    #expect(three.map(\.lowerBound).reduce(0, +) <= whole.upperBound)
    #expect(three.map(\.upperBound).reduce(0, +) >= whole.lowerBound)
    let rest = sums.sum(Quantity("population-in-private-households")) - sums.sum(Quantity("immigrants"))
    // The published sum of non-immigrants and non-permanent residents lies within what the difference allows.
    let notImmigrants = (others.value ?? 0) + (visitors.value ?? 0)
    #expect(rest.lower...rest.upper ~= notImmigrants)
  }
}
