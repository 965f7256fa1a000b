public import Indicators
public import LIPData

/// The file that an evaluator fills in: a row for each question of a framework.
///
/// The seven columns of answers come first; what is asked and what may be written stand beside them, and are passed
/// over when the file is read.
public struct ResponseTemplate {
  /// The table.
  public let table: PlainTable

  /// Makes the questions of a framework.
  ///
  /// - Parameters:
  ///   - partnerships: whose ids stand in the rows; one empty id where nobody is named.
  ///   - period: what stands in the period's column.
  public init(_ framework: Framework, partnerships: [String], period: String, language: Language) {
    var table = PlainTable(
      ["lip_id", "node", "period", "value", "status", "evidence", "note", "asked_of", "question", "may_be"])
    for partnership in partnerships.isEmpty ? [""] : partnerships {
      for node in framework.inOrder {
        let asked = node.measures.filter(\.isAnswered)
        let title = (node.number.isEmpty ? "" : node.number + " ") + node.name[language]
        for measure in asked {
          let path = asked.count == 1 ? node.id : "\(node.id)/\(measure.id)"
          let question = measure.name?[language] ?? measure.id
          table.add([
            partnership, path, period, "", "", "", "", title, question, Self.mayBe(measure, framework, language),
          ])
          guard case .activity(_, _, let milestones) = measure.kind else { continue }
          for step in milestones {
            table.add([
              partnership, "\(node.id)/\(measure.id)/\(step.id)", period, "", "", "", "", title,
              "\(question) – \(step.name[language])", Self.states(language),
            ])
          }
        }
      }
    }
    self.table = table
  }

  private static func mayBe(_ measure: NodeMeasure, _ framework: Framework, _ language: Language) -> String {
    switch measure.kind {
    case .indicator: return ""
    case .activity: return states(language)
    case .response(.number(let unit)):
      let word = LocalizedText(en: "value: a number", fr: "value\u{00A0}: un nombre")[language]
      return unit.map { "\(word) (\($0[language]))" } ?? word
    case .response(.yesNo): return LocalizedText(en: "value: yes or no", fr: "value\u{00A0}: oui ou non")[language]
    case .response(.text):
      return LocalizedText(en: "note: your words", fr: "note\u{00A0}: vos mots")[language]
    case .response(.scale(let id)):
      let levels = framework.rubric(id)?.levels ?? []
      return LocalizedText(en: "value: ", fr: "value\u{00A0}: ")[language]
        + levels.map { "\($0.value) = \($0.name[language])" }.joined(separator: ", ")
    }
  }

  private static func states(_ language: Language) -> String {
    LocalizedText(
      en: "status: planned, started or done",
      fr: "status\u{00A0}: prévu, commencé ou terminé")[language]
  }
}
