/// Gaussian elimination over dense rows of numbers: a second way to find what equations determine.
struct Elimination {
  private var basis: [(pivot: Int, row: [Double])] = []

  init(_ rows: [[Double]]) {
    for row in rows { add(row) }
  }

  mutating func add(_ row: [Double]) {
    let rest = reduced(row)
    guard let pivot = rest.indices.max(by: { abs(rest[$0]) < abs(rest[$1]) }), abs(rest[pivot]) > 1e-7 else { return }
    let scale = rest[pivot]
    basis.append((pivot, rest.map { $0 / scale }))
  }

  /// True when the equations give the value of a sum of the unknowns.
  func tells(_ sum: [Double]) -> Bool { reduced(sum).allSatisfy { abs($0) < 1e-7 } }

  private func reduced(_ row: [Double]) -> [Double] {
    var row = row
    for (pivot, other) in basis where row[pivot] != 0 {
      let factor = row[pivot]
      for index in row.indices { row[index] -= factor * other[index] }
      row[pivot] = 0
    }
    return row
  }
}
