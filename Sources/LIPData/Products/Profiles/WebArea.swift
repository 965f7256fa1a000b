/// An area as a web download names it: `Vancouver, City (CY) [Census subdivision], British Columbia`.
struct WebArea {
  private let name: String
  private let text: String
  private let level: GeographicLevel
  private let province: String

  private static let levels: [String: GeographicLevel] = [
    "Country": .country, "Province": .province, "Territory": .province, "Census division": .censusDivision,
    "Census subdivision": .censusSubdivision, "Census metropolitan area": .censusMetropolitanArea,
    "Census agglomeration": .censusAgglomeration, "Aggregate dissemination area": .aggregateDisseminationArea,
    "Dissemination area": .disseminationArea, "Forward sortation area": .forwardSortationArea,
  ]

  /// The levels whose areas are called by their code.
  private var ownCode: String? {
    let isCode =
      switch level {
      case .aggregateDisseminationArea, .disseminationArea: name.utf8.count == 8 && name.allSatisfy(\.isNumber)
      case .forwardSortationArea: name.utf8.count == 3
      default: false
      }
    guard isCode, let schema = level.schema else { return nil }
    return DGUID("\(CensusProfile.year)\(schema)\(name)")?.text
  }

  /// The name before the level, as the section on data quality repeats it.
  static func shortName(_ text: String) -> String {
    text.ranges(of: " [").last.map { String(text[..<$0.lowerBound]) } ?? text
  }

  /// Reads a name; throws `unknown-area` for a level that cannot be told by name.
  init(_ text: String) throws {
    self.text = text
    let short = Self.shortName(text)
    let rest = text.dropFirst(short.count).drop { $0 == " " || $0 == "[" }
    let word = String(rest.prefix { $0 != "]" })
    guard let level = Self.levels[word] else {
      throw Diagnostic(
        "unknown-area", "The level \"\(word)\" of \"\(short)\" is not one whose areas are known by name",
        at: Place(line: 2), remedy: "Use the comprehensive download (98-401-X2021), which has codes.")
    }
    self.level = level
    province = String(rest.drop { $0 != "]" }.dropFirst()).replacing(", ", with: "").trimmed
    // "Vancouver, City (CY)": the type stands behind the last comma, with its letters in parentheses.
    if short.hasSuffix(")"), let comma = short.ranges(of: ", ").last {
      name = String(short[..<comma.lowerBound])
    } else {
      name = short
    }
  }

  /// The area's code; throws `unknown-area` or `ambiguous-area` with the codes that share the name.
  func code(in areas: AreaTable) throws -> String {
    if let ownCode { return ownCode }
    let within = areas.areas.values.first { $0.level == .province && Label.agree($0.name.en, province) }
      .flatMap { DGUID($0.code)?.code }
    let found = areas.areas.values.filter { area in
      guard area.level == level, Label.agree(area.name.en, name), let guid = DGUID(area.code), guid.vintage == 2021
      else {
        return false
      }
      switch level {
      case .censusDivision, .censusSubdivision: return within == nil || guid.code.hasPrefix(within ?? "")
      default: return true
      }
    }.map(\.code).sorted()
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      throw Diagnostic(
        "ambiguous-area", "\"\(text)\" is the name of \(found.count) areas: \(found.joined(separator: ", "))",
        at: Place(line: 2), remedy: "Use the comprehensive download (98-401-X2021), which has codes.")
    }
    throw Diagnostic(
      "unknown-area", "No area is called \"\(text)\"", at: Place(line: 2),
      remedy: "Use the file as the web site gives it, or the comprehensive download (98-401-X2021), which has codes.")
  }
}
