import LIPData
import Testing

struct LayoutTests {
  let small: SmallDatasets

  init() throws { small = try SmallDatasets() }

  @Test func `each layout is recognised without being named`() throws {
    #expect(try small.recognise(smallProfile([("2021A000211", [plainValues(10)])])).layout == .censusProfile)
    let of2016 = CensusProfile2016Tests.header() + "\r\n" + CensusProfile2016Tests.row(1) + "\r\n"
    #expect(try small.recognise(of2016).layout == .censusProfile2016)
    #expect(try small.recognise(of2016).entry.id == "census-profile-2016")
    #expect(try small.recognise(extract([])).layout == .extract)
    #expect(try small.recognise(CityProfileTests.quarterton).layout == .cityProfile)
  }

  @Test func `the layout that fits may be named`() throws {
    #expect(try small.recognise(extract([]), as: .extract).layout == .extract)
  }

  @Test(arguments: ["REF_DATE,GEO,DGUID\n2021,Canada,x\n", "\u{0}\u{1}\u{2}", "a", "\n\n\n", "{\"a\": 1}"])
  func `an unknown file is refused saying what was looked for`(text: String) {
    let found = diagnostic { try small.recognise(text) }
    #expect(found?.code == "unknown-layout")
    #expect(found?.exit == .badData)
    #expect(found?.place.line == 1)
    for layout in Layout.allCases { #expect(found?.remedy?.contains(layout.signs) == true) }
  }

  @Test(arguments: Layout.allCases) func `a layout that does not fit is refused when it is named`(layout: Layout) throws
  {
    let files: [Layout: String] = [
      .extract: extract([]), .cityProfile: CityProfileTests.quarterton,
      .censusProfile: smallProfile([("2021A000211", [plainValues(10)])]),
    ]
    for (other, text) in files where other != layout {
      let found = diagnostic { try small.recognise(text, as: layout) }
      #expect(found?.code == "unknown-layout")
      #expect(found?.sentence.contains(layout.rawValue) == true)
      #expect(found?.remedy == "Looked for: \(layout.signs).")
    }
  }

  @Test func `an empty file, a folder and an absent file are told`() {
    let empty = diagnostic { try small.recognise("") }
    #expect(empty?.code == "empty-file")
    #expect(empty?.place.file?.hasSuffix("file.csv") == true)
    #expect(diagnostic { try RecognisedFile.recognise("/nowhere/x.csv", in: small.catalogue) }?.exit == .noInput)
    #expect(
      diagnostic { try RecognisedFile.recognise(small.scratch.path, in: small.catalogue) }?.code == "unknown-layout")
  }

  @Test func `a census profile that is nearly right is told in full`() {
    let text = smallProfile([("2021A000211", [plainValues(10)])])
    let found = diagnostic { try small.recognise(text.replacing(",", with: ";")) }
    #expect(found?.code == "wrong-delimiter")
    #expect(found?.place.file?.hasSuffix("file.csv") == true)
    #expect(diagnostic { try small.recognise(text.replacing("TNR_LF,", with: "")) }?.code == "missing-column")
  }

  @Test func `every sign is a phrase of its own`() {
    #expect(Set(Layout.allCases.map(\.signs)).count == Layout.allCases.count)
  }
}
