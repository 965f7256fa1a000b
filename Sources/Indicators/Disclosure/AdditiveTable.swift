import LIPData

/// The counts of one variable in one period, and the sums that hold between them.
struct AdditiveTable {
  /// What is known of a count before anything is hidden.
  enum Count {
    /// It is shown.
    case shown(Double)
    /// The file hides it (`x`, `F`, `--`): it must stay so.
    case hidden
    /// The file does not have it.
    case missing
  }

  /// A total and what it is the sum of.
  struct Sum {
    var whole: Int
    var parts: [Int]
    /// All of them, the whole first.
    var terms: [(place: Int, sign: Int)] { [(whole, -1)] + parts.map { ($0, 1) } }
  }

  /// The counts by the places of their rows; those of small rests have places behind all rows.
  private(set) var counts: [Int: Count] = [:]
  /// The sums.
  private(set) var sums: [Sum] = []
  /// What remains of a total beside its parts and is no small count: part of the sum, known to all.
  private(set) var knownRests: [Double] = []
  /// The places of the counts that are too small to be shown, in order.
  private(set) var small: [Int] = []
  /// The places of small rests, which nobody prints.
  private(set) var rests: Set<Int> = []
  /// The rows of totals that leave a small rest.
  private(set) var smallRests: [Int] = []
  /// The rows of totals that are smaller than their parts together.
  private(set) var exceeded: [Int] = []
  /// Those of them of which a part is small or hidden: a subtotal among the parts would tell it.
  private(set) var exceededWithSmall: [Int] = []
  /// True where a 0 is shown, so that everybody knows of a count that we hide that it is 1 or more.
  let zerosAreShown: Bool
  /// The smallest count that is shown.
  let threshold: Int

  init(
    _ rows: [TidyTable.Row], _ places: [Int], protection: TableProtection, parts: (String) -> [String]?
  ) {
    threshold = protection.threshold
    zerosAreShown = !protection.hidesZeros
    for place in places {
      let cell = rows[place].cell
      if cell.hasValue {
        counts[place] = .shown(cell.value)
        if protection.isSmall(cell.value) { small.append(place) }
      } else if cell.status.contains(.notApplicable) {
        counts[place] = .shown(0)
      } else {
        counts[place] = cell.status.isDisjoint(with: .hidden) ? .missing : .hidden
      }
    }
    for (whole, parts) in Self.wholes(rows, places, protection, parts) { add(whole, parts, rows.count, protection) }
  }

  /// Adds a total with its parts, as far as it is their sum.
  private mutating func add(_ whole: Int, _ parts: [Int], _ rows: Int, _ protection: TableProtection) {
    var sum = Sum(whole: whole, parts: parts)
    var knownRest = 0.0
    let values = sum.parts.compactMap { place in
      if case .shown(let value) = counts[place] { value } else { nil }
    }
    if case .shown(let total) = counts[whole] {
      let rest = total - values.reduce(0, +)
      if rest < -0.000_001 {
        exceeded.append(whole)
        let isTold = parts.contains { part in
          if case .shown(let value) = counts[part] { protection.isSmall(value) } else { true }
        }
        if isTold { exceededWithSmall.append(whole) }
        return
      }
      // With a part that is not known, what is left of the total is that part.
      if values.count == parts.count, rest > 0.000_001 {
        if protection.isSmall(rest) {
          let place = rows + rests.count
          rests.insert(place)
          smallRests.append(whole)
          counts[place] = .hidden
          sum.parts.append(place)
        } else {
          knownRest = rest
        }
      }
    }
    sums.append(sum)
    knownRests.append(knownRest)
  }

  /// The totals among the rows, each with its parts: over each breakdown, then over areas.
  private static func wholes(
    _ rows: [TidyTable.Row], _ places: [Int], _ protection: TableProtection, _ parts: (String) -> [String]?
  ) -> [(whole: Int, parts: [Int])] {
    var found: [(whole: Int, parts: [Int])] = []
    let breakdowns = places.first.map { rows[$0].categories.count } ?? 0
    for breakdown in 0..<breakdowns {
      var groups: [[String]: [Int]] = [:]
      var totals: [(key: [String], place: Int)] = []
      for place in places {
        var key = rows[place].categories.map(protection.keyed)
        let category = key.remove(at: breakdown)
        key.append(rows[place].area)
        if protection.isTotal(category) { totals.append((key, place)) } else { groups[key, default: []].append(place) }
      }
      for total in totals {
        if let group = groups[total.key] { found.append((total.place, group)) }
      }
    }
    var byCategories: [[String]: [Int]] = [:]
    for place in places { byCategories[rows[place].categories.map(protection.keyed), default: []].append(place) }
    var known: [String: Set<String>] = [:]
    func atoms(_ area: String, depth: Int = 0) -> Set<String> {
      if let made = known[area] { return made }
      // Neighbourhoods, city, division, province, country: no area nests deeper.
      let made = depth < 6 ? parts(area)?.filter { $0 != area } ?? [] : []
      let found = made.isEmpty ? [area] : made.reduce(into: Set()) { $0.formUnion(atoms($1, depth: depth + 1)) }
      known[area] = found
      return found
    }
    for place in places {
      guard let beside = byCategories[rows[place].categories.map(protection.keyed)], beside.count > 1 else { continue }
      let whole = atoms(rows[place].area)
      guard whole.count > 1 else { continue }
      // The largest rows that lie in it, none of them in another: a partnership's area goes by its own id.
      let inside = beside.filter { $0 != place }.map { (place: $0, atoms: atoms(rows[$0].area)) }
        .filter { $0.atoms.isStrictSubset(of: whole) }
        .sorted { ($1.atoms.count, $0.place) < ($0.atoms.count, $1.place) }
      var taken: Set<String> = []
      var group: [Int] = []
      for one in inside where taken.isDisjoint(with: one.atoms) {
        taken.formUnion(one.atoms)
        group.append(one.place)
      }
      if !group.isEmpty { found.append((place, group)) }
    }
    return found
  }
}
