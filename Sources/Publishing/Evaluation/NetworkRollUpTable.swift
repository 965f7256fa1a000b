public import Indicators
public import LIPData

/// What the network answered, a row a question, without the names of those who did not agree to be named.
public struct NetworkRollUpTable {
  /// The table.
  public let table: PlainTable

  /// Makes the table.
  public init(_ rollUp: NetworkRollUp, language: Language) {
    var table = PlainTable([
      "framework_id", "period", "node", "node_name", "measure", "measure_name", "kind", "partnerships", "answered",
      "answers", "median", "low_quartile", "high_quartile", "named",
    ])
    for question in rollUp.questions {
      table.add([
        rollUp.framework.id, rollUp.period, question.node.id, question.node.name[language], question.measure.id,
        question.measure.name?[language] ?? question.measure.id, ScorecardTable.kind(question.measure),
        "\(rollUp.partnerships)", "\(question.answered)",
        (question.counts ?? []).map { "\($0.answer): \($0.count)" }.joined(separator: "; "),
        ChartReadyNumber.text(question.median), ChartReadyNumber.text(question.quartiles?.lowerBound),
        ChartReadyNumber.text(question.quartiles?.upperBound), question.named.joined(separator: " "),
      ])
    }
    self.table = table
  }

  /// The roll-up as Markdown: "n of N" for each question.
  public static func markdown(_ rollUp: NetworkRollUp, language: Language) -> String {
    let title = LocalizedText(en: "the network", fr: "le réseau")[language]
    var text = "# \(rollUp.framework.name[language]) – \(title)\n\n"
    text +=
      LocalizedText(
        en: """
          Period: \(rollUp.period). What was answered is told from \(NetworkRollUp.fewest) answers on; partnerships are \
          named only where they agreed to be.
          """,
        fr: """
          Période\u{00A0}: \(rollUp.period). Le contenu des réponses n’est présenté qu’à partir de \
          \(NetworkRollUp.fewest) réponses; les partenariats ne sont nommés que s’ils y ont consenti.
          """)[language] + "\n\n"
    var table = MarkdownTable(
      [
        LocalizedText(en: "Question", fr: "Question"), LocalizedText(en: "Answered", fr: "Réponses"),
        LocalizedText(en: "Answers", fr: "Contenu"), LocalizedText(en: "Median", fr: "Médiane"),
        LocalizedText(en: "Named", fr: "Partenariats nommés"),
      ].map { $0[language] }, numbers: false)
    for question in rollUp.questions {
      let name = question.measure.name?[language] ?? question.measure.id
      table.row([
        "\(question.node.name[language]) – \(name)",
        "\(question.answered) \(language == .english ? "of" : "sur") \(rollUp.partnerships)",
        (question.counts ?? []).map { "\(word($0.answer, question, rollUp, language)) \($0.count)" }
          .joined(separator: ", "),
        question.median.map { PeopleNumber.number($0, decimals: $0 == $0.rounded() ? 0 : 1, language) } ?? "",
        question.named.joined(separator: ", "),
      ])
    }
    return text + table.text
  }

  private static func word(
    _ answer: String, _ question: NetworkRollUp.Question, _ rollUp: NetworkRollUp, _ language: Language
  ) -> String {
    if case .response(.scale(let id)) = question.measure.kind {
      let level = rollUp.framework.rubric(id)?.levels.first { "\($0.value)" == answer }
      return level?.name[language] ?? answer
    }
    if let state = ActivityState(rawValue: answer) {
      return ScorecardWords.status(.activity(state, isLate: false), language)
    }
    return ScorecardWords.status(.yesNo(answer == "yes"), language)
  }
}
