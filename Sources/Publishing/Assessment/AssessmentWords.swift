import Indicators
import LIPData

/// The program's own words in an assessment, in both languages.
///
/// French sets no-break spaces before : and %, as ``FrenchTypography`` does.
enum AssessmentWords {
  static let indicator = LocalizedText(en: "Indicator", fr: "Indicateur")
  static let category = LocalizedText(en: "Category", fr: "Catégorie")
  static let interval = LocalizedText(en: "95% interval", fr: "Intervalle à 95\u{00A0}%")
  static let exact = LocalizedText(en: "exact", fr: "exact")
  static let table = LocalizedText(en: "Table", fr: "Tableau")
  static let catchment = LocalizedText(en: "Catchment", fr: "Territoire")
  static let sources = LocalizedText(en: "Sources and licences", fr: "Sources et licences")
  static let definitions = LocalizedText(en: "Definitions", fr: "Définitions")
  static let howToRead = LocalizedText(en: "How to read the tables", fr: "Comment lire les tableaux")
  static let source = LocalizedText(en: "Source", fr: "Source")
  static let reference = LocalizedText(en: "Reference date", fr: "Date de référence")
  static let note = LocalizedText(en: "Note", fr: "Note")
  static let chartData = LocalizedText(en: "Data of this table", fr: "Données du tableau")
  static let universe = LocalizedText(en: "Universe", fr: "Univers")
  static let draft = LocalizedText(
    en: "The texts of this document are drafts: nobody has reviewed them yet.",
    fr: "Les textes de ce document sont des ébauches\u{00A0}: personne ne les a encore révisés.")
  static let peers = LocalizedText(en: "Peers", fr: "Pairs")
  static let reserves = LocalizedText(en: "Reserves in the catchment", fr: "Réserves sur le territoire")
  static let constructed = LocalizedText(
    en: "This catchment was put together by lipdata from public lists; it is not the partnership’s own list of areas.",
    fr:
      "Ce territoire a été reconstitué par lipdata à partir de listes publiques; ce n’est pas la liste du partenariat."
  )
  static let reading = LocalizedText(
    en: """
      Each value stands beside its 95% interval, which puts together the rounding of the published counts and the \
      sampling of the long form (modelled where none is published). Two values whose intervals overlap may not differ.
      """,
    fr: """
      Chaque valeur est accompagnée de son intervalle à 95\u{00A0}%, qui réunit l’arrondissement des chiffres publiés et \
      l’échantillonnage du questionnaire détaillé (modélisé là où rien n’est publié). Deux valeurs dont les intervalles \
      se recoupent ne diffèrent peut-être pas.
      """)

  /// The mark of a grade; none where the estimate is usable.
  static func mark(_ quality: Quality) -> String {
    switch quality {
    case .usable, .unavailable: ""
    case .caution: "†"
    case .unreliable: "‡"
    }
  }

  /// What stands where a row has no figure of a comparator.
  static let blank = "–"

  /// What each mark means, in the order in which they are explained.
  static let marks: [(mark: String, meaning: LocalizedText)] = [
    ("†", LocalizedText(en: "use with caution", fr: "à utiliser avec prudence")),
    ("‡", LocalizedText(en: "unreliable, not to be leaned on", fr: "peu fiable, à ne pas utiliser seul")),
    ("≥", LocalizedText(en: "at least", fr: "au moins")),
    ("≤", LocalizedText(en: "at most", fr: "au plus")),
    ("x", LocalizedText(en: "suppressed by the publisher", fr: "supprimé par le diffuseur")),
    ("..", LocalizedText(en: "not available", fr: "non disponible")),
    (blank, LocalizedText(en: "not compared, or not in the data", fr: "non comparé, ou absent des données")),
  ]

