import LIPData

/// The cells around a hidden one: the sums of published cells that it stands in.
struct CellSurroundings {
  let dataset: String
  let matrix: CellMatrix
  let compositions: Compositions

  /// What a cell adds to a sum.
  enum Part {
    /// A value that everybody sees, or nothing at all (`..`): it is in no total.
    case known
    /// A hidden cell.
    case hidden(CellKey)
    /// The dataset does not give it.
    case absent
  }

  /// The cell of a member of an area.
  func part(_ area: String, _ member: Int, _ column: ValueColumn) -> Part {
    guard let cell = matrix.cell(area, member, column) else { return .absent }
    guard !cell.hasValue, !cell.status.isDisjoint(with: .hidden) else { return .known }
    return .hidden(CellKey(dataset: dataset, area: area, member: member, column: column))
  }

  /// True where a member has a hidden cell in any area or column.
  func hides(_ member: Int) -> Bool {
    matrix.areas.keys.contains { area in
      [ValueColumn.count, .countMen, .countWomen].contains { column in
        if case .hidden = part(area, member, column) { true } else { false }
      }
    }
  }

  /// The sums that a hidden cell stands in, by their unknown cells; those of which a part is not given are none.
  ///
  /// A province and the country are left out as wholes: what is taken from them is what a check is about.
  func sums(around cell: CellKey) -> [[CellKey: Int]] {
    let (area, member, column) = (cell.area, cell.member, cell.column)
    var sums = [
      sum(of: (area, .count), from: [(area, .countMen), (area, .countWomen)], member),
      compositions[area].flatMap { parts in sum(of: (area, column), from: parts.map { ($0, column) }, member) },
    ]
    for whole in compositions.wholes[area] ?? [] where !Self.isTakenFrom(whole) {
      guard let parts = compositions[whole] else { continue }
      sums.append(sum(of: (whole, column), from: parts.map { ($0, column) }, member))
    }
    return sums.compactMap(\.self).filter { !$0.isEmpty }
  }

  private typealias Place = (area: String, column: ValueColumn)

  private func sum(of whole: Place, from parts: [Place], _ member: Int) -> [CellKey: Int]? {
    if Self.isTakenFrom(whole.area) && parts.first?.area != whole.area { return nil }
    var unknown: [CellKey: Int] = [:]
    for (place, sign) in [(whole, -1)] + parts.map({ ($0, 1) }) {
      switch part(place.area, member, place.column) {
      case .known: break
      case .hidden(let key): unknown[key, default: 0] += sign
      case .absent: return nil
      }
    }
    return unknown
  }

  private static func isTakenFrom(_ area: String) -> Bool {
    guard let level = DGUID(area)?.level else { return false }
    return level == .province || level == .country
  }
}
