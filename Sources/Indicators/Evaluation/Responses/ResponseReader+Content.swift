import LIPData

extension ResponseReader {
  /// What was answered; nil where it is said to be missing, and for a question of words that has none.
  func content(_ row: DelimitedTable.Record, _ written: Written, _ measure: NodeMeasure) throws -> Response.Content? {
    let (value, status) = (written.value, written.status)
    let isMissing = ["missing", "manquant", "manquante"].contains(status)
    if isMissing
      || ["not-applicable", "not applicable", "na", "n/a", "s.o.", "sans objet", "sans-objet"].contains(status)
    {
      guard value.isEmpty else {
        throw wrongAnswer(
          row, "The value is \"\(value)\", and the status says that there is none", "one of the two, not both")
      }
      return isMissing ? nil : .notApplicable
    }
    switch measure.kind {
    case .indicator: return nil
    case .activity: return .state(try state(row, written))
    case .response(let answer):
      guard ["", "draft", "brouillon", "final", "finale"].contains(status) else {
        throw wrongStatus(status, ["draft", "final", "missing", "not-applicable"], row)
      }
      if case .text = answer { return written.words.isEmpty ? nil : .text }
      return try self.answer(row, value, answer)
    }
  }

  /// The state of an activity, which stands in the status, or in the value for want of one.
  private func state(_ row: DelimitedTable.Record, _ written: Written) throws -> ActivityState {
    let words = ActivityState.allCases.map(\.rawValue)
    guard !written.value.isEmpty else {
      if let state = ActivityState(word: written.status) { return state }
      throw wrongStatus(written.status, words, row)
    }
    guard let inValue = ActivityState(word: written.value) else {
      throw wrongAnswer(
        row, "\"\(written.value)\" is no state of an activity",
        "planned, started or done in the column status, and words in note")
    }
    guard !written.status.isEmpty else { return inValue }
    guard let state = ActivityState(word: written.status) else { throw wrongStatus(written.status, words, row) }
    guard state == inValue else {
      throw wrongAnswer(
        row, "The value says \(inValue.rawValue) and the status \(state.rawValue)",
        "one of the two, in the column status")
    }
    return state
  }

  private func answer(_ row: DelimitedTable.Record, _ value: String, _ answer: NodeMeasure.Answer) throws
    -> Response.Content?
  {
    func wrong(_ expected: String) -> Diagnostic {
      wrongAnswer(
        row, value.isEmpty ? "There is a status and no value" : "\"\(value)\" is no answer to this question", expected)
    }
    switch answer {
    case .text: return .text
    case .number:
      guard !value.isEmpty, let number = try SeriesTargets.number(row, "value") else { throw wrong("a number") }
      return .number(number)
    case .yesNo:
      guard let yes = Self.yesNo(value) else { throw wrong("yes or no") }
      return .yesNo(yes)
    case .scale(let id):
      let levels = framework.rubric(id)?.levels ?? []
      guard let level = Self.level(value, of: levels, dialect: row.dialect) else {
        throw wrong(levels.map { "\($0.value) (\($0.name.en))" }.joined(separator: ", "))
      }
      return .level(level.value)
    }
  }

  /// The level that is named by its value, its name, or both as the template writes them: `4`, `4.0`, `Partners`,
  /// `4 = Partners`.
  private static func level(_ text: String, of levels: [Rubric.Level], dialect: DelimitedDialect) -> Rubric.Level? {
    func named(_ level: Rubric.Level, _ name: String) -> Bool {
      [level.name.en, level.name.fr].contains { $0.lowercased() == name.lowercased() }
    }
    if let level = levels.first(where: { named($0, text) }) { return level }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmed }
    guard let number = SeriesTargets.number(parts[0], dialect),
      let level = levels.first(where: { Double($0.value) == number })
    else { return nil }
    // A value beside the name of another level is a slip, and nobody can tell in which of the two.
    return parts.count == 1 || named(level, parts[1]) ? level : nil
  }

  /// What a word says, in either language; nil for neither.
  static func yesNo(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "yes", "oui", "y", "o", "true", "1": true
    case "no", "non", "n", "false", "0": false
    default: nil
    }
  }

  private func wrongAnswer(_ row: DelimitedTable.Record, _ sentence: String, _ expected: String) -> Diagnostic {
    Diagnostic("wrong-answer", sentence, at: row.place("value"), remedy: "Write \(expected).")
  }

  private func wrongStatus(_ word: String, _ words: [String], _ row: DelimitedTable.Record) -> Diagnostic {
    Diagnostic(
      "wrong-status", word.isEmpty ? "The column status is empty" : "\"\(word)\" is not a status of this row",
      at: row.place("status"), remedy: Suggestion.remedy(for: word, among: words))
  }
}
