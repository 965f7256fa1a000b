import Testing

@testable import LIPData

struct CensusGeography2016Tests {
  static let divisions = "Profile of Census Divisions/Census Subdivisions"
  static let metropolitan = "Profile of Census Metropolitan Areas/Census Agglomerations"
  static let tracts = "Profile of Census Tracts"
  static let small = "Profile of Dissemination Areas"
  static let aggregate = "Profile of Aggregate Dissemination Areas"
  static let postal = "Profile of Forward Sortation Areas"
  static let electoral = "Profile of Federal Electoral Districts (2013 Representation Order)"

  @Test(arguments: [
    (divisions, "01", "2016A000011124", GeographicLevel.country), (electoral, "35", "2016A000235", .province),
    (divisions, "3506", "2016A00033506", .censusDivision),
    (divisions, "3506008", "2016A00053506008", .censusSubdivision),
    (small, "3506008", "2016A00053506008", .censusSubdivision),
    (small, "35060001", "2016S051235060001", .disseminationArea),
    (aggregate, "35060001", "2016S051635060001", .aggregateDisseminationArea),
    (metropolitan, "535", "2016S0503535", .censusMetropolitanArea),
    (metropolitan, "005", "2016S0504005", .censusAgglomeration),
    (tracts, "535", "2016S0503535", .censusMetropolitanArea),
    (tracts, "5350001.00", "2016S05075350001.00", .censusTract),
    (tracts, "535000100", "2016S05075350001.00", .censusTract),
    (postal, "K1A", "2016A0011K1A", .forwardSortationArea),
  ])
  func `code and product make the DGUID`(product: String, code: String, guid: String, level: GeographicLevel) {
    #expect(CensusGeography2016(product: product).dguid(of: code) == guid)
    #expect(DGUID(guid)?.level == level)
  }

  @Test func `parts of metropolitan areas and electoral districts are read under their own schema`() {
    #expect(CensusGeography2016(product: Self.metropolitan).dguid(of: "35505") == "2016S050535505")
    #expect(CensusGeography2016(product: Self.electoral).dguid(of: "35075") == "2013A000435075")
  }

  @Test(arguments: [
    (divisions, ""), (divisions, "02"), (divisions, "99"), (divisions, "9901"), (divisions, "35x6"), (divisions, "535"),
    (divisions, "35060001"), (postal, "k1a"), (postal, "535"), (tracts, "535000.100"), (tracts, "5350001.0"),
    (tracts, "5.50001.00"), (metropolitan, "K1A"), ("Profile of Health Regions", "3595"),
    ("Profile of Economic Regions", "3510"), (small, "3506é"),
  ])
  func `a code that the product has not is no area`(product: String, code: String) {
    #expect(CensusGeography2016(product: product).dguid(of: code) == nil)
  }
}
