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
    case .noVariableHere:
      LocalizedText(
        en: "The data at hand for this area do not hold this variable.",
        fr: "Les données disponibles pour ce territoire ne contiennent pas cette variable.")
    case .notGiven:
      LocalizedText(
        en: "The files do not give it for this area.", fr: "Les fichiers ne donnent pas cette valeur pour ce secteur.")
    case .noCells:
      LocalizedText(en: "Every cell is hidden or missing.", fr: "Toutes les cellules sont masquées ou manquantes.")
    case .noDenominator:
      LocalizedText(en: "The denominator is zero or missing.", fr: "Le dénominateur est nul ou manquant.")
    case .partMissing(let coverage):
      LocalizedText(
        en: "The cells make up \(Self.percent(coverage))% of the catchment.",
        fr: "Les cellules représentent \(Self.percent(coverage).replacing(".", with: ","))\u{00A0}% du territoire.")
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
    case .atMost:
      LocalizedText(
        en: "At most: zeros in sample data hide small counts of what it is divided by, or of what is taken away.",
        fr:
          "Au plus\u{00A0}: les zéros des données-échantillon masquent de petits nombres dans ce qui divise ou dans ce "
          + "qui est soustrait.")
    case .moreOrLess:
      LocalizedText(
        en: "More or less than shown: zeros in sample data hide small counts on both sides of the formula.",
        fr: "Davantage ou moins que le chiffre présenté\u{00A0}: les zéros des données-échantillon masquent de petits "
          + "nombres des deux côtés de la formule.")
    case .noIntervalOfPart:
      LocalizedText(
        en: "No interval: nobody knows how far off a count is of which a part is missing or counts by weight.",
        fr:
          "Sans intervalle\u{00A0}: on ignore l’erreur d’un nombre dont une partie manque ou est comptée selon son poids."
      )
    case .largerThanWhole:
      LocalizedText(
        en: "The part is larger than what it is divided by: it is no part of it.",
        fr: "La partie dépasse l’ensemble par lequel elle est divisée\u{00A0}: elle n’en fait pas partie.")
    case .holdsHidden(let cells):
      LocalizedText(
        en: "Hidden cells of listed categories are in it (\(cells)): not to be set beside the rest of another area.",
        fr:
          "Des cellules masquées de catégories énumérées y sont comprises (\(cells))\u{00A0}: à ne pas comparer au reste "
          + "d’un autre secteur.")
    case .apportioned:
      LocalizedText(
        en: "A part of an area counts by its weight.", fr: "Une partie d’un secteur est comptée selon son poids.")
    case .notCombinable:
      LocalizedText(
        en: "A median or mean may not be combined over areas; none is published for this one.",
        fr: "Une médiane ou une moyenne ne se combine pas entre secteurs; aucune n’est publiée pour celui-ci.")
    case .tooFewPeers:
      LocalizedText(en: "Fewer than five peers have data.", fr: "Moins de cinq pairs ont des données.")
    case .otherUniverse:
      LocalizedText(
        en: "One of the two compared is of all residents, the other of those in private households only.",
        fr: "L’un des deux termes comparés porte sur l’ensemble des résidents, l’autre sur les seuls ménages privés.")
    case .seriesBreak(_, _, let sentence): sentence
    case .wouldReveal:
      LocalizedText(
        en: "The difference would reveal a hidden cell.", fr: "La différence révélerait une cellule masquée.")
    case .interpolated(let lower, nil):
      LocalizedText(
        en: "Interpolated in the open class from \(Self.number(lower, ",")), not published.",
        fr: "Interpolé dans la classe ouverte à partir de \(Self.number(lower)), non publié.")
    case .interpolated(let lower, let upper?):
      LocalizedText(
        en: "Interpolated in the class from \(Self.number(lower, ",")) to \(Self.number(upper, ",")), not published.",
        fr:
          "Interpolé dans la classe de \(Self.number(lower)) à \(Self.number(upper)), non publié."
      )
    case .openClass:
      LocalizedText(
        en: "It lies in an open class, where nothing can be interpolated.",
        fr: "La valeur se situe dans une classe ouverte, où rien ne peut être interpolé.")
    case .notWhole:
      LocalizedText(
        en: "The categories do not make up their whole.", fr: "Les catégories ne forment pas l’ensemble visé.")
    case .onePart:
      LocalizedText(
        en: "The data have the catchment as one area: there are no parts to look at.",
        fr: "Les données présentent le territoire comme un seul secteur\u{00A0}: il n’y a pas de parties à examiner.")
    case .byChance(let parts, let part):
      LocalizedText(
        en: "Over \(parts) parts; chance alone would give about \(Self.nearest(part))% of the index.",
        fr:
          "Sur \(parts) parties; le hasard seul donnerait environ \(Self.nearest(part))\u{00A0}% de l’indice."
      )
    case .noComparator:
      LocalizedText(
        en: "The data at hand hold no larger area to compare with.",
        fr: "Les données disponibles ne contiennent aucun secteur plus vaste auquel comparer.")
    case .errorNotPublished:
      LocalizedText(
        en: "No interval: the publisher does not say how sure its means are.",
        fr: "Sans intervalle\u{00A0}: le diffuseur ne précise pas la marge d’erreur de ses moyennes.")
    case .redrawn(let earlier, let within, let vintage): Self.redrawn(within - earlier, of: earlier, vintage)
    case .noCounterpart(let areas, let vintage):
      LocalizedText(
        en: "Not known under the boundaries of \(vintage): \(areas.map(\.en).joined(separator: ", ")).",
        fr: "Inconnu dans les limites de \(vintage)\u{00A0}: \(areas.map(\.fr).joined(separator: ", ")).")
    case .generalKnowledge(let vintage):
      LocalizedText(
        en: "Which areas of \(vintage) these were is general knowledge, read in no official list.",
        fr:
          "Les secteurs de \(vintage) qui y correspondent sont affaire de notoriété, et n’ont été lus dans aucune liste "
          + "officielle.")
    case .noCorrespondence(let vintage):
      LocalizedText(
        en: "No correspondence with the areas of \(vintage) is known.",
        fr: "Aucune correspondance avec les secteurs de \(vintage) n’est connue.")
    }
  }

  /// What the redrawing of boundaries came to, in people of the earlier census.
  private static func redrawn(_ difference: Double, of earlier: Double, _ vintage: Int) -> LocalizedText {
    let count = abs(difference).rounded()
    let isMore = difference > 0
    let part = (1000 * abs(difference) / max(earlier, 1)).rounded() / 10
    let share = part == part.rounded() ? String(Int(part)) : String(part)
    return LocalizedText(
      en:
        "The boundaries changed: today’s held \(number(count, ",")) \(isMore ? "more" : "fewer") people in \(vintage) "
        + "than those of the time (\(share)%).",
      fr: "Les limites ont changé\u{00A0}: celles d’aujourd’hui comptaient en \(vintage) \(number(count)) personnes de "
        + "\(isMore ? "plus" : "moins") que celles de l’époque (\(share.replacing(".", with: ","))\u{00A0}%).")
  }

  /// A bound of a class, in groups of three digits; in French with a space that does not break.
  private static func number(_ value: Double, _ separator: String = "\u{00A0}") -> String {
    guard value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
    var digits = String(Int(abs(value)))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: separator)
  }

  private static func nearest(_ part: Double) -> Int { Int((min(part, 1) * 100).rounded()) }

  /// To a tenth, downwards: what is not all never reads as all.
  private static func percent(_ part: Double) -> String {
    let tenths = Int((part * 1000 + 1e-9).rounded(.down))
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}
