import LIPData
import Testing

@testable import Indicators

/// Sums of real parts whose totals are known; `Proof/` holds all others against the published ones.
@Suite("Published totals and the sums of their parts")
struct PublishedTotalsTests {
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
