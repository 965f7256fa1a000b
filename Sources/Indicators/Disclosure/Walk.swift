/// Walks from the known table to others that fit the same sums, with a count as large or as small as can be.
///
/// The simplex method in a part of the table, its sums brought to echelon form: each solved count hangs on the free ones.
/// A walk begins at the known counts, which fit, so that none needs to be found first; a free count may stand anywhere above
/// 0. After several steps that move nothing the first count that helps is taken (Bland's rule), so that no walk goes
/// round.
struct Walk {
  private static let zero = 1e-9
  private let places: [Int]
  private let numbers: [Int: Int]
  private let width: Int
  /// The coefficients of the sums, one after the other.
  private var entries: [Double] = []
  /// The count that each sum is solved for, and the sum of each count; -1 for a free one.
  private var solved: [Int] = []
  private var sumOf: [Int]
  private let start: [Double]
  private var values: [Double] = []
  /// How many numbers were looked at.
  private(set) var work = 0

  init(_ part: TablePart, above: [Double]) {
    places = part.cells
    numbers = Dictionary(uniqueKeysWithValues: part.cells.enumerated().map { ($1, $0) })
    width = part.cells.count
    start = part.cells.map { above[$0] }
    sumOf = Array(repeating: -1, count: width)
    entries = Array(repeating: 0, count: part.sums.count * width)
    for (row, sum) in part.sums.enumerated() {
      for term in sum { entries[row * width + term.cell] += term.sign }
    }
    var row = 0
    var rows = part.sums.count
    while row < rows {
      // Solved for the largest count: it is farthest from 0.
      var best = -1
      for column in 0..<width where abs(entries[row * width + column]) > Self.zero && sumOf[column] < 0 {
        if best < 0 || start[column] > start[best] { best = column }
      }
      if best < 0 {
        // It says nothing new: the last one takes its place.
        rows -= 1
        for column in 0..<width { entries[row * width + column] = entries[rows * width + column] }
        entries.removeLast(width)
        continue
      }
      solved.append(best)
      sumOf[best] = row
      pivot(row, best, rows)
      row += 1
    }
  }

  /// Moves a count up or down from where it is known, by so much or as far as it goes; what the move moves.
  mutating func move(_ place: Int, isUp: Bool, by distance: Double, steps: Int) -> [(place: Int, by: Double)] {
    guard let target = numbers[place] else { return [] }
    values = start
    let direction = isUp ? 1.0 : -1
    var idle = 0
    for _ in 0..<steps {
      let left = distance - direction * (values[target] - start[target])
      guard left > Self.zero, let (column, sign, rate) = entering(target, direction, isFirst: idle > 10) else { break }
      let step = take(column, sign, most: left / rate)
      idle = step < Self.zero ? idle + 1 : 0
    }
    return (0..<width).compactMap { column in
      let by = values[column] - start[column]
      return abs(by) > 1e-7 ? (places[column], by) : nil
    }
  }

  /// The free count that moves the target best, up or down, and how fast; the first that does where so asked.
  private func entering(_ target: Int, _ direction: Double, isFirst: Bool) -> (column: Int, sign: Double, rate: Double)?
  {
    if sumOf[target] < 0 { return direction > 0 || values[target] > Self.zero ? (target, direction, 1) : nil }
    let base = sumOf[target] * width
    var best: (column: Int, sign: Double, rate: Double)?
    for column in 0..<width where sumOf[column] < 0 {
      let rate = -direction * entries[base + column]
      guard abs(rate) > Self.zero, rate > 0 || values[column] > Self.zero else { continue }
      if let best, best.rate >= abs(rate) { continue }
      best = (column, rate > 0 ? 1 : -1, abs(rate))
      if isFirst { break }
    }
    return best
  }

  /// Moves a free count until another comes to 0, or as far as wanted; how far it went.
  private mutating func take(_ column: Int, _ sign: Double, most: Double) -> Double {
    var step = most
    var stop = -1
    for row in solved.indices {
      let fall = entries[row * width + column] * sign
      guard fall > Self.zero else { continue }
      let limit = max(0, values[solved[row]]) / fall
      if limit < step - Self.zero || (limit <= step && stop >= 0 && solved[row] < solved[stop]) {
        step = min(step, limit)
        stop = row
      }
    }
    if sign < 0, values[column] <= step {
      step = values[column]
      stop = -1
    }
    values[column] += sign * step
    for row in solved.indices {
      let entry = entries[row * width + column]
      if entry != 0 { values[solved[row]] -= entry * sign * step }
    }
    if stop >= 0 {
      values[solved[stop]] = 0
      sumOf[solved[stop]] = -1
      solved[stop] = column
      sumOf[column] = stop
      pivot(stop, column, solved.count)
    }
    return step
  }

  /// Solves a sum for a count, and takes it out of the others.
  private mutating func pivot(_ row: Int, _ column: Int, _ rows: Int) {
    let width = width
    var met = 0
    entries.withUnsafeMutableBufferPointer { entries in
      let base = row * width
      let scale = 1 / entries[base + column]
      var used: [Int] = []
      for index in 0..<width where entries[base + index] != 0 {
        let value = entries[base + index] * scale
        entries[base + index] = value
        used.append(index)
      }
      for other in 0..<rows where other != row {
        let start = other * width
        let factor = entries[start + column]
        guard factor != 0 else { continue }
        met += used.count
        for index in used {
          let value = entries[start + index] - factor * entries[base + index]
          // What is left of two that cancel out is nothing.
          entries[start + index] = abs(value) < 1e-11 ? 0 : value
        }
        entries[start + column] = 0
      }
    }
    work += width + 4 * rows + met
  }
}
