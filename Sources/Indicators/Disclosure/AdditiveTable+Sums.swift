import LIPData

extension AdditiveTable {
  /// Adds the sums over each breakdown whose total has a row.
  mutating func addBreakdowns(_ counts: [Int], _ protection: TableProtection) {
    for axis in TableAxes.breakdown..<axes.count {
      for line in axes.lines(along: axis, of: counts) {
        let totals = line.filter { axes.codes[$0][axis] == TableAxes.total }
        guard let total = totals.first else { continue }
        addTwins(totals)
        let parts = firsts(line.filter { axes.codes[$0][axis] != TableAxes.total }, axis)
        if !parts.isEmpty { add(total, parts, protection) }
      }
    }
  }

  /// Adds the sums over areas of which a whole is there.
  mutating func addAreas(_ counts: [Int], _ protection: TableProtection, parts: (String) -> [String]?) {
    var nesting = Nesting(Self.atoms(axes.areas, parts))
    addWholes(counts, TableAxes.area, &nesting) { table, whole, inside, _ in table.add(whole, inside, protection) }
  }

  /// Adds the sums of variables.
  mutating func add(_ sums: [VariableSum], _ counts: [Int]) {
    let numbered = sums.compactMap { sum in
      let numbers = ([sum.whole] + sum.parts).compactMap { axes.variables.firstIndex(of: $0) }
      return numbers.count == sum.parts.count + 1 ? numbers : nil
    }
    guard !numbered.isEmpty else { return }
    for line in axes.lines(along: TableAxes.variable, of: counts) {
      let rows = Dictionary(line.map { (axes.codes[$0][TableAxes.variable], $0) }) { first, _ in first }
      for numbers in numbered {
        let places = numbers.compactMap { rows[$0] }
        if places.count == numbers.count { add(exact: places[0], Array(places.dropFirst())) }
      }
    }
  }

  /// Goes through the wholes along an axis with their parts, and whether these are all.
  mutating func addWholes(
    _ counts: [Int], _ axis: Int, _ nesting: inout Nesting, _ add: (inout Self, Int, [Int], Bool) -> Void
  ) {
    for line in axes.lines(along: axis, of: counts) {
      let rows = Dictionary(line.map { (axes.codes[$0][axis], $0) }) { first, _ in first }
      for found in nesting.wholes(among: line.map { axes.codes[$0][axis] }) {
        guard let whole = rows[found.whole] else { continue }
        let parts = found.parts.compactMap { rows[$0] }
        if found.isComplete, parts.count == 1 {
          addTwins([parts[0], whole])
        } else {
          add(&self, whole, parts, found.isComplete)
        }
      }
    }
  }

  /// Adds that rows say the same, as far as they do.
  private mutating func addTwins(_ places: [Int]) {
    for place in places.dropFirst() {
      if let (rest, isAllGiven) = rest(place, [places[0]]), isAllGiven, abs(rest) > 0.000_001 { continue }
      add(exact: place, [places[0]])
    }
  }

  /// The first row of each value on an axis.
  private func firsts(_ places: [Int], _ axis: Int) -> [Int] {
    var seen: Set<Int> = []
    return places.filter { seen.insert(axes.codes[$0][axis]).inserted }
  }

  /// What each area is made up of in the end, as numbers.
  private static func atoms(_ areas: [String], _ parts: (String) -> [String]?) -> [Set<Int>] {
    var numbers: [String: Int] = [:]
    var known: [String: Set<Int>] = [:]
    func atoms(_ area: String, depth: Int) -> Set<Int> {
      if let made = known[area] { return made }
      // Neighbourhoods, city, division, province, country: no area nests deeper.
      let inside = depth < 6 ? parts(area)?.filter { $0 != area } ?? [] : []
      var found: Set<Int> = []
      for part in inside { found.formUnion(atoms(part, depth: depth + 1)) }
      if inside.isEmpty {
        let number = numbers[area] ?? numbers.count
        numbers[area] = number
        found = [number]
      }
      known[area] = found
      return found
    }
    return areas.map { atoms($0, depth: 0) }
  }
}
