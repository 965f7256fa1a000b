import Testing

@testable import LIPData

struct IRCCMonthlyRecognitionTests {
  let small: SmallDatasets
  let catalogue: Catalogue

  init() throws {
    small = try SmallDatasets()
    for (id, file, dimensions) in [
      ("residents", "ODP-Residents", "province-territory, gender"),
      ("permits", "ODP-Permits", "province-territory, gender"),
      ("ages", "ODP-Ages", "age"),
    ] {
      try small.scratch.write(
        "catalogue/\(id).yaml", MonthlyFile.entry(id, file: file, dimensions: dimensions))
    }
    catalogue = Catalogue(DatasetsFolder(root: small.scratch.path))
  }

  func recognise(
    _ text: String = MonthlyFile.text(), name: String = "ODP-Residents.csv", as layout: Layout? = nil,
    dataset: String? = nil
  ) throws -> OfficialFile {
    try OfficialFile.recognise(try small.scratch.write(name, text), as: layout, dataset: dataset, in: catalogue)
  }

  func refusal(_ header: String, _ row: String = "") -> [String?] {
    let found = diagnostic { try recognise(header + "\n" + row + "\n") }
    return [found?.code, found?.place.line.map(String.init), found?.place.column]
  }

  @Test func `the file's name decides between datasets of the same dimensions`() throws {
    for (name, id) in [
      ("ODP-Residents.csv", "residents"), ("ODP-Permits.tsv", "permits"), ("deep/ODP-Permits", "permits"),
    ] {
      guard case .table(let table) = try recognise(name: name) else {
        Issue.record("\(name) is no table")
        continue
      }
      #expect(table.entry.id == id)
      #expect(table.layout == .irccMonthly)
      #expect(table.how == "its columns and its name")
      #expect(table.structure.text == "province-territory, gender")
    }
  }

  @Test func `a name that tells nothing is refused with the datasets that it may be`() {
    let found = diagnostic { try recognise(name: "download.csv") }
    #expect(found?.code == "which-dataset")
    #expect(found?.place.file?.hasSuffix("download.csv") == true)
    #expect(found?.remedy?.contains("--dataset permits or --dataset residents") == true)
  }

  @Test func `a name of IRCC's own that the catalogue does not know is a dataset of its own`() throws {
    guard case .table(let table) = try recognise(name: "ODP-Ages.csv") else {
      Issue.record("no table")
      return
    }
    #expect(table.entry.id == "ircc-odp-ages")
    #expect(table.entry.licences == ["ogl-canada"])
    #expect(table.entry.evidence == "unverified")
  }

  @Test func `dimensions that no dataset has are refused with what to do`() {
    let text = "EN_YEAR\tEN_SHOE\tFR_SOULIER\tTOTAL\n2020\ta\tb\t5\n"
    let found = diagnostic { try recognise(text, name: "shoes.csv") }
    #expect(found?.code == "which-dataset")
    #expect(found?.sentence.contains("(shoe)") == true)
    #expect(found?.remedy?.contains("--dataset with an id") == true)
  }

  @Test func `the dataset may be named`() throws {
    let file = try recognise(name: "download.csv", dataset: "permits")
    #expect(file.entry.id == "permits")
    guard case .table(let table) = file else { return }
    #expect(table.how == "its columns and --dataset")
  }

  @Test func `a dataset that the catalogue does not describe may be named with an id of one's own`() throws {
    guard case .table(let table)? = try? recognise(name: "download.csv", dataset: "dli-study-permits") else {
      Issue.record("no table")
      return
    }
    #expect(table.entry.id == "dli-study-permits")
    #expect(table.how == "its columns and --dataset, which is not in the catalogue")
    #expect(diagnostic { try recognise(dataset: "Not An Id") }?.code == "unknown-dataset")
    #expect(diagnostic { try recognise(dataset: "permist") }?.remedy == "Did you mean \"permits\"?")
  }

  @Test func `a dataset of other dimensions, of no table or of no name is refused`() {
    let other = diagnostic { try recognise(dataset: "ages") }
    #expect(other?.code == "dimensions-disagree")
    #expect(other?.sentence.contains("province-territory, gender; those of ages are age") == true)
    #expect(diagnostic { try recognise(dataset: "wardville") }?.code == "not-a-table")
    let unknown = diagnostic { try recognise(dataset: "permit") }
    #expect(unknown?.code == "unknown-dataset")
    #expect(unknown?.exit == .usage)
    let profile = smallProfile([("2021A000211", [plainValues(10)])])
    #expect(diagnostic { try recognise(profile, dataset: "residents") }?.code == "other-dataset")
    #expect(throws: Never.self) { try recognise(profile, dataset: "census-profile-2021") }
  }

