import Foundation
import Indicators
import LIPData
import Publishing
import TestSupport
import Testing

/// The file of answers: written, filled in with a spreadsheet, and read.
struct ResponseTemplateTests {
  private let framework: Framework
  private let registry: PartnershipRegistry

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Datasets").path
    registry = try PartnershipRegistry.read(
      registry: root + "/partnerships/registry.csv", catchments: root + "/partnerships/catchments.csv")
    let indicators = try IndicatorSet.shipped(DatasetsFolder(root: root)).indicators
    framework = try Framework(
      try YAMLNode.parse(SmallPlan.yaml, file: "small.yaml"),
      indicators: Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Fills the template as a spreadsheet of a language does, and reads it.
  private func filled(_ language: Language, _ answers: [String: (column: String, text: String)]) throws -> [Response] {
    let table = ResponseTemplate(framework, partnerships: ["ottawa"], period: "2024-25", language: language).table
    let original = try DelimitedTable(
      bytes: table.excel(language), dialect: language == .french ? .semicolon : .comma)
    var copy = PlainTable(original.header)
    for row in original.rows {
      var fields = row.fields
      if let answer = answers[fields[1]] { fields[try original.column(answer.column)] = answer.text }
      copy.add(fields)
    }
    // What Excel leaves below a table that was longer once.
    copy.add(original.header.map { _ in "" })
    let file = FileManager.default.temporaryDirectory.appending(path: "template-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data(copy.excel(language)).write(to: URL(filePath: file))
    return try Responses.read(file, to: framework, registry: registry).all
  }

  @Test func `a French template that a French Excel filled in is read, words and decimal commas`() throws {
    let answers = try filled(
      .french,
      [
        "1.1/extent": ("value", "1 = En partie"), "1.1/members": ("value", "12,5"),
        "1.1/words": ("value", "Réunis ; deux fois"), "1.2": ("status", "commencé"),
        "1.2/plan/draft": ("status", "Terminé"), "2": ("value", "oui"),
      ])
    #expect(
      answers.map(\.content) == [.level(1), .number(12.5), .text, .state(.started), .state(.done), .yesNo(true)])
    #expect(answers[2].note == "Réunis ; deux fois")
    #expect(Set(answers.map(\.period)) == ["2024-25"])
  }

  @Test func `an English one is read as well, and an empty one holds no answer`() throws {
    let answers = try filled(.english, ["1.1/extent": ("value", "2 = Fully"), "1.2": ("status", "done")])
    #expect(answers.map(\.content) == [.level(2), .state(.done)])
    for language in Language.allCases { #expect(try filled(language, [:]).isEmpty) }
  }

  @Test func `every word that the French template offers is one that is read`() throws {
    let table = ResponseTemplate(framework, partnerships: [], period: "", language: .french).table
    #expect(table.rows.filter { $0[1] == "1.2" }.map { $0[9] } == ["status\u{00A0}: prévu, commencé ou terminé"])
    for word in ["prévu", "commencé", "terminé"] {
      #expect(try filled(.french, ["1.2": ("status", word)]).count == 1, "\(word)")
    }
  }
}
