import LIPData

/// The rows of a table by what they are of, as numbers: the variable, the period, the area, a category of each breakdown.
///
/// A row is a point in a grid with these axes, and a sum runs along one of them.
struct TableAxes {
  static let variable = 0
  static let period = 1
  static let area = 2
  /// The first axis of a breakdown; behind it the others.
  static let breakdown = 3
  /// The number of every total in a breakdown.
  static let total = 0

  /// For each row the number of its value on each axis.
  private(set) var codes: [[Int]] = []
  /// The ids of the variables, and of the areas, by their numbers.
  private(set) var variables: [String] = []
  private(set) var areas: [String] = []
  /// The periods by their numbers.
  private(set) var periods: [TimePeriod] = []
  /// How many values each axis has.
  private(set) var sizes: [Int] = []
  /// How many axes there are.
  let count: Int

  init(_ rows: [TidyTable.Row], isTotal: (String) -> Bool) {
    count = Self.breakdown + (rows.first?.categories.count ?? 0)
    var variableCodes: [String: Int] = [:]
    var areaCodes: [String: Int] = [:]
    var periodCodes: [TimePeriod: Int] = [:]
    var categoryCodes: [[String: Int]] = Array(repeating: [:], count: count - Self.breakdown)
    var categoryCounts = Array(repeating: 1, count: count - Self.breakdown)
    codes.reserveCapacity(rows.count)
    for row in rows {
      var code = [
        Self.number(of: row.variable, in: &variableCodes, names: &variables),
        Self.number(of: row.period, in: &periodCodes, names: &periods),
        Self.number(of: row.area, in: &areaCodes, names: &areas),
      ]
      for (axis, category) in row.categories.enumerated() {
        if let known = categoryCodes[axis][category] {
          code.append(known)
          continue
        }
        let made = isTotal(category) ? Self.total : categoryCounts[axis]
        if made != Self.total { categoryCounts[axis] += 1 }
        categoryCodes[axis][category] = made
        code.append(made)
      }
      codes.append(code)
    }
    sizes = [variables.count, periods.count, areas.count] + categoryCounts
  }

  private static func number<Name: Hashable>(of name: Name, in codes: inout [Name: Int], names: inout [Name]) -> Int {
    if let known = codes[name] { return known }
    codes[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The rows that differ along one axis only, in the order of the rows.
  func lines(along axis: Int, of places: [Int]) -> [[Int]] {
    var numbers: [[Int]: Int] = [:]
    var lines: [[Int]] = []
    for place in places {
      var key = codes[place]
      key[axis] = 0
      if let known = numbers[key] {
        lines[known].append(place)
      } else {
        numbers[key] = lines.count
        lines.append([place])
      }
    }
    return lines.filter { $0.count > 1 }
  }
}