  @Test func `a table is no profile`() throws {
    let path = try small.scratch.write("any.csv", MonthlyFile.text())
    #expect(diagnostic { try RecognisedFile.recognise(path, in: catalogue) }?.code == "not-a-profile")
  }

  @Test func `the layout may be named, and must fit`() throws {
    #expect(try recognise(as: .irccMonthly).entry.id == "residents")
    #expect(diagnostic { try recognise(as: .censusProfile) }?.code == "unknown-layout")
    #expect(diagnostic { try recognise(extract([]), as: .irccMonthly) }?.code == "unknown-layout")
  }

  @Test(arguments: [
    "2021\tQ3\tSep\t2021\tT3\tsept.\tSponsored Family\tFamille\t25", "2021,Q3,Sep,2021,T3,sept.,A,B,25",
    "\u{FEFF}2021\tSep\t2021\tsept.\tA\tB\t--",
  ]) func `a file without header is refused saying so`(line: String) {
    let found = diagnostic { try recognise(line + "\n" + line + "\n") }
    #expect(found?.code == "no-header")
    #expect(found?.place.line == 1)
    #expect(found?.sentence.contains("no header") == true)
  }

  @Test func `a header that is nearly right is told with its column`() {
    #expect(refusal("EN_YEAR\tEN_A\tFR_A") == ["missing-column", "1", "TOTAL"])
    #expect(refusal("EN_MONTH\tEN_A\tFR_A\tTOTAL") == ["missing-column", "1", "EN_YEAR"])
    #expect(refusal("EN_YEAR\tEN_A\tFR_A\tTOTAL\tTotal") == ["repeated-column", "1", "Total"])
    #expect(refusal("EN_YEAR\tFR_X\tEN_YEAR\tFR_Y\tTOTAL") == ["repeated-column", "1", "EN_YEAR"])
    #expect(refusal("EN_YEAR\tFR_X\tEN_A\tFR_A\tEN_A\tFR_A\tTOTAL") == ["repeated-column", "1", "EN_A"])
    #expect(refusal("EN_YEAR\tEN_A\tFR_A\tNOTE\tTOTAL") == ["unknown-column", "1", "NOTE"])
    #expect(refusal("EN_YEAR\tEN_A\tFR_A\t\tTOTAL") == ["unknown-column", "1", "4"])
    #expect(refusal("EN_YEAR\tFR_ANNEÉ\tEN_A\tFR_A\tFR_B\tTOTAL") == ["unpaired-column", "1", "FR_B"])
    #expect(refusal("FR_ANNEÉ\tEN_YEAR\tEN_A\tFR_A\tTOTAL") == ["unpaired-column", "1", "FR_ANNEÉ"])
    #expect(refusal("EN_YEAR;EN_A;FR_A;TOTAL") == ["wrong-delimiter", "1", nil])
    let many = (1...25).map { "EN_D\($0)\tFR_D\($0)" }.joined(separator: "\t")
    #expect(refusal("EN_YEAR\t\(many)\tTOTAL") == ["too-many-dimensions", "1", nil])
    let utf16 = Array(MonthlyFile.text().utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(diagnostic { try IRCCMonthly.columns(head: [0xFF, 0xFE] + utf16) }?.code == "utf-16")
  }

  @Test(arguments: ["a,b,c\n1,2,3\n", "EN_NAME\tOTHER\n", "TOTAL\n5\n", "year\tmonth\ttotal\n2020\tJan\t5\n"])
  func `other files are none of these`(text: String) {
    #expect(diagnostic { try recognise(text) }?.code == "unknown-layout")
  }

  @Test func `an entry is a profile or a table`() throws {
    let entry = MonthlyFile.entry("both", file: "F", dimensions: "age")
    for (text, code) in [
      (entry + "\ndescriptor: profile\n", "profile-or-table"),
      (entry.replacing("ircc-monthly", with: "extract"), "wrong-word"),
      (entry.replacing("file: F, ", with: ""), "missing-key"),
    ] {
      try small.scratch.write("catalogue/both.yaml", text)
      #expect(diagnostic { try Catalogue(DatasetsFolder(root: small.scratch.path)).entries }?.code == code)
    }
  }
}
