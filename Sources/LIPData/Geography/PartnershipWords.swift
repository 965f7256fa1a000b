/// What the values of a partnership's fields are called, in both languages.
enum PartnershipWords {
  /// The name of a group with a value in a field; the value itself where it has no other name.
  static func name(of value: String, in field: PartnershipFilter.Field) -> LocalizedText {
    switch field {
    case .province: provinces[value] ?? .same(value)
    case .region: regions[value] ?? .same(value)
    case .kind: kinds[value] ?? .same(value)
    case .setting: settings[value] ?? .same(value)
    case .size: sizes[value] ?? .same(value)
    case .hostType: hosts[value] ?? .same(value)
    case .umbrella: .same(value)
    case .cluster: LocalizedText(en: "Cluster \(value)", fr: "Grappe \(value)")
    }
  }

  private static let provinces = [
    "NL": LocalizedText(en: "Newfoundland and Labrador", fr: "Terre-Neuve-et-Labrador"),
    "PE": LocalizedText(en: "Prince Edward Island", fr: "Île-du-Prince-Édouard"),
    "NS": LocalizedText(en: "Nova Scotia", fr: "Nouvelle-Écosse"),
    "NB": LocalizedText(en: "New Brunswick", fr: "Nouveau-Brunswick"), "ON": .same("Ontario"),
    "MB": .same("Manitoba"), "SK": .same("Saskatchewan"), "AB": .same("Alberta"),
    "BC": LocalizedText(en: "British Columbia", fr: "Colombie-Britannique"), "YT": .same("Yukon"),
    "NT": LocalizedText(en: "Northwest Territories", fr: "Territoires du Nord-Ouest"), "NU": .same("Nunavut"),
  ]
  private static let regions = [
    "Atlantic": LocalizedText(en: "Atlantic region", fr: "Région de l’Atlantique"),
    "Ontario": LocalizedText(en: "Ontario region", fr: "Région de l’Ontario"),
    "PNT": LocalizedText(en: "Prairies and Northern Territories", fr: "Prairies et territoires du Nord"),
    "British Columbia": LocalizedText(en: "British Columbia region", fr: "Région de la Colombie-Britannique"),
  ]
  private static let kinds = [
    "LIP": LocalizedText(en: "Local immigration partnerships", fr: "Partenariats locaux en matière d’immigration"),
    "ZIP": LocalizedText(en: "Zonal immigration partnerships", fr: "Partenariats zonaux en matière d’immigration"),
  ]
  private static let settings = [
    "urban": LocalizedText(en: "Urban setting", fr: "Milieu urbain"),
    "rural": LocalizedText(en: "Rural setting", fr: "Milieu rural"),
    "mixed": LocalizedText(en: "Mixed setting", fr: "Milieu mixte"),
  ]
  private static let sizes = [
    "large": LocalizedText(en: "100,000 people or more", fr: "100\u{00A0}000 personnes ou plus"),
    "medium": LocalizedText(en: "30,000 to 99,999 people", fr: "De 30\u{00A0}000 à 99\u{00A0}999 personnes"),
    "small": LocalizedText(en: "Fewer than 30,000 people", fr: "Moins de 30\u{00A0}000 personnes"),
  ]
  private static let hosts = [
    "municipal": LocalizedText(en: "Municipal host", fr: "Hôte municipal"),
    "service-provider": LocalizedText(en: "Host that provides services", fr: "Hôte fournisseur de services"),
    "consortium": LocalizedText(en: "Consortium as host", fr: "Consortium hôte"),
    "other": LocalizedText(en: "Other host", fr: "Autre hôte"),
  ]
}
