import Foundation
import Testing

/// Pipes that close, devices that are full: what a shell does with a program.
struct StreamTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: ["lipdata lips", "lipdata lips --format json", "lipdata --help", "lipdata schema indicator"])
  func `a reader that goes away is no failure`(command: String) throws {
    // The reader is gone before the first byte is written.
    let outcome = try Program.shell("{ sleep 0.2; \(command); echo $? > status; } 2> err | true", in: folder)
    #expect(outcome.status == 0)
    #expect(try folder.text("status") == "0\n")
    #expect(try folder.text("err") == "")
  }

  @Test func `head takes one line and the listing ends with 0`() throws {
    let outcome = try Program.shell("{ lipdata lips; echo $? > status; } | head -1", in: folder)
    #expect(outcome.out.hasPrefix("lip_id,name"))
    #expect(outcome.out.split(separator: "\n").count == 1)
    #expect(try folder.text("status") == "0\n")
  }

  @Test func `an assessment is written whole when nobody reads the notes`() throws {
    let store = try SharedStore.path()
    _ = try Program.shell(
      """
      { sleep 0.2; lipdata assess ottawa toronto-north pei --partial --store '\(store)' --output out 2>&1; \
      echo $? > status; } | true
      """, in: folder)
    #expect(try folder.text("status") == "0\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder("out")).sorted() == ["ottawa", "pei", "toronto-north"])
  }

  @Test func `a full device behind stdout is an I/O error`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return print("skipped: there is no /dev/full") }
    for command in ["lips", "datasets", "schema indicator"] {
      let outcome = try Program.shell("lipdata \(command) > /dev/full", in: folder)
      #expect(outcome.status == 74, "\(command)")
      #expect(outcome.err.contains("error[write-failed]"), "\(command)")
    }
  }

  @Test func `a device named as the output is written to`() throws {
    let outcome = try Program.shell("lipdata lips --output /dev/stdout | head -1", in: folder)
    #expect(outcome.out.hasPrefix("lip_id,"))
    #expect(try Program.shell("lipdata lips --output /dev/null", in: folder).status == 0)
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
  }

  @Test func `refusals go to stderr and leave stdout empty`() throws {
    for command in ["lips --province QC", "assess ottowa --store x --output y", "status --store x", "schema bogus"] {
      let outcome = try Program.shell("lipdata \(command)", in: folder)
      #expect(outcome.status != 0)
      #expect(outcome.out == "", "\(command)")
      #expect(!outcome.err.isEmpty, "\(command)")
    }
  }
}
