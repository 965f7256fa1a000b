import Testing

@testable import LIPData

/// What a list of areas of another census is told.
struct CatchmentCheckVintageTests {
  private func check(_ rows: String..., tracts: String? = nil) throws -> CatchmentCheck {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      let path = try scratch.write("c.csv", "lip_id,geography\n" + rows.joined(separator: "\n") + "\n")
      return try CatchmentCheck(
        path, areas: CorrespondenceTests.areas, populations: AreaPopulations([:]),
        correspondences: try CorrespondenceTests.read(CorrespondenceTests.rows, tracts: tracts),
        datasets: { [2011: ["old-profile"], 2016: ["profile-2016"]] })
    }
  }

  @Test func `areas of 2011 alone are told of, with their data and what to do`() throws {
    let found = try check("a,2011A00053599001", "a,2011A00053599002")
    #expect(found.findings.map(\.code) == ["no-correspondence"])
    #expect(found.findings[0].grade == .warning && found.findings[0].line == 2)
    #expect(
      found.findings[0].sentence
        == "2 areas have the boundaries of 2011: they go with data of that year (old-profile), and nothing says which "
        + "areas of 2021 they became")
    #expect(found.findings[0].remedy.contains("2011/2021"))
    #expect(found.summary.contains("Boundaries: 2011 (2 areas)"))
  }

  @Test func `areas of a census without data are told of, before and after`() throws {
    #expect(try check("a,2006A00053599001").findings.map(\.code) == ["vintage-without-data"])
    let later = try check("a,2026A00053599001").findings
    #expect(later.map(\.code) == ["vintage-without-data"])
    #expect(later[0].remedy.contains("2021/2026"))
  }

  @Test func `areas of 2016 are told which data they go with`() throws {
    let found = try check("a,2016A00053599001")
    #expect(found.findings.map(\.code) == ["earlier-vintage"])
    #expect(found.findings[0].sentence.contains("profile-2016"))
    // What became of it the lists tell: it is not looked at by its form alone.
    #expect(!found.summary.contains { $0.contains("by form alone") })
  }

  @Test func `tracts of 2016 without weights are told of, and no longer when a workspace has them`() throws {
    let found = try check("a,2016S05075990001.00", "a,2016S05075990002.00")
    let missing = try #require(found.findings.first { $0.code == "no-correspondence" })
    #expect(missing.grade == .warning && missing.sentence.contains("2 census tracts of 2016"))
    #expect(missing.remedy.contains("tracts-2016-2021.csv"))
    let weights =
      "source_ctuid,target_ctuid,w_pop\n5990001.00,5990001.00,1\n5990002.00,5990002.00,1\n"
    let known = try check("a,2016S05075990001.00", "a,2016S05075990002.00", tracts: weights)
    #expect(!known.findings.contains { $0.code == "no-correspondence" })
  }

  @Test func `areas of the newest census are not told anything`() throws {
    #expect(try check("a,2021A00053599001").findings.filter { $0.code.contains("vintage") } == [])
  }
}
