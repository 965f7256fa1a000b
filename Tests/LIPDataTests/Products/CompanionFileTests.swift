import Testing

@testable import LIPData

/// Files that are published beside data and hold none.
struct CompanionFileTests {
  @Test(arguments: [
    ("17100009_MetaData.csv", "the metadata of table 17100009"), ("17100009_metadata_fra.csv", "table 17100009"),
    ("98-401-X2021003_English_meta.txt", "the notes of product 98-401-X2021003"),
    ("98-401-X2021003_Geo_starting_row.CSV", "the list of the lines at which areas begin"),
    ("98-400-X2016100__README_meta.txt", "the notes of product"), ("README_meta.txt", "the guide to a download"),
    ("Metadata-eng.csv", "the description of highlight tables"),
  ]) func `a companion is told by its published name`(name: String, kind: String) throws {
    let companion = try #require(CompanionFile(name))
    #expect(companion.kind.contains(kind))
  }

  @Test(arguments: ["17100009.csv", "metadata.csv", "my_meta.txt", "98-401-X2021003_English_CSV_data.csv", ""])
  func `other names are no companions`(name: String) { #expect(CompanionFile(name) == nil) }

  @Test func `a companion that is given in place of the data is refused with the data's name`() throws {
    let scratch = try Scratch()
    let path = try scratch.write("17100009_MetaData.csv", FullTableMetadataTests.text)
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let found = try #require(diagnostic { try OfficialFile.recognise(path, in: catalogue) })
    #expect(found.code == "companion-file")
    #expect(found.place.file == path)
    #expect(found.remedy?.contains("17100009.csv") == true)
  }

  @Test func `in a folder a companion is passed over and keeps nothing out`() throws {
    let scratch = try Scratch()
    try scratch.write("d/17100001.csv", FullTableTests.text())
    try scratch.write("d/README_meta.txt", "A guide.")
    let intake = try Intake([scratch.path("d")], in: Catalogue(DatasetsFolder(root: Checkout.datasets)))
    #expect(intake.files.count == 1)
    #expect(intake.others.map(\.isPassedOver) == [true])
    #expect(intake.refused.isEmpty)
  }
}
