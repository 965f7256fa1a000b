import LIPData
import Testing

@testable import Indicators

@Suite("What is wrong with an outline is said with its line")
struct OutlineErrorsTests {
  static let good = """
    id: mine
    title: {en: My needs assessment, fr: Mon évaluation des besoins}
    chapters:
      - id: newcomers
        title: {en: Newcomers, fr: Nouveaux arrivants}
        introduction: {en: Who came., fr: Qui est venu.}
        tables:
          - id: numbers
            title: {en: Numbers, fr: Nombres}
            indicators: [immigrants, recent-immigrants]
          - id: shares
            title: {en: Shares, fr: Parts}
            indicators: [immigrant-share]
    """

  private func read(_ yaml: String) throws -> AssessmentOutline {
    try AssessmentOutline(try YAMLNode.parse(yaml, file: "outline.yaml"))
  }

  private func checked(_ yaml: String) throws -> Diagnostic? {
    let outline = try read(yaml)
    let set = try IndicatorSet.shipped(Embedded.folder)
    return diagnostic { try outline.check(set) }
  }

  @Test("the good outline is read")
  func good() throws {
    #expect(try read(Self.good).chapters[0].tables.map(\.id) == ["numbers", "shares"])
    #expect(try checked(Self.good) == nil)
  }

  @Test("a table that stands twice is refused: it names its file")
  func twice() {
    let error = diagnostic { try read(Self.good.replacing("id: shares", with: "id: numbers")) }
    #expect(error?.code == "duplicate-definition")
    #expect(error?.place.line == 11)
  }

  @Test("an indicator that there is not is refused with the nearest")
  func unknown() throws {
    let error = try checked(Self.good.replacing("[immigrant-share]", with: "[immigrants-share]"))
    #expect(error?.code == "unknown-indicator")
    #expect(error?.place.line == 11)
    #expect(error?.remedy == "Did you mean \"immigrant-share\"?")
  }

  @Test("a table that mixes newcomers with all residents is refused")
  func mixed() throws {
    let error = try checked(Self.good.replacing("[immigrant-share]", with: "[immigrant-share, employment-rate]"))
    #expect(error?.code == "mixed-describes")
    #expect(error?.place.line == 11)
  }
}
