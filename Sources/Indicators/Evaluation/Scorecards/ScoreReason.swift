import LIPData

/// Why a measure has the status that it has, in one sentence of each language.
enum ScoreReason {
  static let unanswered = LocalizedText(
    en: "Nobody answered for this period.", fr: "Personne n’a répondu pour cette période.")
  static let draft = LocalizedText(en: "The answer is a draft.", fr: "La réponse est provisoire.")
  static let notApplicable = LocalizedText(
    en: "The partnership says that it does not apply.", fr: "Le partenariat indique que cela ne s’applique pas.")
  static let words = LocalizedText(
    en: "Answered in words, which are not scored.", fr: "Réponse en mots, qui n’est pas notée.")
  static let answered = LocalizedText(en: "The evaluator’s answer.", fr: "Réponse de l’évaluatrice ou de l’évaluateur.")
  static let noTarget = LocalizedText(
    en: "There is no target to hold it against.", fr: "Il n’y a pas de cible à laquelle la comparer.")
  static let neutral = LocalizedText(
    en: "Neither more nor less of it is better: it is shown and not judged.",
    fr: "Ni plus ni moins n’est préférable\u{00A0}: la valeur est présentée sans être jugée.")
  static let noFigure = LocalizedText(
    en: "The data at hand have no figure.", fr: "Les données disponibles ne donnent aucun chiffre.")
  static let noStore = LocalizedText(
    en: "No store was named, so that no figure was looked up.",
    fr: "Aucun fichier de données n’a été indiqué\u{00A0}: aucun chiffre n’a été recherché.")
  static let laterThanPeriod = LocalizedText(
    en: "The data at hand are of a later census than the period.",
    fr: "Les données disponibles proviennent d’un recensement postérieur à la période.")
  static let wholeProvince = LocalizedText(
    en: "The province is compared as a whole, the catchment in it.",
    fr: "La province est comparée dans son ensemble, territoire compris.")
  static let catchmentUnknown = LocalizedText(
    en: "The areas of the partnership are not known.", fr: "Les secteurs du partenariat ne sont pas connus.")
  static let noReference = LocalizedText(
    en: "What it is compared with is not in the data at hand.",
    fr: "L’élément de comparaison ne figure pas dans les données disponibles.")
  static let countsOfAreas = LocalizedText(
    en: "Counts of areas of different sizes are not compared.",
    fr: "Les nombres de secteurs de tailles différentes ne se comparent pas.")
  static let apart = LocalizedText(
    en: "The 95% interval of the difference excludes zero.",
    fr: "L’intervalle à 95\u{00A0}% de la différence exclut zéro.")
  static let notApart = LocalizedText(
    en: "The 95% interval of the difference includes zero: no difference can be claimed.",
    fr: "L’intervalle à 95\u{00A0}% de la différence comprend zéro\u{00A0}: aucune différence ne peut être affirmée.")
  static let intervalUnknown = LocalizedText(
    en: "Nobody publishes how sure the figure is: the difference is shown and not judged.",
    fr: "La précision du chiffre n’est pas publiée\u{00A0}: la différence est présentée sans être jugée.")
  static let noBaseline = LocalizedText(
    en: "There is no baseline to tell progress from.", fr: "Il n’y a pas de valeur de départ pour mesurer le progrès.")
  static let notTold = LocalizedText(
    en: "The intervals of the two values do not allow one status.",
    fr: "Les intervalles des deux valeurs ne permettent pas un statut unique.")

  /// A figure that is held against nothing: its first caution, or that it is shown.
  static func figure(_ figure: Figure) -> LocalizedText {
    figure.estimate.reasons.first?.text
      ?? LocalizedText(en: "Shown as it stands in the data.", fr: "Présenté tel qu’il figure dans les données.")
  }

  static func level(_ level: Rubric.Level, of rubric: Rubric) -> LocalizedText {
    let last = rubric.levels.last?.value ?? level.value
    guard let meaning = level.meaning else {
      return LocalizedText(
        en: "Level \(level.value) of \(last), \(rubric.name.en).",
        fr: "Niveau \(level.value) sur \(last), \(rubric.name.fr).")
    }
    return LocalizedText(
      en: "Level \(level.value) of \(last): \(meaning.en)",
      fr: "Niveau \(level.value) sur \(last)\u{00A0}: \(meaning.fr)")
  }

  /// From where to where, and to what it should come.
  static func progress(_ progress: Progress, _ row: ScorecardRow) -> LocalizedText {
    func number(_ value: Double?, _ mark: String) -> String {
      guard let value else { return "" }
      let tenths = (value * 10).rounded()
      let text =
        tenths == (value * 10).rounded(.down) && tenths.truncatingRemainder(dividingBy: 10) == 0
        ? "\(Int(tenths / 10))" : "\(tenths / 10)"
      return text.replacing(".", with: mark)
    }
    var text = LocalizedText(
      en: "It stands at \(number(row.current.value, "."))", fr: "La valeur est de \(number(row.current.value, ","))")
    if let start = row.baseline, start.value != nil {
      text.en = "From \(number(start.value, ".")) (\(start.period)) to \(number(row.current.value, "."))"
      text.fr = "De \(number(start.value, ",")) (\(start.period)) à \(number(row.current.value, ","))"
      if !row.current.period.isEmpty {
        text.en += " (\(row.current.period))"
        text.fr += " (\(row.current.period))"
      }
    }
    if let target = row.target {
      text.en += ", with a target of \(number(target.value, ".")) by \(target.period)"
      text.fr += ", pour une cible de \(number(target.value, ",")) d’ici \(target.period)"
    }
    let note = progress.note
    return LocalizedText(
      en: text.en + "." + (note.map { " " + $0.en } ?? ""), fr: text.fr + "." + (note.map { " " + $0.fr } ?? ""))
  }

  static func activity(
    _ state: ActivityState, answered: Int, done: Int, of all: Int, late: [NodeMeasure.Milestone], due: String?
  ) -> LocalizedText {
    var text =
      answered == 0
      ? LocalizedText(en: "As the partnership reports it", fr: "Selon le partenariat")
      : LocalizedText(
        en: "\(done) of \(all) milestones done",
        fr: done > 1 ? "\(done) étapes terminées sur \(all)" : "\(done) étape terminée sur \(all)")
    if state == .done, answered > 0, done < all {
      text.en += ", though the whole is reported as done"
      text.fr += ", bien que l’ensemble soit déclaré terminé"
    }
    if !late.isEmpty {
      text.en += "; late: " + late.map { "\($0.name.en) (\($0.due ?? ""))" }.joined(separator: ", ")
      text.fr += "; en retard\u{00A0}: " + late.map { "\($0.name.fr) (\($0.due ?? ""))" }.joined(separator: ", ")
    } else if let due, state != .done {
      text.en += "; due \(due)"
      text.fr += "; échéance le \(due)"
    }
    return LocalizedText(en: text.en + ".", fr: text.fr + ".")
  }
}
