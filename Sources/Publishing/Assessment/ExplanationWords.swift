import Indicators
import LIPData

/// The program's own words in an explanation, in both languages.
enum ExplanationWords {
  static let formula = LocalizedText(en: "Formula", fr: "Formule")
  static let definition = LocalizedText(en: "Definition", fr: "Définition")
  static let figures = LocalizedText(en: "Figures", fr: "Valeurs")
  static let components = LocalizedText(en: "What the interval is made of", fr: "Composition de l’intervalle")
  static let grade = LocalizedText(en: "Grade", fr: "Cote")
  /// The headings of the published areas, by the side that they stand on.
  static let sides: [(side: Explanation.Side, heading: LocalizedText)] = [
    (
      .summed,
      LocalizedText(en: "Published areas that are summed", fr: "Secteurs publiés dont on fait la somme")
    ),
    (
      .takenAway,
      LocalizedText(en: "Published areas that are taken away", fr: "Secteurs publiés que l’on soustrait")
    ),
    (
      .compared,
      LocalizedText(en: "Published areas of the larger area", fr: "Secteurs publiés du secteur plus vaste")
    ),
    (
      .earlier,
      LocalizedText(
        en: "Published areas of the earlier census that are summed",
        fr: "Secteurs publiés du recensement antérieur dont on fait la somme")
    ),
  ]
  static let interpolation = LocalizedText(en: "Interpolation, SE", fr: "Interpolation, erreur-type")
  static let missing = LocalizedText(en: "Not in the data", fr: "Absents des données")
  static let cells = LocalizedText(en: "Cells", fr: "Cellules")
  static let breaks = LocalizedText(
    en: "Before a comparison with another census", fr: "Avant une comparaison avec un autre recensement")
  static let files = LocalizedText(en: "Files", fr: "Fichiers")
  static let notes = LocalizedText(en: "The publisher’s notes", fr: "Notes du diffuseur")
  static let licence = LocalizedText(en: "Licence", fr: "Licence")
  static let peers = LocalizedText(en: "Values of the peers", fr: "Valeurs des pairs")
  /// Where the cells of a peer's value are shown.
  static func eachPeer(_ indicator: String) -> LocalizedText {
    LocalizedText(
      en: "The cells of each: `lipdata explain PARTNERSHIP \(indicator)`.",
      fr: "Les cellules de chacun\u{00A0}: `lipdata explain PARTENARIAT \(indicator) --lang fr`.")
  }
  static let noReason = LocalizedText(
    en: "No rule lowers the grade.", fr: "Aucune règle n’abaisse la cote.")
  static let nothing = LocalizedText(
    en: "There is no value, and so nothing to explain but why.",
    fr: "Il n’y a pas de valeur\u{00A0}: il ne reste à en dire que la raison.")

  static let boundaries = LocalizedText(en: "Boundaries", fr: "Limites")

  /// Whether boundaries changed, as far as people go.
  static func boundaries(_ boundaries: Boundaries) -> LocalizedText {
    switch boundaries {
    case .same:
      LocalizedText(
        en: "The same as today’s, as far as people go: that census’s count is the same within either.",
        fr: "Les mêmes qu’aujourd’hui, pour ce qui est des personnes\u{00A0}: le chiffre de ce recensement est le même "
          + "dans les unes et dans les autres.")
    case .redrawn(let earlier, let within):
      LocalizedText(
        en: "Redrawn: \(PeopleNumber.number(earlier, decimals: 0, .english)) people of that census within its own, "
          + "\(PeopleNumber.number(within, decimals: 0, .english)) within today’s.",
        fr:
          "Redessinées\u{00A0}: \(PeopleNumber.number(earlier, decimals: 0, .french)) personnes de ce recensement dans "
          + "celles de l’époque, \(PeopleNumber.number(within, decimals: 0, .french)) dans celles d’aujourd’hui.")
    case .unknown:
      LocalizedText(
        en: "Not known to be today’s: the count of that census within either is not in the data.",
        fr: "On ignore si ce sont celles d’aujourd’hui\u{00A0}: le chiffre de ce recensement dans les unes ou dans les "
          + "autres n’est pas dans les données.")
    }
  }

