import Testing

@testable import Indicators

@Suite("Release scales")
struct ReleaseScaleTests {
  @Test(
    "each scale changes its letter at its limits",
    arguments: [
      (ReleaseScale.statcanBusiness, [0, 4.99, 5, 9.99, 10, 14.99, 15, 24.99, 25, 49.99, 50], "AABBCCDDEEF"),
      (.cis, [0, 1.99, 2, 3.99, 4, 7.99, 8, 15.99, 16, 33.29, 33.3], "AABBCCDDEEF"),
      // Between 16.5 and 16.6 the CV is rounded first.
      (.cchsClassic, [0, 16.5, 16.54, 16.56, 16.6, 33.3, 33.34, 33.36, 40], "···EEEEFF"),
      (.cchs2015, [0, 15, 15.01, 35, 35.01], "··EEF"),
    ])
  func limits(scale: ReleaseScale, cvs: [Double], letters: String) {
    let grades = cvs.map { scale.grade(cv: $0).letter }
    #expect(grades.map { $0.isEmpty ? "·" : $0 }.joined() == letters)
  }

  @Test("fewer than ten respondents are F in the classic scale, whatever their CV")
  func respondents() {
    #expect(ReleaseScale.cchsClassic.grade(cv: 5, respondents: 9).letter == "F")
    #expect(ReleaseScale.cchsClassic.grade(cv: 5, respondents: 10).letter.isEmpty)
    #expect(ReleaseScale.cchs2015.grade(cv: 5, respondents: 9).letter.isEmpty)
  }

  @Test("an estimate is graded by its sampling error; zero and the unknown are not")
  func estimates() {
    let scale = ReleaseScale.statcanBusiness
    #expect(scale.grade(.survey(200, standardError: 22))?.letter == "C")
    #expect(scale.grade(.survey(-200, standardError: 60))?.quality == .caution)
    #expect(scale.grade(.survey(200, standardError: 120))?.quality == .unreliable)
    #expect(scale.grade(.survey(0, standardError: 1)) == nil)
    var unknown = Estimate.survey(200, standardError: 1)
    unknown.sampling = .unknown
    #expect(scale.grade(unknown) == nil)
    #expect(scale.grade(.unavailable(.noCells)) == nil)
  }

  @Test("the scales go by the names of the notes")
  func names() {
    #expect(ReleaseScale.allCases.map(\.rawValue) == ["statcan-business", "cchs-classic", "cchs-2015", "cis"])
  }
}
