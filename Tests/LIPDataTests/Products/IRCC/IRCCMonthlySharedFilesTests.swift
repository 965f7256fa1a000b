import Foundation
import Testing

@testable import LIPData

/// Published files against figures that were counted from them in another way (SOURCE.md beside them).
struct IRCCMonthlySharedFilesTests {
  /// Adds up a file.
  struct Sums: TableSink {
    var position = -1
    var rows = 0
    var hidden = 0
    var sums: [String: (sum: Int, hidden: Int)] = [:]
    private var structure = TableStructure([])
    private var names: [String] = []

    init(by dimension: Int = -1) { position = dimension }

    mutating func begin(_ structure: TableStructure) throws { self.structure = structure }

    mutating func series(_ key: borrowing SeriesKey) throws -> Int {
      // A number for each call: what a reader asks for again is another row's.
      names.append(position < 0 ? "" : " " + key.codes[position].text.en)
      return names.count - 1
    }

    mutating func attributes(_ text: String) throws -> Int { 0 }

    mutating func delete(series: Int, period: TimePeriod?) throws {}

    mutating func take(_ note: TableNote) throws {}

    mutating func take(_ observation: TableObservation) throws {
      rows += 1
      let key = String(observation.period?.year ?? 0) + names[observation.series]
      if observation.cell.hasValue {
        sums[key, default: (0, 0)].sum += Int(observation.cell.value)
      } else {
        #expect(observation.cell.status == .hiddenSmallCount)
        hidden += 1
        sums[key, default: (0, 0)].hidden += 1
      }
    }
  }

  static let folder = "data/ircc/"

  struct Published: Sendable, CustomTestStringConvertible {
    var path: String
    var dataset: String
    var rows: Int
    var hidden: Int
    /// Sums and hidden cells of 2015, 2020, 2023 and 2024, as far as they are known.
    var years: [String: [Int]] = [:]
    var testDescription: String { path }
  }

  static let files = [
    Published(
      path: "2026-01/ODP-PR-Gender.csv", dataset: "ircc-permanent-residents-by-gender", rows: 3724, hidden: 550,
      years: ["2015": [271_715, 45], "2020": [184_455, 44], "2023": [471_720, 54], "2024": [483_555, 58]]),
    Published(
      path: "2026-01/ODP-PR-AgeGroup.csv", dataset: "ircc-permanent-residents-by-age", rows: 9148, hidden: 1539,
      years: ["2015": [271_515, 159], "2020": [184_305, 147], "2023": [471_505, 140], "2024": [483_360, 130]]),
    Published(
      path: "2024-05-crlf/ODP-PR-Citz.csv", dataset: "ircc-permanent-residents-by-citizenship", rows: 19_035,
      hidden: 3117, years: ["2015": [271_155, 313], "2020": [183_600, 434], "2023": [471_040, 310]]),
    Published(
      path: "2024-05-crlf/ODP-TR-Study-IS_CITZ.csv", dataset: "ircc-study-permits-by-citizenship", rows: 19_144,
      hidden: 5087),
    Published(
      path: "2026-01/ODP-WP-PGWP-Province-CMA.csv", dataset: "ircc-post-graduation-permits-by-cma", rows: 15_634,
      hidden: 6807,
      years: ["2015": [32_855, 529], "2020": [102_240, 635], "2023": [240_320, 625], "2024": [201_890, 630]]),
    Published(
      path: "2026-01/ODP-WP-IMP-Gender-Skill.csv", dataset: "ircc-mobility-program-permits-by-gender-and-skill",
      rows: 652, hidden: 240),
  ]

  @Test(arguments: files) func `a published file gives the rows, hidden cells and sums that are known of it`(
    file: Published
  ) throws {
    guard Shared.has(Self.folder + file.path) else { return }
    let path = Shared.path(Self.folder + file.path)
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    // One copy was renamed by whoever carried it: its name does not tell what it is.
    let named = file.path.contains("Province-CMA") ? file.dataset : nil
    if named != nil {
      #expect(try OfficialFile.recognise(path, in: catalogue).entry.id == "ircc-odp-wp-pgwp-province-cma")
    }
    guard case .table(let table) = try OfficialFile.recognise(path, dataset: named, in: catalogue) else {
      Issue.record("no table")
      return
    }
    #expect(table.entry.id == file.dataset)
    let found = try table.read(into: Sums())
    #expect(found.rows == file.rows)
    #expect(found.hidden == file.hidden)
    for (year, figures) in file.years {
      #expect(found.sums[year].map { [$0.sum, $0.hidden] } == figures, "\(year)")
    }
  }

  @Test func `post-graduation permits of 2024 are right, city by city`() throws {
    let path = Self.folder + "2026-01/ODP-WP-PGWP-Province-CMA.csv"
    guard Shared.has(path) else { return }
    let sums = try IRCCMonthly.read(try ByteSource(path: Shared.path(path)), sink: Sums(by: 1)).sums
    for (city, figures) in [
      "London": [6175, 0], "Guelph": [1505, 0], "Hamilton": [3460, 0],
      "Kitchener - Cambridge - Waterloo": [12_620, 0], "Ottawa - Gatineau (Ontario part)": [5750, 0],
      "Red Deer": [275, 0], "Sept-Îles": [5, 10],
    ] {
      #expect(sums["2024 " + city].map { [$0.sum, $0.hidden] } == figures, "\(city)")
    }
  }

  @Test func `the quirks of published files are read or refused`() throws {
    guard Shared.has(Self.folder + "quirk-fixtures") else { return }
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let bare = Shared.path(Self.folder + "quirk-fixtures/headerless.tsv")
    #expect(diagnostic { try OfficialFile.recognise(bare, in: catalogue) }?.code == "no-header")
    let schools = Shared.path(Self.folder + "quirk-fixtures/dli.tsv")
    let found = try IRCCMonthly.read(try ByteSource(path: schools), sink: TableCollector())
    #expect(found.lines.count == 2)
    #expect(found.lines[0] == "2 2023-08 Ontario/Ontario Conestoga College 10070")
    #expect(found.structure.text == "dli-province-territory, designated-learning-instituion")
  }

  @Test func `a revision of a published file is told cell by cell`() throws {
    let path = Self.folder + "2024-05-crlf/ODP-PR-Citz.csv"
    guard Shared.has(path) else { return }
    let scratch = try Scratch()
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let first = try store.ingest(try OfficialFile.recognise(Shared.path(path), in: catalogue))
    #expect(first.rows == 19_035)
    #expect(first.symbols == ["--": 3117])
    #expect(first.revision == nil)
    // The last row goes, the first moves, and one comes.
    var lines = try String(contentsOfFile: Shared.path(path), encoding: .utf8).split(separator: "\r\n").map(String.init)
    lines.removeLast()
    lines[1] = lines[1].replacing(/\t\d+$/, with: "\t--")
    lines.append("2099\tQ1\tJan\t2099\tT1\tjanv.\tAtlantis\tAtlantide\t5")
    let revised = try scratch.write("ODP-PR-Citz.csv", lines.map { $0 + "\n" }.joined())
    let second = try store.ingest(try OfficialFile.recognise(revised, in: catalogue))
    #expect(second.revision == Store.Revision(moved: 1, appeared: 1, vanished: 1))
    #expect(try store.files().map(\.cells) == [0, 19_035])
  }
}
