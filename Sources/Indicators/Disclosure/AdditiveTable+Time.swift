import LIPData

extension AdditiveTable {
  /// Adds the sums over periods of the variables that add up over time.
  ///
  /// A variable does unless some period is less than its parts together: then people are counted anew in each, and no
  /// period of it is taken for a sum.
  mutating func addPeriods(_ counts: [Int], _ protection: TableProtection) -> TableProtection.OverTime {
    var result = TableProtection.OverTime()
    guard var nesting = nesting(counts) else { return result }
    var sums: [(whole: Int, parts: [Int])] = []
    addWholes(counts, TableAxes.period, &nesting) { _, whole, parts, _ in sums.append((whole, parts)) }
    for (whole, parts) in sums {
      guard let (rest, _) = rest(whole, parts), rest < -0.000_001 else { continue }
      result.recounted[name(whole), default: []].append(whole)
    }
    var seen: Set<String> = []
    for (whole, parts) in sums where result.recounted[name(whole)] == nil {
      if seen.insert(name(whole)).inserted { result.additive.append(name(whole)) }
      add(whole, parts, protection)
    }
    return result
  }

  private func name(_ place: Int) -> String { axes.variables[axes.codes[place][TableAxes.variable]] }

  /// How the periods lie in each other; nil where there is one only.
  ///
  /// Where years such as `2024/2025` begin is told by the numbers: of all months the first from April on, or both years
  /// of the calendar, with which they are what lies in them.
  private func nesting(_ counts: [Int]) -> Nesting? {
    guard axes.periods.count > 1 else { return nil }
    guard axes.periods.contains(where: { $0.kind == .years }) else { return nesting(beginningIn: nil) }
    let months = [nil, 4, 9, 7, 1, 2, 3, 5, 6, 8, 10, 11, 12] as [Int?]
    let found = months.first { month in
      var nesting = nesting(beginningIn: month)
      var (held, broken) = (Set<Int>(), Set<Int>())
      var copy = self
      copy.addWholes(counts, TableAxes.period, &nesting) { table, whole, parts, isComplete in
        let code = table.axes.codes[whole]
        guard isComplete, table.axes.periods[code[TableAxes.period]].kind == .years,
          let (rest, isAllGiven) = table.rest(whole, parts), isAllGiven
        else { return }
        if abs(rest) > 0.000_001 {
          broken.insert(code[TableAxes.variable])
        } else if parts.count(where: { table.values[$0] > 0 }) > 1 {
          held.insert(code[TableAxes.variable])
        }
      }
      return !held.subtracting(broken).isEmpty
    }
    guard let found else { return nesting(beginningIn: 0) }
    return nesting(beginningIn: found)
  }

  /// How the periods lie in each other when years begin in a month; by themselves where that is 0.
  private func nesting(beginningIn month: Int?) -> Nesting {
    Nesting(
      axes.periods.enumerated().map { number, period in
        let days = period.kind == .years && month == 0 ? nil : period.days(beginningIn: month)
        return days.map { Set($0) } ?? [-1 - number]
      })
  }
}
