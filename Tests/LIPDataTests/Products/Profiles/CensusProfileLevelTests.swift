import Testing

@testable import LIPData

/// Every level of the 2021 profile goes into the store under its DGUID, with the rates and the flag of the file.
struct CensusProfileLevelTests {
  static let levels: [(code: String, alternative: String, word: String, level: GeographicLevel)] = [
    ("2021A000011124", "01", "Country", .country), ("2021A000235", "35", "Province", .province),
    ("2021A000260", "60", "Territory", .province), ("2021A00033506", "3506", "Census division", .censusDivision),
    ("2021A00053506008", "3506008", "Census subdivision", .censusSubdivision),
    ("2021S0503535", "535", "Census metropolitan area", .censusMetropolitanArea),
    ("2021S0504215", "215", "Census agglomeration", .censusAgglomeration),
    ("2021S05075350001.00", "5350001.00", "Census tract", .censusTract),
    ("2021S051635060001", "35060001", "Aggregate dissemination area", .aggregateDisseminationArea),
    ("2021S051235060123", "35060123", "Dissemination area", .disseminationArea),
    ("2021A0011K1A", "K1A", "Forward sortation area", .forwardSortationArea),
  ]

  @Test func `areas of every level are stored under their DGUID, with non-response and flag`() throws {
    let small = try SmallDatasets()
    let rows = Self.levels.enumerated().map { index, area in
      "2021,\"\(area.code)\",\"\(area.alternative)\",\"\(area.word)\",\"Name of \(area.alternative)\",\(index).5,4.3,\"0000\(index % 2 * 9)\",1,\"Population, 2021\",1,\(index),\" r\",,\"...\",,\"x\",,\"..\",,\"F\",,\"...\""
    }
    let path = try small.scratch.write("levels.csv", ([header] + rows).map { $0 + "\r\n" }.joined())
    let store = try Store(path: small.scratch.path + "/levels.sqlite", create: true)
    let done = try store.ingest(try RecognisedFile.recognise(path, in: small.catalogue))
    #expect(done.areas == Self.levels.count && done.rows == Self.levels.count)
    let matrix = try store.cells(of: "census-profile-2021", areas: Self.levels.map(\.code), members: [1])
    for (index, area) in Self.levels.enumerated() {
      #expect(DGUID(area.code)?.level == area.level)
      #expect(DGUID(area.code)?.code == (area.level == .country ? "11124" : area.alternative))
      #expect(matrix.cell(area.code, 1) == Cell(Double(index), .revised))
      #expect(matrix.cell(area.code, 1, .countWomen)?.status == .suppressed)
      let quality = matrix.quality[try #require(matrix.areas[area.code])]
      #expect(quality.shortFormNonResponse == Double(index) + 0.5 && quality.longFormNonResponse == 4.3)
      #expect(quality.flag == "0000\(index % 2 * 9)")
    }
  }
}
