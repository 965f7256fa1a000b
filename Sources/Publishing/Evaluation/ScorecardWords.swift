import Indicators
import LIPData

/// The program's own words in a scorecard, in both languages.
enum ScorecardWords {
  static let what = LocalizedText(en: "What is measured", fr: "Ce qui est mesuré")
  static let baseline = LocalizedText(en: "Baseline", fr: "Valeur de départ")
  static let current = LocalizedText(en: "Current", fr: "Valeur actuelle")
  static let against = LocalizedText(en: "Held against", fr: "Comparée à")
  static let progress = LocalizedText(en: "Progress", fr: "Progrès")

  /// What a method's own measure is called.
  static func measure(of method: String) -> LocalizedText {
    switch method {
    case "gap": LocalizedText(en: "Gap", fr: "Écart")
    case "parity": LocalizedText(en: "Ratio", fr: "Rapport")
    case "distance-to-target": LocalizedText(en: "Distance", fr: "Distance")
    default: progress
    }
  }

  static let score = LocalizedText(en: "Score", fr: "Note")
  static let status = LocalizedText(en: "Status", fr: "Statut")
  static let trend = LocalizedText(en: "Trend", fr: "Tendance")
  static let confidence = LocalizedText(en: "Confidence", fr: "Confiance")
  static let why = LocalizedText(en: "Why", fr: "Pourquoi")
  static let period = LocalizedText(en: "Period", fr: "Période")
  static let index = LocalizedText(en: "Overall", fr: "Ensemble")
  static let method = LocalizedText(en: "Method", fr: "Méthode")
  static let raise = LocalizedText(en: "What would raise the coverage", fr: "Ce qui augmenterait la couverture")
  static let sources = LocalizedText(en: "Sources and licences", fr: "Sources et licences")
  static let evidence = LocalizedText(en: "Evidence", fr: "Preuve")
  static let target = LocalizedText(en: "target", fr: "cible")
  static let between = LocalizedText(en: "between", fr: "entre")
  static let and = LocalizedText(en: "and", fr: "et")
  static let yearly = LocalizedText(en: "a year", fr: "par an")
  static let of100 = LocalizedText(en: "of 100", fr: "sur 100")
  static let draft = LocalizedText(
    en: "The texts of this framework are drafts: nobody has reviewed them yet.",
    fr: "Les textes de ce cadre sont des ébauches\u{00A0}: personne ne les a encore révisés.")
  static let template = LocalizedText(
    en: "This framework is a template: a start to adapt, not its source’s own.",
    fr: "Ce cadre est un modèle\u{00A0}: un point de départ à adapter, et non celui de sa source.")
  static let unverified = LocalizedText(
    en: "What could not be checked against its source is marked *.",
    fr: "Ce qui n’a pu être vérifié à la source est marqué d’un *.")
  static let spheres = LocalizedText(
    en: """
      Control is the partnership’s own work; influence, what it works on with others; context, what it lives with: \
      context is shown beside and adds to no score.
      """,
    fr: """
      Le contrôle est le travail propre au partenariat; l’influence, ce à quoi il travaille avec d’autres; le contexte, \
      ce avec quoi il compose\u{00A0}: le contexte est présenté à titre d’information et n’entre dans aucune note.
      """)
  static let noRank = LocalizedText(
    en: "It is no ranking, and says nothing of how well a partnership works.",
    fr: "Il ne s’agit pas d’un classement, et rien n’y est dit de la qualité du travail d’un partenariat.")

  static func sphere(_ sphere: Sphere) -> LocalizedText {
    switch sphere {
    case .control: LocalizedText(en: "control", fr: "contrôle")
    case .influence: LocalizedText(en: "influence", fr: "influence")
    case .context: LocalizedText(en: "context", fr: "contexte")
    }
  }

  static func status(_ status: ProgressStatus) -> LocalizedText {
    switch status {
    case .targetAchieved: LocalizedText(en: "target achieved", fr: "cible atteinte")
    case .substantialProgress: LocalizedText(en: "substantial progress", fr: "progrès substantiels")
    case .moderateProgress: LocalizedText(en: "moderate progress", fr: "progrès modérés")
    case .limitedProgress: LocalizedText(en: "limited progress", fr: "progrès limités")
    case .moderateDeterioration: LocalizedText(en: "moderate deterioration", fr: "détérioration modérée")
    case .deterioration: LocalizedText(en: "deterioration", fr: "détérioration")
    case .notAchieved: LocalizedText(en: "not achieved", fr: "non atteint")
    case .nearTarget: LocalizedText(en: "near the target", fr: "près de la cible")
    case .someWayOff: LocalizedText(en: "some way off the target", fr: "à distance de la cible")
    case .farOff: LocalizedText(en: "far off the target", fr: "loin de la cible")
    case .ahead: LocalizedText(en: "ahead", fr: "en avance")
    case .level: LocalizedText(en: "level", fr: "à égalité")
    case .behind: LocalizedText(en: "behind", fr: "en retrait")
    case .notAvailable: LocalizedText(en: "not available", fr: "non disponible")
    }
  }

