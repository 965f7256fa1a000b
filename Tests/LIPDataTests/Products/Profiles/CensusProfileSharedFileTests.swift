import LIPData
import Testing

struct CensusProfileSharedFileTests {
  static let folder = "data/statcan/census-profile-2021-reconstructed/98-401-X2021001-layout_"
  static let provinces = folder + "BC-AB-SK-MB-ON_RECONSTRUCTED.csv"
  static let island = folder + "PE_RECONSTRUCTED.csv"

  func read(_ path: String, threads: Int, block: Int = 1 << 20) throws -> [ProfileCollector] {
    try CensusProfile.read(
      path: Shared.path(path), threads: threads, limits: DelimitedLimits(blockSize: block)
    ) { ProfileCollector() }
  }

  @Test(.enabled(if: Shared.has(provinces)), arguments: [1, 2, 3])
  func `five provinces have their 2,631 rows and Ontario its immigrants`(threads: Int) throws {
    let sinks = try read(Self.provinces, threads: threads, block: 1 << 15)
    let rows = sinks.flatMap(\.rows)
    #expect(Set(sinks.flatMap(\.areas)).count == 5)
    #expect(rows.count == 5 * 2631)
    #expect(rows.map(\.line) == Array(2...(5 * 2631 + 1)))
    let ontario = rows.filter { $0.area == "2021A000235" }
    #expect(ontario.map(\.member) == Array(1...2631))
    #expect(ontario.first { $0.member == 1529 }?.values.first == 4_206_585)
    #expect(ontario.first { $0.member == 1527 }?.values.first == 14_031_755)
    #expect(ontario.first { $0.member == 1 }?.symbols == ["", "...", "...", "...", "...", "..."])
  }

  @Test(.enabled(if: Shared.has(island)))
  func `Prince Edward Island is read`() throws {
    let rows = try read(Self.island, threads: 2).flatMap(\.rows)
    #expect(rows.count == 2631)
    #expect(rows[0].values[0] == 154_331)
    #expect(rows[6].values[0] == 5681.18)
  }

  static let quoted = "data/statcan/census-profile-2021/98-401-X2021_official-layout_quoted-rows.csv"

  @Test(.enabled(if: Shared.has(quoted)))
  func `rows of the official file keep their flags and rates`() throws {
    let sinks = try read(Self.quoted, threads: 1)
    #expect(sinks[0].flags == ["20000", "00000"])
    #expect(sinks[0].nonResponse == [3.1, 4.3, 3.1, 4.6])
    #expect(sinks[0].rows.count == 10)
  }
}
