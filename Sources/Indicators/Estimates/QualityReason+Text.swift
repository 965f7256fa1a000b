public import LIPData

extension QualityReason {
  /// The reason as a sentence for the reader of a table.
  public var text: LocalizedText {
    switch self {
    case .notInData:
      LocalizedText(
        en: "No area of the catchment is in the data.",
        fr: "Aucun secteur du territoire ne figure dans les données.")
    case .noVariable:
      LocalizedText(
        en: "The data at hand do not hold this variable.",
        fr: "Les données disponibles ne contiennent pas cette variable.")
    case .noCells:
      LocalizedText(en: "Every cell is hidden or missing.", fr: "Toutes les cellules sont masquées ou manquantes.")
    case .noDenominator:
      LocalizedText(en: "The denominator is zero or missing.", fr: "Le dénominateur est nul ou manquant.")
    case .partMissing(let coverage):
      LocalizedText(
        en: "The cells make up \(Self.percent(coverage))% of the catchment.",
        fr: "Les cellules représentent \(Self.percent(coverage))\u{00A0}% du territoire.")
    case .publisherCaution:
      LocalizedText(
        en: "The publisher says: use with caution.", fr: "Le diffuseur indique\u{00A0}: à utiliser avec prudence.")
    case .nonResponse(let level):
      LocalizedText(
        en: level >= 5
          ? "Half or more of the dwellings of an area did not answer."
          : "Between \(level * 10)% and \(level * 10 + 10)% of the dwellings of an area did not answer.",
        fr: level >= 5
          ? "La moitié ou plus des logements d’un secteur n’ont pas répondu."
          : "Entre \(level * 10)\u{00A0}% et \(level * 10 + 10)\u{00A0}% des logements d’un secteur n’ont pas répondu.")
    case .incompleteEnumeration:
      LocalizedText(
        en: "A reserve that was not fully enumerated is left out.",
        fr: "Une réserve partiellement dénombrée n’est pas comprise.")
    case .wideInterval(let unreliable):
      LocalizedText(
        en: unreliable ? "The 95% interval is too wide to lean on." : "The 95% interval is wide.",
        fr: unreliable
          ? "L’intervalle à 95\u{00A0}% est trop large pour s’y fier." : "L’intervalle à 95\u{00A0}% est large.")
    case .atLeast:
      LocalizedText(
        en: "At least: zeros in sample data hide small counts.",
        fr: "Au moins\u{00A0}: les zéros des données-échantillon masquent de petits nombres.")
    case .apportioned:
      LocalizedText(
        en: "A part of an area counts by its weight.", fr: "Une partie d’un secteur est comptée selon son poids.")
    case .notCombinable:
      LocalizedText(
        en: "A median or mean may not be combined over areas; none is published for this one.",
        fr: "Une médiane ou une moyenne ne se combine pas entre secteurs\u{00A0}; aucune n’est publiée pour celui-ci.")
    case .tooFewPeers:
      LocalizedText(en: "Fewer than five peers have data.", fr: "Moins de cinq pairs ont des données.")
    case .otherUniverse:
      LocalizedText(
        en: "The comparator counts another universe (all residents, not only private households).",
        fr: "Le comparateur porte sur un autre univers (l’ensemble des résidents, et non les seuls ménages privés).")
    case .seriesBreak(_, _, let sentence): sentence
    case .wouldReveal:
      LocalizedText(
        en: "The difference would reveal a hidden cell.", fr: "La différence révélerait une cellule masquée.")
    }
  }

  private static func percent(_ part: Double) -> Int { Int((part * 100).rounded(.down)) }
}
