import Foundation
import Testing

/// The commands that print a table: lips, datasets, indicators list and show, status.
struct CatalogueCommandTests {
  /// Each command with the columns of its table.
  static let commands: [(arguments: [String], header: String)] = [
    (
      ["lips"],
      "lip_id,name,name_fr,kind,province,region,umbrella,cluster,setting,size_class,host_type,areas,catchment,"
        + "confidence,confirmed_on"
    ), (["lips", "show", "ottawa"], "field,value"),
    (["lips", "peers", "ottawa"], "lip_id,name,province,setting,size_class"),
    (
      ["datasets"],
      "dataset_id,kind,title,number,publisher,topics,frequency,reference_date,descriptor,licence,address,evidence"
    ),
    (["indicators", "list"], "indicator_id,indicator,theme,describes,measure,unit,direction,review"),
    (["indicators", "show", "immigrant-share"], "field,value"),
    (["status"], "dataset_id,areas,cells,rows,members,layout,bytes,sha256,ingested,file"),
  ]

  private func run(_ arguments: [String], _ more: String..., in folder: Folder? = nil) throws -> Program.Outcome {
    let store = arguments == ["status"] ? ["--store", try SharedStore.path()] : []
    let outcome = try Program.run(Program.path, arguments + store + more, in: folder)
    #expect(outcome.err == "", "\(arguments) printed on stderr")
    return outcome
  }

  @Test(arguments: commands.indices) func `a listing is the same table in every format`(index: Int) throws {
    let (arguments, header) = Self.commands[index]
    let csv = try run(arguments, "--format", "csv")
    #expect(csv.status == 0)
    let table = try CSV(csv.bytes)
    #expect(table.header.joined(separator: ",") == header)
    #expect(!table.rows.isEmpty)

    let json = try run(arguments, "--format", "json")
    let objects = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [[String: String]])
    #expect(objects == table.rows)

    let tsv = try run(arguments, "--format", "tsv").out.split(separator: "\n")
    #expect(tsv.count == table.rows.count + 1)
    #expect(tsv[0] == header.replacing(",", with: "\t"))

    let md = try run(arguments, "--format", "md").out.split(separator: "\n")
    #expect(md.count == table.rows.count + 2)
    #expect(md.allSatisfy { $0.hasPrefix("|") && $0.hasSuffix("|") })

