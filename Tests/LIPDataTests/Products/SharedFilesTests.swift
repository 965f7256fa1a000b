import LIPData
import Testing

/// The published files give the cells of the embedded figures, area by area and member by member.
struct SharedFilesTests {
  static let toronto = "data/statcan/toronto-neighbourhoods/neighbourhood-profiles-2021-158-model.csv"
  static let ottawa = "data/statcan/ottawa-2021/2021_Long_Form_Census_-_Ward_Data.csv"
  static let island = CensusProfileSharedFileTests.island
  static let provinces = CensusProfileSharedFileTests.provinces

  /// The published file and the embedded one.
  func files(_ path: String, _ embedded: String) throws -> (RecognisedFile, RecognisedFile) {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let file = try RecognisedFile.recognise(Shared.path(path), in: catalogue)
    let carried = try RecognisedFile.recognise(Checkout.path("Datasets/default/\(embedded)"), in: catalogue)
    #expect(file.entry.id == carried.entry.id)
    return (file, carried)
  }

  /// Compares a city's file, which has counts of all persons only.
  func compareCity(_ path: String, _ embedded: String, areas count: Int) throws {
    let (file, carried) = try files(path, embedded)
    let members = file.descriptor.members.members.map(\.id)
    let areas = try carried.read { AreaCollector() }.flatMap(\.areas)
    #expect(areas.count == count)
    let left = try CellMatrix.read(file, areas: areas, members: members)
    let right = try CellMatrix.read(carried, areas: areas, members: members)
    var differences: [String] = []
    for area in areas {
      #expect(left.holds(area) && right.holds(area), "\(area)")
      for member in members {
        let (a, b) = (left.cell(area, member), right.cell(area, member))
        if same(a, b) { continue }
        differences.append("\(area) \(member): \(String(describing: a)), \(String(describing: b))")
      }
      guard let a = left.areas[area], let b = right.areas[area] else { continue }
      let rates = (left.quality[a].longFormNonResponse, right.quality[b].longFormNonResponse)
      #expect(rates.0 == rates.1 || rates.0.isNaN && rates.1.isNaN, "\(area)")
    }
    #expect(differences.isEmpty, "\(differences.count), such as \(differences.prefix(5))")
  }

  /// Compares a census profile: six values and their symbols a row.
  func compareProfile(_ path: String, areas count: Int) throws {
    let (file, carried) = try files(path, "census-profile-2021.tsv")
    func rows(_ file: RecognisedFile) throws -> [String: ProfileCollector.Row] {
      let all = try file.read { ProfileCollector() }.flatMap(\.rows)
      return Dictionary(uniqueKeysWithValues: all.map { ("\($0.area) \($0.member)", $0) })
    }
    let (left, right) = (try rows(file), try rows(carried))
    #expect(left.count == count * file.descriptor.members.members.count)
    let nothing = Array(repeating: "empty", count: 6)
    let differences = left.filter { key, row in
      if row.symbols == nothing { return right[key] != nil }
      return row.values != right[key]?.values || row.symbols != right[key]?.symbols
    }
    #expect(differences.isEmpty, "\(differences.count), such as \(differences.keys.sorted().prefix(5))")
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
    try compareCity(Self.toronto, "toronto-neighbourhoods-2021.tsv", areas: 158)
  }

  @Test(.enabled(if: Shared.has(ottawa))) func `Ottawa and its 24 wards`() throws {
    try compareCity(Self.ottawa, "ottawa-wards-2021.tsv", areas: 25)
  }

  @Test(.enabled(if: Shared.has(island))) func `Prince Edward Island`() throws {
    try compareProfile(Self.island, areas: 1)
  }

  @Test(.enabled(if: Shared.has(provinces))) func `five provinces`() throws {
    try compareProfile(Self.provinces, areas: 5)
  }

  static let web = "data/statcan/web-download-2021-csd"

  @Test(.enabled(if: Shared.has(web)), arguments: ["20250811051126", "20260205015247"])
  func `one area from the web site's download`(stamp: String) throws {
    try compareProfile("\(Self.web)/CensusProfile2021-ProfilRecensement2021-\(stamp).csv", areas: 1)
  }

  static let comparison = "data/statcan/census-profile-2021/web-comparison_BC-AB-SK-MB-ON.csv"

  @Test(.enabled(if: Shared.has(comparison)))
  func `a comparison of five provinces, in which a spreadsheet damaged a name three times`() throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let file = try RecognisedFile.recognise(Shared.path(Self.comparison), in: catalogue)
    let rows = try file.read { ProfileCollector() }.flatMap(\.rows)
    #expect(rows.count == 5 * 2631)
    #expect(file.remarks.diagnostics.map(\.place.line) == [666, 1008, 1350])
    #expect(file.remarks.diagnostics.allSatisfy { $0.code == "damaged-label" })
    #expect(rows.first { $0.area == "2021A000235" && $0.member == 662 }?.label.trimmed == "Mòoré")
    #expect(rows.first { $0.area == "2021A000235" && $0.member == 662 }?.values.prefix(3) == [60, 30, 30])
    #expect(rows.first { $0.area == "2021A000259" && $0.member == 1 }?.values[0] == 5_000_879)
    // The same figures in the long layout.
    try compareProfile(Self.comparison, areas: 5)
  }

  @Test func `figures that are known from elsewhere stand in the embedded files`() throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
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
