import Testing

@testable import LIPData

struct PartnershipProfileTests {
  private func profile(_ id: String) throws -> [String: [String]] {
    let folder = DatasetsFolder(root: Checkout.datasets)
    let registry = try ShippedRegistryTests.registry()
    let areas = try ShippedRegistryTests.areas()
    let profile = PartnershipProfile(
      try registry.partnership(id), in: registry, areas: areas,
      populations: try AreaPopulations.shipped(Catalogue(folder), areas: areas), reserves: try Reserves.shipped(folder))
    return Dictionary(grouping: profile.fields, by: \.name).mapValues { $0.map(\.value) }
  }

  @Test func `a partnership of several areas shows each, the people in all, and its umbrella`() throws {
    let fields = try profile("greater-moncton")
    #expect(fields["area"]?.count == 3)
    #expect(fields["population_2021"] == ["128168"])
    #expect(fields["computed_size_class"] == ["large"])
    #expect(fields["umbrella"] == ["ARAISA"])
    #expect(fields["boundaries"] == ["2021"])
    #expect(fields["name_fr"] == [""])
  }

  @Test func `a catchment that is a metropolitan area has the people of its subdivisions`() throws {
    #expect(try profile("fredericton")["population_2021"] == ["108610"])
  }

  @Test func `reserves are listed with their enumeration status`() throws {
    let listed = try #require(try profile("grey-bruce")["reserve"])
    #expect(listed.contains("Saugeen 29 (2021A00053541057), Indian reserve: 784 people in 2021"))
  }

  @Test func `63 reserves of 2021 were not fully enumerated, and are said to be in no figure`() throws {
    let folder = DatasetsFolder(root: Checkout.datasets)
    let areas = try ShippedRegistryTests.areas()
    let populations = try AreaPopulations.shipped(Catalogue(folder), areas: areas)
    #expect(populations.notEnumerated.count == 63)
    let reserves = try Reserves.shipped(folder)
    #expect(reserves.all.count == 955)
    #expect(reserves.all.count(where: { populations.notEnumerated.contains($0.code) }) >= 60)
    let ontario = reserves.within(Catchment([.init("2021A000235")]), Territory(compositions: areas.compositions))
    #expect(ontario.contains { populations.notEnumerated.contains($0.code) })
  }

  @Test func `Toronto's quarters overlap the city's own partnership`() throws {
    let fields = try profile("toronto-north")
    #expect(fields["overlaps"] == ["toronto-newcomer-office"])
    #expect(fields["population_2021"] == nil)
  }
}
