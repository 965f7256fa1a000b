import Indicators
import LIPData

/// How a change since the previous census is printed for people: its size, its interval, and which way it went.
enum MovementWords {
  /// The heading of the catchment's column at an earlier census.
  static func heading(of vintage: String) -> LocalizedText {
    LocalizedText(en: "\(vintage) Census", fr: "Recensement de \(vintage)")
  }

  /// The heading of the column of changes since an earlier census, from `2016/2021`.
  static func heading(since vintages: String) -> LocalizedText {
    let earlier = vintages.prefix { $0 != "/" }
    return LocalizedText(en: "Change since \(earlier)", fr: "Variation depuis \(earlier)")
  }

  /// A change with its sign, its interval and its direction: `+1.8 points (0.9 to 2.7), rose`.
  static func text(_ figure: Figure, _ language: Language) -> String {
    guard let value = figure.estimate.value else { return ".." }
    // A change that prints as zero has no sign, whatever its interval says.
    let isNothing = abs(value) < 0.05
    var text =
      (value > 0 && !isNothing ? "+" : "") + PeopleNumber.text(isNothing ? 0 : value, unit: figure.unit, language)
    if figure.unit == "points" { text += "\u{00A0}" + points(value, language) }
    text += AssessmentWords.mark(figure.estimate.quality)
    if let interval = figure.interval, interval.method != "exact" {
      text += " (\(PeopleNumber.text(interval.low, to: interval.high, unit: figure.unit, language)))"
    }
    return figure.estimate.movement.map { text + ", " + word($0, isNothing)[language] } ?? text
  }

  /// A French plural begins at 2.
  private static func points(_ value: Double, _ language: Language) -> String {
    // As it is printed: 1.96 is 2.0.
    let tenths = (abs(value) * 10).rounded(.toNearestOrEven)
    let isOne = language == .english ? tenths == 10 : tenths < 20
    return isOne ? "point" : "points"
  }

  private static func word(_ movement: Movement, _ isNothing: Bool) -> LocalizedText {
    if isNothing, movement == .rose || movement == .fell {
      return LocalizedText(en: "hardly changed", fr: "presque sans changement")
    }
    return switch movement {
    case .rose: LocalizedText(en: "rose", fr: "en hausse")
    case .fell: LocalizedText(en: "fell", fr: "en baisse")
    case .unchanged: LocalizedText(en: "unchanged", fr: "sans changement")
    case .unclear: LocalizedText(en: "may not have changed", fr: "n’a peut-être pas changé")
    }
  }
}
