import Testing

@testable import LIPData

/// Codes that look right at first sight.
struct DGUIDMisfitTests {
  @Test(arguments: [
    "2021A000299", "2021A00039906", "2021A00059906008", "2021S051299060123", "2021S051335060123", "2021S050335505",
    "2021S050415505", "2021S0506480123", "2021S05075350001", "2021S05075350001.0", "2021S0507535001.00",
    "2021A0011k1a", "2021A0011D1A", "2021A0011W1A", "2021A0011K1O", "2021A00053506008.0", "2021S051635060",
    "2021A0005350600",
    "2021S0510350616", "2013A000499075", "2021A00060123",
  ])
  func `a code that no area of its level has is refused with a remedy`(text: String) throws {
    let area = try #require(DGUID(text))
    let misfit = try #require(area.misfit)
    #expect(!misfit.sentence.isEmpty && misfit.remedy.hasSuffix("."))
    // The level stands before the code: nobody need name it.
    #expect(!misfit.remedy.contains("name the level"))
  }

  @Test(arguments: [
    "2021A000011124", "2021A000260", "2021A00033506", "2016A00051001519", "2021S0503001", "2021S050535505",
    "2021S0504215", "2021S050648840", "2021S05070010001.00", "2021S05075350800.10", "2021S051635060001",
    "2021S051235060123", "2021S051335060123001", "2021S05003510", "2021S05023506008", "2021S05100616",
    "2021A0006480123", "2013A000435075", "2018A00073551", "2021A0011K1A", "2021A0011X0Z",
  ])
  func `a code as it is published is not`(text: String) throws {
    let area = try #require(DGUID(text))
    #expect(area.misfit == nil)
  }

  @Test func `a tract that lost its zeros says how tracts are written, and of no other level`() throws {
    let misfit = try #require(DGUID("2021S05075350001")?.misfit)
    #expect(misfit.sentence.contains("seven digits, a point and two more"))
    #expect(!misfit.sentence.contains("subdivision") && misfit.remedy.contains("5350001.00"))
  }

  @Test func `the metropolitan area and its part in a province are told from each other`() throws {
    let remedy = try #require(DGUID("2021S050335505")?.misfit?.remedy)
    #expect(remedy.contains("2021S0503505 ") && remedy.contains("2021S050535505 "))
    #expect(DGUID("2021S0506480123")?.misfit?.remedy.contains("2021A0006480123") == true)
  }

  @Test func `boundaries are of years of the census, those of electoral districts of their own years`() {
    #expect(["2006", "2011", "2016", "2021", "2026"].allSatisfy { DGUID($0 + "A00053506008")?.hasVintage == true })
    #expect(["0021", "1999", "2020", "2022"].allSatisfy { DGUID($0 + "A00053506008")?.hasVintage == false })
    #expect(DGUID("2013A000435075")?.hasVintage == true && DGUID("2013A000435075")?.census == nil)
    #expect(DGUID("2018A00073551")?.census == nil && DGUID("2021A00053506008")?.census == 2021)
  }

  @Test func `a weight is a plain decimal number`() {
    for text in ["1", "0", "0.4", "0,4", ".25", ",25", "5e-05", "0,125", "1.0"] {
      #expect(WeightText.number(text) != nil, "\(text)")
    }
    #expect(WeightText.number("0,125") == 0.125 && WeightText.number("5e-05") == 0.00005)
    for text in ["", "0x1", "1,000", "nan", "inf", "-0.4", "-1", "+1", "1.000,5", "50%", "half", "e5", "1 0", "0x1p-2"]
    {
      #expect(WeightText.number(text) == nil, "\(text)")
    }
    #expect(WeightText.remedyOfPercent("50%")?.contains("write 0.5 ") == true)
    #expect(WeightText.remedyOfPercent("40")?.contains("write 0.4 ") == true)
    #expect(WeightText.remedyOfPercent("0.4") == nil && WeightText.remedyOfPercent("half") == nil)
  }
}
