import Foundation
import Testing

struct AssessTests {
  let folder: Folder
  let store: String

  init() throws {
    folder = try Folder()
    store = try SharedStore.path()
  }

  private func assess(_ arguments: String..., output: String = "out") throws -> Program.Outcome {
    try Program.run(Program.path, ["assess", "--store", store, "--output", output] + arguments, in: folder)
  }

  /// The sections of a document's tables, each from its heading on.
  private func sections(_ document: String) -> [Substring] {
    document.split(separator: "\n### ").dropFirst().map { $0.split(separator: "\n## ")[0] }
  }

  @Test func `both languages of an assessment are written, with every table`() throws {
    let outcome = try assess("ottawa", "--lang", "both")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out == "")
    #expect(outcome.err.contains(/^ottawa: \d+ of \d+ tables\n1 of 1 partnerships assessed, in out\n$/))
    let files = try folder.files(under: "out/ottawa")
    #expect(files.contains("needs-assessment.en.md"))
    #expect(files.contains("needs-assessment.fr.md"))
    let tables = files.filter { $0.hasPrefix("tables/") }
    #expect(tables.count + 2 == files.count)
    let stems = { (lang: String) in tables.filter { $0.hasSuffix(".\(lang).csv") }.map { $0.dropLast(7) } }
    #expect(stems("en") == stems("fr"))
    for lang in ["en", "fr"] {
      let document = try folder.text("out/ottawa/needs-assessment.\(lang).md")
      // Every file is linked to from the document, and every link leads to a file.
      let links = document.matches(of: /\]\((tables\/[^)]+)\)/).map { String($0.output.1) }
      #expect(links.sorted() == tables.filter { $0.hasSuffix(".\(lang).csv") })
      #expect(sections(document).count == links.count)
    }
  }

  @Test(arguments: ["en", "fr"]) func `a document opens with its fill rate, which is that of its tables`(lang: String)
    throws
  {
    #expect(try assess("ottawa", "--lang", lang).status == 0)
    let lines = try folder.text("out/ottawa/needs-assessment.md").split(separator: "\n")
    #expect(lines[0].hasPrefix("# "))
    #expect(lines[1].hasPrefix("## "))
    let pattern = lang == "en" ? /^\*\*(\d+) of (\d+) tables/ : /^\*\*(\d+) tableaux sur (\d+)/
    let match = try #require(lines[2].firstMatch(of: pattern))
    let tables = try folder.files(under: "out/ottawa/tables")
    #expect(Int(match.output.2) == tables.count)
    let filled = try tables.filter { name in
      try CSV(try folder.bytes("out/ottawa/tables/" + name)).rows.contains {
        $0["area_role"] == "catchment" && $0["value"] != ""
      }
    }
    #expect(Int(match.output.1) == filled.count)
    #expect(filled.count >= 15)
  }

  @Test func `every table with a value has its source, reference date and licence`() throws {
    #expect(try assess("ottawa", "--lang", "both").status == 0)
    for (lang, source, reference, licence) in [
      ("en", "\nSource: ", " Reference date: ", "Adapted from Statistics Canada, "),
      ("fr", "\nSource\u{00A0}: ", " Date de référence\u{00A0}: ", "Adapté de Statistique Canada, "),
    ] {
      var filled = 0
      for section in sections(try folder.text("out/ottawa/needs-assessment.\(lang).md")) {
        let hasValue = section.split(separator: "\n").contains { line in
          line.hasPrefix("| ") && line.split(separator: " | ").dropFirst().first?.contains(/[0-9]/) == true
        }
        guard hasValue else { continue }
        filled += 1
        let title = section.prefix { $0 != "\n" }
        for text in [source, reference, licence] { #expect(section.contains(text), "\(title) has no \(text)") }
      }
      #expect(filled >= 15)
    }
  }

  @Test func `every table's CSV has the 28 columns, a licence for each figure, and nothing where nothing is known`()
    throws
  {
    #expect(try assess("ottawa", "--lang", "both").status == 0)
    for name in try folder.files(under: "out/ottawa/tables") {
      let table = try CSV(try folder.bytes("out/ottawa/tables/" + name))
      #expect(table.header.count == 28)
      #expect(table.header.joined(separator: ",") == chartReadyHeader, "\(name)")
      #expect(!table.rows.isEmpty, "\(name)")
      for row in table.rows {
        #expect(row["lip_id"] == "ottawa")
        if row["value"] == "" {
          for column in ["low", "high", "se", "numerator", "denominator"] {
            #expect(row[column] == "", "\(name) \(column)")
          }
          #expect(row["quality"] == "unavailable")
        } else {
          #expect(row["licence"]?.isEmpty == false, "\(name)")
          #expect(row["source"]?.isEmpty == false, "\(name)")
          #expect(row["value"]?.wholeMatch(of: /-?\d+(\.\d{1,6})?/) != nil, "\(name)")
        }
      }
    }
  }

  @Test func `titles of tables about all residents or all households say so`() throws {
    #expect(try assess("ottawa", "--lang", "both").status == 0)
    var seen: Set<String> = []
    for (lang, residents, households) in [
      ("en", "All residents: ", "All households: "),
      ("fr", "Ensemble de la population\u{00A0}: ", "Ensemble des ménages\u{00A0}: "),
    ] {
      for section in sections(try folder.text("out/ottawa/needs-assessment.\(lang).md")) {
        let file = try #require(section.firstMatch(of: /\]\((tables\/[^)]+)\)/)).output.1
        let describes = Set(try CSV(try folder.bytes("out/ottawa/" + file)).rows.compactMap { $0["describes"] })
        #expect(describes.count == 1, "\(file)")
        seen.formUnion(describes)
        let title = section.split(separator: "\n")[0].split(separator: ". ", maxSplits: 1)[1]
        #expect(title.hasPrefix(residents) == describes.contains("all-residents"), "\(title)")
        #expect(title.hasPrefix(households) == describes.contains("households"), "\(title)")
      }
    }
    #expect(seen.isSuperset(of: ["newcomers", "all-residents", "households"]))
  }

  @Test func `a comparator without the catchment leaves its men and women out too`() throws {
    #expect(try assess("ottawa").status == 0)
    let rows = try CSV(try folder.bytes("out/ottawa/tables/newcomer-numbers.csv")).rows
      .filter { $0["indicator_id"] == "immigrants" && $0["area_role"] == "province-without" }
    let total = try #require(rows.first { $0["breakdown"] == "total" }.flatMap { Double($0["value"] ?? "") })
    let genders = rows.filter { $0["breakdown"] == "gender" }.compactMap { Double($0["value"] ?? "") }
    // Men+ and women+ of an area make up its total but for rounding; or they are not shown.
    #expect(genders.isEmpty || abs(genders.reduce(0, +) - total) <= 20, "\(total) \(genders)")
  }

  @Test func `running twice writes the same bytes`() throws {
    for output in ["one", "two"] { #expect(try assess("ottawa", "--lang", "both", output: output).status == 0) }
    let files = try folder.files(under: "one")
    #expect(files == (try folder.files(under: "two")))
    for file in files { #expect(try folder.bytes("one/" + file) == (try folder.bytes("two/" + file)), "\(file)") }
  }

  @Test func `running again over an assessment leaves the same files and no rests`() throws {
    #expect(try assess("ottawa").status == 0)
    let before = try folder.files(under: "out")
    #expect(try assess("ottawa").status == 0)
    #expect(try folder.files(under: "out") == before)
  }

  @Test func `for Excel every CSV begins with a byte order mark and says the same`() throws {
    #expect(try assess("ottawa", "--lang", "fr", output: "plain").status == 0)
    #expect(try assess("ottawa", "--lang", "fr", "--excel", output: "excel").status == 0)
    let files = try folder.files(under: "plain/ottawa/tables")
    #expect(files == (try folder.files(under: "excel/ottawa/tables")))
    for file in files {
      let excel = try folder.bytes("excel/ottawa/tables/" + file)
      #expect(excel.starts(with: [0xEF, 0xBB, 0xBF]), "\(file)")
      let plain = try CSV(try folder.bytes("plain/ottawa/tables/" + file))
      #expect(try CSV(Array(excel.dropFirst(3))).rows == plain.rows, "\(file)")
    }
  }

  @Test func `one format alone is written when one is asked for`() throws {
    #expect(try assess("ottawa", "--format", "md", output: "md").status == 0)
    #expect(try folder.files(under: "md/ottawa") == ["needs-assessment.md"])
    #expect(try assess("ottawa", "--format", "csv", output: "csv").status == 0)
    #expect(try folder.files(under: "csv/ottawa").allSatisfy { $0.hasPrefix("tables/") && $0.hasSuffix(".csv") })
  }

  @Test(arguments: ["bogus", "md,bogus", "", ","]) func `a format that is none is refused`(format: String) throws {
    let outcome = try assess("ottawa", "--format", format)
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("it can be md, csv."))
    #expect(!folder.has("out"))
  }

  @Test func `an unknown partnership is met with the nearest one`() throws {
    let outcome = try assess("ottowa")
    #expect(outcome.status == 64)
    #expect(outcome.err == "error[unknown-lip]: There is no partnership \"ottowa\"\n  Did you mean \"ottawa\"?\n")
    #expect(!folder.has("out"))
  }

  @Test func `a partnership that is nothing like any is met with the listing command`() throws {
    let outcome = try assess("zzzzzz")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("lipdata lips list lists what there is."))
  }

  @Test func `nothing is written when one of several partnerships is unknown`() throws {
    #expect(try assess("ottawa", "ottowa").status == 64)
    #expect(!folder.has("out"))
  }

  @Test func `an unknown option is a usage error`() throws {
    #expect(try assess("ottawa", "--bogus").status == 64)
    #expect(try assess("ottawa", "--lang", "de").status == 64)
    #expect(try assess().status == 64)
    #expect(try assess("ottawa", "--all").status == 64)
    #expect(try assess("ottawa", "--outline", "none").status == 64)
    #expect(!folder.has("out"))
  }

  @Test func `without an immigrant count an assessment is refused with the remedy`() throws {
    let outcome = try assess("york-region")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("error[no-immigrant-count]"))
    #expect(outcome.err.contains("98-401-X2021"))
    #expect(outcome.err.contains("lipdata ingest"))
    #expect(outcome.err.contains("--partial"))
    #expect(!folder.has("out/york-region"))
  }

  @Test func `a partial assessment says what is missing`() throws {
    let outcome = try assess("york-region", "--partial", "--lang", "both")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains(/york-region: \d+ of \d+ tables/))
    let english = try folder.text("out/york-region/needs-assessment.en.md")
    #expect(english.contains(/\n\*\*\d+ of \d+ tables; missing: .*Immigrants and non-permanent residents/))
    #expect(english.contains("`lipdata ingest FILE --store STORE`"))
    let french = try folder.text("out/york-region/needs-assessment.fr.md")
    #expect(french.contains("manquants"))
    #expect(french.contains("`lipdata ingest FICHIER --store ENTREPÔT`"))
  }

  @Test func `a partnership whose catchment is unknown is refused, and no membership is guessed`() throws {
    for name in ["registry.csv", "catchments.csv"] {
      var text = try String(contentsOfFile: Program.checkout + "/Datasets/partnerships/" + name, encoding: .utf8)
      if name == "registry.csv" {
        text += "atlantis,Atlantis LIP,,LIP,ON,Ontario,,,urban,small,,,unknown,false,low,none,,,It is under water.,\n"
      }
      try folder.write("mine/partnerships/" + name, text)
    }
    for more in [[], ["--partial"]] {
      let outcome = try Program.run(
        Program.path,
        ["assess", "atlantis", "--workspace", "mine", "--store", store, "--output", "out"] + more, in: folder)
      #expect(outcome.status == 65)
      #expect(outcome.err.contains("It is under water."))
      #expect(outcome.err.contains("error[catchment-unknown]"))
      #expect(outcome.err.contains("partnerships/catchments.csv"))
    }
    #expect(!folder.has("out"))
  }

  @Test func `with --all those that the data allow are written and the others said`() throws {
    let outcome = try assess("--all", "--format", "md")
    #expect(outcome.status == 0)
    let lips = try CSV(try Program.run("lips", "--format", "csv").bytes).rows.compactMap { $0["lip_id"] }
    let written = try FileManager.default.contentsOfDirectory(atPath: folder("out")).sorted()
    #expect(written.contains("ottawa"))
    #expect(Set(written).isSubset(of: lips))
    let lines = outcome.err.split(separator: "\n")
    #expect(lines.count == lips.count + 1)
    #expect(zip(lips, lines).allSatisfy { $1.hasPrefix($0 + ": ") })
    #expect(lines.last == "\(written.count) of \(lips.count) partnerships assessed, in out")
  }

  @Test func `a store that is absent is refused with how to make one`() throws {
    let outcome = try Program.run("assess", "ottawa", "--store", "absent.sqlite", "--output", "out", in: folder)
    #expect(outcome.status == 66)
    #expect(outcome.err.contains("lipdata ingest --store absent.sqlite"))
    #expect(!folder.has("absent.sqlite"))
    #expect(!folder.has("out"))
  }

  @Test func `a store of a later program is refused`() throws {
    try FileManager.default.copyItem(atPath: store, toPath: folder("later.sqlite"))
    try SQLite.run("INSERT INTO grdb_migrations VALUES ('9-later')", on: folder("later.sqlite"))
    for arguments in [["assess", "ottawa", "--output", "out"], ["status"], ["ingest", "--defaults"]] {
      let outcome = try Program.run(Program.path, arguments + ["--store", "later.sqlite"], in: folder)
      #expect(outcome.status == 65)
      #expect(outcome.err.hasPrefix("later.sqlite: error[store-newer]"))
      #expect(outcome.err.contains("9-later"))
    }
  }

  @Test(arguments: ["this is no database, only a text", ""]) func `what is no store is refused`(text: String) throws {
    try folder.write("no.sqlite", text)
    for arguments in [["assess", "ottawa", "--output", "out"], ["status"]] {
      let outcome = try Program.run(Program.path, arguments + ["--store", "no.sqlite"], in: folder)
      #expect(outcome.status == 65)
      #expect(outcome.err.hasPrefix("no.sqlite: error[not-a-store]"))
    }
    #expect(try folder.text("no.sqlite") == text)
  }

  @Test func `another program's database is not taken for a store`() throws {
    try SQLite.run("CREATE TABLE birds (name TEXT)", on: folder("birds.sqlite"))
    let outcome = try Program.run("status", "--store", "birds.sqlite", in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.err.hasPrefix("birds.sqlite: error[not-a-store]"))
    let ingested = try Program.run("ingest", "--defaults", "--store", "birds.sqlite", in: folder)
    #expect(ingested.status == 65, "figures went into another program's database")
    #expect(try SQLite.run("SELECT name FROM sqlite_master", on: folder("birds.sqlite")) == ["birds"])
  }

  @Test func `a folder that cannot be made is refused with 73`() throws {
    try folder.write("file", "")
    let outcome = try assess("ottawa", output: "file/dir")
    #expect(outcome.status == 73)
    #expect(outcome.err.contains("error[cannot-create]"))
  }

  /// Runs the program as somebody who is not root; nil, with a message, where that cannot be done.
  private func unprivileged(_ arguments: String...) throws -> Program.Outcome? {
    if getuid() != 0 { return try Program.run(Program.path, arguments, in: folder) }
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", Program.path]
    let setpriv = "/usr/bin/setpriv"
    guard FileManager.default.isExecutableFile(atPath: setpriv),
      try Program.run(setpriv, nobody + ["lips"]).status == 0
    else {
      print("skipped: root may write everywhere, and nobody else can run the program here")
      return nil
    }
    return try Program.run(setpriv, nobody + arguments, in: folder)
  }

  private func close(_ name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder(name))
  }

  @Test func `a folder that is read-only is refused with 73`() throws {
    try folder.write("closed/x", "")
    try close("closed")
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder("closed")) }
    try FileManager.default.copyItem(atPath: store, toPath: folder("s.sqlite"))
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    guard let outcome = try unprivileged("assess", "ottawa", "--store", "s.sqlite", "--output", "closed") else {
      return
    }
    #expect(outcome.status == 73, "\(outcome.err)")
    #expect(outcome.err.contains("error[cannot-create]"), "\(outcome.err)")
    #expect(try folder.files(under: "closed") == ["x"])
  }

  @Test func `a store can be read where it cannot be written`() throws {
    try folder.write("closed/x", "")
    try FileManager.default.copyItem(atPath: store, toPath: folder("closed/s.sqlite"))
    try close("closed")
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder("closed")) }
    guard let outcome = try unprivileged("status", "--store", "closed/s.sqlite") else { return }
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try folder.files(under: "closed").sorted() == ["s.sqlite", "x"])
  }

  @Test func `assessing does not change the store`() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: store))
    #expect(try assess("ottawa").status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
  }
}
