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
      let open = exposed().filter { !stuck.contains($0) }
      if open.isEmpty { break }
      // What was hidden for one may have closed the next.
      for place in open where exposed(around: place).contains(place) {
        if let complement = candidate(for: place) { complements.insert(complement) } else { stuck.insert(place) }
      }
    }
    unprotected = Set(exposed())
    for place in complements.sorted(by: { (value($1), $1) < (value($0), $0) }) {
      // Only what hangs together with it can be told without it.
      let sums = connected(to: place)
      complements.remove(place)
      // A sum with one hidden count left is told without a further look.
      let isNeeded =
        places[place, default: []].contains(where: isOpen) || !Set(exposed(in: sums)).isSubset(of: unprotected)
      if isNeeded { complements.insert(place) }
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

  /// The hidden counts that a count's sums, and those that hang together with them, tell or leave too few values.
  private func exposed(around place: Int) -> [Int] { exposed(in: connected(to: place)) }

  /// The hidden counts that the sums tell or leave too few values, in the order of the rows.
  private func exposed() -> [Int] {
    var reached: Set<Int> = []
    return table.sums.indices.flatMap { sum -> [Int] in
      guard !reached.contains(sum), let first = table.sums[sum].terms.first(where: { isUnknown($0.place) }) else {
        return []
      }
      let sums = connected(to: first.place)
      reached.formUnion(sums)
      return exposed(in: sums)
    }.sorted()
  }

  private func exposed(in sums: Set<Int>) -> [Int] {
    let equations = sums.sorted().compactMap { equation($0) }
    let told = LinearSystem(equations.map(\.unknown)).determined
    var feasible = FeasibleCounts(equations)
    return Set(equations.flatMap(\.unknown.keys)).sorted().filter { place in
      if case .missing = table.counts[place] { return false }
      if told.contains(place) { return true }
      // A complement has room enough where the small count that it protects has.
      return !complements.contains(place) && feasible?.spans(place, Double(table.threshold - 1)) == false
    }
  }

  /// What a sum says of its unknown counts; nil where it has none.
  private func equation(_ index: Int) -> SumEquation? {
    var equation = SumEquation(right: -table.knownRests[index])
    for term in table.sums[index].terms {
      if isUnknown(term.place) {
        equation.unknown[term.place, default: 0] += term.sign
        // Where zeros are shown, what we hide is 1 or more, and everybody knows: what is unknown is what it is beyond 1.
        let isOurs = small.contains(term.place) || complements.contains(term.place)
        if table.zerosAreShown, isOurs, !table.rests.contains(term.place) { equation.right -= Double(term.sign) }
      } else {
        equation.right -= Double(term.sign) * value(term.place)
      }
    }
    return equation.unknown.isEmpty ? nil : equation
  }

  /// The sums that a hidden count stands in, and those that hang together with them by other hidden counts.
  private func connected(to place: Int) -> Set<Int> {
    var reached: Set<Int> = []
    var waiting = places[place] ?? []
    while let next = waiting.popLast() {
      guard reached.insert(next).inserted else { continue }
      for term in table.sums[next].terms where isUnknown(term.place) { waiting += places[term.place] ?? [] }
    }
    return reached
  }

  /// The smallest count that may be hidden for another: of its own sums, else of those that it hangs together with.
  private func candidate(for place: Int) -> Int? {
    func smallest(_ sums: some Sequence<Int>) -> Int? {
      let found = Set(sums.flatMap { table.sums[$0].terms.map(\.place) }).filter(mayHide)
      return found.min { (value($0), $0) < (value($1), $1) }
    }
    return smallest(places[place] ?? []) ?? smallest(connected(to: place))
  }
}
