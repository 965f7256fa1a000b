import LIPData

/// Finds percentages, rates and ratios that tell a hidden count of another row of the same area and period.
///
/// `percent_women` in the row of all genders is the women of the row of women in percent of all. That a figure is made of
/// two counts is believed where it is, within the precision with which it is written, in every row that gives the three,
/// and where these rows are enough not to agree by chance: four rows of figures without decimals, two of those with one.
struct TellingFigures {
  /// A figure as a count, here or in another category of one breakdown, over another.
  private struct Pattern: Hashable {
    var figure: Int
    var scale: Double
    var over: Term
    var under: Term
  }

  /// A count by its variable and, where it is of another category than the figure, the breakdown and both categories.
  private struct Term: Hashable {
    var variable: Int
    var axis = -1
    var from = 0
    var to = 0
  }

  /// The figures that tell a hidden count.
  private(set) var telling: Set<Int> = []
  /// Those that fit one, in rows too few to know.
  private(set) var perhaps: Set<Int> = []
  private let axes: TableAxes
  private let values: [Double]
  private let hidden: Set<Int>
  private let room: Double
  private let places: [[Int]: Int]
  private var figures: [Int: [Int]] = [:]
  private var decimals: [Int: Int] = [:]

  init(
    _ axes: TableAxes, _ rows: [TidyTable.Row], isCount: [Bool], hidden: Set<Int>, besides: Set<Int>, room: Double,
    unit: (String) -> String
  ) {
    self.axes = axes
    self.hidden = hidden
    self.room = room
    values = rows.map(\.cell.value)
    places = Dictionary(rows.indices.map { (axes.codes[$0], $0) }) { first, _ in first }
    for place in rows.indices where !isCount[place] && rows[place].cell.hasValue {
      let variable = axes.codes[place][TableAxes.variable]
      figures[variable, default: []].append(place)
      decimals[variable] = max(decimals[variable] ?? 0, Self.decimals(values[place]))
    }
    let counted = Set(rows.indices.filter { isCount[$0] }.map { axes.codes[$0][TableAxes.variable] }).sorted()
    var known: [Pattern: Int] = [:]
    for (figure, places) in figures.sorted(by: { $0.key < $1.key }) {
      let scales = unit(axes.variables[figure]) == "percent" ? [100.0] : [1.0, 100, 1000]
      for place in places where !besides.contains(place) && values[place] > 0 {
        let near = near(place, counted)
        guard near.contains(where: { hidden.contains($0.place) }) else { continue }
        for over in near {
          for under in near where over.place != under.place {
            guard hidden.contains(over.place) || hidden.contains(under.place) else { continue }
            for scale in scales
            where fits(place, over.place, under.place, scale) && tells(place, over.place, under.place, scale) {
              let pattern = Pattern(figure: figure, scale: scale, over: over.term, under: under.term)
              let evidence = known[pattern] ?? self.evidence(pattern)
              known[pattern] = evidence
              if evidence >= 4 { telling.insert(place) } else if evidence > 0 { perhaps.insert(place) }
            }
          }
        }
      }
    }
    perhaps.subtract(telling)
  }

  /// The counts of a figure's own row, and of those that differ from it in one breakdown.
  private func near(_ place: Int, _ counted: [Int]) -> [(place: Int, term: Term)] {
    var found: [(place: Int, term: Term)] = []
    var code = axes.codes[place]
    for variable in counted {
      code[TableAxes.variable] = variable
      if let place = places[code], !values[place].isNaN { found.append((place, Term(variable: variable))) }
      for axis in TableAxes.breakdown..<axes.count {
        let own = code[axis]
        for category in 0..<axes.sizes[axis] where category != own {
          code[axis] = category
          guard let place = places[code], !values[place].isNaN else { continue }
          found.append((place, Term(variable: variable, axis: axis, from: own, to: category)))
        }
        code[axis] = own
      }
    }
    return found
  }

  /// True where a figure is one count over another, as it is written.
  private func fits(_ figure: Int, _ over: Int, _ under: Int, _ scale: Double) -> Bool {
    guard values[under] > 0 else { return false }
    return abs(scale * values[over] / values[under] - values[figure]) <= precision(figure) + 1e-9
  }

  /// True where a figure with one count leaves the other, hidden one less room than it must have.
  private func tells(_ figure: Int, _ over: Int, _ under: Int, _ scale: Double) -> Bool {
    let precision = precision(figure)
    if hidden.contains(over) { return 2 * precision * values[under] / scale < room }
    let least = values[figure] - precision
    return least > 0 && scale * values[over] * (1 / least - 1 / (values[figure] + precision)) < room
  }

  private func precision(_ figure: Int) -> Double {
    var precision = 0.5
    for _ in 0..<(decimals[axes.codes[figure][TableAxes.variable]] ?? 0) { precision /= 10 }
    return precision
  }

  /// How much speaks for a pattern: for each row in which it might not hold 1, and 1 for each decimal; 0 where one breaks it.
  private func evidence(_ pattern: Pattern) -> Int {
    var evidence = 0
    for figure in figures[pattern.figure] ?? [] {
      guard let over = self.place(figure, pattern.over), let under = self.place(figure, pattern.under),
        !values[over].isNaN, !values[under].isNaN, values[under] > 0
      else { continue }
      guard fits(figure, over, under, pattern.scale) else { return 0 }
      let isTelling = 2 * precision(figure) * values[under] / pattern.scale < room
      if values[over] > 0, values[over] != values[under], isTelling {
        evidence += 1 + (decimals[pattern.figure] ?? 0)
      }
    }
    return evidence
  }

  private func place(_ figure: Int, _ term: Term) -> Int? {
    var code = axes.codes[figure]
    code[TableAxes.variable] = term.variable
    if term.axis >= 0 {
      guard code[term.axis] == term.from else { return nil }
      code[term.axis] = term.to
    }
    return places[code]
  }

  /// The decimals with which a number is written, at most 6.
  private static func decimals(_ value: Double) -> Int {
    var (scaled, count) = (value, 0)
    while count < 6, abs(scaled - scaled.rounded()) > 1e-6 * max(1, abs(scaled)) {
      (scaled, count) = (scaled * 10, count + 1)
    }
    return count
  }
}
