/// Looks for the fewest and smallest counts that must be hidden beside those that are too small.
struct ComplementSearch {
  /// The counts that are hidden beside.
  private(set) var complements: Set<Int> = []
  /// The rows whose counts could be computed all the same.
  private(set) var unprotected: Set<Int> = []
  private let table: AdditiveTable
  /// The sums in which a count stands.
  private var places: [Int: [Int]] = [:]
  /// The counts that nobody sees, of those that are not ours.
  private let unseen: Set<Int>
  private let small: Set<Int>

  init(_ table: AdditiveTable) {
    self.table = table
    for (index, sum) in table.sums.enumerated() {
      for term in sum.terms { places[term.place, default: []].append(index) }
    }
    small = Set(table.small)
    unseen = Set(
      table.counts.compactMap { place, count in
        if case .shown = count { nil } else { place }
      })
  }

  /// Hides what must be, then shows again what need not.
  mutating func run() {
    guard !small.isEmpty || !unseen.isEmpty else { return }
    var stuck: Set<Int> = []
    while true {
      closeSums()
      guard let place = exposed(complements).first(where: { !stuck.contains($0) }) else { break }
      if let complement = candidate(for: place) { complements.insert(complement) } else { stuck.insert(place) }
    }
    unprotected = Set(exposed(complements))
    for place in complements.sorted(by: { (value($1), $1) < (value($0), $0) }) {
      let fewer = complements.subtracting([place])
      if Set(exposed(fewer)).isSubset(of: unprotected) { complements = fewer }
    }
  }

  /// Gives every sum with one hidden count another, until each has none or several.
  ///
  /// The smallest is taken, by the number of such sums that it closes: a count that stands in two of them is worth half.
  private mutating func closeSums() {
    var waiting = Array(table.sums.indices)
    while let sum = waiting.first {
      waiting.removeFirst()
      guard isOpen(sum) else { continue }
      var best: (loss: Double, place: Int)?
      for term in table.sums[sum].terms where mayHide(term.place) {
        let closed = places[term.place, default: []].count(where: isOpen)
        let loss = value(term.place) / Double(max(closed, 1))
        if let best, (best.loss, best.place) <= (loss, term.place) { continue }
        best = (loss, term.place)
      }
      guard let place = best?.place else { continue }
      complements.insert(place)
      waiting += places[place] ?? []
    }
  }

  /// True where a sum has exactly one hidden count, and none that is missing.
  private func isOpen(_ sum: Int) -> Bool {
    let unknown = table.sums[sum].terms.lazy.map(\.place).filter { isUnknown($0) }.prefix(2)
    guard unknown.count == 1, let only = unknown.first else { return false }
    if case .missing = table.counts[only] { return false }
    return true
  }

  private func isUnknown(_ place: Int) -> Bool {
    unseen.contains(place) || small.contains(place) || complements.contains(place)
  }

  /// True for a count that is shown and may be hidden.
  ///
  /// A 0 protects nothing: that nobody is there is often known from elsewhere.
  private func mayHide(_ place: Int) -> Bool { !isUnknown(place) && value(place) > 0 }

  private func value(_ place: Int) -> Double {
    if case .shown(let value) = table.counts[place] { value } else { 0 }
  }

  /// The hidden counts that the sums tell, or leave too few values; in the order of the rows.
  private func exposed(_ complements: Set<Int>) -> [Int] {
    let hidden = small.union(complements)
    let unknown = hidden.union(unseen)
    var equations: [SumEquation] = []
    for (index, sum) in table.sums.enumerated() {
      var equation = SumEquation(right: -table.knownRests[index])
      for term in sum.terms {
        if unknown.contains(term.place) {
          equation.unknown[term.place, default: 0] += term.sign
        } else {
          equation.right -= Double(term.sign) * value(term.place)
        }
      }
      if !equation.unknown.isEmpty { equations.append(equation) }
    }
    let told = LinearSystem(equations.map(\.unknown)).determined
    let ranges = SumEquation.ranges(equations)
    return unknown.filter { place in
      if case .missing = table.counts[place] { return false }
      if told.contains(place) { return true }
      // A complement has room enough where the small count that it protects has.
      guard !complements.contains(place), let range = ranges[place] else { return false }
      return range.upperBound - range.lowerBound < Double(table.threshold - 1)
    }.sorted()
  }

  /// The smallest count that may be hidden for another: of its own sums, else of those that it hangs together with.
  private func candidate(for place: Int) -> Int? {
    func smallest(_ sums: some Sequence<Int>) -> Int? {
      let found = Set(sums.flatMap { table.sums[$0].terms.map(\.place) }).filter(mayHide)
      return found.min { (value($0), $0) < (value($1), $1) }
    }
    var reached: Set<Int> = []
    var waiting = places[place] ?? []
    if let near = smallest(waiting) { return near }
    while let next = waiting.popLast() {
      guard reached.insert(next).inserted else { continue }
      for term in table.sums[next].terms where isUnknown(term.place) { waiting += places[term.place] ?? [] }
    }
    return smallest(reached)
  }
}
