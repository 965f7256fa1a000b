/// A dissemination geography unique identifier: vintage, type, schema and code in one text.
///
/// `2021A00053506008` is, of the 2021 vintage, the administrative area (`A`) of schema `0005` (census
/// subdivision) with the code 3506008.
public struct DGUID: Sendable, Hashable {
  /// The year of the boundaries.
  public let vintage: Int
  /// The schema with its type letter: `A0005`, `S0503`.
  public let schema: String
  /// The code within the schema, as text: leading zeros count.
  public let code: String

  /// Reads a DGUID; nil when the text is none (a city's own code, say).
  public init?(_ text: String) {
    let characters = Array(text.utf8)
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    guard characters.count > 9, characters[0..<4].allSatisfy(isDigit),
      characters[4] == UInt8(ascii: "A") || characters[4] == UInt8(ascii: "S"),
      characters[5..<9].allSatisfy(isDigit), let vintage = Int(text.prefix(4)),
      // Digits, with a point in a census tract's code and a letter in a few others.
      characters[9...].allSatisfy({ isDigit($0) || isLetter($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    self.vintage = vintage
    schema = String(text.dropFirst(4).prefix(5))
    code = String(text.dropFirst(9))
  }

  /// The geographic level of the schema, nil for a schema that is not read yet.
  public var level: GeographicLevel? { GeographicLevel.allCases.first { $0.schema == schema } }

  /// The identifier as text.
  public var text: String { "\(vintage)\(schema)\(code)" }

  /// The census whose boundaries the area has; nil for one of a list that goes by other years.
  ///
  /// Electoral districts of 2013 stand in the profiles of 2016 and of 2021 alike, health regions have lists of their own.
  public var census: Int? {
    level == .federalElectoralDistrict || level == .healthRegion ? nil : vintage
  }

  /// True for a year whose boundaries there can be: of a census, or of a list that goes by other years.
  ///
  /// Electoral districts have the year of their representation order, health regions that of their own list.
  public var hasVintage: Bool {
    vintage >= 1981 && (census == nil || vintage % 5 == 1)
  }

  /// The province or territory that the area lies in, nil for Canada and for areas that may cross provinces.
  public var province: DGUID? {
    switch level {
    // Their codes begin with that of the province; a population centre and a metropolitan area may cross provinces.
    case .province, .censusDivision, .censusSubdivision, .aggregateDisseminationArea, .disseminationArea,
      .economicRegion, .consolidatedSubdivision, .metropolitanPart, .agglomerationPart, .designatedPlace,
      .federalElectoralDistrict, .healthRegion, .disseminationBlock:
      DGUID("\(vintage)A0002\(code.prefix(2))")
    default: nil
    }
  }

  /// The census division that the area lies in, nil where the code does not tell.
  public var censusDivision: DGUID? {
    switch level {
    case .censusSubdivision, .aggregateDisseminationArea, .disseminationArea, .disseminationBlock:
      DGUID("\(vintage)A0003\(code.prefix(4))")
    default: nil
    }
  }
}

/// A level of the standard geography, or of a city's own.
public enum GeographicLevel: String, Sendable, CaseIterable {
  case country
  case province
  case censusDivision = "cd"
  case censusSubdivision = "csd"
  case censusMetropolitanArea = "cma"
  case censusAgglomeration = "ca"
  case censusTract = "ct"
  case aggregateDisseminationArea = "ada"
  case disseminationArea = "da"
  case disseminationBlock = "db"
  case forwardSortationArea = "fsa"
  case economicRegion = "er"
  case consolidatedSubdivision = "ccs"
  /// The part of a metropolitan area that crosses provinces which lies in one of them.
  case metropolitanPart = "cma-part"
  case agglomerationPart = "ca-part"
  case populationCentre = "popctr"
  case designatedPlace = "dpl"
  case federalElectoralDistrict = "fed"
  case healthRegion = "hr"
  case neighbourhood
  case ward

  /// The schema in a DGUID, nil for a city's own areas.
  ///
  /// Those of the dissemination block and of the eight from the economic region to the health region were seen in no
  /// file: general knowledge of Statistics Canada's standard.
  public var schema: String? {
    switch self {
    case .country: "A0000"
    case .province: "A0002"
    case .censusDivision: "A0003"
    case .censusSubdivision: "A0005"
    case .censusMetropolitanArea: "S0503"
    case .censusAgglomeration: "S0504"
    case .censusTract: "S0507"
    case .aggregateDisseminationArea: "S0516"
    case .disseminationArea: "S0512"
    case .disseminationBlock: "S0513"
    case .forwardSortationArea: "A0011"
    case .economicRegion: "S0500"
    case .consolidatedSubdivision: "S0502"
    case .metropolitanPart: "S0505"
    case .agglomerationPart: "S0506"
    case .populationCentre: "S0510"
    case .designatedPlace: "A0006"
    case .federalElectoralDistrict: "A0004"
    case .healthRegion: "A0007"
    case .neighbourhood, .ward: nil
    }
  }

  /// The level's name.
  public var name: LocalizedText {
    switch self {
    case .country: LocalizedText(en: "country", fr: "pays")
    case .province: LocalizedText(en: "province or territory", fr: "province ou territoire")
    case .censusDivision: LocalizedText(en: "census division", fr: "division de recensement")
    case .censusSubdivision: LocalizedText(en: "census subdivision", fr: "subdivision de recensement")
    case .censusMetropolitanArea:
      LocalizedText(en: "census metropolitan area", fr: "région métropolitaine de recensement")
    case .censusAgglomeration: LocalizedText(en: "census agglomeration", fr: "agglomération de recensement")
    case .censusTract: LocalizedText(en: "census tract", fr: "secteur de recensement")
    case .aggregateDisseminationArea:
      LocalizedText(en: "aggregate dissemination area", fr: "aire de diffusion agrégée")
    case .disseminationArea: LocalizedText(en: "dissemination area", fr: "aire de diffusion")
    case .disseminationBlock: LocalizedText(en: "dissemination block", fr: "îlot de diffusion")
    case .forwardSortationArea:
      LocalizedText(en: "forward sortation area", fr: "région de tri d'acheminement")
    case .economicRegion: LocalizedText(en: "economic region", fr: "région économique")
    case .consolidatedSubdivision:
      LocalizedText(en: "census consolidated subdivision", fr: "subdivision de recensement unifiée")
    case .metropolitanPart:
      LocalizedText(en: "provincial part of a census metropolitan area", fr: "partie provinciale d'une RMR")
    case .agglomerationPart:
      LocalizedText(en: "provincial part of a census agglomeration", fr: "partie provinciale d'une AR")
    case .populationCentre: LocalizedText(en: "population centre", fr: "centre de population")
    case .designatedPlace: LocalizedText(en: "designated place", fr: "localité désignée")
    case .federalElectoralDistrict:
      LocalizedText(en: "federal electoral district", fr: "circonscription électorale fédérale")
    case .healthRegion: LocalizedText(en: "health region", fr: "région sociosanitaire")
    case .neighbourhood: LocalizedText(en: "city neighbourhood", fr: "quartier municipal")
    case .ward: LocalizedText(en: "city ward", fr: "quartier électoral municipal")
    }
  }
}
