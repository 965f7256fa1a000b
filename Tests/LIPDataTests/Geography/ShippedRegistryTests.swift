import Testing

@testable import LIPData

/// The registry, catchments and areas that come with the program.
struct ShippedRegistryTests {
  static func registry() throws -> PartnershipRegistry {
    try PartnershipRegistry.read(
      registry: Checkout.path("Datasets/partnerships/registry.csv"),
      catchments: Checkout.path("Datasets/partnerships/catchments.csv"))
  }

  static func areas() throws -> AreaTable {
    try AreaTable.read(
      areas: Checkout.path("Datasets/geography/areas.tsv"),
      compositions: Checkout.path("Datasets/geography/compositions.csv"))
  }

  @Test func `104 partnerships load, each with a name in both languages`() throws {
    let partnerships = try Self.registry().partnerships
    #expect(partnerships.count == 104)
    #expect(partnerships.allSatisfy { !$0.name.en.isEmpty && !$0.name.fr.isEmpty && ["LIP", "ZIP"].contains($0.kind) })
    #expect(partnerships.allSatisfy { !$0.provinces.isEmpty && $0.provinces.allSatisfy { $0.count == 2 } })
  }

  @Test func `every area of a catchment is in the table of areas`() throws {
    let known = try Self.areas().areas
    for partnership in try Self.registry().partnerships {
      for part in partnership.catchment?.parts ?? [] {
        #expect(known[part.code] != nil, "\(partnership.id): \(part.code)")
      }
    }
  }

  @Test func `the four community partnerships cover Toronto's 158 neighbourhoods exactly once`() throws {
    let registry = try Self.registry()
    let parts = try ["toronto-east-quadrant", "toronto-north", "toronto-south", "toronto-west"].flatMap {
      try registry.catchment(of: try registry.partnership($0)).parts
    }
    let neighbourhoods = try Self.areas().areas.values.map(\.code).filter { $0.hasPrefix("3520005-N") }
    #expect(neighbourhoods.count == 158)
    #expect(parts.map(\.code).sorted() == neighbourhoods.sorted())
    #expect(parts.allSatisfy { $0.weight == 1 })
  }

  @Test func `the four together are the city`() throws {
    let registry = try Self.registry()
    let parts = try ["toronto-east-quadrant", "toronto-north", "toronto-south", "toronto-west"].flatMap {
      try registry.catchment(of: try registry.partnership($0)).parts
    }
    let city = Cover.of(Catchment(parts), compositions: try Self.areas().compositions) { $0 == "2021A00053520005" }
    #expect(city == Cover(parts: [Catchment.Part("2021A00053520005")], missing: []))
  }

  @Test func `Lloydminster lies in two provinces`() throws {
    let registry = try Self.registry()
    let partnership = try registry.partnership("lloydminster")
    let provinces = try registry.catchment(of: partnership).parts.compactMap { DGUID($0.code)?.province?.text }
    #expect(partnership.provinces == ["AB", "SK"])
    #expect(Set(provinces) == ["2021A000248", "2021A000247"])
  }

  @Test func `the provinces of a partnership are those of its areas`() throws {
    let codes = [
      "NL": "10", "PE": "11", "NS": "12", "NB": "13", "QC": "24", "ON": "35", "MB": "46", "SK": "47", "AB": "48",
      "BC": "59", "YT": "60", "NT": "61", "NU": "62",
    ]
    for partnership in try Self.registry().partnerships {
      let found = Set((partnership.catchment?.parts ?? []).compactMap { DGUID($0.code)?.province?.code })
      #expect(found.isSubset(of: partnership.provinces.compactMap { codes[$0] }), "\(partnership.id)")
    }
  }
}
