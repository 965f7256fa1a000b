import Foundation
import TestSupport
import Testing

@testable import Indicators
@testable import LIPData
@testable import Publishing

struct AssessmentDocumentTests {
  private func document(
    _ assessment: NeedsAssessment, _ language: Language, licence: LocalizedText = Sample.licence
  ) throws -> String {
    try AssessmentDocument(assessment, sources: try Sample.sources(licence: licence), language: language) {
      "tables/\($0.definition.id).\(language.rawValue).csv"
    }.markdown()
  }

  @Test(arguments: Language.allCases) func `a document is its golden file`(language: Language) throws {
    let text = try document(try Sample.assessment(), language)
    try Golden.expect(Array(text.utf8), is: "needs-assessment.\(language.rawValue).md")
  }

  @Test(arguments: Language.allCases) func `the same assessment gives the same bytes`(language: Language) throws {
    #expect(try document(try Sample.assessment(), language) == (try document(try Sample.assessment(), language)))
  }

  @Test func `it opens with its fill rate and names what is missing`() throws {
    #expect(try document(try Sample.assessment(), .english).contains("\n\n**2 of 3 tables; missing: Gap.**\n"))
    #expect(
      try document(try Sample.assessment(), .french)
        .contains("\n\n**2 tableaux sur 3; manquants\u{00A0}: Écart.**\n"))
  }

  @Test func `a full assessment names nothing as missing and no remedy`() throws {
    var assessment = try Sample.assessment()
    assessment.chapters.removeLast()
    let text = try document(assessment, .english)
    #expect(text.contains("**2 of 2 tables.**"))
    #expect(!text.contains("What is missing"))
  }

  @Test(arguments: Language.allCases) func `every table with figures has source, reference date and licence`(
    language: Language
  ) throws {
    let text = try document(try Sample.assessment(), language)
    let sections = text.split(separator: "\n### ").dropFirst()
    try #require(sections.count == 3)
    for section in sections.prefix(2) {
      #expect(section.contains(language == .english ? "Source: Office" : "Source\u{00A0}: Bureau"))
      #expect(
        section.contains(language == .english ? "Reference date: May 11, 2021." : "Date de référence\u{00A0}: 11 mai"))
      #expect(section.contains(Sample.licence[language]))
    }
  }

  @Test func `a table without a licence line is refused`() throws {
    let found = #expect(throws: Diagnostic.self) {
      try document(try Sample.assessment(), .french, licence: LocalizedText(en: "A sentence.", fr: ""))
    }
    #expect(found?.code == "no-licence")
  }

  @Test func `drafts are said to be drafts, reviewed texts are not`() throws {
    #expect(try document(try Sample.assessment(), .english).contains("*The texts of this document are drafts"))
    #expect(!(try document(try Sample.assessment(review: "reviewed"), .english).contains("are drafts")))
  }

  @Test func `rows by gender stay in the chart-ready file`() throws {
    #expect(!(try document(try Sample.assessment(), .english).contains("Men+")))
  }

  @Test func `a bar in a name does not break a table`() throws {
    let text = try document(try Sample.assessment(), .english)
    #expect(text.contains("| Canada \\| all of it |"))
  }

  @Test func `a hidden value shows its symbol and a missing one two dots`() throws {
    let text = try document(try Sample.assessment(), .english)
    #expect(text.contains("| Youth | x |  |"))
    #expect(text.contains("| Gap | .. |  |"))
    #expect(text.contains("≥ at least · x suppressed by the publisher."))
  }

  @Test func `a note of the registry is in the document's language, and says so where it is not`() throws {
    let both = try document(try Sample.assessment(note: "A note.", frenchNote: "Une note."), .french)
    #expect(both.contains(" Une note.") && !both.contains("A note."))
    #expect(try document(try Sample.assessment(note: "A note."), .french).contains("<span lang=\"en\">A note.</span>"))
    let english = try document(try Sample.assessment(note: "A note.", frenchNote: "Une note."), .english)
    #expect(english.contains(" A note.") && !english.contains("Une note."))
  }

  @Test func `French sets a no-break space before colons and percent signs, and none before semicolons`() throws {
    let text = try document(try Sample.assessment(note: ""), .french)
    for mark in [" :", " ;", " %"] {
      let lines = text.split(separator: "\n").filter { $0.contains(mark) && !$0.contains(":---") && !$0.contains("« ") }
      // The sample's own texts have ordinary spaces; the program's words may not.
      #expect(lines.allSatisfy { $0.contains("Absent des données") || $0.contains("De quoi il s’agit") }, "\(lines)")
    }
  }

  @Test func `an official name that exists in English only keeps its language in French`() throws {
    let text = try document(try Sample.assessment(), .french)
    #expect(text.contains("## <span lang=\"en\">Samplton LIP</span>"))
    #expect(text.contains("<span lang=\"en\">A note, in English.</span>"))
  }

  // MARK: The census before

  @Test(arguments: Language.allCases) func `a table with 2016 beside is its golden file`(language: Language) throws {
    let text = try document(try Sample.withPreviousCensus(), language)
    try Golden.expect(Array(text.utf8), is: "with-2016.\(language.rawValue).md")
  }

  @Test func `the census before and the change stand right behind the catchment, in columns of their own`() throws {
    let text = try document(try Sample.withPreviousCensus(), .english)
    #expect(text.contains("| 95% interval | 2016 Census | Change since 2016 | Canada |"))
    #expect(text.contains("+30.0%† (23.1 to 36.9), rose |"))
    #expect(text.contains("+0.5\u{00A0}points† (\u{2212}0.9 to 1.9), may not have changed |"))
    #expect(text.contains("0.0\u{00A0}points (0.0 to 0.0), hardly changed |"))
    #expect(text.contains("| Not asked then | 2.0% | 1.7 to 2.3 | – | – | – |"))
  }

  @Test func `a sentence on the census before is said once, with its rows where it is not of all of them`() throws {
    let text = try document(try Sample.withPreviousCensus(), .english)
    #expect(text.components(separatedBy: "Asked in another way.").count == 2)
    #expect(text.contains("Note: 2016 Census (Immigrants, Share of immigrants): Asked in another way.\n"))
    #expect(text.contains("Note: 2016 Census: The boundaries changed: today’s held 400 more people in 2016"))
  }

  @Test func `that nothing of the census before is at hand is said once, at the opening`() throws {
    var assessment = try Sample.assessment()
    assessment.chapters[0].tables[0].missingCensus = 2016
    let text = try document(assessment, .english)
    #expect(text.components(separatedBy: "There is no comparison with 2016").count == 2)
    #expect(!(try document(try Sample.assessment(), .english).contains("no comparison with")))
  }

  @Test func `in chart-ready rows both are the catchment, told apart by vintage and period`() throws {
    let figures = try Sample.withPreviousCensus().tables[0].figures.prefix(3)
    let bytes = try ChartReadyCSV(sources: try Sample.sources()).bytes(Array(figures), language: .english)
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.map { $0[4] } == ["catchment", "catchment", "catchment"])
    #expect(rows.map { $0[7] } == ["2021", "2016", "2016/2021"])
    #expect(rows.map { $0[8] } == ["2021", "2016", "2016/2021"])
    #expect(rows[1][5] == "2016A00059999001")
  }
}
