import Testing

@testable import LIPData

@Suite("Which areas lie in which")
struct TerritoryTests {
  private let territory = Territory(compositions: ["2021A00053506008": ["W01", "W02"]])

  private func catchment(_ codes: String...) -> Catchment { Catchment(codes.map { Catchment.Part($0) }) }

  @Test("a ward lies in its city, the city in its division, province and country")
  func lineage() {
    #expect(
      territory.lineage(of: "W01") == ["W01", "2021A00053506008", "2021A00033506", "2021A000235", "2021A000011124"])
  }

  @Test("catchments overlap by a shared area, and by an area within an area, either way")
  func overlap() {
    #expect(territory.overlap(catchment("W01"), catchment("2021A00053506008")))
    #expect(territory.overlap(catchment("2021A000235"), catchment("W01")))
    #expect(territory.overlap(catchment("W01", "W02"), catchment("W02")))
    #expect(!territory.overlap(catchment("W01"), catchment("W02")))
    #expect(!territory.overlap(catchment("2021A00033506"), catchment("2021A00053520005")))
  }

  @Test func `what lies in a division of one subdivision lies in that, and of the two one counts`() {
    let territory = Territory(compositions: ["2021A00033520": ["2021A00053520005"]])
    let (area, city, division) = ("2021S051635200001", "2021A00053520005", "2021A00033520")
    #expect(territory.lineage(of: area).isSuperset(of: [city, division]))
    #expect(territory.nestedParts(of: catchment(area, city))?.whole == city)
    #expect(territory.nestedParts(of: catchment(area, division))?.whole == division)
    #expect(territory.union(of: [catchment(city), catchment(division)]).parts.map(\.code) == [city])
    #expect(territory.union(of: [catchment(division), catchment(city, area)]).parts.map(\.code) == [division])
    #expect(territory.union(of: [catchment(area), catchment(city)]).parts.map(\.code) == [city])
    let parts = [Catchment([.init(city, weight: 0.3)]), Catchment([.init(division, weight: 0.5)])]
    #expect(territory.union(of: parts).parts == [.init(city, weight: 0.8)])
    #expect(territory.union(of: parts + [catchment(division)]).parts == [.init(city)])
  }

  @Test func `nothing is known to lie in a part of an area`() {
    let part = Catchment([.init("2021A00053506008", weight: 0.3)])
    #expect(!territory.contains(part, catchment("W01")) && !territory.contains(part, catchment("2021A00053506008")))
    #expect(territory.contains(catchment("2021A00053506008"), part))
  }

  @Test("a catchment contains another when all of its areas lie in it")
  func contains() {
    #expect(territory.contains(catchment("2021A00033506"), catchment("W01", "W02")))
    #expect(!territory.contains(catchment("W01"), catchment("W01", "W02")))
  }
}
