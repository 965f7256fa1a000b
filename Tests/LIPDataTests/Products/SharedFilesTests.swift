import LIPData
import Testing

/// The published files give the cells of the embedded figures, area by area and member by member.
struct SharedFilesTests {
  static let toronto = "data/statcan/toronto-neighbourhoods/neighbourhood-profiles-2021-158-model.csv"
  static let ottawa = "data/statcan/ottawa-2021/2021_Long_Form_Census_-_Ward_Data.csv"
  static let island = CensusProfileSharedFileTests.island
  static let provinces = CensusProfileSharedFileTests.provinces

  func compare(_ path: String, _ embedded: String, areas count: Int, quality: Bool = false) throws {
    let catalogue = try Catalogue(DatasetsFolder(root: Checkout.datasets))
    let file = try RecognisedFile.recognise(Shared.path(path), in: catalogue)
    let carried = try RecognisedFile.recognise(Checkout.path("Datasets/default/\(embedded)"), in: catalogue)
    #expect(file.entry.id == carried.entry.id)
    let members = file.descriptor.members.members.map(\.id)
    let areas = try file.read { AreaCollector() }.flatMap(\.areas)
    #expect(areas.count == count)
    let left = try CellMatrix.read(file, areas: areas, members: members)
    let right = try CellMatrix.read(carried, areas: areas, members: members)
    var differences: [String] = []
    var compared = 0
    for area in areas {
      #expect(left.holds(area) && right.holds(area), "\(area)")
      for member in members {
        for column in [ValueColumn.count, .countMen, .countWomen] {
          let (a, b) = (left.cell(area, member, column), right.cell(area, member, column))
          compared += 1
          if same(a, b) { continue }
          differences.append("\(area) \(member) \(column.name): \(String(describing: a)), \(String(describing: b))")
        }
      }
      guard quality, let a = left.areas[area], let b = right.areas[area] else { continue }
      #expect(left.quality[a].longFormNonResponse == right.quality[b].longFormNonResponse, "\(area)")
    }
    #expect(compared == count * members.count * 3)
    #expect(differences.isEmpty, "\(differences.count), such as \(differences.prefix(5))")
  }

  /// Equal, where a member of which nothing is published makes no row in an extract.
  func same(_ a: Cell?, _ b: Cell?) -> Bool {
    func isEmpty(_ cell: Cell?) -> Bool { cell.map { !$0.hasValue && $0.status == .empty } ?? true }
    if isEmpty(a) || isEmpty(b) { return isEmpty(a) && isEmpty(b) }
    guard let a, let b, a.status == b.status, a.hasValue == b.hasValue else { return false }
    return !a.hasValue || a.value == b.value
  }

  struct AreaCollector: ProfileSink {
    let wantedMembers = MemberSet([])
    var areas: [String] = []

    mutating func begin(_ area: ProfileArea) throws -> Bool {
      areas.append(String(decoding: area.code, as: UTF8.self))
      return false
    }

    mutating func take(_ row: borrowing ProfileRow) throws {}
  }

  @Test(.enabled(if: Shared.has(toronto))) func `Toronto's 158 neighbourhoods`() throws {
    try compare(Self.toronto, "toronto-neighbourhoods-2021.tsv", areas: 158)
  }

  @Test(.enabled(if: Shared.has(ottawa))) func `Ottawa and its 24 wards`() throws {
    try compare(Self.ottawa, "ottawa-wards-2021.tsv", areas: 25, quality: true)
  }

  @Test(.enabled(if: Shared.has(island))) func `Prince Edward Island`() throws {
    try compare(Self.island, "census-profile-2021.tsv", areas: 1)
  }

  @Test(.enabled(if: Shared.has(provinces))) func `five provinces`() throws {
    try compare(Self.provinces, "census-profile-2021.tsv", areas: 5)
  }

  @Test func `figures that are known from elsewhere stand in the embedded files`() throws {
    let catalogue = try Catalogue(DatasetsFolder(root: Checkout.datasets))
    func value(_ file: String, _ area: String, _ member: Int) throws -> Double? {
      let found = try RecognisedFile.recognise(Checkout.path("Datasets/default/\(file)"), in: catalogue)
      return try CellMatrix.read(found, areas: [area], members: [member]).cell(area, member)?.value
    }
    #expect(try value("census-profile-2021.tsv", "2021A000011124", 1) == 36_991_981)
    #expect(try value("census-profile-2021.tsv", "2021A000011124", 1529) == 8_361_505)
    #expect(try value("census-profile-2021.tsv", "2021A000235", 1529) == 4_206_585)
    #expect(try value("ottawa-wards-2021.tsv", "2021A00053506008", 1) == 1_000_940)
    #expect(try value("toronto-neighbourhoods-2021.tsv", "3520005-N001", 1) == 33_300)
    #expect(try value("population-counts-2021.tsv", "2021A00031001", 1) == 271_878)
  }
}