  static func status(_ status: ScorecardRow.Status, _ language: Language) -> String {
    switch status {
    case .progress(let one): self.status(one)[language]
    case .between(let worse, let better): range([worse, better], language)
    case .yesNo(let yes): LocalizedText(en: yes ? "yes" : "no", fr: yes ? "oui" : "non")[language]
    case .level(let level): level.name[language]
    case .activity(let state, let isLate): activity(state, isLate)[language]
    case .known: LocalizedText(en: "shown", fr: "présenté")[language]
    case .text: LocalizedText(en: "answered", fr: "répondu")[language]
    case .notApplicable: LocalizedText(en: "does not apply", fr: "sans objet")[language]
    case .missing: LocalizedText(en: "missing", fr: "manquant")[language]
    }
  }

  /// One status, or the two that the interval leaves.
  static func range(_ statuses: [ProgressStatus], _ language: Language) -> String {
    guard statuses.count == 2 else { return statuses.first.map { status($0)[language] } ?? "" }
    return "\(between[language]) \(status(statuses[0])[language]) \(and[language]) \(status(statuses[1])[language])"
  }

  private static func activity(_ state: ActivityState, _ isLate: Bool) -> LocalizedText {
    var text =
      switch state {
      case .planned: LocalizedText(en: "planned", fr: "prévu")
      case .started: LocalizedText(en: "started", fr: "commencé")
      case .done: LocalizedText(en: "done", fr: "terminé")
      }
    if isLate {
      text.en += ", late"
      text.fr += ", en retard"
    }
    return text
  }

  static func trend(_ trend: ScorecardRow.Trend) -> LocalizedText {
    switch trend {
    case .improving: LocalizedText(en: "improving", fr: "en amélioration")
    case .worsening: LocalizedText(en: "worsening", fr: "en recul")
    case .rising: LocalizedText(en: "rising", fr: "en hausse")
    case .falling: LocalizedText(en: "falling", fr: "en baisse")
    case .unchanged: LocalizedText(en: "unchanged", fr: "sans changement")
    case .unclear: LocalizedText(en: "cannot be told", fr: "ne peut être établie")
    }
  }

  static func confidence(_ confidence: ScorecardRow.Confidence) -> LocalizedText {
    switch confidence {
    case .usable: LocalizedText(en: "usable", fr: "utilisable")
    case .caution: LocalizedText(en: "with caution", fr: "avec prudence")
    case .unreliable: LocalizedText(en: "unreliable", fr: "peu fiable")
    case .unavailable: LocalizedText(en: "–", fr: "–")
    case .evidenced: LocalizedText(en: "self-reported, with evidence", fr: "autodéclaré, avec preuve")
    case .stated: LocalizedText(en: "self-reported", fr: "autodéclaré")
    }
  }

  /// "12 of 17 measured".
  static func coverage(_ measured: Int, of all: Int) -> LocalizedText {
    LocalizedText(
      en: "Coverage: \(measured) of \(all) measured.",
      fr: "Couverture\u{00A0}: \(measured) \(measured > 1 ? "éléments mesurés" : "élément mesuré") sur \(all).")
  }

  static let owner = LocalizedText(en: "Owner", fr: "Responsable")

  static func rank(_ rank: Int, of all: Int) -> LocalizedText {
    LocalizedText(
      en: "Rank \(rank) of \(all), as was asked for; small differences say nothing.",
      fr: "Rang \(rank) sur \(all), comme demandé; de petites différences ne signifient rien.")
  }

  static let notKnown = LocalizedText(en: "Not known", fr: "Non connu")

  static func gap(_ gap: Scorecard.Gap) -> LocalizedText {
    switch gap {
    case .unanswered(let node, let measures):
      let count = measures.count
      return LocalizedText(
        en: "\(node.name.en): \(count) \(count == 1 ? "answer" : "answers")",
        fr: "\(node.name.fr)\u{00A0}: \(count) \(count > 1 ? "réponses" : "réponse")")
    case .noFigure(let node, _, let name, let why):
      return LocalizedText(
        en: "\(node.name.en): a figure for “\(name.en)”. \(why.en)",
        fr: "\(node.name.fr)\u{00A0}: un chiffre pour «\u{00A0}\(name.fr)\u{00A0}». \(why.fr)")
    case .unmeasured(let node, let why):
      return LocalizedText(en: "\(node.name.en): \(why.en)", fr: "\(node.name.fr)\u{00A0}: \(why.fr)")
    }
  }

  static func template(_ framework: String) -> LocalizedText {
    LocalizedText(
      en: "`lipdata frameworks template \(framework)` writes the file of questions to fill in.",
      fr: "`lipdata frameworks template \(framework)` produit le fichier de questions à remplir.")
  }
}
