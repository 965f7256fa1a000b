import Testing

@testable import LIPData

struct AreaPopulationsTests {
  private let populations = AreaPopulations(
    ["2021A00053507015": 22_000, "2021A00053507017": 10_000, "2021A00033508": 5000],
    notEnumerated: ["2021A00053507900"])
  private let compositions: Compositions = [
    "2021A00033507": ["2021A00053507015", "2021A00053507017", "2021A00053507900"],
    "2021A000235": ["2021A00033508", "2021A00033509"],
  ]

  @Test func `an area is as large as its people, or as those of its parts`() {
    #expect(populations.size(of: "2021A00053507015", compositions) == 22_000)
    #expect(populations.size(of: "2021A00033507", compositions) == 32_000)
    #expect(populations.size(of: "2021A00053507900", compositions) == 0)
    #expect(populations.size(of: "2021A000235", compositions) == nil)
    #expect(populations.size(of: "E01", compositions) == nil)
  }

  @Test func `areas that make up one are as large as that one together`() {
    let city = AreaPopulations(["2021A00053520005": 2_794_356])
    let compositions: Compositions = ["2021A00053520005": ["E01", "E02"]]
    #expect(city.size(of: ["E01", "E02"], compositions) == 2_794_356)
    #expect(city.size(of: ["E01"], compositions) == nil)
    #expect(populations.size(of: ["2021A00033507", "2021A00033508"], self.compositions) == 37_000)
  }

  @Test func `an area of another census is as large as that of 2021 under its code`() {
    #expect(populations.size(of: "2016A00053507015", compositions) == 22_000)
    #expect(populations.size(of: "2016A00033507", compositions) == 32_000)
  }
}
