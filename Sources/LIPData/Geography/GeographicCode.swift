/// What a code of the standard geography must look like, and what a spreadsheet makes of it.
///
/// Codes are text: `001` is St. John's, and a spreadsheet that reads it as a number keeps `1`.
enum GeographicCode {
  /// What is wrong with a code, a sentence, and what to do about it.
  struct Misfit: Error, Equatable {
    var sentence: String
    var remedy: String
  }

  /// What keeps a text from being a code of a level; nil where nothing does, and where no length is fixed.
  static func misfit(_ code: String, _ level: GeographicLevel) -> Misfit? {
    guard let lengths = level.codeLengths, !lengths.contains(code.utf8.count) || !isPlain(code, level) else {
      return nil
    }
    let name = level.name.en
    if level == .forwardSortationArea {
      return Misfit(
        sentence: "\"\(code.prefix(40))\" is no code of a \(name)",
        remedy: "It is the first three characters of a postal code, as K1A.")
    }
    let wanted = lengths.map(String.init).joined(separator: " or ")
    if let damage = SpreadsheetDamage.ofCode(code), level != .censusTract || damage.isExponent {
      return Misfit(sentence: "\"\(code.prefix(40))\" is no code of a \(name): \(damage.said)", remedy: asText)
    }
    let digits = code.utf8.count
    guard isPlain(code, level) || level == .censusTract && code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return Misfit(
        sentence: "\"\(code.prefix(40))\" is no code of a \(name), which has \(wanted) digits",
        remedy: level == .censusTract ? "It is written 5350001.00, with its point." : "Write the code alone.")
    }
    if digits < lengths[0] {
      let other = levelsByLength.first { $0.length == digits }.map { ", as that of a \($0.level.name.en)" } ?? ""
      return Misfit(
        sentence: "\"\(code)\" has \(digits) digit\(digits == 1 ? "" : "s")\(other); the code of a \(name) has "
          + "\(wanted): leading zeros may have been lost",
        remedy: asText)
    }
    return Misfit(
      sentence: "\"\(code.prefix(40))\" has \(digits) digits; the code of a \(name) has \(wanted)",
      remedy: "Name the level that the codes are of.")
  }

  private static let asText =
    "A spreadsheet that reads codes as numbers changes them: format the column as text and enter the codes again, "
    + "or name the level that they are of."

  private static let levelsByLength: [(length: Int, level: GeographicLevel)] = [
    (2, .province), (4, .censusDivision), (7, .censusSubdivision),
  ]

  /// True for digits alone, with a tract's point; for a letter, a digit and a letter where it begins postal codes.
  private static func isPlain(_ code: String, _ level: GeographicLevel) -> Bool {
    let bytes = Array(code.utf8)
    if level == .forwardSortationArea {
      return bytes.indices.allSatisfy { ($0 == 1 ? 0x30...0x39 : 0x41...0x5A).contains(bytes[$0]) }
    }
    return bytes.indices.allSatisfy {
      (0x30...0x39).contains(bytes[$0]) || level == .censusTract && $0 == 7 && bytes[$0] == 0x2E && bytes.count == 10
    }
  }
}

extension GeographicLevel {
  /// How many characters a code has; nil for a city's own areas.
  ///
  /// A part of a metropolitan area has its province before its code.
  var codeLengths: [Int]? {
    switch self {
    case .country: [5]
    case .province: [2]
    case .censusDivision: [4]
    case .censusSubdivision: [7]
    case .censusMetropolitanArea, .censusAgglomeration: [3, 5]
    case .censusTract: [10]
    case .aggregateDisseminationArea, .disseminationArea: [8]
    case .forwardSortationArea: [3]
    case .economicRegion, .populationCentre, .healthRegion: [4]
    case .metropolitanPart, .agglomerationPart, .federalElectoralDistrict: [5]
    case .designatedPlace: [6]
    case .consolidatedSubdivision: [7]
    case .neighbourhood, .ward: nil
    }
  }
}

extension DGUID {
  /// What keeps the code from being one of its level; nil where nothing does.
  var misfit: GeographicCode.Misfit? { level.flatMap { GeographicCode.misfit(code, $0) } }
}
