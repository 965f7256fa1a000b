/// The column of a page that holds areas, found by their codes.
struct WideAreaColumn {
  /// What the cells of a column hold.
  enum Kind: Hashable {
    case dguid
    /// A partnership's id or a city's own code.
    case own
    /// A code of so many digits.
    case code(Int)
    /// A code of so many digits in parentheses behind a name.
    case label(Int)
  }

  var column: Int
  /// The first and the last row of an area, by their place in the grid.
  var rows: ClosedRange<Int>
  /// The kinds that there are.
  var kinds: Set<Kind>
  /// True when no area stands twice.
  var isUnique: Bool

  /// The most rows and columns that are looked at.
  private static let (mostRows, mostColumns) = (20_000, 100)

  /// Finds the column of the areas; nil where there is none.
  ///
  /// Two thirds of the cells between the first code and the last must be codes. Of several columns the one whose areas
  /// stand once each is taken, then that of DGUIDs, of codes, of names with codes, then the first.
  static func find(_ grid: Grid, _ areas: OwnAreas) -> WideAreaColumn? {
    let rows = Array(grid.rows.prefix(mostRows))
    let width = min(rows.map(\.cells.count).max() ?? 0, mostColumns)
    // Numbers are codes where they are those of known areas, of whatever vintage: schema and code.
    let known = Set(areas.names.keys.map { String($0.dropFirst(4)) })
    let found = (0..<width).compactMap { column(rows, $0, areas, known) }
    return found.min { a, b in a.order < b.order }
  }

  private var order: (Int, Int, Int) {
    let rank = kinds.contains(.dguid) ? 0 : kinds.contains { if case .label = $0 { true } else { false } } ? 2 : 1
    return (isUnique ? 0 : 1, rank, column)
  }

  private static func column(_ rows: [Grid.Row], _ column: Int, _ areas: OwnAreas, _ known: Set<String>)
    -> WideAreaColumn?
  {
    var places: [Int] = []
    var kinds: [Kind: Int] = [:]
    var texts: Set<String> = []
    for (place, row) in rows.enumerated() {
      guard let kind = kind(row[column], areas, known) else { continue }
      places.append(place)
      kinds[kind, default: 0] += 1
      texts.insert(row[column])
    }
    guard let first = places.first, let last = places.last else { return nil }
    let filled = rows[first...last].count { !$0[column].isEmpty }
    guard places.count * 3 >= filled * 2, places.count >= 2, isSure(kinds) else { return nil }
    return WideAreaColumn(
      column: column, rows: first...last, kinds: Set(kinds.keys), isUnique: texts.count == places.count)
  }

  /// True when the kinds are no accident: numbers of four or eight digits may be counts, two digits are no level.
  private static func isSure(_ kinds: [Kind: Int]) -> Bool {
    kinds.contains { kind, count in
      switch kind {
      case .dguid, .own, .code(7), .label(7), .label(4): true
      case .code(let digits): digits > 2 && count >= 3
      case .label: false
      }
    }
  }

  /// What a cell holds; nil for what is no area.
  private static func kind(_ text: String, _ areas: OwnAreas, _ known: Set<String>) -> Kind? {
    guard text.utf8.count < 200 else { return nil }
    if DGUID(text) != nil { return .dguid }
    if areas.own.contains(text) { return .own }
    if isKnown(text, known) { return .code(text.utf8.count) }
    let codes = OwnAreas.groups(text).filter { !$0.before.isEmpty }.map(\.inside)
    guard let found = codes.first(where: { [2, 4, 7].contains($0.utf8.count) }),
      found == "01" || isKnown(found, known)
    else { return nil }
    return .label(found.utf8.count)
  }

  /// True for the code of a known area, and for one of small areas within a known one.
  private static func isKnown(_ code: String, _ known: Set<String>) -> Bool {
    func has(_ level: GeographicLevel, _ code: some StringProtocol) -> Bool {
      known.contains("\(level.schema ?? "")\(code)")
    }
    switch code.utf8.count {
    case 2: return has(.province, code)
    case 4: return has(.censusDivision, code)
    case 7: return has(.censusSubdivision, code)
    case 8: return OwnAreas.isStandard(code) && has(.censusDivision, code.prefix(4))
    case 10:
      let city = code.prefix(3)
      return GeographicCode.misfit(code, .censusTract) == nil
        && (has(.censusMetropolitanArea, city) || has(.censusAgglomeration, city))
    default: return false
    }
  }

  /// The word for the level in a descriptor; nil for areas that need none.
  func level(heading: String) -> String? {
    let lengths = Set(
      kinds.compactMap { kind -> Int? in
        switch kind {
        case .dguid, .own: nil
        case .code(let count), .label(let count): count
        }
      })
    guard let only = lengths.first else { return nil }
    guard lengths.count == 1 else { return OwnTable.byLength }
    switch only {
    case 2: return "province"
    case 4: return "cd"
    case 7: return "csd"
    case 10: return "ct"
    default: return heading.folded.contains("ada") ? "ada" : "da"
    }
  }
}
