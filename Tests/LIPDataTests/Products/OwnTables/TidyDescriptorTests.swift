import Testing

@testable import LIPData

/// Descriptors of tables of the user's own, and headers that they do not fit.
struct TidyDescriptorTests {
  let tidy: TidyTests

  init() throws { tidy = try TidyTests() }

  private func refusal(_ original: String, _ slip: String) -> Diagnostic? {
    diagnostic {
      try tidy.read(TidyTests.rows, descriptor: TidyTests.descriptor.replacing(original, with: slip))
    }
  }

  @Test func `a slip in the descriptor is told with its line`() throws {
    let found = refusal("unit: persons", "unit: person")
    #expect(found?.code == "wrong-word")
    #expect(found?.place.file?.hasSuffix("t.yaml") == true)
    #expect(found?.place.line == 5)
    #expect(refusal("universe: clients", "universe: client")?.code == "unknown-variable")
    #expect(refusal("vintage: 2021", "vintage: 21")?.code == "wrong-kind")
    #expect(refusal("level: csd", "level: ward")?.code == "wrong-word")
    #expect(refusal("fr: Mes chiffres", "de: Meine Zahlen")?.code == "unknown-key")
    #expect(refusal("licence: statcan-open", "licence: none-such")?.code == "unknown-licence")
    #expect(refusal("id: my-figures", "id: census-profile-2021")?.code == "own-id-taken")
  }

  @Test func `columns that file and descriptor do not share are told`() throws {
    let unknown = refusal("  Language: {name: {en: Language, fr: Langue}}\n", "")
    #expect(unknown?.code == "unknown-column")
    #expect(unknown?.place.column == "Language")
    let missing = refusal("  Language:", "  Religion: {name: {en: Religion, fr: Religion!}}\n  Language:")
    #expect(missing?.code == "missing-column")
    #expect(missing?.place.column == "Religion")
  }

  @Test(arguments: [
    ("geography,period,variable,val", "missing-column"), ("geography,period,variable,value,value", "repeated-column"),
    ("geography,period,variable,value,,gender", "unnamed-column"),
    ("geography,period,variable,value,Gender,gender", "repeated-column"),
  ]) func `a header that is nearly one is told`(header: String, code: String) throws {
    let found = diagnostic { try tidy.read(["3506008,2025,clients,1,,"], header: header) }
    #expect(found?.code == code)
    #expect(found?.place.line == 1)
  }

  @Test func `a workbook with the columns is refused with what to do`() throws {
    let path = tidy.scratch.path("t.xlsx")
    WorkbookFile.write(path, [["Geography", "period", "variable", "value"], ["3506008", "2025", "clients", "1"]])
    let found = diagnostic { try tidy.table(path) }
    #expect(found?.code == "workbook")
    #expect(found?.remedy?.contains("CSV (UTF-8)") == true)
  }

  @Test func `areas have the names that are known, and a city's own codes are taken`() throws {
    let found = try tidy.read([
      "French,1,2025,3506008,,clients,total", "French,2,2025,3520005-N001,,clients,total",
      "French,3,2025,3506999,,clients,total", "French,4,2025,york-region,,clients,total",
    ])
    #expect(found.series.map { $0[0].en } == ["Ottawa", "West Humber-Clairville", "", found.series[3][0].en])
    #expect(!found.series[3][0].en.isEmpty)
    let slip = diagnostic { try tidy.read(["French,4,2025,york-regoin,,clients,total"]) }
    #expect(slip?.remedy?.hasPrefix("Did you mean \"york-region\"?") == true)
    #expect(found.codes.map { $0[0] } == ["2021A00053506008", "3520005-N001", "2021A00053506999", "york-region"])
    #expect(found.dguids.map { $0[0] } == ["2021A00053506008", "", "2021A00053506999", ""])
  }

  @Test func `a descriptor with a byte order mark or in Windows-1252 keeps its accents`() throws {
    let path = try tidy.write()
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(TidyTests.descriptor.utf8)
    let latin = TidyTests.descriptor.unicodeScalars.map { UInt8($0.value) }
    for bytes in [marked, latin] {
      try tidy.scratch.write("t.yaml", bytes: bytes)
      #expect(try tidy.table(path).structure.dimensions[1].codes[0].name.fr == "Clientèle")
    }
  }

  @Test func `a header alone is no table`() throws {
    #expect(diagnostic { try tidy.read([]) }?.code == "no-data-rows")
    #expect(diagnostic { try tidy.read([",,,,,,"]) }?.code == "no-data-rows")
  }

  @Test func `the dataset may be named, and no other`() throws {
    let path = try tidy.write()
    #expect(try tidy.table(path, dataset: "my-figures").entry.id == "my-figures")
    #expect(diagnostic { try tidy.table(path, dataset: "my-figure") }?.code == "other-dataset")
  }

  @Test func `without geography in the descriptor areas are DGUIDs`() throws {
    let descriptor = TidyTests.descriptor.replacing("geography: {level: csd, vintage: 2021}\n", with: "")
    let row = "French,1,2025,2021A00053506008,,clients,total"
    #expect(try tidy.read([row], descriptor: descriptor).dguids == [["2021A00053506008", "", "", ""]])
    let found = diagnostic { try tidy.read([TidyTests.rows[1]], descriptor: descriptor) }
    #expect(found?.code == "not-a-geography")
    #expect(found?.remedy?.contains("geography: {level: csd, vintage: 2021}") == true)
  }

  @Test(arguments: [
    (GeographicLevel.censusMetropolitanArea, "1", false), (.censusMetropolitanArea, "001", true),
    (.censusMetropolitanArea, "35505", true), (.censusTract, "5350001", false), (.censusTract, "5350001.00", true),
    (.censusTract, "0010001.00", true), (.province, "10", true), (.province, "1", false),
    (.censusDivision, "1001", true), (.disseminationArea, "35061234", true), (.country, "11124", true),
    (.neighbourhood, "3520005-N001", true),
  ]) func `a code has the length of its level`(level: GeographicLevel, code: String, fits: Bool) {
    #expect((GeographicCode.misfit(code, level) == nil) == fits)
  }
}
