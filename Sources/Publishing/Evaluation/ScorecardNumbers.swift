import Indicators
import LIPData

/// Prints the numbers of a scorecard for people.
struct ScorecardNumbers {
  private let framework: Framework
  private let language: Language

  init(_ framework: Framework, _ language: Language) {
    self.framework = framework
    self.language = language
  }

  /// A value in the column of a period, with its own period where that is another.
  func value(_ row: ScorecardRow, in period: String) -> String {
    let text = value(row.current, of: row)
    return row.current.period.isEmpty || row.current.period == period ? text : "\(text), \(row.current.period)"
  }

  /// A value with its unit, its interval and, where asked, its period.
  func value(_ value: ScorecardRow.Value?, of row: ScorecardRow, withPeriod: Bool = false) -> String {
    guard let value else { return "" }
    switch row.status {
    case .activity, .text, .notApplicable: return withPeriod ? "" : ScorecardWords.status(row.status, language)
    default: break
    }
    guard let number = value.value else { return withPeriod ? "" : ".." }
    var text = shown(number, of: row)
    if let low = value.low, let high = value.high, low < high {
      text += " (\(PeopleNumber.text(low, to: high, unit: row.unit, language)))"
    }
    return withPeriod && !value.period.isEmpty ? "\(text), \(value.period)" : text
  }

  private func shown(_ number: Double, of row: ScorecardRow) -> String {
    switch row.status {
    case .yesNo, .level: return ScorecardWords.status(row.status, language)
    default: break
    }
    if !row.unit.isEmpty { return PeopleNumber.text(number, unit: row.unit, language) }
    let decimals = number == number.rounded() ? 0 : number * 10 == (number * 10).rounded() ? 1 : 2
    let text = PeopleNumber.number(number, decimals: decimals, language)
    return row.unitName.map { "\(text) \($0[language])" } ?? text
  }

  /// What a value is held against: its reference, else its target.
  func against(_ row: ScorecardRow) -> String {
    if let reference = row.reference {
      return "\(value(reference.value, of: row)), \(reference.area[language])"
    }
    guard let target = row.target, let number = target.value else { return "" }
    let text = row.unit.isEmpty ? shownTarget(number, row) : PeopleNumber.text(number, unit: row.unit, language)
    return "\(ScorecardWords.target[language]) \(text), \(target.period)"
  }

  private func shownTarget(_ number: Double, _ row: ScorecardRow) -> String {
    let text = PeopleNumber.number(number, decimals: number == number.rounded() ? 0 : 2, language)
    return row.unitName.map { "\(text) \($0[language])" } ?? text
  }

  /// The measure of progress in the scale of its method.
  func progress(_ row: ScorecardRow) -> String {
    guard let value = row.progress?.value else { return "" }
    func number(_ decimals: Int) -> String { PeopleNumber.number(value, decimals: decimals, language) }
    switch framework.scoring.method {
    case "gap":
      let unit = row.unit == "percent" ? "points" : row.unit
      let text = (value > 0 ? "+" : "") + PeopleNumber.text(value, unit: unit, language)
      guard let ends = row.progressEnds, ends.lowerBound < ends.upperBound else { return text }
      return text + " (\(PeopleNumber.text(ends.lowerBound, to: ends.upperBound, unit: unit, language)))"
    case "statcan-progress", "eurostat":
      guard row.target == nil else { return number(2) }
      return PeopleNumber.number(100 * value, decimals: 2, language)
        + (language == .english ? "% " : "\u{00A0}% ") + ScorecardWords.yearly[language]
    case "rubric", "distance-covered", "expected-to-date":
      return PeopleNumber.number(100 * value, decimals: 0, language) + (language == .english ? "%" : "\u{00A0}%")
    case ProgressMethods.dashboard:
      return [row.progress?.status.arrow, number(2)].compactMap(\.self).joined(separator: " ")
    default: return number(2)
    }
  }

  /// A score, with its ends where they differ.
  func score(_ score: Double?, low: Double?, high: Double?) -> String {
    guard let score, let scale = framework.scoring.scale else { return "" }
    let decimals = scale.upperBound > 10 ? 0 : 1
    let text = PeopleNumber.number(score, decimals: decimals, language)
    guard let low, let high, low < high else { return text }
    let ends =
      PeopleNumber.number(max(low, scale.lowerBound), decimals: decimals, language)
      + (language == .english ? " to " : " à ")
      + PeopleNumber.number(min(high, scale.upperBound), decimals: decimals, language)
    return "\(text) (\(ends))"
  }
}