  static let figureColumns = [
    LocalizedText(en: "Category", fr: "Catégorie"), LocalizedText(en: "Value", fr: "Valeur"),
    LocalizedText(en: "Numerator", fr: "Numérateur"), LocalizedText(en: "Denominator", fr: "Dénominateur"),
    AssessmentWords.interval, LocalizedText(en: "Method", fr: "Méthode"), grade,
  ]
  static let componentColumns = [
    LocalizedText(en: "Category", fr: "Catégorie"),
    LocalizedText(en: "Rounding bounds", fr: "Bornes d’arrondissement"),
    LocalizedText(en: "Rounding, SD", fr: "Arrondissement, écart-type"),
    LocalizedText(en: "Sampling, SE", fr: "Échantillonnage, erreur-type"),
    LocalizedText(en: "Hidden small cells", fr: "Petites cellules masquées"),
    LocalizedText(en: "Coverage", fr: "Couverture"), LocalizedText(en: "Cells", fr: "Cellules"),
    LocalizedText(en: "Hidden", fr: "Masquées"),
  ]
  static let pieceColumns = [
    LocalizedText(en: "Area", fr: "Secteur"), LocalizedText(en: "Code", fr: "Code"),
    LocalizedText(en: "Level", fr: "Niveau"), LocalizedText(en: "Part that counts", fr: "Part comptée"),
    LocalizedText(en: "Dataset", fr: "Jeu de données"),
  ]
  static let cellColumns = [
    LocalizedText(en: "Variable", fr: "Variable"), LocalizedText(en: "Member", fr: "Membre"),
    LocalizedText(en: "Area", fr: "Secteur"), LocalizedText(en: "Printed", fr: "Publié"),
    LocalizedText(en: "Symbol", fr: "Symbole"), LocalizedText(en: "Rounding", fr: "Arrondissement"),
    LocalizedText(en: "Lies in", fr: "Se situe dans"), LocalizedText(en: "Use", fr: "Usage"),
    LocalizedText(en: "File", fr: "Fichier"), LocalizedText(en: "Line", fr: "Ligne"),
  ]
  static let fileColumns = [
    LocalizedText(en: "File", fr: "Fichier"), LocalizedText(en: "Path", fr: "Chemin"),
    LocalizedText(en: "SHA-256", fr: "SHA-256"), LocalizedText(en: "Bytes", fr: "Octets"),
    LocalizedText(en: "Layout", fr: "Disposition"),
  ]
  static let peerColumns = [
    LocalizedText(en: "Partnership", fr: "Partenariat"), LocalizedText(en: "Value", fr: "Valeur"),
  ]

  /// What a value is measured in.
  static func unit(_ unit: String) -> LocalizedText {
    switch unit {
    case "persons": LocalizedText(en: "persons", fr: "personnes")
    case "households": LocalizedText(en: "households", fr: "ménages")
    case "dwellings": LocalizedText(en: "dwellings", fr: "logements")
    case "dollars": LocalizedText(en: "dollars", fr: "dollars")
    case "percent": LocalizedText(en: "percent", fr: "pourcentage")
    case "points": LocalizedText(en: "percentage points", fr: "points de pourcentage")
    case "ratio": LocalizedText(en: "ratio", fr: "rapport")
    case "years": LocalizedText(en: "years", fr: "années")
    case "index": LocalizedText(en: "index", fr: "indice")
    case "per-1000": LocalizedText(en: "per 1,000", fr: "pour 1\u{00A0}000")
    default: .same(unit)
    }
  }

  /// Whom an indicator is about.
  static func describes(_ describes: Describes) -> LocalizedText {
    switch describes {
    case .newcomers: LocalizedText(en: "about newcomers", fr: "porte sur les nouveaux arrivants")
    case .immigrantsVersusOthers:
      LocalizedText(en: "about immigrants and others", fr: "porte sur les immigrants et les autres")
    case .allResidents: LocalizedText(en: "about all residents", fr: "porte sur l’ensemble des résidents")
    case .households: LocalizedText(en: "about all households", fr: "porte sur l’ensemble des ménages")
    }
  }

  /// What an interval is made of, in words; the name of its method in tables stays as it is.
  static func method(_ method: String) -> LocalizedText {
    let words = method.split(separator: "+").map { part -> LocalizedText in
      switch part {
      case "exact": AssessmentWords.exact
      case "rounding": LocalizedText(en: "rounding", fr: "arrondissement")
      case "modelled-sampling": LocalizedText(en: "modelled sampling", fr: "échantillonnage modélisé")
      case "published-sampling": LocalizedText(en: "published sampling", fr: "échantillonnage publié")
      case "wilson": LocalizedText(en: "Wilson score", fr: "score de Wilson")
      default: peerRange(part) ?? .same(String(part))
      }
    }
    return LocalizedText(
      en: words.map(\.en).joined(separator: " and "), fr: words.map(\.fr).joined(separator: " et "))
  }

  /// `range-of-7-peers` in words.
  private static func peerRange(_ method: Substring) -> LocalizedText? {
    let words = method.split(separator: "-")
    guard words.count == 4, words.first == "range", words.last == "peers" else { return nil }
    return LocalizedText(en: "range of \(words[2]) peers", fr: "étendue de \(words[2]) pairs")
  }

