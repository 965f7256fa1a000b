import Testing

@testable import LIPData

struct BeyondTableTests {
  let small: SmallDatasets

  init() throws { small = try SmallDatasets() }

  /// Bytes that no text has; the format itself is closed.
  static let bytes: [UInt8] = [0x00, 0x01, 0x02, 0xFF, 0x00, 0x41, 0x0A, 0x00]

  @Test(arguments: ["Immigrants.ivt", "IMMIGRANTS.IVT"])
  func `a table of Beyond 20/20 is refused with the steps that make it readable`(name: String) throws {
    let path = try small.scratch.write(name, bytes: Self.bytes)
    let found = diagnostic { try OfficialFile.recognise(path, in: small.catalogue) }
    #expect(found?.code == "beyond-20-20")
    #expect(found?.exit == .badData)
    #expect(found?.place.file == path)
    for word in ["CSV", "SDMX", "Save As", "areas to the rows", "lipdata ingest"] {
      #expect(found?.remedy?.contains(word) == true, "\(word)")
    }
  }

  @Test func `in an archive it is told, and keeps nothing else out`() throws {
    let path = try small.scratch.write("folder/a.ivt", bytes: Self.bytes)
    try small.scratch.write("folder/b.tsv", extract([]))
    let intake = try Intake([small.scratch.path("folder")], in: small.catalogue)
    #expect(intake.files.count == 1)
    #expect(intake.refused.map(\.code) == ["beyond-20-20"])
    #expect(intake.refused.first?.place.file == path)
  }

  @Test func `text with that ending is read as what it is`() throws {
    let path = try small.scratch.write("text.ivt", extract([]))
    #expect(throws: Never.self) { try OfficialFile.recognise(path, in: small.catalogue) }
  }
}
