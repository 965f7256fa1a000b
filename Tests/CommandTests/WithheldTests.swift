import Foundation
import Testing

/// A figure that would tell a hidden cell, from the file to the warning.
struct WithheldTests {
  let folder: Folder

  /// A partnership in two of Prince Edward Island's three divisions.
  init() throws {
    folder = try Folder()
    try folder.write(
      "mine/partnerships/registry.csv",
      """
      lip_id,name_en,name_fr,kind,province,region,host,host_type,setting,size_class,umbrella,cluster,catchment,\
      constructed,confidence,evidence,confirmed_by,confirmed_on,note
      two,Two Divisions,Deux divisions,LIP,PE,Atlantic,,,rural,small,,,known,false,high,mine,,,

      """)
    try folder.write(
      "mine/partnerships/catchments.csv",
      """
      lip_id,geography,weight,since,until,constructed,confidence,evidence
      two,2021A00031101,,,,false,high,mine
      two,2021A00031103,,,,false,high,mine

      """)
  }

  private func assess(immigrantsOfTheThird hidden: String) throws -> (err: String, rows: [[String: String]]) {
    var rows: [String] = []
    for (code, name, people, immigrants) in [
      ("2021A000211", "Prince Edward Island", "1200", "200"), ("2021A00031101", "Kings", "400", "50"),
      ("2021A00031102", "Queens", "400", hidden), ("2021A00031103", "Prince", "400", "80"),
    ] {
      rows += try CensusFile.area(code, name, [1: people, 1527: people, 1529: immigrants])
    }
    let store = "s-\(hidden).sqlite"
    try folder.write("f.csv", try CensusFile.bytes(rows))
    let taken = try Program.run("ingest", "f.csv", "--store", store, in: folder)
    #expect(taken.status == 0, "\(taken.err)")
    let outcome = try Program.run(
      "assess", "two", "--workspace", "mine", "--store", store, "--output", hidden, in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    let tables = try folder.files(under: hidden).filter { $0.hasSuffix(".csv") }
    let all = try tables.flatMap { try CSV(try folder.bytes(hidden + "/" + $0)).rows }
    return (outcome.err, all.filter { $0["indicator_id"] == "immigrants" && $0["category"] == "total" })
  }

  @Test func `a difference that is a hidden cell is withheld, and a warning says which`() throws {
    let shown = try assess(immigrantsOfTheThird: "70")
    #expect(!shown.err.contains("would-reveal"))
    #expect(shown.rows.first { $0["area_role"] == "province-without" }?["value"] == "70")
    let hidden = try assess(immigrantsOfTheThird: "x")
    #expect(hidden.err.contains("warning[would-reveal]: "), "\(hidden.err)")
    #expect(hidden.err.contains("two immigrants (Prince Edward Island without the catchment)"), "\(hidden.err)")
    let withheld = try #require(hidden.rows.first { $0["area_role"] == "province-without" })
    #expect(withheld["value"] == "" && withheld["numerator"] == "" && withheld["low"] == "")
    #expect(withheld["quality"] == "unavailable")
    // What is published stands as it is, the whole province in the place of the rest.
    #expect(hidden.rows.first { $0["area_role"] == "province" }?["value"] == "200")
    #expect(hidden.rows.first { $0["area_role"] == "catchment" }?["value"] == "130")
    let document = try folder.text("x/two/needs-assessment.md")
    #expect(document.contains("Prince Edward Island without the catchment: The difference would reveal a hidden cell."))
    let explained = try Program.run(
      "explain", "two", "immigrants", "--role", "province-without", "--workspace", "mine", "--store", "s-x.sqlite",
      in: folder)
    #expect(explained.status == 0, "\(explained.err)")
    #expect(explained.out.contains("unavailable. The difference would reveal a hidden cell."))
    #expect(!explained.out.contains("### Cells") && !explained.out.contains("| 70 "))
  }
}