  /// Said once where nothing of the previous census is at hand.
  static func missing(census vintage: Int) -> LocalizedText {
    LocalizedText(
      en: "There is no comparison with \(vintage): the data at hand have nothing of that census for this catchment.",
      fr: "Il n’y a pas de comparaison avec \(vintage)\u{00A0}: les données disponibles ne contiennent rien de ce "
        + "recensement pour ce territoire.")
  }

  /// The reserves with what the census of 2021 did of them: of many the number, and those that are in no figure.
  static func reserves(_ reserves: [NeedsAssessment.Reserve], _ language: Language) -> String {
    let left = reserves.filter(\.isNotEnumerated)
    let counted = reserves.filter { !$0.isNotEnumerated }
    func names(_ reserves: [NeedsAssessment.Reserve]) -> String {
      let shown = reserves.prefix(12).map { "\($0.name[language]) (\($0.type[language]))" }.joined(separator: ", ")
      let rest = reserves.count - 12
      guard rest > 0 else { return shown }
      return shown + (language == .english ? " and \(rest) more" : " et \(rest) \(rest == 1 ? "autre" : "autres")")
    }
    var parts: [String] = []
    if !counted.isEmpty {
      parts.append((language == .english ? "enumerated in 2021: " : "dénombrées en 2021\u{00A0}: ") + names(counted))
    }
    if !left.isEmpty {
      parts.append(
        (language == .english
          ? "not, or not fully, enumerated, their people in no figure: "
          : "non ou partiellement dénombrées, leurs habitants n’étant dans aucun chiffre\u{00A0}: ") + names(left))
    }
    return parts.joined(separator: "; ") + "."
  }

  /// Who the peers are, and which of them have data.
  static func peers(_ withData: [Partnership], of all: Int, _ language: Language) -> String {
    let names = withData.map { name(of: $0, language) }.joined(separator: ", ")
    switch language {
    case .english:
      return
        "\(all) partnerships of the same setting and size whose areas do not overlap this one; \(withData.count) have data"
        + (names.isEmpty ? "." : ": \(names).")
    case .french:
      return "\(all) partenariats de même milieu et de même taille dont le territoire ne recoupe pas celui-ci; "
        + "\(withData.count) ont des données" + (names.isEmpty ? "." : "\u{00A0}: \(names).")
    }
  }

  /// The sentence with which a document opens.
  static func fill(_ filled: Int, of total: Int, missing: [String], _ language: Language) -> String {
    switch language {
    case .english:
      "\(filled) of \(total) tables" + (missing.isEmpty ? "." : "; missing: \(missing.joined(separator: "; ")).")
    case .french:
      "\(filled) \(filled > 1 ? "tableaux" : "tableau") sur \(total)"
        + (missing.isEmpty ? "." : "; manquants\u{00A0}: \(missing.joined(separator: "; ")).")
    }
  }

  /// What brings the tables that are missing.
  static func remedy(_ language: Language) -> String {
    switch language {
    case .english:
      """
      What is missing is in Statistics Canada’s Census Profile for these areas (98-401-X2021, comprehensive download, CSV). \
      When you have it: `lipdata ingest FILE --store STORE`, then run the assessment again.
      """
    case .french:
      """
      Ce qui manque se trouve dans le Profil du recensement de Statistique Canada pour ces secteurs (98-401-X2021, \
      téléchargement complet, CSV). Une fois le fichier en main\u{00A0}: `lipdata ingest FICHIER --store ENTREPÔT`, puis \
      relancez l’évaluation.
      """
    }
  }

  /// A partnership's name; an official name that exists in English only keeps its language in a French text.
  static func name(of partnership: Partnership, _ language: Language) -> String {
    let name = partnership.name
    guard language == .french, name.fr == name.en else { return name[language] }
    return "<span lang=\"en\">\(name.en)</span>"
  }

  /// The label that ends with a colon, as each language sets it.
  static func label(_ text: LocalizedText, _ language: Language) -> String {
    text[language] + (language == .english ? ":" : "\u{00A0}:")
  }
}
