/// Which of some areas, or periods, are made up of others.
///
/// Each has its atoms: the smallest parts that are told apart, such as subdivisions or days. One lies in another when its
/// atoms do.
struct Nesting {
  /// A whole and what lies in it side by side, by their numbers.
  struct Whole: Equatable {
    var whole: Int
    var parts: [Int]
    /// True where the parts have all the atoms of the whole.
    var isComplete: Bool
  }

  private let atoms: [Set<Int>]
  private var found: [[Int]: [Whole]] = [:]

  init(_ atoms: [Set<Int>]) { self.atoms = atoms }

  /// The wholes among some, each with the largest others that lie in it, none of these in another.
  ///
  /// Where two that lie in a whole cross (quarters, and four months each), it is a whole of either kind.
  mutating func wholes(among present: [Int]) -> [Whole] {
    let present = Array(Set(present)).sorted()
    if let known = found[present] { return known }
    var result: [Whole] = []
    // Two names for one area: what is said of the one is said of the other.
    var named: [Set<Int>: Int] = [:]
    var distinct: [Int] = []
    for one in present {
      if let first = named[atoms[one]] {
        result.append(Whole(whole: one, parts: [first], isComplete: true))
      } else {
        named[atoms[one]] = one
        distinct.append(one)
      }
    }
    for whole in distinct where atoms[whole].count > 1 {
      let inside = distinct.filter { atoms[$0].count < atoms[whole].count && atoms[$0].isSubset(of: atoms[whole]) }
      let largest = inside.filter { one in
        !inside.contains { atoms[one].count < atoms[$0].count && atoms[one].isSubset(of: atoms[$0]) }
      }
      var used: Set<Int> = []
      for first in largest.sorted(by: { (atoms[$1].count, $0) < (atoms[$0].count, $1) }) where !used.contains(first) {
        // Those of about its size first: four quarters, not a quarter and what else fits.
        let size = atoms[first].count
        let others = inside.filter { $0 != first }.sorted { a, b in
          (abs(atoms[a].count - size), a) < (abs(atoms[b].count - size), b)
        }
        var taken = atoms[first]
        var parts = [first]
        for other in others where taken.isDisjoint(with: atoms[other]) {
          taken.formUnion(atoms[other])
          parts.append(other)
        }
        used.formUnion(parts)
        result.append(Whole(whole: whole, parts: parts, isComplete: taken.count == atoms[whole].count))
      }
    }
    found[present] = result
    return result
  }
}
