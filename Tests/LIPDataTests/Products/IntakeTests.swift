import Testing

@testable import LIPData

struct IntakeTests {
  let scratch: Scratch
  let catalogue: Catalogue

  init() throws {
    scratch = try Scratch()
    catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
  }

  func names(_ intake: Intake) -> [String] {
    intake.files.map { String($0.path.split(separator: "/").last ?? "") }
  }

  @Test func `a folder gives its files, what goes with them and what has no layout`() throws {
    try scratch.write("d/17100001.csv", FullTableTests.text())
    try scratch.write("d/17100001_MetaData.csv", FullTableMetadataTests.text)
    try scratch.write("d/ODP-X.csv", MonthlyFile.text())
    try scratch.write("d/README.txt", "nothing")
    try scratch.write("d/.hidden", FullTableTests.text())
    try scratch.write("d/inner/17100002.csv", FullTableTests.text())
    let intake = try Intake([scratch.path("d")], in: catalogue)
    #expect(names(intake) == ["17100001.csv", "ODP-X.csv"])
    #expect(intake.others.map(\.readWith) == [scratch.path("d/17100001.csv"), nil])
    #expect(intake.others.compactMap(\.reason).map(\.code) == ["unknown-layout"])
    #expect(intake.refused.isEmpty)
  }

  @Test func `a zip gives the same as its folder`() throws {
    let members = [
      ("17100001_MetaData.csv", FullTableMetadataTests.text), ("17100001.csv", FullTableTests.text()),
      ("guide.txt", "x"),
    ]
    let path = scratch.path("17100001-eng.zip")
    ZipFile.write(path, members.map { ($0.0, Array($0.1.utf8)) })
    let intake = try Intake([path], in: catalogue)
    #expect(names(intake) == ["17100001.csv"])
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let done = try store.ingest(intake.files[0])
    #expect([done.rows, done.series] == [3, 2])
    #expect(done.dataset == "statcan-17-10-0001")
    #expect(try store.ingest(try Intake([path], in: catalogue).files[0]).wasKnown)
  }

  @Test func `what is nearly a layout is refused beside what is taken`() throws {
    try scratch.write("d/17100001.csv", FullTableTests.text())
    try scratch.write("d/ODP-X.csv", MonthlyFile.text(header: "2025\tQ2\tApr\t2025\tT2\tavr.\ta\tb\tc\td\t5"))
    let intake = try Intake([scratch.path("d")], in: catalogue)
    #expect(names(intake) == ["17100001.csv"])
    #expect(intake.refused.map(\.code) == ["no-header"])
  }

  @Test func `a folder or an archive of which nothing is read says so`() throws {
    try scratch.write("d/README.txt", "nothing")
    try scratch.write("d/guide.txt", "nothing")
    #expect(diagnostic { try Intake([scratch.path("d")], in: catalogue) }?.code == "nothing-recognised")
    try scratch.write("e/.hidden", "x")
    #expect(diagnostic { try Intake([scratch.path("e")], in: catalogue) }?.code == "empty-folder")
    #expect(diagnostic { try Intake([scratch.path("no-such")], in: catalogue) }?.code == "file-not-found")
  }

  @Test func `a damaged archive keeps no file beside it out`() throws {
    try scratch.write("d/17100001.csv", FullTableTests.text())
    try scratch.write("d/cut.zip", bytes: [0x50, 0x4B, 3, 4, 9])
    let intake = try Intake([scratch.path("d")], in: catalogue)
    #expect(names(intake) == ["17100001.csv"])
    #expect(intake.refused.map(\.code) == ["archive-damaged"])
  }

  @Test func `an archive of one file says what is wrong with that file`() throws {
    let path = scratch.path("one.zip")
    ZipFile.write(path, [("notes.txt", Array("nothing".utf8))])
    #expect(diagnostic { try Intake([path], in: catalogue) }?.code == "unknown-layout")
  }

  @Test func `numbers in names are in the order of their values`() {
    let names = ["p_10.xml", "p_9.xml", "p_1.xml", "P_2.xml", "p_S.xml"]
    #expect(names.sorted { SourceFile.precedes($0, $1) } == ["p_1.xml", "P_2.xml", "p_9.xml", "p_10.xml", "p_S.xml"])
  }
}
