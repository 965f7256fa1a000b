import Testing

@testable import LIPData

struct PartnershipGroupTests {
  let registry: PartnershipRegistry
  let territory: Territory
  let areas: AreaTable
  let populations: AreaPopulations

  init() throws {
    registry = try ShippedRegistryTests.registry()
    areas = try ShippedRegistryTests.areas()
    territory = Territory(compositions: areas.compositions)
    populations = try AreaPopulations.shipped(Catalogue(DatasetsFolder(root: Checkout.datasets)), areas: areas)
  }

  private func people(_ catchment: Catchment) -> Double {
    populations.sum(of: catchment, compositions: areas.compositions).people
  }

  @Test func `the network counts each area once: Toronto's five partnerships are one city`() throws {
    let network = try PartnershipGroup.network(registry, in: territory)
    #expect(network.id == "network")
    #expect(network.members.count == 78)
    #expect(network.catchment.parts.count(where: { $0.code == "2021A00053520005" }) == 1)
    #expect(!network.catchment.parts.contains { $0.code.hasPrefix("3520005-N") })
    #expect(network.ambiguous.isEmpty)
    #expect(Set(network.catchment.parts.map(\.code)).count == network.catchment.parts.count)
  }

  @Test func `the groups of a field that everybody has one value of make up the network`() throws {
    let network = try people(PartnershipGroup.network(registry, in: territory).catchment)
    for field in [PartnershipFilter.Field.region, .province] {
      let groups = try PartnershipGroup.groups(registry, by: field, in: territory)
      #expect(groups.reduce(0) { $0 + people($1.catchment) } == network, "\(field)")
    }
    #expect(network > 21_000_000 && network < 36_991_981)
  }

  @Test func `a partnership in two provinces is in both groups, each with the areas that lie there`() throws {
    let groups = try PartnershipGroup.groups(registry, by: .province, in: territory)
    let alberta = try #require(groups.first { $0.id == "province-ab" })
    let saskatchewan = try #require(groups.first { $0.id == "province-sk" })
    #expect(alberta.members.contains { $0.id == "lloydminster" })
    #expect(alberta.catchment.parts.contains { $0.code == "2021A00054810039" })
    #expect(!alberta.catchment.parts.contains { $0.code == "2021A00054717029" })
    #expect(saskatchewan.catchment.parts.contains { $0.code == "2021A00054717029" })
  }

  @Test func `a metropolitan area is in the group of its partnership's province`() throws {
    let groups = try PartnershipGroup.groups(registry, by: .province, in: territory)
    let brunswick = try #require(groups.first { $0.id == "province-nb" })
    #expect(brunswick.catchment.parts.contains { $0.code == "2021S0503320" })
  }

  @Test func `weights of shared areas add up, and what lies in a part only is left out and named`() {
    let territory = Territory(compositions: ["W": ["a", "b"]])
    let union = territory.union(of: [
      Catchment([.init("W", weight: 0.3)]), Catchment([.init("W", weight: 0.4), .init("c")]), Catchment([.init("a")]),
    ])
    #expect(union.parts == [.init("W", weight: 0.7), .init("c")])
    #expect(union.ambiguous == ["a"])
    let whole = territory.union(of: [
      Catchment([.init("a")]), Catchment([.init("W")]), Catchment([.init("W", weight: 0.5)]),
    ])
    #expect(whole.parts == [.init("W")] && whole.ambiguous.isEmpty)
  }

  @Test func `catchments of two censuses make no group, and it is told whose they are`() throws {
    let changed = PartnershipRegistry(
      registry.partnerships.map { one in
        var one = one
        if one.id == "ottawa" { one.catchment = Catchment([.init("2016A00053506008")]) }
        return one
      })
    let found = diagnostic { try PartnershipGroup.network(changed, in: territory) }
    #expect(found?.code == "mixed-vintages" && found?.sentence.contains("2016 (ottawa) and 2021 (") == true)
    #expect(diagnostic { try PartnershipGroup.groups(changed, by: .region, in: territory) }?.code == "mixed-vintages")
    // Those without the one are a group as before.
    var filter = PartnershipFilter()
    try filter.want("Atlantic", in: .region, among: changed)
    #expect(try PartnershipGroup.network(changed, filter, in: territory).members.count > 3)
  }

  @Test func `a cluster that nobody has says where to write it, a misspelt value what was meant`() throws {
    var filter = PartnershipFilter()
    let cluster = diagnostic { try filter.want("North", in: .cluster, among: registry) }
    #expect(cluster?.sentence == "No partnership has a cluster yet: nobody's is known")
    #expect(cluster?.remedy?.contains("column cluster of partnerships/registry.csv") == true)
    try filter.want("Nouvelle-Écosse", in: .province, among: registry)
    #expect(registry.partnerships.first(where: filter.lets)?.provinces == ["NS"])
    var atlantic = PartnershipFilter()
    try atlantic.want("Atlantique", in: .region, among: registry)
    #expect(registry.partnerships.filter(atlantic.lets).count > 10)
    #expect(diagnostic { try filter.want("rual", in: .setting, among: registry) }?.remedy == "Did you mean \"rural\"?")
  }

  @Test func `groups are named in both languages, and filtered`() throws {
    for field in PartnershipFilter.Field.allCases where field != .cluster {
      let groups = try PartnershipGroup.groups(registry, by: field, in: territory)
      #expect(!groups.isEmpty)
      for group in groups {
        #expect(group.name.en.contains("partnership") && group.name.fr.contains("partenariat"))
        #expect(group.id.wholeMatch(of: /[a-z0-9-]+/) != nil)
      }
    }
    var filter = PartnershipFilter()
    try filter.want("Ontario", in: .region, among: registry)
    let sizes = try PartnershipGroup.groups(registry, by: .size, filter, in: territory)
    #expect(sizes.flatMap(\.members).allSatisfy { $0.region == "Ontario" })
    #expect(try PartnershipGroup.groups(registry, by: .cluster, in: territory).isEmpty)
  }
}
