import LIPData

/// The values of the variables side by side: a line for each area, period and categories.
struct VariableValues {
  /// How many lines must show a sum before it is believed.
  static let evidence = 5

  /// A value for each variable in each line, not a number where there is none, and its row.
  private var lines: [[(value: Double, place: Int)]]
  private let axes: TableAxes
  private let units: [String]

  init(_ axes: TableAxes, _ rows: [TidyTable.Row], _ counts: [Int], unit: (String) -> String) {
    self.axes = axes
    units = axes.variables.map(unit)
    let empty = [(value: Double, place: Int)](repeating: (.nan, -1), count: axes.variables.count)
    lines = axes.lines(along: TableAxes.variable, of: counts).map { places in
      places.reduce(into: empty) { line, place in
        let cell = rows[place].cell
        let value = cell.hasValue ? cell.value : cell.status.contains(.notApplicable) ? 0 : .nan
        // Of two rows of one variable the first stands.
        let variable = axes.codes[place][TableAxes.variable]
        if line[variable].place < 0 { line[variable] = (value, place) }
      }
    }
  }

  /// The sums that hold in every line where all their variables are given: of one to three variables that are not 0.
  func sums() -> [VariableSum] {
    let names = axes.variables.indices.filter { variable in lines.contains { $0[variable].value > 0 } }
      .sorted { axes.variables[$0] < axes.variables[$1] }
    // Two in common add up to thousands of triples; with many variables only pairs are tried.
    let most = names.count > 40 ? 2 : 3
    var found: [VariableSum] = []
    var known: [Int: [Set<Int>]] = [:]
    var twins: [Int: Int] = [:]
    for size in 1...most {
      for whole in names where twins[whole] == nil {
        let others = names.filter { $0 != whole && units[$0] == units[whole] && twins[$0] == nil }
        for parts in Self.choices(of: size, from: others) where holds(whole, parts) {
          // One name for another says it once; a third that only splits a part of a known sum says nothing new.
          if size == 1, whole < parts[0] { continue }
          let splits = known[whole, default: []].contains { sum in
            known.contains { part, pieces in
              sum.contains(part) && pieces.contains { sum.subtracting([part]).union($0) == Set(parts) }
            }
          }
          guard !splits else { continue }
          known[whole, default: []].append(Set(parts))
          if size == 1 { twins[whole] = parts[0] }
          found.append(VariableSum(whole: axes.variables[whole], parts: parts.map { axes.variables[$0] }))
        }
      }
    }
    return found
  }

  /// The row of the whole where a sum does not hold, the first; nil where it holds wherever all is given.
  func contradiction(of sum: VariableSum) -> Int? {
    let numbers = ([sum.whole] + sum.parts).compactMap { axes.variables.firstIndex(of: $0) }
    for line in lines {
      let values = numbers.map { line[$0].value }
      guard values.allSatisfy({ !$0.isNaN }), let whole = values.first else { continue }
      if abs(whole - values.dropFirst().reduce(0, +)) > 0.000_001 { return line[numbers[0]].place }
    }
    return nil
  }

  private func holds(_ whole: Int, _ parts: [Int]) -> Bool {
    var seen = 0
    var positive = Array(repeating: false, count: parts.count)
    for line in lines {
      let total = line[whole].value
      var sum = 0.0
      for part in parts { sum += line[part].value }
      guard !total.isNaN, !sum.isNaN else { continue }
      guard abs(total - sum) < 0.000_001 else { return false }
      if total > 0 { seen += 1 }
      for (index, part) in parts.enumerated() where line[part].value > 0 { positive[index] = true }
    }
    return seen >= Self.evidence && !positive.contains(false)
  }

  private static func choices(of size: Int, from names: [Int]) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return names.indices.flatMap { index in
      choices(of: size - 1, from: Array(names[(index + 1)...])).map { [names[index]] + $0 }
    }
  }
}
