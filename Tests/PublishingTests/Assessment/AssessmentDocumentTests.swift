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
        .contains("\n\n**2 tableaux sur 3\u{00A0}; manquants\u{00A0}: Écart.**\n"))
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

  @Test func `French sets a no-break space before colons, semicolons and percent signs`() throws {
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
}