    let text = try run(arguments, "--format", "text").out.split(separator: "\n")
    #expect(text.count == table.rows.count + 1)
    #expect(text[0].split(separator: " ").map(String.init) == table.header)
  }

  @Test(arguments: commands.indices) func `in a pipe a listing is CSV`(index: Int) throws {
    let arguments = Self.commands[index].arguments
    #expect(try run(arguments).bytes == (try run(arguments, "--format", "csv").bytes))
  }

  @Test(arguments: commands.indices) func `an output's ending names its format and nothing is printed`(index: Int)
    throws
  {
    let arguments = Self.commands[index].arguments
    let folder = try Folder()
    for (ending, format) in [
      ("csv", "csv"), ("tsv", "tsv"), ("json", "json"), ("md", "md"), ("txt", "text"), ("JSON", "json"),
    ] {
      let outcome = try run(arguments, "--output", "list.\(ending)", in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.out == "")
      #expect(try folder.bytes("list.\(ending)") == (try run(arguments, "--format", format).bytes), "\(ending)")
    }
    #expect(try run(arguments, "--output", "list", in: folder).status == 0)
    #expect(try folder.bytes("list") == (try run(arguments).bytes))
  }

  @Test(arguments: ["xlsx", "docx", "html"]) func `an ending that is no format is refused, not filled with CSV`(
    ending: String
  ) throws {
    let folder = try Folder()
    let outcome = try Program.run("lips", "--output", "list.\(ending)", in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("error[unknown-ending]"))
    #expect(try folder.files() == [])
  }

  @Test func `an output that cannot be made is 73`() throws {
    let folder = try Folder()
    let outcome = try Program.run("lips", "--output", "absent/list.csv", in: folder)
    #expect(outcome.status == 73)
    #expect(outcome.out == "")
  }

  @Test(arguments: commands.indices) func `a listing twice is the same bytes`(index: Int) throws {
    let arguments = Self.commands[index].arguments
    #expect(try run(arguments).bytes == (try run(arguments).bytes))
  }

  @Test func `partnerships of a province are those of the whole list`() throws {
    let all = try CSV(try run(["lips"]).bytes).rows
    let ontario = try CSV(try run(["lips", "--province", "on"]).bytes).rows
    #expect(!ontario.isEmpty)
    #expect(ontario == all.filter { ($0["province"] ?? "").split(separator: " ").contains("ON") })
    #expect(Set(all.compactMap { $0["lip_id"] }).count == all.count)
  }

  @Test(arguments: [
    (["--region", "bc/yukon"], "region", "British Columbia"), (["--kind", "zip"], "kind", "ZIP"),
    (["--setting", "Rural"], "setting", "rural"), (["--size", "small"], "size_class", "small"),
    (["--host-type", "municipal"], "host_type", "municipal"),
  ]) func `partnerships are chosen by a field`(words: [String], column: String, value: String) throws {
    let all = try CSV(try run(["lips"]).bytes).rows
    let some = try CSV(try run(["lips"] + words).bytes).rows
    #expect(!some.isEmpty && some.count < all.count)
    #expect(some == all.filter { $0[column] == value })
  }

  @Test func `several fields are wanted together`() throws {
    let all = try CSV(try run(["lips"]).bytes).rows
    let some = try CSV(try run(["lips", "--region", "Atlantic", "--setting", "rural", "--size", "small"]).bytes).rows
    #expect(!some.isEmpty)
    #expect(
      some == all.filter { $0["region"] == "Atlantic" && $0["setting"] == "rural" && $0["size_class"] == "small" })
  }

  @Test func `a province without partnerships is refused with those that have some`() throws {
    let outcome = try Program.run("lips", "--province", "QC")
    #expect(outcome.status == 64)
    #expect(outcome.out == "")
    #expect(outcome.err.contains("error[unknown-value]: No partnership has the province \"QC\""))
    #expect(outcome.err.contains("ON"))
    #expect(!outcome.err.contains("Did you mean"))
  }

  @Test func `indicators of a theme, in both languages, have one order`() throws {
    let english = try CSV(try run(["indicators", "list", "--theme", "newcomers"]).bytes).rows
    let french = try CSV(try run(["indicators", "list", "--theme", "newcomers", "--lang", "fr"]).bytes).rows
    #expect(!english.isEmpty)
    #expect(english.allSatisfy { $0["theme"] == "newcomers" })
    #expect(english.map { $0["indicator_id"] } == french.map { $0["indicator_id"] })
    #expect(english.map { $0["indicator"] } != french.map { $0["indicator"] })
  }

  @Test func `an unknown theme or indicator is met with the nearest one`() throws {
    let theme = try Program.run("indicators", "list", "--theme", "newcomer")
    #expect(theme.status == 64)
    #expect(theme.err.contains("Did you mean \"newcomers\"?"))
    let indicator = try Program.run("indicators", "show", "immigrant-shares")
    #expect(indicator.status == 64)
    #expect(indicator.err.contains("Did you mean \"immigrant-share\"?"))
  }

  @Test func `every indicator that is listed can be shown`() throws {
    for id in try CSV(try run(["indicators", "list"]).bytes).rows.compactMap({ $0["indicator_id"] }) {
      let outcome = try Program.run("indicators", "show", id)
      #expect(outcome.status == 0, "\(id): \(outcome.err)")
      let fields = Dictionary(
        try CSV(outcome.bytes).rows.map { ($0["field"] ?? "", $0["value"] ?? "") },
        uniquingKeysWith: { first, _ in first })
      for field in ["id", "name_en", "name_fr", "definition_en", "definition_fr", "unit", "describes", "defined_in"] {
        #expect(fields[field]?.isEmpty == false, "\(id) has no \(field)")
      }
      #expect(fields["id"] == id)
    }
  }

  @Test func `titles of datasets are in the language asked for`() throws {
    let english = try CSV(try run(["datasets"]).bytes).rows
    let french = try CSV(try run(["datasets", "--lang", "fr"]).bytes).rows
    for (a, b) in zip(english, french) {
      #expect(a["dataset_id"] == b["dataset_id"])
      // A proper name of an organization is the same in both; resources have no licence of ours to name.
      if a["kind"] == "dataset" {
        #expect(a["title"] != b["title"])
        #expect(a["licence"] != b["licence"])
      }
      #expect(a["address"] == b["address"])
    }
    #expect(english.count == french.count)
  }

  @Test func `status of no store is 66, and of none named 64`() throws {
    let folder = try Folder()
    #expect(try Program.run("status", "--store", "absent.sqlite", in: folder).status == 66)
    #expect(try Program.run("status", in: folder).status == 64)
    #expect(try folder.files() == [])
  }

  @Test func `the shipped catchments are checked without an error, and a flawed list ends with 1`() throws {
    let folder = try Folder()
    let shipped = try Program.run("lips", "check", in: folder)
    #expect(shipped.status == 0)
    #expect(shipped.err.hasPrefix("104 catchments of 286 areas; 0 errors, 0 warnings, "))
    #expect(shipped.out.hasPrefix("grade,code,lip_id,geography,line,finding,remedy\n"))
    try folder.write("mine.csv", "lip_id,geography,weight\na,2021A00053506008,\na,2021A00033506,\n")
    let mine = try Program.run("lips", "check", "mine.csv", "--format", "csv", in: folder)
    #expect(mine.status == 1)
    let rows = try CSV(mine.bytes).rows
    #expect(rows.map { $0["code"] } == ["overlapping-geographies"])
    #expect(rows[0]["line"] == "2" && rows[0]["geography"] == "2021A00053506008")
  }

  @Test func `a partnership without peers is told so, not only an empty table`() throws {
    let outcome = try Program.run("lips", "peers", "south-okanagan-similkameen")
    #expect(outcome.status == 0 && outcome.out == "lip_id,name,province,setting,size_class\n")
    #expect(outcome.err.contains("has no peers"))
  }

  @Test func `a catchment of two censuses is refused by every command that reads it, and named by the check`() throws {
    let folder = try Folder()
    let shipped = try String(
      contentsOfFile: Program.checkout + "/Datasets/partnerships/catchments.csv", encoding: .utf8)
    let rest = shipped.split(separator: "\n").filter { !$0.hasPrefix("ottawa,") }.joined(separator: "\n")
    try folder.write(
      "own/partnerships/catchments.csv",
      rest + "\nottawa,2021A00033506,,,,false,high,x\nottawa,2016A00033507,,,,false,high,x\n")
    let store = try SharedStore.path()
    for arguments in [
      ["lips", "show", "ottawa"], ["lips", "peers", "ottawa"], ["assess", "ottawa", "--store", store, "--output", "o"],
      ["explain", "ottawa", "immigrant-share", "--store", store],
      ["indicators", "compute", "--store", store, "--output", "o.csv"],
    ] {
      let outcome = try Program.run(Program.path, arguments + ["--workspace", "own"], in: folder)
      #expect(outcome.status == 65 && outcome.err.contains("error[mixed-vintages]"), "\(arguments): \(outcome.err)")
    }
    let check = try Program.run("lips", "check", "--workspace", "own", "--format", "csv", in: folder)
    #expect(check.status == 1)
    #expect(try CSV(check.bytes).rows.first?["code"] == "mixed-vintages")
  }

  @Test func `peers that are nearest in chosen indicators come first, those without data last`() throws {
    let store = try SharedStore.path()
    let outcome = try Program.run(
      "lips", "peers", "ottawa", "--on", "immigrant-share", "--on", "population", "--store", store)
    #expect(outcome.status == 0, "\(outcome.err)")
    let rows = try CSV(outcome.bytes).rows
    let ranks = rows.map { [-(Double($0["compared_on"] ?? "") ?? 0), Double($0["distance"] ?? "") ?? .infinity] }
    #expect(ranks.elementsEqual(ranks.sorted { $0.lexicographicallyPrecedes($1) }))
    #expect(Set(rows.map { $0["compared_on"] ?? "" }).isSubset(of: ["2", "1", "0"]))
    // The partnership's own values stand beside, and how many peers lack one.
    #expect(outcome.err.contains("ottawa: immigrant-share ") && outcome.err.contains(" peers lack a value"))
    #expect(rows.contains { $0["immigrant-share"] != "" })
    let categories = try Program.run("lips", "peers", "ottawa", "--on", "top-birthplaces", "--store", store)
    #expect(categories.status == 64 && categories.err.contains("error[not-comparable]"))
  }
}
