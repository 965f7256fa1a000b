import Testing

@testable import LIPData

/// What a progress bar is told while a file goes in.
struct IngestionProgressTests {
  @Test func `all bytes of a profile and of its notes are read in the end`() throws {
    let small = try SmallDatasets()
    let text = smallProfile([("2021A000211", (0..<5).map { plainValues($0) })])
    try small.scratch.write("in/98-401-X2021006_English_CSV_data.csv", text)
    try small.scratch.write("in/98-401-X2021006_English_meta.txt", "Footnote 1\nWho is counted.\n")
    let intake = try Intake([small.scratch.path("in")], in: small.catalogue)
    let progress = IngestionProgress()
    #expect(progress.total == 0)
    let store = try Store(path: small.scratch.path("s.sqlite"), create: true)
    _ = try store.ingest(try #require(intake.files.first), options: IngestionOptions(progress: progress))
    #expect(progress.total == text.utf8.count + 27)
    #expect(progress.bytes == progress.total)
    #expect(progress.rows == 5)
  }

  @Test func `of a table in an archive the unpacked bytes are counted`() throws {
    let scratch = try Scratch()
    let text = FullTableTests.text()
    ZipFile.write(scratch.path("17100001-eng.zip"), [("17100001.csv", Array(text.utf8))])
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let intake = try Intake([scratch.path("17100001-eng.zip")], in: catalogue)
    let progress = IngestionProgress()
    let store = try Store(path: scratch.path("s.sqlite"), create: true)
    let done = try store.ingest(try #require(intake.files.first), options: IngestionOptions(progress: progress))
    #expect(progress.total == text.utf8.count)
    #expect(progress.bytes == progress.total)
    #expect(progress.rows == done.rows)
  }
}
