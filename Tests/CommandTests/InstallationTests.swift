import Foundation
import Testing

/// Where the program may stand and still find its Datasets.
struct InstallationTests {
  let folder: Folder
  private let files = FileManager.default

  init() throws { folder = try Folder() }

  private func install(under prefix: String) throws {
    try files.createDirectory(atPath: folder(prefix + "/bin"), withIntermediateDirectories: true)
    try files.createDirectory(atPath: folder(prefix + "/share"), withIntermediateDirectories: true)
    try files.copyItem(atPath: Program.path, toPath: folder(prefix + "/bin/lipdata"))
    try files.copyItem(atPath: Program.checkout + "/Datasets", toPath: folder(prefix + "/share/lipdata"))
  }

  @Test func `it runs from any working folder`() throws {
    let here = try Program.run("lips")
    #expect(try Program.run("lips", in: folder).bytes == here.bytes)
    #expect(try Program.shell("cd / && lipdata lips").bytes == here.bytes)
  }

  @Test func `a copied prefix finds share/lipdata and nothing of the checkout`() throws {
    try install(under: "a prefix")
    let program = folder("a prefix/bin/lipdata")
    // Told apart from the checkout's by a name.
    let registry = "a prefix/share/lipdata/partnerships/registry.csv"
    try folder.write(registry, try folder.text(registry).replacing("Ottawa Local Immigration", with: "Copied"))
    let lips = try Program.run("lips", in: folder, program: program)
    #expect(lips.status == 0)
    #expect(lips.err == "")
    #expect(lips.out.contains("ottawa,Copied Partnership"))
    try folder.write("profile.csv", try CensusFile.usual())
    #expect(try Program.run("ingest", "profile.csv", "--store", "s.sqlite", in: folder, program: program).status == 0)
    let outcome = try Program.run(
      "assess", "ottawa", "--partial", "--store", "s.sqlite", "--output", "out", in: folder, program: program)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try folder.text("out/ottawa/needs-assessment.md").contains("## Copied Partnership"))
  }

  @Test func `a link to the program finds the Datasets of the program's own place`() throws {
    try install(under: "opt")
    try files.createSymbolicLink(atPath: folder("lipdata"), withDestinationPath: folder("opt/bin/lipdata"))
    let registry = "opt/share/lipdata/partnerships/registry.csv"
    try folder.write(registry, try folder.text(registry).replacing("Ottawa Local Immigration", with: "Linked"))
    let outcome = try Program.run("lips", in: folder, program: folder("lipdata"))
    #expect(outcome.status == 0)
    #expect(outcome.out.contains("ottawa,Linked Partnership"))
  }

  @Test func `without any Datasets it says how to name them`() throws {
    try files.createDirectory(atPath: folder("bin"), withIntermediateDirectories: true)
    try files.copyItem(atPath: Program.path, toPath: folder("bin/lipdata"))
    let outcome = try Program.run("lips", in: folder, program: folder("bin/lipdata"))
    #expect(outcome.status == 66)
    #expect(outcome.out == "")
    #expect(outcome.err.contains("error[datasets-not-found]"))
    #expect(outcome.err.contains("--datasets or LIPDATA_DATASETS"))
    // What needs no definitions runs all the same.
    #expect(try Program.run("--version", program: folder("bin/lipdata")).status == 0)
    #expect(try Program.run("schema", "indicator", program: folder("bin/lipdata")).status == 0)
  }

  @Test func `LIPDATA_DATASETS names the folder, and --datasets comes before it`() throws {
    for (name, word) in [("one", "First"), ("two", "Second")] {
      try files.copyItem(atPath: Program.checkout + "/Datasets", toPath: folder(name))
      let registry = name + "/partnerships/registry.csv"
      try folder.write(registry, try folder.text(registry).replacing("Ottawa Local Immigration", with: word))
    }
    let set = ["LIPDATA_DATASETS": folder("one")]
    #expect(try Program.run("lips", in: folder, environment: set).out.contains("ottawa,First Partnership"))
    let both = try Program.run("lips", "--datasets", "two", in: folder, environment: set)
    #expect(both.out.contains("ottawa,Second Partnership"))
  }

  @Test func `a folder that holds no Datasets is refused by name`() throws {
    let environment = try Program.run("lips", in: folder, environment: ["LIPDATA_DATASETS": folder.path])
    #expect(environment.status == 66)
    #expect(environment.err.contains("\(folder.path) is not a Datasets folder"))
    let option = try Program.run("lips", "--datasets", "absent", in: folder)
    #expect(option.status == 66)
    #expect(option.err.contains("absent is not a Datasets folder"))
    #expect(try Program.run("lips", "--workspace", "absent", in: folder).status == 66)
  }

  @Test func `the locale of the user changes nothing`() throws {
    let plain = try Program.run("lips", "--format", "text")
    for locale in ["C", "fr_CA.UTF-8", "tr_TR.UTF-8", "nonsense"] {
      let outcome = try Program.run("lips", "--format", "text", environment: ["LC_ALL": locale, "LANG": locale])
      #expect(outcome.bytes == plain.bytes, "\(locale)")
    }
  }
}
