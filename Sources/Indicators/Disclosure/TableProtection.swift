public import LIPData

/// Hides the small counts of a table of one's own, and as few others as keep them hidden.
///
/// *First* every count of 1 to one less than the threshold is hidden. *Then*, within the rows of one variable and one
/// period, no hidden count may follow from the sums that the table holds: over each breakdown whose total has a row,
/// and over areas of which a whole is there. Where one does, the smallest count of its sums that is still shown goes
/// too, again and again; in the end those that prove not to be needed are shown again, the largest first. What is not
/// a count (a percentage, an amount) is hidden in the rows of an area and categories of which a count is.
///
/// A count is safe when the sums, all together, do not determine it, and when those that are small, or hidden in the file,
/// are left values from one to another that lie at least threshold − 1 apart, knowing that no count is negative: the sums
/// say no more of them than that they are small.
public struct TableProtection: Sendable {
  /// The smallest count that is shown.
  public var threshold: Int
  /// True where a 0 is hidden like a small count.
  public var hidesZeros: Bool
  /// What stands in the column of a breakdown for all of it.
  public var totals: [String]

  /// Makes a rule.
  public init(threshold: Int = 5, hidesZeros: Bool = false, totals: [String] = ["total"]) {
    self.threshold = threshold
    self.hidesZeros = hidesZeros
    self.totals = totals
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

    /// All rows that are to be hidden.
    public var hidden: Set<Int> { small.union(complements).union(beside) }
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
    struct Table: Hashable {
      var variable: String
      var period: TimePeriod
    }
    var order: [Table] = []
    var tables: [Table: [Int]] = [:]
    var isCount: [String: Bool] = [:]
    for (place, row) in rows.enumerated() {
      let known = isCount[row.variable] ?? Self.countUnits.contains(unit(row.variable))
      isCount[row.variable] = known
      guard known else { continue }
      let table = Table(variable: row.variable, period: row.period)
      if tables[table] == nil { order.append(table) }
      tables[table, default: []].append(place)
    }
    for table in order {
      let own = AdditiveTable(rows, tables[table] ?? [], protection: self, parts: parts)
      result.exceeded += own.exceeded
      result.exceededWithSmall += own.exceededWithSmall
      result.smallRests += own.smallRests
      var search = ComplementSearch(own)
      search.run()
      result.small.formUnion(own.small)
      result.complements.formUnion(search.complements)
      result.unprotected.formUnion(search.unprotected)
    }
    result.beside = beside(result.small.union(result.complements), rows, isCount)
    return result
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

  /// A category as sums are told by: one word for every total.
  func keyed(_ category: String) -> String { isTotal(category) ? "total" : category }

  /// True where a count is too small to be shown.
  func isSmall(_ value: Double) -> Bool { value < Double(threshold) && (value > 0 || (hidesZeros && value == 0)) }

  /// The figures that are no counts, of an area, a period and categories of which a count is hidden.
  private func beside(_ hidden: Set<Int>, _ rows: [TidyTable.Row], _ isCount: [String: Bool]) -> Set<Int> {
    struct Key: Hashable {
      var area: String
      var period: TimePeriod
      var categories: [String]
    }
    func key(_ row: TidyTable.Row) -> Key { Key(area: row.area, period: row.period, categories: row.categories) }
    let keys = Set(hidden.map { key(rows[$0]) })
    return Set(
      rows.indices.filter {
        isCount[rows[$0].variable] == false && rows[$0].cell.hasValue && keys.contains(key(rows[$0]))
      })
  }
}
