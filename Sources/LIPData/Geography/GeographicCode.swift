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
        remedy:
          "It is the first three characters of a postal code in capitals, as K1A; no postal code has D, F, I, O, Q "
          + "or U, and none begins with W or Z.")
    }
    let wanted = lengths.map(String.init).joined(separator: " or ")
    if let damage = SpreadsheetDamage.ofCode(code), level != .censusTract || damage.isExponent {
      return Misfit(sentence: "\"\(code.prefix(40))\" is no code of a \(name): \(damage.said)", remedy: asText)
    }
    let digits = code.utf8.count
    if level == .censusTract, isTractWithoutPoint(code) {
      return Misfit(
        sentence: "\"\(code.prefix(40))\" is no code of a \(name), which has seven digits, a point and two more",
        remedy: "Write it as 5350001.00: a spreadsheet that reads it as a number drops zeros before and behind. "
          + "Format the column as text and enter the codes again.")
    }
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
      remedy: otherLevel)
  }

  /// Remedies of codes that stand alone, and those where the level stands before the code.
  fileprivate static let remedies = [
    asText: "A spreadsheet that reads codes as numbers changes them: format the column as text and enter them again.",
    otherLevel: "Compare it with the publisher's list: a digit may be too many, or the level another.",
  ]

  private static let otherLevel = "Name the level that the codes are of."

  private static let asText =
    "A spreadsheet that reads codes as numbers changes them: format the column as text and enter the codes again, "
    + "or name the level that they are of."

  /// Digits with a point among them or none, and not as many as a tract has.
  private static func isTractWithoutPoint(_ code: String) -> Bool {
    code.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } && code.utf8.count { $0 == 0x2E } <= 1
      && code.utf8.count <= 10
  }

  private static let levelsByLength: [(length: Int, level: GeographicLevel)] = [
    (2, .province), (4, .censusDivision), (7, .censusSubdivision),
  ]

  /// The letters of postal codes: none that is like a digit or another letter, and W and Z are none to begin with.
  private static func isPostal(_ byte: UInt8, isFirst: Bool) -> Bool {
    guard (0x41...0x5A).contains(byte), !"DFIOQU".utf8.contains(byte) else { return false }
    return !isFirst || !"WZ".utf8.contains(byte)
  }

  /// True for digits alone, with a tract's point; for a letter, a digit and a letter where it begins postal codes.
  private static func isPlain(_ code: String, _ level: GeographicLevel) -> Bool {
    let bytes = Array(code.utf8)
    if level == .forwardSortationArea {
      return bytes.indices.allSatisfy { index in
        index == 1 ? (0x30...0x39).contains(bytes[index]) : isPostal(bytes[index], isFirst: index == 0)
      }
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
    case .disseminationBlock: [11]
    case .consolidatedSubdivision: [7]
    case .neighbourhood, .ward: nil
    }
  }
}

extension DGUID {
  /// What keeps the code from being one of its level; nil where nothing does, and for a level that is not known.
  var misfit: GeographicCode.Misfit? {
    guard let level else { return nil }
    if [.censusMetropolitanArea, .censusAgglomeration].contains(level), code.utf8.count == 5 {
      let part: GeographicLevel = level == .censusMetropolitanArea ? .metropolitanPart : .agglomerationPart
      return GeographicCode.Misfit(
        sentence: "\"\(code)\" has 5 digits, as that of a \(part.name.en); the code of a \(level.name.en) has 3",
        remedy: "Write \(vintage)\(level.schema ?? "")\(code.suffix(3)) for all of it, "
          + "\(vintage)\(part.schema ?? "")\(code) for its part in one province.")
    }
    if level == .agglomerationPart, code.utf8.count == 6 {
      return GeographicCode.Misfit(
        sentence: "\"\(code)\" has 6 digits, as that of a designated place; the code of a \(level.name.en) has 5",
        remedy: "A designated place has the schema A0006: \(vintage)A0006\(code).")
    }
    if var found = GeographicCode.misfit(code, level) {
      found.remedy = GeographicCode.remedies[found.remedy] ?? found.remedy
      return found
    }
    guard liesInProvince, !Territory.provinces.contains(String(code.prefix(2))) else { return nil }
    return GeographicCode.Misfit(
      sentence: "\(text) begins with \(code.prefix(2)), which is no province",
      remedy: "The first two digits are the province's: 10 to 13, 24, 35, 46 to 48, 59 to 62.")
  }

  /// True where a code begins with that of a province.
  private var liesInProvince: Bool {
    switch level {
    case .province, .censusDivision, .censusSubdivision, .aggregateDisseminationArea, .disseminationArea,
      .disseminationBlock, .economicRegion, .consolidatedSubdivision, .metropolitanPart, .agglomerationPart,
      .designatedPlace, .federalElectoralDistrict, .healthRegion:
      true
    default: false
    }
  }
}
