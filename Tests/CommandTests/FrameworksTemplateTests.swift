import Foundation
import TestSupport
import Testing

/// `lipdata frameworks template`, as a user runs it.
struct FrameworksTemplateTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("plan.yaml", SmallPlan.yaml)
  }

  private func template(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      Program.path, ["frameworks", "template", "plan.yaml", "--lip", "ottawa", "--period", "2024-25"] + arguments,
      in: folder)
  }

  @Test func `a file for a French Excel has a mark, CRLF and semicolons`() throws {
    #expect(try template("--lang", "fr", "--excel", "--output", "r.csv").status == 0)
    let bytes = try folder.bytes("r.csv")
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("\u{FEFF}lip_id;node;period;value;status;"))
    #expect(bytes.suffix(2) == [0x0D, 0x0A])
    // The same to a pipe.
    #expect(try template("--lang", "fr", "--excel").bytes == bytes)
    let english = try template("--excel")
    #expect(String(decoding: english.bytes, as: UTF8.self).hasPrefix("\u{FEFF}lip_id,node,"))
    #expect(try template().bytes.first == UInt8(ascii: "l"))
  }

  @Test func `Excel and another format do not go together`() throws {
    let outcome = try template("--excel", "--format", "json")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("--excel writes CSV"))
    #expect(try template("--excel", "--output", "r.json").status == 64)
    #expect(!folder.has("r.json"))
  }
}
