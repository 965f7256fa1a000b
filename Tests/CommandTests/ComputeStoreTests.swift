import Foundation
import Testing

/// Indicators computed from a store.
struct ComputeStoreTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("profile.csv", try CensusFile.usual())
    try folder.write("catchments.csv", "lip_id,geography\nottawa,\(CensusFile.ottawa)\ntowns,\(CensusFile.toronto)\n")
    #expect(try Program.run(Program.path, ["ingest", "profile.csv", "--store", "s.sqlite"], in: folder).status == 0)
  }

  private func compute(_ words: String...) throws -> Program.Outcome {
    try Program.run(Program.path, ["indicators", "compute", "--output", "out.csv"] + words, in: folder)
  }

  @Test func `a store and the file that it was made from give the same bytes`() throws {
    #expect(try compute("--from", "profile.csv", "--catchments", "catchments.csv").status == 0)
    let straight = try folder.bytes("out.csv")
    #expect(try compute("--store", "s.sqlite", "--catchments", "catchments.csv").status == 0)
    #expect(try folder.bytes("out.csv") == straight)
    #expect(straight.count > 1000)
  }

  @Test func `one partnership is computed with the catchment of the registry`() throws {
    let outcome = try compute("--store", "s.sqlite", "--lip", "ottawa")
    #expect(outcome.status == 0, "\(outcome.err)")
    let text = String(decoding: try folder.bytes("out.csv"), as: UTF8.self)
    let lines = text.split(separator: "\n").dropFirst()
    #expect(lines.count > 10)
    #expect(lines.allSatisfy { $0.contains(",ottawa,") })
  }

  @Test(arguments: [
    (["--lip", "otawa", "--store", "s.sqlite"], "unknown-lip", Int32(64)),
    (["--store", "none.sqlite"], "store-not-found", 66),
    (["--store", "s.sqlite", "--dataset", "census-profile-2016"], "other-vintage", 65),
    (["--store", "s.sqlite", "--dataset", "statcan-17-10-0009"], "not-a-profile", 64), ([], "no-store", 64),
  ]) func `what cannot be computed is refused`(words: [String], code: String, status: Int32) throws {
    let outcome = try Program.run(
      Program.path, ["indicators", "compute", "--output", "out.csv"] + words, in: folder)
    #expect(outcome.status == status, "\(outcome.err)")
    #expect(outcome.err.contains("error[\(code)]"), "\(outcome.err)")
    #expect(!folder.has("out.csv"))
  }

  @Test func `a store and a file at once are refused`() throws {
    let outcome = try compute("--store", "s.sqlite", "--from", "profile.csv")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("--from FILE or --store FILE"), "\(outcome.err)")
  }
}