  /// How a change is told from two figures, by its unit.
  static func change(unit: String) -> LocalizedText {
    unit == "points"
      ? LocalizedText(
        en: "In points: the figure of the later census less that of the earlier one.",
        fr: "En points\u{00A0}: la valeur du recensement récent moins celle du recensement antérieur.")
      : LocalizedText(
        en: "In percent: the count of the later census over that of the earlier one, less 100%.",
        fr: "En pourcentage\u{00A0}: le nombre du recensement récent divisé par celui du recensement antérieur, moins "
          + "100\u{00A0}%.")
  }

  /// What a role is called.
  static func role(_ role: AreaRole) -> LocalizedText {
    switch role {
    case .catchment: LocalizedText(en: "Catchment", fr: "Territoire")
    case .part: LocalizedText(en: "Part", fr: "Partie")
    case .province: LocalizedText(en: "Province", fr: "Province")
    case .provinceWithout: LocalizedText(en: "Rest of the province", fr: "Reste de la province")
    case .region: LocalizedText(en: "A wider area", fr: "Un secteur plus vaste")
    case .canada: LocalizedText(en: "Canada", fr: "Canada")
    case .canadaWithoutQuebec: LocalizedText(en: "Canada outside Quebec", fr: "Canada hors Québec")
    case .peers: LocalizedText(en: "Peers", fr: "Pairs")
    case .previousCensus:
      LocalizedText(en: "The catchment at the previous census", fr: "Le territoire au recensement précédent")
    case .change: LocalizedText(en: "Change since the previous census", fr: "Variation depuis le recensement précédent")
    }
  }

  /// How a cell was rounded, in a few words.
  static func rounding(_ rounding: Rounding) -> LocalizedText {
    switch rounding {
    case .exact: LocalizedText(en: "none", fr: "aucun")
    case .base5: LocalizedText(en: "random, to 5", fr: "aléatoire, à 5")
    case .base5Sample: LocalizedText(en: "random, to 5, sample data", fr: "aléatoire, à 5, données-échantillon")
    case .nearest5: LocalizedText(en: "nearest 5", fr: "au multiple de 5 le plus proche")
    case .published: LocalizedText(en: "as published", fr: "tel que publié")
    }
  }

  /// What became of a cell.
  static func use(_ cell: Explanation.Cell) -> LocalizedText {
    switch cell.use {
    case .counted:
      switch cell.side {
      case .summed: LocalizedText(en: "counted", fr: "comptée")
      case .takenAway: LocalizedText(en: "taken away", fr: "soustraite")
      case .compared: LocalizedText(en: "compared with", fr: "servant de comparaison")
      case .earlier: LocalizedText(en: "counted, earlier census", fr: "comptée, recensement antérieur")
      }
    case .withoutValue: LocalizedText(en: "no value", fr: "sans valeur")
    case .leftOut:
      LocalizedText(en: "left out: its partner has no value", fr: "écartée\u{00A0}: l’autre est sans valeur")
    case .notGiven: LocalizedText(en: "not in the file", fr: "absente du fichier")
    }
  }

  static let asPublished = LocalizedText(en: "as published", fr: "valeur publiée")
  static let notTold = LocalizedText(en: "not told", fr: "non précisé")

  /// Where a sampling error comes from.
  static func sampling(_ error: SamplingError) -> LocalizedText {
    switch error {
    case .none: LocalizedText(en: "none: everybody was asked", fr: "aucune\u{00A0}: recensement complet")
    case .modelled: LocalizedText(en: "modelled", fr: "modélisée")
    case .published: LocalizedText(en: "published", fr: "publiée")
    case .unknown: LocalizedText(en: "unknown", fr: "inconnue")
    }
  }

  /// A grade.
  static func quality(_ quality: Quality) -> LocalizedText {
    switch quality {
    case .usable: LocalizedText(en: "usable", fr: "utilisable")
    case .caution: LocalizedText(en: "caution", fr: "prudence")
    case .unreliable: LocalizedText(en: "unreliable", fr: "peu fiable")
    case .unavailable: LocalizedText(en: "unavailable", fr: "non disponible")
    }
  }

  /// Why the lines of a file's cells are not shown.
  static func unread(_ reason: CellLines.Unread) -> LocalizedText {
    switch reason {
    case .gone:
      LocalizedText(
        en: "is not at its path now: lines are not shown.",
        fr: "ne se trouve plus à son emplacement\u{00A0}: les lignes ne sont pas indiquées.")
    case .changed:
      LocalizedText(
        en: "is no longer what was taken in (its hash differs, or it is not read any more): lines are not shown.",
        fr: "n’est plus le fichier chargé (son empreinte diffère, ou il n’est plus lisible)\u{00A0}: les lignes ne "
          + "sont pas indiquées.")
    }
  }
}
