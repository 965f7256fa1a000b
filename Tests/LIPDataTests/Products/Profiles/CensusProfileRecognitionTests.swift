import LIPData
import Testing

struct CensusProfileRecognitionTests {
  func recognise(_ text: String) -> Recognition {
    Array(text.utf8).withUnsafeBytes { CensusProfile.recognise(head: $0) }
  }

  func refusal(_ text: String) -> Diagnostic? {
    guard case .nearly(let diagnostic) = recognise(text) else { return nil }
    return diagnostic
  }

  @Test func `the official header is recognised, quoted or not, marked or not`() {
    #expect(recognise(header + "\r\n2021,") == .recognised)
    #expect(recognise("\u{FEFF}" + CensusProfile.columns.map { "\"\($0)\"" }.joined(separator: ",")) == .recognised)
    #expect(recognise("REF_DATE,GEO,DGUID\n") == .other)
    #expect(recognise("") == .other)
  }

  @Test func `other delimiters are told`() {
    #expect(refusal(header.replacing(",", with: ";"))?.sentence.contains("semicolons") == true)
    #expect(refusal(header.replacing(",", with: "\t"))?.code == "wrong-delimiter")
  }

  @Test func `a French header is told`() {
    let french = "ANNÉE_RECENSEMENT,IDUGD,CODE_GÉO_ALT,NIVEAU_GÉO,NOM_GÉO,SYMBOLE"
    #expect(refusal(french)?.code == "french-header")
  }

  @Test func `a missing, a misplaced and a lower-case column are told`() {
    let missing = refusal(header.replacing("TNR_LF,", with: ""))
    #expect(missing?.code == "missing-column")
    #expect(missing?.place.column == "TNR_LF")
    let misplaced = refusal(header.replacing("GEO_LEVEL,GEO_NAME", with: "GEO_NAME,GEO_LEVEL"))
    #expect(misplaced?.code == "misplaced-column")
    #expect(misplaced?.sentence == "\"GEO_NAME\" stands in column 4, where GEO_LEVEL is looked for; it is in column 5")
    #expect(refusal(header.replacing("DGUID", with: "dguid"))?.place.column == "DGUID")
    #expect(refusal(header + ",MORE")?.code == "extra-column")
  }
}
