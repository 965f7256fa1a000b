import LIPData
import Testing

/// Published profiles of other cities and years, with figures known from their SOURCE.md.
struct OtherCitiesSharedFileTests {
  static let vancouver = "data/statcan/vancouver-local-areas/CensusLocalAreaProfiles2016.csv"
  static let hamilton = "data/statcan/csd-profile-2016-hamilton/Census_Profile__2016.csv.txt"
  static let columbia = "data/statcan/bc-csd-cd-2011/econ_whse_demographics_labour_csd_bc.csv"

  func read(_ path: String, _ id: String, rejects: Rejects = .none) throws -> [ProfileCollector.Row] {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let file = try RecognisedFile.recognise(Shared.path(path), in: catalogue)
    #expect(file.entry.id == id)
    return try file.read(rejects: rejects) { ProfileCollector() }.flatMap(\.rows)
  }

  @Test(.enabled(if: Shared.has(vancouver))) func `Vancouver's 22 local areas, its city and metropolitan area`() throws
  {
    let rows = try read(Self.vancouver, "vancouver-local-areas-2016")
    #expect(rows.count == 24 * 5493)
    func value(_ area: String, _ member: Int) -> Double? {
      rows.first { $0.area == area && $0.member == member }?.values[0]
    }
    #expect(value("2016A00055915022", 2533) == 262_765 && value("2016A00055915022", 2531) == 618_210)
    #expect(value("2016S0503933", 2533) == 989_545 && value("2016S0503933", 2531) == 2_426_235)
    #expect(value("5915022-L01", 1) == 15_295)
    // The local areas hold a reserve that is no part of the city.
    func sum(_ member: Int) -> Double {
      rows.filter { $0.area.hasPrefix("5915022-L") && $0.member == member }.compactMap { $0.values[0] }.reduce(0, +)
    }
    #expect(sum(2531) == 618_210 + 1640 && sum(2533) == 262_765 + 370)
  }

  @Test(.enabled(if: Shared.has(hamilton))) func `Hamilton 2016, but for two rows that have each other's id`() throws {
    let refused = diagnostic { try read(Self.hamilton, "hamilton-profile-2016") }
    #expect(refused?.code == "label-disagrees" && refused?.sentence.contains("1614") == true)
    let rejects = Rejects.listing()
    let rows = try read(Self.hamilton, "hamilton-profile-2016", rejects: rejects)
    #expect(rows.count == 2245 && Set(rows.map(\.member)) == Set(1...2247).subtracting([1614, 1615]))
    #expect(rejects.diagnostics.count == 2)
    #expect(rows.first { $0.member == 1142 }?.values.prefix(3) == [130_365, 61_495, 68_875])
    #expect(rows.map { $0.symbols.count { $0 == "..." } }.reduce(0, +) == 418)
  }

  @Test(.enabled(if: Shared.has(columbia))) func `British Columbia 2011, with what was suppressed kept as missing`()
    throws
  {
    let rows = try read(Self.columbia, "bc-profile-2011")
    #expect(rows.count == 743 * 78)
    #expect(rows.filter { $0.member == 1 }.compactMap { $0.values[0] }.reduce(0, +) == 4_400_057)
    #expect(rows.count { $0.member == 45 && $0.values[0] == nil && $0.symbols[0] == "empty" } == 306)
  }
}
