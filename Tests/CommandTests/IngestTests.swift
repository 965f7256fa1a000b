import Foundation
import Testing

struct IngestTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func ingest(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(Program.path, ["ingest", "--store", "s.sqlite"] + arguments, in: folder)
  }

  /// What can be seen of the store: its listing, and every row of every table.
  private func state() throws -> String {
    let status = try Program.run("status", "--store", "s.sqlite", "--format", "csv", in: folder)
    #expect(status.status == 0)
    return status.out + (try SQLite.dump(folder("s.sqlite")))
  }

  @Test func `the defaults say each layout and how it was recognised, on stderr only`() throws {
    _ = try SharedStore.path()
    let outcome = try SharedStore.ingestion()
    #expect(outcome.bytes.isEmpty)
    let lines = outcome.err.split(separator: "\n")
    let files = try FileManager.default.contentsOfDirectory(atPath: Program.checkout + "/Datasets/default").sorted()
    try #require(lines.count == files.count)
    for (line, file) in zip(lines, files) {
      let dataset = file.replacing(".tsv", with: "")
      #expect(line.contains("/default/\(file): extract of \(dataset), recognised by its first line; "))
      #expect(line.contains(/; \d+ areas?, \d+ rows kept; symbols: \S/))
    }
  }

  @Test func `a census profile is told by its column names, with what was kept`() throws {
    try folder.write("profile.csv", try CensusFile.usual())
    let outcome = try ingest("profile.csv")
    #expect(outcome.status == 0)
    #expect(outcome.out == "")
    #expect(
      outcome.err == """
        profile.csv: census-profile of census-profile-2021, recognised by its 23 column names; 3 areas, 15 rows kept; \
        symbols: ... 45, E 1, x 1

        """)
    let status = try CSV(try Program.run("status", "--store", "s.sqlite", "--format", "csv", in: folder).bytes)
    #expect(
      status.header == [
        "dataset_id", "areas", "cells", "rows", "members", "layout", "bytes", "sha256", "ingested", "file",
      ])
    try #require(status.rows.count == 1)
    #expect(status.rows[0]["dataset_id"] == "census-profile-2021")
    #expect(status.rows[0]["areas"] == "3")
    #expect(status.rows[0]["rows"] == "15")
    #expect(status.rows[0]["file"] == "profile.csv")
    #expect(status.rows[0]["bytes"] == String(try folder.bytes("profile.csv").count))
  }

  @Test func `what the indicators need is kept when asked, and the rest once it is asked for`() throws {
    try folder.write("profile.csv", try CensusFile.usual())
    #expect(try ingest("profile.csv", "--needed").status == 0)
    let status = try CSV(try Program.run("status", "--store", "s.sqlite", "--format", "csv", in: folder).bytes)
    let members = Int(try #require(status.rows.first)["members"] ?? "") ?? 0
    #expect(members > 50 && members < 1_000)
    #expect(try ingest("profile.csv", "--needed").err.contains("nothing changed"))
    #expect(try ingest("profile.csv").err.contains("15 rows kept"))
    #expect(try ingest("profile.csv", "--needed").err.contains("nothing changed"))
  }

  @Test func `names in Windows-1252 keep their accents, symbols their meaning, and nothing becomes 0`() throws {
    try folder.write("profile.csv", try CensusFile.usual())
    #expect(try ingest("profile.csv").status == 0)
    let areas = try SQLite.run("SELECT code, name FROM area ORDER BY code", on: folder("s.sqlite"))
    #expect(areas == ["2021A00052481017|Gatineau (Québec)", "2021A00053506008|Ottawa", "2021A00053520005|Toronto"])
    let hidden = try SQLite.run(
      """
      SELECT o.count, s.text FROM observation o JOIN area a ON a.id = o.area JOIN symbols s ON s.id = o.symbols
      WHERE a.code = '2021A00052481017' AND o.member = 1537
      """, on: folder("s.sqlite"))
    try #require(hidden.count == 1)
    #expect(hidden[0].hasPrefix("∅|x|"))
  }

  @Test func `the same file twice says that nothing changed, and nothing has`() throws {
    try folder.write("profile.csv", try CensusFile.usual())
    try folder.write("copy.csv", try CensusFile.usual())
    #expect(try ingest("profile.csv").status == 0)
    let before = try state()
    for name in ["profile.csv", "copy.csv"] {
      let again = try ingest(name)
      #expect(again.status == 0)
      #expect(again.err.hasSuffix("; ingested before, nothing changed\n"))
      #expect(try state() == before)
    }
  }

  @Test func `a revised file takes the place of its areas and says how many`() throws {
    try folder.write("first.csv", try CensusFile.usual())
    try folder.write("second.csv", try CensusFile.bytes(try CensusFile.area(CensusFile.ottawa, "Ottawa", [1: "1005"])))
    #expect(try ingest("first.csv").status == 0)
    let outcome = try ingest("second.csv")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("1 area, 1 rows kept, 1 area of an earlier file replaced"))
  }

  /// A damaged file, and what is said of it.
  struct Damage: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: @Sendable () throws -> [UInt8]
    var said: [String]
    var testDescription: String { name }
  }

  static let damages: [Damage] = [
    Damage(name: "empty.csv", bytes: { [] }, said: ["error[empty-file]"]),
    Damage(
      name: "header-only.csv", bytes: { try CensusFile.bytes([]) },
      said: ["error[no-data-rows]", "header and no row of data"]),
    Damage(
      name: "unknown.csv", bytes: { Array("a,b\n1,2\n".utf8) },
      said: [
        "unknown.csv:1: error[unknown-layout]", "Looked for: ", "CENSUS_YEAR, DGUID", "Neighbourhood Name",
        "#lipdata-extract 1", "EN_YEAR",
      ]),
    Damage(
      name: "semicolons.csv",
      bytes: {
        try CensusFile.bytes(try CensusFile.areas().map { $0.replacing(",", with: ";") }, delimiter: ";")
      }, said: ["semicolons.csv:1: error[wrong-delimiter]", "commas are looked for"]),
    Damage(
      name: "truncated-row.csv",
      bytes: {
        var rows = try CensusFile.areas()
        rows[7] = rows[7].split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(separator: ",")
        return try CensusFile.bytes(rows)
      }, said: ["truncated-row.csv:9 (column SYMBOL of C12_RATE_WOMEN+): error[truncated-row]", "22 fields; 23"]),
    Damage(
      name: "missing-column.csv",
      bytes: { try CensusFile.bytes(try CensusFile.areas(), header: Array(CensusFile.header.dropLast())) },
      said: ["missing-column.csv:1 (column SYMBOL of C12_RATE_WOMEN+): error[missing-column]", "in column 23"]),
    Damage(
      name: "cut-in-a-quote.csv", bytes: { Array(try CensusFile.usual().dropLast(5)) },
      said: ["cut-in-a-quote.csv:16", "error["]),
    Damage(
      name: "unknown-id.csv",
      bytes: {
        try CensusFile.bytes(
          try CensusFile.areas() + [try CensusFile.row(CensusFile.toronto, "Toronto", 99_999, "5", label: "Unheard of")]
        )
      }, said: ["unknown-id.csv:17 (column CHARACTERISTIC_ID): error[unknown-member]", "99999"]),
    Damage(
      name: "other-label.csv",
      bytes: {
        try CensusFile.bytes(
          try CensusFile.areas() + [try CensusFile.row(CensusFile.toronto, "Toronto", 1530, "5", label: "Martians")])
      }, said: ["other-label.csv:17 (column CHARACTERISTIC_NAME): error[label-disagrees]", "Martians"]),
    Damage(
      name: "no-number.csv",
      bytes: {
        try CensusFile.bytes(try CensusFile.areas().map { $0.replacing(",1500,", with: ",\"1,500\",") })
      }, said: ["no-number.csv:14 (column C1_COUNT_TOTAL): error[not-a-number]", "\"1,500\""]),
    Damage(
      name: "negative.csv",
      bytes: {
        try CensusFile.bytes(try CensusFile.areas().map { $0.replacing(",1500,", with: ",-1500,") })
      }, said: ["negative.csv:14: error[negative-count]", "is a count, and -1500.0 is none"]),
    Damage(
      name: "unknown-symbol.csv",
      bytes: { try CensusFile.bytes(try CensusFile.areas().map { $0.replacing("\"E\"", with: "\"Q\"") }) },
      said: ["unknown-symbol.csv:15 (column SYMBOL of C1_COUNT_TOTAL): error[unknown-symbol]"]),
    Damage(
      name: "other-census.csv",
      bytes: { try CensusFile.bytes(try CensusFile.areas().map { $0.replacing("2021,", with: "2016,") }) },
      said: ["other-census.csv:2 (column CENSUS_YEAR): error[other-census-year]"]),
  ]

  @Test(arguments: damages) func `a damaged file is refused with its place, and the store is as it was`(
    damage: Damage
  ) throws {
    try folder.write("good.csv", try CensusFile.bytes(try CensusFile.area(CensusFile.ottawa, "Ottawa", [1: "5"])))
    #expect(try ingest("good.csv").status == 0)
    let before = try state()
    try folder.write(damage.name, try damage.bytes())
    let outcome = try ingest(damage.name)
    #expect(outcome.status == 65, "\(outcome.err)")
    #expect(outcome.out == "")
    for text in damage.said { #expect(outcome.err.contains(text), "\(outcome.err)") }
    #expect(try state() == before)
  }

  @Test func `an unknown file makes no store`() throws {
    try folder.write("unknown.csv", "a,b\n1,2\n")
    #expect(try ingest("unknown.csv").status == 65)
    #expect(!folder.has("s.sqlite"))
  }

  @Test func `an absent file is refused with 66 and makes no store`() throws {
    let outcome = try ingest("absent.csv")
    #expect(outcome.status == 66)
    #expect(outcome.err.hasPrefix("absent.csv: error[file-not-found]"))
    #expect(!folder.has("s.sqlite"))
  }

  @Test func `an empty folder is refused with 66`() throws {
    let outcome = try ingest(".")
    #expect(outcome.status == 66)
    #expect(outcome.err.contains("The folder holds no files"))
    #expect(!folder.has("s.sqlite"))
  }

  @Test func `no file and no --defaults is a usage error`() throws {
    #expect(try ingest().status == 64)
    #expect(!folder.has("s.sqlite"))
  }

  @Test func `no store named is a usage error that says both ways to name one`() throws {
    try folder.write("profile.csv", try CensusFile.usual())
    let outcome = try Program.run("ingest", "profile.csv", in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("--store FILE, or set LIPDATA_STORE"))
  }

  @Test func `LIPDATA_STORE names the store`() throws {
    try folder.write("profile.csv", try CensusFile.usual())
    let set = ["LIPDATA_STORE": folder("from-environment.sqlite")]
    #expect(try Program.run("ingest", "profile.csv", in: folder, environment: set).status == 0)
    #expect(try Program.run("status", in: folder, environment: set).out.contains("profile.csv"))
  }

  @Test func `a layout that is named must be the file's`() throws {
    try folder.write("profile.csv", try CensusFile.usual())
    let outcome = try ingest("profile.csv", "--as", "extract")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("as extract"))
    #expect(try ingest("profile.csv", "--as", "census-profile").status == 0)
  }

  @Test func `a store in a folder that is absent cannot be made`() throws {
    try folder.write("profile.csv", try CensusFile.usual())
    let outcome = try Program.run("ingest", "profile.csv", "--store", "absent/s.sqlite", in: folder)
    #expect(outcome.status == 73)
    #expect(outcome.err.contains("There is no folder"))
  }

  @Test func `an ingestion that is killed leaves the store as it was or with the whole file`() throws {
    try folder.write("good.csv", try CensusFile.bytes(try CensusFile.area(CensusFile.ottawa, "Ottawa", [1: "5"])))
    #expect(try ingest("good.csv").status == 0)
    let file = Program.checkout + "/Datasets/default/ottawa-wards-2021.tsv"
    _ = try Program.shell("lipdata ingest '\(file)' --store s.sqlite & sleep 0.3; kill -9 $!; wait", in: folder)
    let status = try CSV(try Program.run("status", "--store", "s.sqlite", "--format", "csv", in: folder).bytes)
    let kept = try SQLite.run(
      "SELECT dataset, count(*) FROM observation GROUP BY dataset ORDER BY dataset", on: folder("s.sqlite"))
    #expect(kept == (status.rows.count == 1 ? ["1|1"] : ["1|1", "2|65025"]))
  }

  /// A small monthly file of IRCC, with the columns of permanent residents by gender.
  static let monthly = """
    EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEÉ\tFR_TRIMESTRE\tFR_MOIS\tEN_PROVINCE_TERRITORY\tFR_PROVINCE_TERRITOIRE\t\
    EN_GENDER\tFR_SEXE\tTOTAL
    2025\tQ2\tApr\t2025\tT2\tavr.\tQuebec\tQuébec\tMale\tHommes\t2090
    2024\tQ4\tOct\t2024\tT4\toct.\tNunavut\tNunavut\tFemale\tFemmes\t--

    """

  @Test func `a monthly file of IRCC is told by its columns and its name, with what was kept`() throws {
    try folder.write("ODP-PR-Gender.csv", Self.monthly)
    let first = try ingest("ODP-PR-Gender.csv")
    #expect(first.status == 0)
    #expect(first.out == "")
    let head =
      "ODP-PR-Gender.csv: ircc-monthly of ircc-permanent-residents-by-gender, recognised by its columns and its name"
    #expect(first.err == head + "; 2 series, 2 rows kept; symbols: -- 1\n")
    #expect(try ingest("ODP-PR-Gender.csv").err == head + "; ingested before, nothing changed\n")
    try folder.write("ODP-PR-Gender.csv", Self.monthly.replacing("2090", with: "2095"))
    #expect(
      try ingest("ODP-PR-Gender.csv").err == head
        + "; 2 series, 2 rows kept, an earlier file replaced (cells: 1 moved, 0 appeared, 0 vanished); symbols: -- 1\n")
    let status = try CSV(try Program.run("status", "--store", "s.sqlite", "--format", "csv", in: folder).bytes)
    #expect(status.rows.map { $0["cells"] } == ["0", "2"])
    #expect(status.rows.map { $0["areas"] } == ["", ""])
  }

  @Test func `a monthly file of another name is refused until its dataset is named`() throws {
    try folder.write("gender.csv", Self.monthly)
    let refused = try ingest("gender.csv")
    #expect(refused.status == 65)
    #expect(refused.err.hasPrefix("gender.csv: error[which-dataset]"))
    #expect(refused.err.contains("--dataset ircc-permanent-residents-by-gender"))
    #expect(!folder.has("s.sqlite"))
    let taken = try ingest("gender.csv", "--dataset", "ircc-permanent-residents-by-gender")
    #expect(taken.status == 0)
    #expect(taken.err.contains("recognised by its columns and --dataset; 2 series"))
    #expect(try ingest("gender.csv", "--dataset", "ircc-permanent-residents-by-gendre").status == 64)
  }

  @Test func `a table that the catalogue does not know is taken in with an entry of a workspace`() throws {
    try folder.write("colleges.csv", Self.monthly.replacing("GENDER", with: "COLLEGE"))
    #expect(try ingest("colleges.csv").err.contains("--dataset with an id"))
    let shipped = try String(
      contentsOfFile: Program.checkout + "/Datasets/catalogue/ircc-permanent-residents-by-gender.yaml", encoding: .utf8)
    let entry = shipped.replacing("ircc-permanent-residents-by-gender", with: "my-colleges")
      .replacing("ODP-PR-Gender", with: "colleges").replacing("territory, gender", with: "territory, college")
    try folder.write("mine/catalogue/my-colleges.yaml", entry)
    let taken = try ingest("colleges.csv", "--workspace", "mine")
    #expect(taken.err.hasPrefix("colleges.csv: ircc-monthly of my-colleges, recognised by its columns and its name; "))
  }

  @Test func `a table beside the profiles leaves an assessment as it was`() throws {
    try folder.write("ODP-PR-Gender.csv", Self.monthly)
    #expect(try ingest("--defaults").status == 0)
    let assess = ["assess", "ottawa", "--store", "s.sqlite", "--output"]
    #expect(try Program.run(Program.path, assess + ["a"], in: folder).status == 0)
    #expect(try ingest("ODP-PR-Gender.csv").status == 0)
    #expect(try Program.run(Program.path, assess + ["b"], in: folder).status == 0)
    let files = try folder.files(under: "a")
    #expect(!files.isEmpty)
    for file in files { #expect(try folder.bytes("a/" + file) == (try folder.bytes("b/" + file)), "\(file)") }
  }

  @Test func `indicators are not computed from a table`() throws {
    try folder.write("ODP-PR-Gender.csv", Self.monthly)
    try folder.write("catchments.csv", "lip_id,geography,weight\nottawa,2021A00053506008,\n")
    let outcome = try Program.run(
      "indicators", "compute", "--from", "ODP-PR-Gender.csv", "--catchments", "catchments.csv", "--output", "o.csv",
      in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("error[not-a-profile]"))
  }
}
