import Foundation
import TestSupport
import Testing

/// Hamilton's census profile of 2016, which comes with the program, beside a made-up one of 2021.
struct VintagesTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try FileManager.default.copyItem(atPath: try SharedStore.path(), toPath: folder("s.sqlite"))
  }

  /// Takes in a profile of Hamilton in 2021 in the official layout.
  ///
  /// - Parameter before: the people of 2016 within the boundaries of 2021; the 2016 profile has 536,917.
  private func ingest(before: String) throws {
    let rows = try CensusFile.area(
      "2021A00033525", "Hamilton",
      [1: "569353", 2: before, 1527: "560000", 1528: "400000", 1529: "145000", 1536: "16000", 1537: "15000"])
    try folder.write("profile.csv", try CensusFile.bytes(rows))
    let outcome = try Program.run("ingest", "profile.csv", "--store", "s.sqlite", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  private func assess() throws {
    let outcome = try Program.run(
      "assess", "hamilton", "--store", "s.sqlite", "--output", "out", "--lang", "both", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  /// The table of a heading in a document.
  private func section(_ name: String, _ heading: String) throws -> String {
    let document = try folder.text("out/hamilton/\(name)")
    let sections = document.split(separator: "\n### ")
    return String(try #require(sections.first { $0.contains(heading) }))
  }

  @Test func `tables set 2016 beside 2021 with the change, in both languages`() throws {
    try ingest(before: "536917")
    try assess()
    for (lang, heading) in [
      ("en", "Immigrants and non-permanent residents\n"), ("fr", "Immigrants et résidents non permanents\n"),
    ] {
      let text = try section("needs-assessment.\(lang).md", heading)
      try Golden.expect(Array(text.utf8), is: "vintages/newcomer-numbers.\(lang).md")
      let bytes = try folder.bytes("out/hamilton/tables/newcomer-numbers.\(lang).csv")
      try Golden.expect(bytes, is: "vintages/newcomer-numbers.\(lang).csv")
    }
    let csv = try CSV(try folder.bytes("out/hamilton/tables/newcomer-numbers.en.csv"))
    let rows = csv.rows.filter {
      $0["area_role"] == "catchment" && $0["indicator_id"] == "immigrants" && $0["breakdown"] == "total"
    }
    #expect(rows.map { $0["vintage"] } == ["2021", "2016", "2016/2021"])
    // Read in Hamilton's published profile of 2016.
    #expect(rows.map { $0["value"] } == ["145000", "130365", "11.226173"])
    // Whoever picks the vintage of the assessment has one row for each indicator.
    let current = csv.rows.filter {
      $0["vintage"] == "2021" && $0["area_role"] == "catchment" && $0["breakdown"] == "total"
    }
    #expect(current.map { $0["indicator_id"] } == ["immigrants", "recent-immigrants", "non-permanent-residents"])
  }

  @Test func `boundaries that were redrawn are told with the difference in people`() throws {
    try ingest(before: "540000")
    try assess()
    let text = try section("needs-assessment.en.md", "Immigrants and non-permanent residents\n")
    #expect(text.contains("today’s held 3,083 more people in 2016 than those of the time (0.6%)."))
    let explained = try Program.run(
      "explain", "hamilton", "immigrants", "--role", "previous-census", "--store", "s.sqlite", in: folder)
    #expect(explained.status == 0, "\(explained.err)")
    #expect(explained.out.contains("Redrawn: 536,917 people of that census within its own, 540,000 within today’s."))
    #expect(explained.out.contains("2016A00053525005"))
  }

  @Test func `explain tells the catchment from itself at the census before, and knows the change`() throws {
    try ingest(before: "536917")
    let own = try Program.run("explain", "hamilton", "immigrants", "--store", "s.sqlite", in: folder)
    #expect(own.out.contains("145,000") && !own.out.contains("130,365"))
    let change = try Program.run(
      "explain", "hamilton", "immigrants", "--role", "change", "--store", "s.sqlite", "--lang", "fr", in: folder)
    #expect(change.out.contains("Variation depuis le recensement précédent"))
    let cells = try Program.run(
      "explain", "hamilton", "immigrants", "--role", "all", "--store", "s.sqlite", "--format", "csv", in: folder)
    let former = try CSV(Array(cells.out.utf8)).rows.filter { $0["area_code"]?.hasPrefix("2016") == true }
      .filter { $0["column"] == "count" }
    #expect(former.map { $0["area_role"] } == ["previous-census", "change"])
    // The change is in percent of the earlier count.
    #expect(former.map { $0["sign"] } == ["+", "/"])
  }

  @Test func `a list of areas of 2016 is told which are gone and which have another name`() throws {
    try folder.write(
      "c.csv", Array("lip_id,geography\na,2016A00054818005\na,2016A00055915020\nb,2016A00053525005\n".utf8))
    let outcome = try Program.run("lips", "check", "c.csv", "--format", "csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.err)")
    let rows = try CSV(Array(outcome.out.utf8)).rows
    #expect(rows.map { $0["code"] } == ["no-counterpart", "earlier-vintage", "renamed"])
    #expect(rows.map { $0["line"] } == ["2", "2", "3"])
    #expect(rows[1]["finding"]?.contains("(census-profile-2016, ") == true)
    #expect(rows[0]["finding"]?.hasPrefix("Grande Cache (2016A00054818005) has no counterpart") == true)
  }

  @Test func `a workspace's correspondences are read, and their mistakes end the command with line and remedy`() throws
  {
    let header = "vintages\tfrom\tfrom_name\tto\tweight\tkind\tevidence\tsource\n"
    func check(_ row: String) throws -> Program.Outcome {
      try folder.write("own/geography/correspondences.tsv", Array((header + row + "\n").utf8))
      try folder.write("c.csv", Array("lip_id,geography\na,2016A00054818005\n".utf8))
      return try Program.run("lips", "check", "c.csv", "--workspace", "own", "--format", "csv", in: folder)
    }
    let known = try check("2016/2021\t2016A00054818005\tGrande Cache\t2021A00054818015\t1\tredrawn\tseen\tthe town")
    #expect(known.out.contains("redrawn") && !known.out.contains("no-counterpart"))
    let wrong = try check("2016/2021\t2016A00054818005\tGrande Cache\t2021A00054818015\t0.5\tredrawn\tseen\tthe town")
    #expect(wrong.status == 65)
    #expect(wrong.err.contains("correspondences.tsv") && wrong.err.contains("0.5 together"))
  }
}
