import LIPData

/// The counts of a table, and the sums that hold between them.
struct AdditiveTable {
  /// What is known of a cell before anything is hidden.
  enum Kind {
    /// It is no count.
    case other
    /// It is shown, and large enough to be.
    case shown
    /// It is too small to be shown.
    case small
    /// The file hides it (`x`, `F`, `--`): it must stay so.
    case hidden
    /// The file does not have it: nobody knows it.
    case missing
    /// What a total leaves beside its parts, a small count that has no row.
    case rest
    /// What a total leaves beside its parts, and is no small count: nobody knows it, and it need not be kept.
    case unseen
  }

  /// A total and what it is the sum of.
  struct Sum {
    var whole: Int
    var parts: [Int]
  }

  /// The cells by the places of their rows; what totals leave has places behind all rows.
  private(set) var kinds: [Kind]
  /// The values of the cells; 0 where they are not known.
  private(set) var values: [Double]
  /// The sums.
  private(set) var sums: [Sum] = []
  /// The rows by what they are of.
  let axes: TableAxes
  /// The rows of totals that leave a small rest.
  private(set) var smallRests: [Int] = []
  /// The rows of totals that are smaller than their parts together.
  private(set) var exceeded: [Int] = []
  /// Those of them of which a part is small or hidden: a subtotal among the parts would tell it.
  private(set) var exceededWithSmall: [Int] = []
  /// The smallest value that everybody knows a count that we hide to have.
  let least: Double
  /// How far apart the values must lie that a hidden count may have.
  let room: Double
  private let rows: Int

  init(_ rows: [TidyTable.Row], _ counts: [Int], _ axes: TableAxes, _ protection: TableProtection) {
    self.axes = axes
    self.rows = rows.count
    room = Double(protection.threshold - 1)
    kinds = Array(repeating: .other, count: rows.count)
    values = Array(repeating: 0, count: rows.count)
    var isWhole = true
    for place in counts {
      let cell = rows[place].cell
      if cell.hasValue {
        values[place] = cell.value
        kinds[place] = protection.isSmall(cell.value) ? .small : .shown
        if cell.value != cell.value.rounded() { isWhole = false }
      } else if cell.status.contains(.notApplicable) {
        kinds[place] = .shown
      } else {
        kinds[place] = cell.status.isDisjoint(with: .hidden) ? .missing : .hidden
      }
    }
    // Where zeros are shown, what we hide is no 0, and everybody knows.
    least = isWhole && !protection.hidesZeros ? 1 : 0
  }

  /// The places of the counts that are too small to be shown, in order.
  var small: [Int] { kinds.indices.filter { kinds[$0] == .small } }

  /// True for a place that has no row.
  func isRest(_ place: Int) -> Bool { place >= rows }

  /// What a total leaves beside the parts that are known; nil where the total is not known.
  func rest(_ whole: Int, _ parts: [Int]) -> (value: Double, isAllGiven: Bool)? {
    guard isGiven(whole) else { return nil }
    let given = parts.filter(isGiven)
    return (given.reduce(values[whole]) { $0 - values[$1] }, given.count == parts.count)
  }

  private func isGiven(_ place: Int) -> Bool { kinds[place] == .shown || kinds[place] == .small }

  /// Adds a sum that is exact.
  mutating func add(exact whole: Int, _ parts: [Int]) { sums.append(Sum(whole: whole, parts: parts)) }

  /// Adds a total with its parts, as far as it is their sum: what it leaves beside them is a part without a row.
  ///
  /// Areas and categories that are not in the table have a count that its readers do not know. A small one must not be
  /// told either.
  mutating func add(_ whole: Int, _ parts: [Int], _ protection: TableProtection) {
    var sum = Sum(whole: whole, parts: parts)
    if let (rest, isAllGiven) = rest(whole, parts) {
      if rest < -0.000_001 {
        exceeded.append(whole)
        if parts.contains(where: { kinds[$0] == .small || kinds[$0] == .hidden }) { exceededWithSmall.append(whole) }
        return
      }
      // With a part that is not known, what is left of the total is that part.
      if isAllGiven, rest > 0.000_001 {
        let isSmall = protection.isSmall(rest)
        sum.parts.append(kinds.count)
        kinds.append(isSmall ? .rest : .unseen)
        values.append(rest)
        if isSmall { smallRests.append(whole) }
      }
    }
    sums.append(sum)
  }
}
