/// All counts that a table's sums allow, knowing that none is negative: how far each of them may go.
///
/// The corners of what is allowed are walked by the simplex method (Bland's rule, so that it ends). Every corner on the
/// way tells of all counts at once, so that few walks are needed to see that a count has room.
struct FeasibleCounts {
  private static let zero = 1e-9
  /// The unknown counts by column.
  private let names: [Int]
  private let columns: [Int: Int]
  /// Coefficients of the columns, then the right side: one row for each that is basic.
  private var rows: [[Double]] = []
  /// The column that each row gives the value of.
  private var basis: [Int] = []
  private var rowOf: [Int: Int] = [:]
  /// The smallest and largest value of each column at the corners so far.
  private var seen: [(low: Double, high: Double)] = []

  /// Finds a first corner; nil where no counts fit the sums.
  init?(_ equations: [SumEquation]) {
    names = Set(equations.flatMap(\.unknown.keys)).sorted()
    columns = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let width = names.count
    // Each equation begins with a slack of its own, which is then brought to 0. It never comes back, so that it needs no
    // coefficients.
    for (index, equation) in equations.enumerated() {
      var row = [Double](repeating: 0, count: width + 1)
      let sign = equation.right < 0 ? -1.0 : 1
      for (place, coefficient) in equation.unknown {
        if let column = columns[place] { row[column] = sign * Double(coefficient) }
      }
      row[width] = sign * equation.right
      rows.append(row)
      basis.append(width + index)
    }
    guard removeSlack(width) else { return nil }
    rowOf = Dictionary(basis.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    seen = Array(repeating: (.infinity, 0), count: width)
    note()
  }

  /// True where a count may take values that lie so far apart.
  mutating func spans(_ place: Int, _ width: Double) -> Bool {
    guard let column = columns[place] else { return true }
    if raise(column, toSpan: width) { return true }
    lower(column, toSpan: width)
    return hasSeen(column, span: width)
  }

  private func hasSeen(_ column: Int, span width: Double) -> Bool {
    seen[column].high - seen[column].low >= width - Self.zero
  }

  /// Walks to where a count is largest, or far enough from where it was seen; true where it has no bound.
  private mutating func raise(_ column: Int, toSpan width: Double) -> Bool {
    while !hasSeen(column, span: width) {
      let entering: Int?
      if let row = rowOf[column] {
        entering = names.indices.first { rowOf[$0] == nil && rows[row][$0] < -Self.zero }
      } else {
        entering = column
      }
      guard let entering else { return false }
      guard enter(entering) else { return true }
    }
    return false
  }

  /// Walks to where a count is smallest, or far enough from where it was seen.
  private mutating func lower(_ column: Int, toSpan width: Double) {
    while !hasSeen(column, span: width) {
      guard let row = rowOf[column],
        let entering = names.indices.first(where: { rowOf[$0] == nil && rows[row][$0] > Self.zero }), enter(entering)
      else { return }
    }
  }

  /// Takes a column into the basis; false where it may grow for ever.
  private mutating func enter(_ column: Int) -> Bool {
    guard let row = leaving(for: column) else { return false }
    rowOf[basis[row]] = nil
    pivot(row, column)
    rowOf[column] = row
    note()
    return true
  }

  /// The row that first stops a column from growing; of several that of the first column.
  private func leaving(for column: Int) -> Int? {
    var best: (ratio: Double, row: Int)?
    for (row, values) in rows.enumerated() where values[column] > Self.zero {
      let ratio = values[names.count] / values[column]
      if let best, best.ratio < ratio - Self.zero { continue }
      if let best, ratio >= best.ratio - Self.zero, basis[best.row] < basis[row] { continue }
      best = (ratio, row)
    }
    return best?.row
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let scale = rows[row][column]
    for index in rows[row].indices where rows[row][index] != 0 { rows[row][index] /= scale }
    let source = rows[row]
    let used = source.indices.filter { source[$0] != 0 }
    for other in rows.indices where other != row && rows[other][column] != 0 {
      let factor = rows[other][column]
      for index in used { rows[other][index] -= factor * source[index] }
      rows[other][column] = 0
    }
    basis[row] = column
  }

  /// Brings the slacks to 0 and drops them; false where that cannot be.
  private mutating func removeSlack(_ width: Int) -> Bool {
    // What all slacks together lose for each column that enters; nothing for those that did.
    var loss = rows.reduce(into: [Double](repeating: 0, count: width + 1)) { sum, row in
      for index in sum.indices { sum[index] += row[index] }
    }
    while let entering = loss[..<width].firstIndex(where: { $0 > Self.zero }), let row = leaving(for: entering) {
      pivot(row, entering)
      let factor = loss[entering]
      for index in loss.indices { loss[index] -= factor * rows[row][index] }
      loss[entering] = 0
    }
    for row in rows.indices.reversed() where basis[row] >= width {
      guard rows[row][width] < 1e-6 else { return false }
      if let column = (0..<width).first(where: { abs(rows[row][$0]) > Self.zero }) {
        pivot(row, column)
      } else {
        rows.remove(at: row)
        basis.remove(at: row)
      }
    }
    return true
  }

  /// Notes the values of this corner.
  private mutating func note() {
    for column in names.indices {
      let value = rowOf[column].map { rows[$0][names.count] } ?? 0
      seen[column] = (min(seen[column].low, value), max(seen[column].high, value))
    }
  }
}
