import LIPData
import Testing

struct DataQualityFlagTests {
  @Test func `the five digits are five findings`() throws {
    let flag = try #require(DataQualityFlag("25049", censusYear: 2021))
    #expect(flag.incompleteEnumeration == 2)
    #expect(flag.shortForm == 5 && flag.shortFormIncome == 0)
    #expect(flag.longForm == 4 && flag.longFormIncome == 9)
  }

  @Test func `half or more is published with caution in 2021 and suppressed in 2016`() throws {
    let of2021 = try #require(DataQualityFlag("05050", censusYear: 2021))
    let of2016 = try #require(DataQualityFlag("05050", censusYear: 2016))
    for sample in [true, false] {
      #expect(of2021.meaning(sample: sample) == .nonResponse(class: 5))
      #expect(of2016.meaning(sample: sample) == .suppressedForNonResponse)
    }
  }

  @Test func `income has classes of non-response in 2016 and a mark of suppression in 2021`() throws {
    let of2016 = try #require(DataQualityFlag("00203", censusYear: 2016))
    #expect(of2016.incomeMeaning(sample: false) == .nonResponse(class: 2))
    #expect(of2016.incomeMeaning(sample: true) == .nonResponse(class: 3))
    #expect(DataQualityFlag("00203", censusYear: 2021) == nil)
    let of2021 = try #require(DataQualityFlag("09909", censusYear: 2021))
    #expect(of2021.incomeMeaning(sample: false) == .suppressedForConfidentiality)
    #expect(of2021.incomeMeaning(sample: true) == .suppressedForConfidentiality)
    #expect(of2021.meaning(sample: false) == .suppressedForConfidentiality)
    #expect(of2021.meaning(sample: true) == .good)
  }

  @Test func `a flag that lost its leading zeros is the same flag`() {
    #expect(DataQualityFlag("10", censusYear: 2016) == DataQualityFlag("00010", censusYear: 2016))
  }

  @Test(arguments: ["", "000000", "0000x", "30000", "06000", "00400", "٠0000"])
  func `what no census defines is no flag`(text: String) {
    #expect(DataQualityFlag(text, censusYear: 2021) == nil)
    #expect(DataQualityFlag(text, censusYear: 2016) == nil)
  }

  @Test func `flags of other censuses are not guessed at`() {
    #expect(DataQualityFlag("00000", censusYear: 2011) == nil)
  }

  @Test func `the class of non-response comes from the rate, or else from the flag`() {
    var quality = CellMatrix.AreaQuality()
    #expect(quality.nonResponseClass(sample: true, censusYear: 2021) == nil)
    quality.flag = "03090"
    #expect(quality.nonResponseClass(sample: false, censusYear: 2021) == 3)
    // Hidden to keep it confidential is no non-response.
    #expect(quality.nonResponseClass(sample: true, censusYear: 2021) == nil)
    quality.flag = "00050"
    #expect(quality.nonResponseClass(sample: true, censusYear: 2016) == 5)
    quality.longFormNonResponse = 12.5
    #expect(quality.nonResponseClass(sample: true, censusYear: 2016) == 1)
  }
}
