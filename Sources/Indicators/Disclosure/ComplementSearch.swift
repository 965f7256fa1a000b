/// Looks for the fewest and smallest counts that must be hidden beside those that are too small.
struct ComplementSearch {
  /// The counts that are hidden beside.
  private(set) var complements: Set<Int> = []
  /// The rows whose counts could be computed, or bounded too nearly, all the same.
  private(set) var unprotected: Set<Int> = []
  private let table: AdditiveTable
  private var search: RoomSearch

  init(_ table: AdditiveTable) {
    self.table = table
    search = RoomSearch(table)
  }

  /// Hides what must be, then shows again what need not.
  mutating func run() {
    widen(Array(table.sums.indices))
    var stuck: Set<Int> = []
    while true {
      let open = guarded.filter { !stuck.contains($0) && !search.hasRoom($0) }
      if open.isEmpty { break }
      // What was hidden for one may have made room for the next.
      for place in open where !search.findRoom(place) {
        if let complement = candidate(for: place) { hide(complement) } else { stuck.insert(place) }
      }
    }
    for place in complements.sorted(by: { (table.values[$1], $1) < (table.values[$0], $0) })
    where !search.isTired && search.show(place) {
      complements.remove(place)
    }
    // A complement must not be told; one that moves by a whole count is not.
    unprotected = Set(
      stuck.filter { !search.findRoom($0) && !(complements.contains($0) && search.span($0) >= min(1, table.room)) })
  }

  /// The hidden counts that nobody may compute, in order.
  private var guarded: [Int] { table.kinds.indices.filter(search.isGuarded) }

  private mutating func hide(_ place: Int) {
    complements.insert(place)
    search.hide(place)
    widen(search.sumsOf[place])
  }

  /// Gives every sum that alone tells too much of a count another, until none does.
  ///
  /// The smallest is taken, by the number of such sums that it is in: a count that stands in two of them is worth half.
  private mutating func widen(_ sums: [Int]) {
    var waiting = sums
    var next = 0
    while next < waiting.count {
      let sum = waiting[next]
      guard search.isShort(sum) else {
        next += 1
        continue
      }
      var best: (loss: Double, place: Int)?
      for place in [table.sums[sum].whole] + table.sums[sum].parts where mayHide(place) {
        let loss = loss(place) / Double(max(search.sumsOf[place].count(where: search.isShort), 1))
        if let best, (best.loss, best.place) <= (loss, place) { continue }
        best = (loss, place)
      }
      guard let place = best?.place else {
        next += 1
        continue
      }
      complements.insert(place)
      search.hide(place)
      waiting += search.sumsOf[place]
    }
  }

  /// True for a count that is shown and may be hidden.
  ///
  /// A 0 protects nothing: that nobody is there is often known from elsewhere.
  private func mayHide(_ place: Int) -> Bool {
    !search.isHidden[place] && table.kinds[place] == .shown && table.values[place] > 0
  }

  /// What is lost with a count: itself, and another one in each sum in which nothing is hidden yet.
  private func loss(_ place: Int) -> Double {
    table.values[place] * Double(1 + search.sumsOf[place].count { search.unknown[$0].isEmpty })
  }

  /// The count that may be hidden for another with the least loss: of its own sums, else of all that hang together.
  private func candidate(for place: Int) -> Int? {
    func best(_ sums: [Int]) -> Int? {
      sums.flatMap { [table.sums[$0].whole] + table.sums[$0].parts }.filter(mayHide)
        .min { (loss($0), $0) < (loss($1), $1) }
    }
    return best(search.sumsOf[place]) ?? best(connected(to: place))
  }

  /// The sums that a hidden count stands in, and those that hang together with them by other hidden counts.
  private func connected(to place: Int) -> [Int] {
    var isReached = [Bool](repeating: false, count: table.sums.count)
    var sums = search.sumsOf[place]
    for sum in sums { isReached[sum] = true }
    var next = 0
    while next < sums.count {
      for other in search.unknown[sums[next]] {
        for further in search.sumsOf[other] where !isReached[further] {
          isReached[further] = true
          sums.append(further)
        }
      }
      next += 1
    }
    return sums
  }
}
