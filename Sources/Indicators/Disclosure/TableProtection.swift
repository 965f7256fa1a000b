public import LIPData

/// Hides the small counts of a table of one's own, and as few others as keep them hidden.
///
/// *First* every count of 1 to one less than the threshold is hidden. *Then* no hidden count may follow from the sums that
/// the table holds: over each breakdown whose total has a row, over areas and periods of which a whole is there, and
/// between variables that add up to another. Where one does, the smallest count of its sums that is still shown goes too,
/// again and again; in the end those that prove not to be needed are shown again, the largest first. What is not a count
/// (a percentage, an amount) is hidden in the rows of an area, period and categories of which a count is, and where it is
/// made of a hidden count of another row.
///
/// A count is safe when two tables were found that fit everything shown, have no negative count, and in which it lies at
/// least threshold − 1 apart: the sums say no more of it than that it is small.
public struct TableProtection: Sendable {
  /// The smallest count that is shown.
  public var threshold: Int
  /// True where a 0 is hidden like a small count.
  public var hidesZeros: Bool
  /// What stands in the column of a breakdown for all of it.
  public var totals: [String]
  /// The sums between variables that the user tells of.
  public var sums: [VariableSum]
  /// The variables that are counts, whatever their unit says.
  public var counted: Set<String>

  /// Makes a rule.
  public init(
    threshold: Int = 5, hidesZeros: Bool = false, totals: [String] = ["total"], sums: [VariableSum] = [],
    counted: Set<String> = []
  ) {
    self.threshold = threshold
    self.hidesZeros = hidesZeros
    self.totals = totals
    self.sums = sums
    self.counted = counted
  }

  /// What is to be hidden, by the places of the rows.
  public struct Result: Sendable, Equatable {
    /// The small counts.
    public var small: Set<Int> = []
    /// The counts that would tell them.
    public var complements: Set<Int> = []
    /// The figures that are no counts and stand beside hidden ones.
    public var beside: Set<Int> = []
    /// The rows whose counts could be computed all the same, since nothing is left to hide.
    public var unprotected: Set<Int> = []
    /// The totals that their parts exceed: they are no sums of these, and were not taken for such.
    public var exceeded: [Int] = []
    /// The rows of those totals of which a part is small or hidden.
    public var exceededWithSmall: [Int] = []
    /// The totals that leave a small count beside their parts, which have no row of their own.
    public var smallRests: [Int] = []

    /// The sums between variables that every row shows to hold.
    public var foundSums: [VariableSum] = []
    /// Which variables add up over time.
    public var overTime = OverTime()

    /// The figures that are no counts and tell a hidden count of another row.
    public var telling: Set<Int> = []
    /// The figures that may, in rows too few to know.
    public var perhapsTelling: Set<Int> = []

    /// All rows that are to be hidden.
    public var hidden: Set<Int> { small.union(complements).union(beside).union(telling) }
  }

  /// The units whose values are counts.
  public static let countUnits: Set<String> = ["persons", "households", "dwellings", "families"]

  /// Finds what is to be hidden.
  ///
  /// - Parameters:
  ///   - unit: the unit of a variable.
  ///   - parts: what an area is made up of; nil where that is not known.
  public func apply(
    to rows: [TidyTable.Row], unit: (String) -> String, parts: (String) -> [String]?
  ) -> Result {
    var result = Result()
    let axes = TableAxes(rows, isTotal: isTotal)
    let areCounts = axes.variables.map { isCounted($0, unit: unit) }
    let isCount = rows.indices.map { areCounts[axes.codes[$0][TableAxes.variable]] }
    let counts = rows.indices.filter { isCount[$0] }
    let known = VariableValues(axes, rows, counts, unit: unit)
    result.foundSums = known.sums().filter { !sums.contains($0) }
    var table = AdditiveTable(rows, counts, axes, self)
    table.addBreakdowns(counts, self)
    table.addAreas(counts, self, parts: parts)
    result.overTime = table.addPeriods(counts, self)
    table.add(sums + result.foundSums, counts)
    result.exceeded = table.exceeded
    result.exceededWithSmall = table.exceededWithSmall
    result.smallRests = table.smallRests
    var search = ComplementSearch(table)
    search.run()
    result.small = Set(table.small)
    result.complements = search.complements
    result.unprotected = search.unprotected
    result.beside = beside(result.small.union(result.complements), rows, isCount)
    let telling = TellingFigures(
      axes, rows, isCount: isCount, hidden: result.small.union(result.complements), besides: result.beside,
      room: Double(threshold - 1), unit: unit)
    result.telling = telling.telling
    result.perhapsTelling = telling.perhaps
    return result
  }

  /// True where a variable is a count: by its unit, or since the user says so.
  public func isCounted(_ variable: String, unit: (String) -> String) -> Bool {
    counted.contains(variable) || Self.countUnits.contains(unit(variable))
  }

  /// The first of the sums of the user that does not hold where all is given, with the row of its whole.
  public func brokenSum(in rows: [TidyTable.Row], unit: (String) -> String) -> (sum: VariableSum, row: Int)? {
    let counts = rows.indices.filter { isCounted(rows[$0].variable, unit: unit) }
    let known = VariableValues(TableAxes(rows, isTotal: isTotal), rows, counts, unit: unit)
    for sum in sums {
      if let row = known.contradiction(of: sum) { return (sum, row) }
    }
    return nil
  }

  /// The words for all of a breakdown that are known beside those of the user.
  private static let usualTotals = [
    "total", "grand total", "all", "both sexes", "both genders", "ensemble", "tous", "toutes", "les deux sexes",
  ]

  /// True where a text in a breakdown's column means all of it: `total`, `Total – Gender`, `Tous les âges`.
  func isTotal(_ category: String) -> Bool {
    let text = category.lowercased().replacing("\u{2013}", with: "-").replacing("\u{2014}", with: "-")
    // All others are some.
    guard !text.contains("other"), !text.contains("autre") else { return false }
    return (Self.usualTotals + totals.map { $0.lowercased() }).contains { word in
      guard text.hasPrefix(word), !word.isEmpty else { return false }
      let next = text.dropFirst(word.count).first
      return next == nil || next.map { " ,(:-".contains($0) } == true
    }
  }

  /// True where a count is too small to be shown.
  func isSmall(_ value: Double) -> Bool { value < Double(threshold) && (value > 0 || (hidesZeros && value == 0)) }

  /// The figures that are no counts, of an area, a period and categories of which a count is hidden.
  private func beside(_ hidden: Set<Int>, _ rows: [TidyTable.Row], _ isCount: [Bool]) -> Set<Int> {
    struct Key: Hashable {
      var area: String
      var period: TimePeriod
      var categories: [String]
    }
    func key(_ row: TidyTable.Row) -> Key { Key(area: row.area, period: row.period, categories: row.categories) }
    let keys = Set(hidden.map { key(rows[$0]) })
    return Set(
      rows.indices.filter {
        !isCount[$0] && rows[$0].cell.hasValue && keys.contains(key(rows[$0]))
      })
  }
}
