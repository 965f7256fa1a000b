/// Counts that fit all sums of a table: the true ones where they are given, and some that may be where they are not.
///
/// What a hidden count may be is looked for from here. A count that the file does not tell is moved from sum to sum to
/// what is left of it, and to 0 where it is below, until all sums hold: projections onto convex sets, which come as near
/// as one likes to a point of all of them. Where no counts fit (the file rounds), the last come near enough: what can be
/// moved against what does not hang on the numbers.
enum KnownPoint {
  static func values(of table: AdditiveTable) -> [Double] {
    var values = table.values
    let unknown = table.kinds.map { $0 == .hidden || $0 == .missing }
    guard unknown.contains(true) else { return values }
    // A small count each, to begin with: far from 0 there is more to move.
    for place in values.indices where unknown[place] { values[place] = (table.room + 1) / 2 }
    let sums = table.sums.compactMap { sum -> (known: Double, terms: [(place: Int, sign: Double)])? in
      let terms = [(sum.whole, -1.0)] + sum.parts.map { ($0, 1.0) }
      let moved = terms.filter { unknown[$0.0] }.map { (place: $0.0, sign: $0.1) }
      guard !moved.isEmpty else { return nil }
      return (terms.reduce(0) { unknown[$1.0] ? $0 : $0 + $1.1 * values[$1.0] }, moved)
    }
    for _ in 0..<10_000 {
      var most = 0.0
      for sum in sums {
        var excess = sum.known
        for term in sum.terms { excess += term.sign * values[term.place] }
        most = max(most, abs(excess))
        let share = excess / Double(sum.terms.count)
        for term in sum.terms { values[term.place] = max(0, values[term.place] - term.sign * share) }
      }
      if most < 1e-9 { break }
    }
    return values
  }
}
