import LIPData
import Testing

struct DGUIDTests {
  @Test(arguments: [
    ("2021A000011124", GeographicLevel.country, "11124"), ("2021A000235", .province, "35"),
    ("2021A00033506", .censusDivision, "3506"), ("2016A00053506008", .censusSubdivision, "3506008"),
    ("2021S0503320", .censusMetropolitanArea, "320"), ("2021S0504215", .censusAgglomeration, "215"),
    ("2021S05075350001.00", .censusTract, "5350001.00"), ("2021S051635060001", .aggregateDisseminationArea, "35060001"),
    ("2021S051235060123", .disseminationArea, "35060123"),
    ("2021S051335060123001", .disseminationBlock, "35060123001"), ("2021S05003510", .economicRegion, "3510"),
    ("2021S05023506008", .consolidatedSubdivision, "3506008"), ("2021S050535505", .metropolitanPart, "35505"),
    ("2021S050648840", .agglomerationPart, "48840"), ("2021S05100616", .populationCentre, "0616"),
    ("2021A0006480123", .designatedPlace, "480123"), ("2021A000435075", .federalElectoralDistrict, "35075"),
    ("2021A00073551", .healthRegion, "3551"),
  ])
  func `every schema is read and written back`(text: String, level: GeographicLevel, code: String) throws {
    let area = try #require(DGUID(text))
    #expect(area.level == level)
    #expect(area.schema == level.schema)
    #expect(area.code == code)
    #expect(String(area.vintage) == text.prefix(4))
    #expect(area.text == text)
  }

  @Test func `every level with a schema has one of its own`() {
    let schemas = GeographicLevel.allCases.compactMap(\.schema)
    #expect(Set(schemas).count == schemas.count)
    #expect(
      GeographicLevel.allCases.allSatisfy { !$0.name.en.isEmpty && !$0.name.fr.isEmpty && $0.name.en != $0.name.fr })
  }

  @Test(arguments: [
    "", "35", "3506008", "3520005-N001", "2021A0005", "2021B00053506008", "2021a00053506008", "202A00053506008",
    "2021A005X3506008", "2021A0005 3506008", "2021A00053506008 ", " 2021A00053506008", "2021A0005é506008",
    "2021A0005\u{301}3506008", "２０２１A00053506008", "2021A0005-506008", "-021A00053506008",
  ])
  func `what is no identifier is none`(text: String) {
    #expect(DGUID(text) == nil)
  }

  @Test func `a part of a metropolitan area lies in its province, a metropolitan area in none`() {
    #expect(DGUID("2021S050535505")?.province?.text == "2021A000235")
    #expect(DGUID("2021S0503505")?.province == nil)
    #expect(DGUID("2021S05100616")?.province == nil)
  }

  @Test func `a schema that is not read yet has no level`() {
    #expect(DGUID("2021A00993501")?.level == nil)
    #expect(DGUID("2021A00993501")?.province == nil)
  }

  @Test func `zeros in front count`() {
    #expect(DGUID("2021A00050123")?.code == "0123")
    #expect(DGUID("2021A00050123") != DGUID("2021A0005123"))
  }

  @Test func `the code tells province and census division`() {
    let city = DGUID("2021A00053506008")
    #expect(city?.censusDivision?.text == "2021A00033506")
    #expect(city?.province?.text == "2021A000235")
    #expect(DGUID("2021S051235060123")?.censusDivision?.text == "2021A00033506")
    #expect(DGUID("2016A00033506")?.province?.text == "2016A000235")
    #expect(DGUID("2021A00033506")?.censusDivision == nil)
    #expect(DGUID("2021A000011124")?.province == nil)
    // A metropolitan area may cross provinces, and its code does not begin with theirs.
    #expect(DGUID("2021S0503505")?.province == nil)
    #expect(DGUID("2021S05075350001.00")?.censusDivision == nil)
  }
}
