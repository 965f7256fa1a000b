/// The names and levels of areas, and which areas are made up exactly of others.
public struct AreaTable: Sendable {
  /// An area's level, names and province.
  public struct Area: Sendable, Equatable {
    /// A DGUID, or a city's own code.
    public var code: String
    /// The level.
    public var level: GeographicLevel
    /// The official name; one language stands for both where only one exists.
    public var name: LocalizedText
  }

  /// The areas by code.
  public let areas: [String: Area]
  /// The parts of each area that is made up exactly of others.
  public let compositions: Compositions
  /// The vintage whose areas are listed whole; of an earlier one only a few that figures are at hand for.
  let newestVintage: Int?

  /// Makes a table from its areas and compositions.
  public init(areas: [String: Area], compositions: Compositions) {
    self.areas = areas
    self.compositions = compositions
    // The first four bytes, read in place, since there are thousands.
    newestVintage = areas.values.lazy.compactMap { area in
      area.level.schema == nil ? nil : Int(Substring(area.code.utf8.prefix(4)))
    }.max()
  }

  /// The three digits of the metropolitan areas and agglomerations of the newest vintage, with which tracts begin.
  var metropolitanCodes: Set<String> {
    let levels: Set<GeographicLevel> = [.censusMetropolitanArea, .censusAgglomeration]
    let found = areas.values.lazy.filter { levels.contains($0.level) }.compactMap { DGUID($0.code) }
    return Set(found.filter { $0.vintage == newestVintage }.map(\.code))
  }

  /// Reads `geography/areas.tsv` and `geography/compositions.csv`.
  ///
  /// A census division is made up of the subdivisions whose code begins with its own, a province of its divisions,
  /// Canada of its provinces: the codes tell, so the file of compositions need not list them.
  public static func read(areas path: String, compositions: String) throws -> AreaTable {
    var areas: [String: Area] = [:]
    for row in try DelimitedTable(path: path, dialect: .tab).records {
      let code = try row.required("code")
      let text = try row.required("level")
      guard let level = GeographicLevel(rawValue: text) else {
        throw Diagnostic(
          "unknown-level", "\"\(text)\" is not a geographic level", at: row.place("level"),
          remedy: Suggestion.remedy(for: text, among: GeographicLevel.allCases.map(\.rawValue)))
      }
      let name = try row.required("name_en")
      let french = try row["name_fr"]
      areas[code] = Area(
        code: code, level: level, name: LocalizedText(en: name, fr: french.isEmpty ? name : french))
    }
    return AreaTable(areas: areas, compositions: try joined(compositions, codes: areas.keys))
  }

  /// Reads the compositions alone, which a computation needs without the names and levels.
  public static func readCompositions(areas path: String, compositions: String) throws -> Compositions {
    let table = try DelimitedTable(path: path, dialect: .tab)
    let code = try table.column("code")
    return try joined(compositions, codes: table.rows.map { $0[code] })
  }

  private static func joined(_ path: String, codes: some Sequence<String>) throws -> Compositions {
    var parts: [String: [String]] = [:]
    for row in try DelimitedTable(path: path).records {
      parts[try row.required("whole"), default: []].append(try row.required("part"))
    }
    let known = Set(codes)
    for (whole, pieces) in nested(among: known) where parts[whole] == nil { parts[whole] = pieces }
    return Compositions(parts)
  }

  /// The areas that lie in others by their codes: the subdivisions of each census division, the divisions of each
  /// province, the provinces of the country; in the order of their codes.
  static func nested(among known: Set<String>) -> [String: [String]] {
    var parts: [String: [String]] = [:]
    for code in known {
      guard let whole = whole(of: code), known.contains(whole) else { continue }
      parts[whole, default: []].append(code)
    }
    return parts.mapValues { $0.sorted() }
  }

  /// The area that a code says it lies in: 2021A0005DDDDSSS in 2021A0003DDDD, this in 2021A0002DD, this in Canada.
  private static func whole(of code: String) -> String? {
    // Read in place, since there are thousands.
    let utf8 = code.utf8
    let schema = utf8.dropFirst(4).prefix(5)
    let length: (whole: Int, digit: String)
    switch utf8.count {
    case 16 where schema.elementsEqual("A0005".utf8): length = (4, "3")
    case 13 where schema.elementsEqual("A0003".utf8): length = (2, "2")
    case 11 where schema.elementsEqual("A0002".utf8): return String(Substring(utf8.prefix(4))) + "A000011124"
    default: return nil
    }
    return String(Substring(utf8.prefix(8))) + length.digit + String(Substring(utf8.dropFirst(9).prefix(length.whole)))
  }

  /// The name of an area, its code where the name is not known.
  public func name(of code: String) -> LocalizedText {
    areas[code]?.name ?? .same(code)
  }
}
