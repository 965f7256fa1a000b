/// The areas that tables of the user's own may name: DGUIDs, codes of the standard geography, a city's own codes and
/// partnerships' ids.
struct OwnAreas: Sendable {
  /// An area as a cell names it.
  struct Area: Equatable, Sendable {
    /// Its DGUID, a city's own code or a partnership's id.
    var code: String
    /// The name that the cell gives it; empty where it gives none.
    var label = ""
    /// What the cell says behind the code, such as a flag of quality and a rate of non-response; empty for nothing.
    var note = ""
  }

  /// The names by DGUID, a city's own code or a partnership's id.
  var names: [String: LocalizedText] = [:]
  /// A city's own codes and partnerships' ids.
  var own: Set<String> = []

  init() {}

  /// Reads the areas and partnerships of a Datasets folder.
  init(_ folder: DatasetsFolder) throws {
    if let areas = folder.path(of: "geography/areas.tsv"),
      let compositions = folder.path(of: "geography/compositions.csv")
    {
      for (code, area) in try AreaTable.read(areas: areas, compositions: compositions).areas {
        names[code] = area.name
        if area.level.schema == nil { own.insert(code) }
      }
    }
    if folder.path(of: "partnerships/registry.csv") != nil, folder.path(of: "partnerships/catchments.csv") != nil {
      for one in try PartnershipRegistry.shipped(folder).partnerships {
        names[one.id] = one.name
        own.insert(one.id)
      }
    }
  }

  /// The DGUID of an area, from itself or from a code of the level that the descriptor names; a city's or a
  /// partnership's own.
  func code(_ text: String, _ codes: OwnTable.Codes?) -> Result<String, GeographicCode.Misfit> {
    if let given = DGUID(text) { return given.misfit.map { .failure($0) } ?? .success(text) }
    if own.contains(text) { return .success(text) }
    if let slip = misspelt(text) { return .failure(slip) }
    guard let codes else { return .failure(noDGUID(text)) }
    guard let level = codes.level else { return Self.byLength(text, codes.vintage) }
    if let misfit = GeographicCode.misfit(text, level) { return .failure(misfit) }
    return .success("\(codes.vintage)\(level.schema ?? "")\(text)")
  }

  /// The area of a cell that holds its code alone, or a name with the code in parentheses behind it.
  ///
  /// `Ottawa (3506008) 00000 ( 4.2%)` is what Beyond 20/20 writes: name, code, flag, non-response.
  func area(_ text: String, _ codes: OwnTable.Codes?) -> Result<Area, GeographicCode.Misfit> {
    var found: [Area] = []
    var nearest: GeographicCode.Misfit?
    for group in Self.groups(text) where own.contains(group.inside) || group.inside.contains(where: \.isNumber) {
      switch code(group.inside, codes) {
      case .success(let code):
        if !found.contains(where: { $0.code == code }) {
          found.append(Area(code: code, label: group.before, note: group.behind))
        }
      case .failure(let slip): if group.inside.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { nearest = slip }
      }
    }
    if let only = found.first {
      guard found.count > 1 else { return .success(only) }
      return .failure(
        .init(
          sentence: "\"\(text.prefix(60))\" holds two codes of areas",
          remedy: "Write the code that is meant alone, or name the level of the codes."))
    }
    return nearest.map { .failure($0) } ?? code(text, codes).map { Area(code: $0) }
  }

  /// What stands in parentheses in a text, each with what stands before it and behind it.
  static func groups(_ text: String) -> [(inside: String, before: String, behind: String)] {
    guard text.utf8.contains(0x28) else { return [] }
    var groups: [(String, String, String)] = []
    var from = text.startIndex
    while let open = text[from...].firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") {
      from = text.index(after: close)
      groups.append(
        (
          String(text[text.index(after: open)..<close]).trimmed, String(text[..<open]).trimmed,
          String(text[from...]).trimmed
        ))
    }
    return groups
  }

  /// The DGUID of a code of the Standard Geographical Classification whose number of digits tells its level.
  private static func byLength(_ text: String, _ vintage: Int) -> Result<String, GeographicCode.Misfit> {
    if text == "01" { return .success("\(vintage)A000011124") }
    let levels: [Int: GeographicLevel] = [2: .province, 4: .censusDivision, 7: .censusSubdivision]
    guard let level = levels[text.utf8.count], isStandard(text) else {
      let damage = SpreadsheetDamage.ofCode(text)
      return .failure(
        .init(
          sentence: "\"\(text.prefix(40))\" is no code of the standard geography\(damage.map { ": \($0.said)" } ?? "")",
          remedy: damage?.remedy ?? "A code has 2 digits (a province, 01 Canada), 4 (a census division) or 7."))
    }
    return .success("\(vintage)\(level.schema ?? "")\(text)")
  }

  /// True for digits that begin with a province's.
  static func isStandard(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } && provinces.contains(String(text.prefix(2)))
  }

  private static let provinces: Set<String> = [
    "10", "11", "12", "13", "24", "35", "46", "47", "48", "59", "60", "61", "62",
  ]

  /// What is wrong with what is nearly a partnership's id or a city's own code; nil for other texts.
  private func misspelt(_ text: String) -> GeographicCode.Misfit? {
    guard text.contains(where: \.isLetter), SpreadsheetDamage.ofCode(text) == nil,
      let near = Suggestion.nearest(to: text, among: own)
    else { return nil }
    return .init(
      sentence: "\"\(text.prefix(40))\" is no area that is known",
      remedy: "Did you mean \"\(near)\"? An area is a DGUID, a code or an id, and no name.")
  }

  private func noDGUID(_ text: String) -> GeographicCode.Misfit {
    if let found = SpreadsheetDamage.ofCode(text) {
      return .init(sentence: "\"\(text.prefix(40))\" is no DGUID: \(found.said)", remedy: found.remedy)
    }
    return .init(
      sentence: "\"\(text.prefix(40))\" is no DGUID",
      remedy: "A DGUID is year, type and code, such as 2021A00053506008. Where the column holds codes, say which in "
        + "the descriptor: geography: {level: csd, vintage: 2021}. A partnership is its id (lipdata lips).")
  }
}
