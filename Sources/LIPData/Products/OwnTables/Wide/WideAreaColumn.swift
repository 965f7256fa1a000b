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
    let found = (0..<width).compactMap { column(rows, $0, areas) }
    return found.min { a, b in a.order < b.order }
  }

  private var order: (Int, Int, Int) {
    let rank = kinds.contains(.dguid) ? 0 : kinds.contains { if case .label = $0 { true } else { false } } ? 2 : 1
    return (isUnique ? 0 : 1, rank, column)
  }

  private static func column(_ rows: [Grid.Row], _ column: Int, _ areas: OwnAreas) -> WideAreaColumn? {
    var places: [Int] = []
    var kinds: [Kind: Int] = [:]
    var texts: Set<String> = []
    for (place, row) in rows.enumerated() {
      guard let kind = kind(row[column], areas) else { continue }
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

  /// True when the kinds are no accident: numbers of four or eight digits may be counts.
  private static func isSure(_ kinds: [Kind: Int]) -> Bool {
    kinds.contains { kind, count in
      switch kind {
      case .dguid, .own, .code(7), .code(10), .label(7), .label(4): true
      case .code: count >= 3
      case .label: false
      }
    }
  }

  /// What a cell holds; nil for what is no area.
  static func kind(_ text: String, _ areas: OwnAreas) -> Kind? {
    guard text.utf8.count < 200 else { return nil }
    if DGUID(text) != nil { return .dguid }
    if areas.own.contains(text) { return .own }
    if OwnAreas.isStandard(text), [4, 7, 8].contains(text.utf8.count) { return .code(text.utf8.count) }
    if text.utf8.count == 10, GeographicCode.misfit(text, .censusTract) == nil { return .code(10) }
    guard text.utf8.first != 0x28, let found = text.firstMatch(of: /\((\d{2}|\d{4}|\d{7})\)/)?.output.1,
      found == "01" || OwnAreas.isStandard(String(found))
    else { return nil }
    return .label(found.utf8.count)
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
