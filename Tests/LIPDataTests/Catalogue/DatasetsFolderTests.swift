import Foundation
import LIPData
import Testing

struct DatasetsFolderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Makes what looks like a Datasets folder.
  @discardableResult
  func makeFolder(_ name: String) throws -> String {
    for room in ["catalogue", "descriptors"] { try scratch.write("\(name)/\(room)/.keep", "") }
    return scratch.path(name)
  }

  func find(
    option: String? = nil, executable: String = "nowhere/bin/lipdata", environment: [String: String] = [:]
  ) throws -> String {
    let folder = try DatasetsFolder.find(
      option: option, workspace: nil, executable: scratch.path(executable), environment: environment)
    return URL(fileURLWithPath: folder.root).resolvingSymlinksInPath().path
  }

  func path(_ name: String) -> String { URL(fileURLWithPath: scratch.path(name)).resolvingSymlinksInPath().path }

  @Test func `the option comes before the environment, and both before the program's place`() throws {
    let a = try makeFolder("a")
    let b = try makeFolder("b")
    try makeFolder("prefix/share/lipdata")
    let program = "prefix/bin/lipdata"
    #expect(try find(option: a, executable: program, environment: ["LIPDATA_DATASETS": b]) == path("a"))
    #expect(try find(executable: program, environment: ["LIPDATA_DATASETS": b]) == path("b"))
    #expect(try find(executable: program, environment: ["LIPDATA_DATASETS": ""]) == path("prefix/share/lipdata"))
  }

  @Test func `an installed program finds share/lipdata beside its bin folder`() throws {
    try makeFolder("prefix/share/lipdata")
    try makeFolder("prefix/Datasets")
    #expect(try find(executable: "prefix/bin/lipdata") == path("prefix/share/lipdata"))
  }

  @Test func `a program that is called by a link finds what stands beside itself`() throws {
    try makeFolder("prefix/share/lipdata")
    try scratch.write("prefix/bin/lipdata", "")
    try scratch.write("elsewhere/.keep", "")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("elsewhere/lipdata"), withDestinationPath: scratch.path("prefix/bin/lipdata"))
    #expect(try find(executable: "elsewhere/lipdata") == path("prefix/share/lipdata"))
  }

  @Test func `a built program finds the checkout above it`() throws {
    try makeFolder("checkout/Datasets")
    #expect(try find(executable: "checkout/.build/x86_64-unknown-linux-gnu/debug/lipdata") == path("checkout/Datasets"))
  }

  @Test func `a wrong folder is refused, never passed over`() throws {
    try makeFolder("prefix/share/lipdata")
    try scratch.write("half/catalogue/.keep", "")
    for wrong in [scratch.path("absent"), scratch.path("half")] {
      let option = diagnostic { try find(option: wrong, executable: "prefix/bin/lipdata") }
      #expect(option?.code == "datasets-not-found")
      #expect(option?.exit == .noInput)
      #expect(option?.sentence.contains(wrong) == true)
      let variable = diagnostic { try find(executable: "prefix/bin/lipdata", environment: ["LIPDATA_DATASETS": wrong]) }
      #expect(variable?.code == "datasets-not-found")
    }
    #expect(diagnostic { try find() }?.code == "datasets-not-found")
  }

  func ids(_ root: String, _ workspace: String?) throws -> [String] {
    try DatasetsFolder(root: scratch.path(root), workspace: workspace.map { scratch.path($0) })
      .definitions(in: "things").map { ($0["id"]?.text ?? "") + " " + ($0["from"]?.text ?? "") }
  }

  @Test func `a workspace replaces by id, where it stands, and adds the rest`() throws {
    try scratch.write("root/things/b.yaml", "- {id: two, from: root}\n- {id: three, from: root}\n")
    try scratch.write("root/things/a.yml", "{id: one, from: root}\n")
    try scratch.write("mine/things/z.yaml", "- {id: two, from: mine}\n- {id: four, from: mine}\n")
    try scratch.write("root/things/notes.txt", "no: definition\n")
    #expect(try ids("root", nil) == ["one root", "two root", "three root"])
    #expect(try ids("root", "mine") == ["one root", "two mine", "three root", "four mine"])
    #expect(try ids("root", "absent") == ["one root", "two root", "three root"])
  }

  @Test func `a workspace whose path begins the shipped folder's, or stands above it, overlays all the same`() throws {
    try scratch.write("lipdata/things/a.yaml", "{id: one, from: root}\n")
    try scratch.write("lip/things/a.yaml", "{id: one, from: mine}\n")
    #expect(try ids("lipdata", "lip") == ["one mine"])
    try scratch.write("home/Datasets/things/a.yaml", "- {id: one, from: root}\n")
    try scratch.write("home/things/a.yaml", "{id: one, from: mine}\n")
    #expect(try ids("home/Datasets", "home") == ["one mine"])
  }

  @Test func `two definitions with one id are refused with both places`() throws {
    try scratch.write("root/things/a.yaml", "{id: one}\n")
    try scratch.write("root/things/b.yaml", "- {id: two}\n- {id: one}\n")
    let found = diagnostic { try ids("root", nil) }
    #expect(found?.code == "duplicate-definition")
    #expect(found?.place.file?.hasSuffix("b.yaml") == true)
    #expect(found?.place.line == 2)
    #expect(found?.sentence.contains("a.yaml:1") == true)
    try scratch.write("lip/things/a.yaml", "- {id: one, from: mine}\n- {id: one, from: mine}\n")
    try scratch.write("lipdata/things/a.yaml", "{id: one, from: root}\n")
    #expect(diagnostic { try ids("lipdata", "lip") }?.code == "duplicate-definition")
    try scratch.write("apart/things/a.yaml", "{id: one}\n")
    try scratch.write("apart/things/b.yaml", "{id: one}\n")
    #expect(diagnostic { try ids("apart", nil) }?.code == "duplicate-definition")
  }

  @Test func `a file of the workspace comes before the shipped one`() throws {
    try scratch.write("root/a.csv", "")
    try scratch.write("root/b.csv", "")
    try scratch.write("mine/a.csv", "")
    let folder = DatasetsFolder(root: scratch.path("root"), workspace: scratch.path("mine"))
    #expect(try folder.required("a.csv") == scratch.path("mine/a.csv"))
    #expect(try folder.required("b.csv") == scratch.path("root/b.csv"))
    #expect(folder.path(of: "c.csv") == nil)
    #expect(diagnostic { try folder.required("c.csv") }?.exit == .noInput)
  }

  @Test func `the embedded figures are found in the order of their names`() throws {
    let files = try DatasetsFolder(root: Checkout.datasets).defaultFiles()
    #expect(files.count == 5)
    #expect(files == files.sorted())
    #expect(diagnostic { try DatasetsFolder(root: scratch.path).defaultFiles() }?.code == "file-not-found")
  }
}
