import GRDB
import Testing

@testable import LIPData

/// The publisher's notes, which travel with the figures.
struct ProfileNotesTests {
  @Test func `notes of a metadata file have a heading and paragraphs`() {
    let text = """
      ** Definitions / Footnotes\r
      1\tPopulation (1)\r
      Footnotes\r

      Footnote 1\r
      First: of two paragraphs,\r
      \r
      - the second.\r

      Footnote 3
      Third.


      Sex (3)
      Footnote 3
      Third again.
      """
    #expect(
      ProfileNotes.inMetadata(text) == [
        TableNote(number: 1, text: LocalizedText(en: "First: of two paragraphs,\n- the second.", fr: "")),
        TableNote(number: 3, text: LocalizedText(en: "Third.", fr: "")),
      ])
    #expect(ProfileNotes.inMetadata("").isEmpty && ProfileNotes.inMetadata("Footnote\nFootnote x").isEmpty)
  }

  @Test func `notes of a page end before its data quality, whatever a spreadsheet put behind them`() {
    let text = """

      Symbols:,,
      "x","suppressed, as "" they say
      Notes:,,
      1,2021 and 2016 population,,
      ,The second paragraph.,,
      ,,
      2,"All languages" refers  etc.
      2021  is no note
      3,nor this

      10,Tenth

      9,is no note

      Data quality:
      11,nor this
      """
    #expect(
      ProfileNotes.inPage(text) == [
        TableNote(number: 1, text: LocalizedText(en: "2021 and 2016 population\nThe second paragraph.", fr: "")),
        TableNote(
          number: 2, text: LocalizedText(en: "\"All languages\" refers  etc.\n2021  is no note\n3,nor this", fr: "")),
        TableNote(number: 10, text: LocalizedText(en: "Tenth\n9,is no note", fr: "")),
      ])
  }

  @Test func `only a file that is called as published has a metadata file`() {
    #expect(
      ProfileNotes.metadataName(of: "98-401-X2021006_English_CSV_data_Ontario.csv")
        == "98-401-X2021006_English_meta.txt")
    #expect(ProfileNotes.metadataName(of: "98-401-X2016044_English_CSV_data.csv") == "98-401-X2016044_English_meta.txt")
    #expect(ProfileNotes.metadataName(of: "profile.csv") == nil)
  }

  @Test func `the metadata file beside the data is read along with it, and its notes go into the store`() throws {
    let small = try SmallDatasets()
    let name = "98-401-X2021006_English"
    let folder = small.scratch.path + "/in"
    try small.scratch.write("in/\(name)_CSV_data.csv", smallProfile([("2021A000211", [plainValues(10)])]))
    try small.scratch.write("in/\(name)_meta.txt", "Footnote 1\nWho is counted.\n\nFootnote 12\nWho immigrated.\n")
    let intake = try Intake([folder], in: small.catalogue)
    #expect(intake.files.count == 1)
    #expect(intake.others.map { $0.name.hasSuffix("_meta.txt") && $0.readWith != nil } == [true])
    let store = try Store(path: small.scratch.path + "/notes.sqlite", create: true)
    _ = try store.ingest(try #require(intake.files.first))
    func notes() throws -> [String] {
      try store.database.read {
        try String.fetchAll($0, sql: "SELECT number || ' ' || text_en FROM note ORDER BY number")
      }
    }
    #expect(try notes() == ["1 Who is counted.", "12 Who immigrated."])
    #expect(try store.count("SELECT count(*) FROM source") == 2)
    #expect(try store.ingest(try #require(intake.files.first)).wasKnown)
  }

  static let metadata2021 = "data/statcan/census-profile-2021/98-401-X2021003_English_meta.txt"
  static let metadata2016 = "data/statcan/census-profile-2016-docs/98-401-X2016045_English_meta.txt"

  @Test(.enabled(if: Shared.has(metadata2021) && Shared.has(metadata2016)))
  func `every note of the published metadata files is found`() throws {
    func notes(_ path: String) throws -> [TableNote] {
      let bytes = try ByteSource(path: Shared.path(path))
      return try bytes.head(bytes.count).withUnsafeBytes { ProfileNotes.inMetadata(TextEncoding.detect($0).string($0)) }
    }
    let of2021 = try notes(Self.metadata2021)
    #expect(of2021.map(\.number) == Array(1...204))
    #expect(of2021.allSatisfy { !$0.text.en.isEmpty })
    let of2016 = try notes(Self.metadata2016)
    #expect(of2016.count > 150 && of2016.map(\.number) == of2016.map(\.number).sorted())
    #expect(of2016.last.map { !$0.text.en.contains("Female") } == true)
  }

  static let page = "data/statcan/web-download-2021-csd/CensusProfile2021-ProfilRecensement2021-20260205015247.csv"
  static let comparison = SharedFilesTests.comparison

  @Test(.enabled(if: Shared.has(page) && Shared.has(comparison)), arguments: [page, comparison])
  func `a web download brings its 204 notes`(path: String) throws {
    let catalogue = Catalogue(DatasetsFolder(root: Checkout.datasets))
    let notes = try RecognisedFile.recognise(Shared.path(path), in: catalogue).notes()
    #expect(notes.map(\.number) == Array(1...204))
    #expect(notes.allSatisfy { !$0.text.en.isEmpty })
  }
}
