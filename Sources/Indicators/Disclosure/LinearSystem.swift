/// What sums of unknown cells tell of each: equations brought to reduced row echelon form as they come.
///
/// Only the coefficients matter. Whether an unknown can be computed does not hang on the numbers at the right, so none
/// are kept. A row is a sparse vector over ``Residue``; adding one takes time in proportion to the rows that it meets.
struct LinearSystem<Unknown: Hashable & Comparable> {
  typealias Row = [Unknown: Residue]

  /// The rows, each under its pivot: the pivot stands in no other row, with the coefficient 1 in its own.
  private var rows: [Unknown: Row] = [:]
  /// The pivots of the rows in which an unknown stands.
  private var places: [Unknown: Set<Unknown>] = [:]
  /// The unknowns that the equations determine.
  private(set) var determined: Set<Unknown> = []

  init() {}

  /// Adds equations, each by the coefficients of its unknowns.
  init(_ equations: some Sequence<[Unknown: Int]>) {
    for equation in equations { add(equation) }
  }

  /// What an equation would determine that was not before; empty where it says nothing new.
  func newlyDetermined(by equation: [Unknown: Int]) -> Set<Unknown> {
    guard let (pivot, row) = reduced(equation) else { return [] }
    var found: Set<Unknown> = row.count == 1 ? [pivot] : []
    for place in places[pivot] ?? [] {
      guard let changed = rows[place].map({ eliminating(pivot, by: row, from: $0) }), changed.count == 1 else {
        continue
      }
      found.insert(place)
    }
    return found
  }

  /// Adds an equation by the coefficients of its unknowns.
  mutating func add(_ equation: [Unknown: Int]) {
    guard let (pivot, row) = reduced(equation) else { return }
    for place in places[pivot] ?? [] {
      guard let before = rows[place] else { continue }
      let after = eliminating(pivot, by: row, from: before)
      for unknown in before.keys where after[unknown] == nil { places[unknown]?.remove(place) }
      for unknown in after.keys where before[unknown] == nil { places[unknown, default: []].insert(place) }
      rows[place] = after
      if after.count == 1 { determined.insert(place) }
    }
    rows[pivot] = row
    for unknown in row.keys { places[unknown, default: []].insert(pivot) }
    if row.count == 1 { determined.insert(pivot) }
  }

  /// An equation less what the rows say already, with 1 at its pivot; nil where nothing is left of it.
  private func reduced(_ equation: [Unknown: Int]) -> (pivot: Unknown, row: Row)? {
    var row = equation.compactMapValues { $0 == 0 ? nil : Residue($0) }
    // No pivot stands in another's row, so that none comes back.
    for unknown in equation.keys {
      guard row[unknown] != nil, let other = rows[unknown] else { continue }
      row = eliminating(unknown, by: other, from: row)
    }
    guard let pivot = row.keys.min(), let first = row[pivot] else { return nil }
    let scale = first.inverse
    return (pivot, row.mapValues { $0 * scale })
  }

  /// A row less so much of another that a pivot vanishes; the other has 1 there.
  private func eliminating(_ pivot: Unknown, by other: Row, from row: Row) -> Row {
    guard let factor = row[pivot] else { return row }
    var row = row
    for (unknown, coefficient) in other {
      let value = (row[unknown] ?? .zero) - factor * coefficient
      row[unknown] = value == .zero ? nil : value
    }
    return row
  }
}
