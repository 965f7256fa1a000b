/// A characteristic of the Census Profile and the way its figures are invented.
struct Member {
  enum Kind {
    /// Persons, households, dwellings: a part of its parent.
    case count
    /// Published as it stands (an average, a median, a rate): low and high end, decimals, and the step of the last digit.
    case statistic(low: Double, high: Double, decimals: Int, step: Int)
    case population, populationBefore, change, density, landArea
  }

  let id: Int
  let kind: Kind
  /// Unrounded: population and dwelling counts.
  let isExact: Bool
  let isSample: Bool
  let isIncome: Bool
  /// Whether men+ and women+ have values; households and the first seven characteristics print `...`.
  let hasGender: Bool
  /// Index of the member it is a part of, or its own.
  let parent: Int
  /// Index of the total that its rate refers to.
  let base: Int
  /// Its part of the parent (of the population when it has none).
  let share: Double
  /// `,"name",note,` after the id, in both encodings; `awkward` has a newline in the name.
  let middle, utf8Middle, awkwardMiddle, awkwardUTF8Middle: [UInt8]

  /// Members whose name gets a newline with `--newlines-in-names`; make_indicators.py leaves them out.
  static func isAwkward(_ id: Int) -> Bool { id % 101 == 50 }

  static func load(_ path: String, seed: UInt64) throws -> [Member] {
    let lines = try tableLines(path)
    let column = try columns(
      ["member", "level", "label", "unit", "combine", "universe", "rounding"], in: lines[0], separator: "\t", of: path)
    let rows = try lines.dropFirst().map { line in
      try MemberLine(line.split(separator: "\t", omittingEmptySubsequences: false), column, of: path)
    }
    for (index, row) in rows.enumerated() where row.id != index + 1 {
      throw Failure.badTable(path, "member \(row.id) stands where \(index + 1) should")
    }
    let parents = parents(of: rows)
    let shares = shares(of: rows, parents: parents, seed: seed)
    var section = ""
    var members: [Member] = []
    members.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      if row.level == 0 { section = row.label }
      let parent = parents[index]
      members.append(
        Member(
          row, section: section, parent: parent, base: parent == index ? index : members[parent].base,
          share: shares[index]))
    }
    return members
  }

  private init(_ row: MemberLine, section: String, parent: Int, base: Int, share: Double) {
    id = row.id
    kind = row.kind
    isExact = row.rounding == "exact"
    isSample = row.rounding == "base-5-sample" || section.contains("25% sample data")
    isIncome = section.contains("income") || section.contains("Income")
    hasGender = row.id > 7 && ["persons", "percent", "years", "dollars"].contains(row.unit)
    self.parent = parent
    self.base = base
    self.share = share
    let label = String(repeating: "  ", count: row.level) + row.label
    let awkward = Self.isAwkward(row.id) ? Self.broken(row.label, indent: row.level) : label
    // Note numbers are invented as well: about one name in nine has one.
    let note = row.id < 3 ? "1" : row.id % 9 == 4 ? String(row.id / 27 + 2) : ""
    middle = CP1252.encode(Self.middle(label, note))
    utf8Middle = Array(Self.middle(label, note).utf8)
    awkwardMiddle = CP1252.encode(Self.middle(awkward, note))
    awkwardUTF8Middle = Array(Self.middle(awkward, note).utf8)
  }

  private static func middle(_ label: String, _ note: String) -> String {
    ",\"" + label.replacing("\"", with: "\"\"") + "\"," + note + ","
  }

  /// The first space becomes a newline; a name without a space ends with one.
  private static func broken(_ label: String, indent: Int) -> String {
    let words = label.split(separator: " ", maxSplits: 1)
    return String(repeating: "  ", count: indent) + words[0] + "\n" + (words.count > 1 ? words[1] : "")
  }

  private static func parents(of rows: [MemberLine]) -> [Int] {
    var path: [Int] = []
    return rows.indices.map { index in
      let row = rows[index]
      path.removeLast(max(0, path.count - row.level))
      var parent = path.last { rows[$0].isCount } ?? index
      if row.level == 0, let universe = row.universe, universe < row.id, rows[universe - 1].isCount {
        parent = universe - 1
      }
      path.append(index)
      return row.isCount ? parent : index
    }
  }

  /// Canada's own shares for immigrant status, so that the figures people look at first are of the right order.
  private static let published = [1528: 0.74, 1529: 0.23, 1534: 0.27, 1536: 0.59, 1537: 0.025]

  /// Siblings share their parent out, none below a hundredth (few zeros, then, even among 300 languages); a total without a parent is a part of the population.
  private static func shares(of rows: [MemberLine], parents: [Int], seed: UInt64) -> [Double] {
    let weights = rows.map { row -> Double in
      var noise = Noise(seed, UInt64(row.id), 7)
      let draw = noise.take()
      return 0.02 + draw * draw
    }
    var sums = [Double](repeating: 0, count: rows.count)
    for index in rows.indices where parents[index] != index { sums[parents[index]] += weights[index] }
    return rows.indices.map { index in
      let row = rows[index]
      if let known = published[row.id] { return known }
      if parents[index] != index {
        return row.level == 0 ? 0.05 + 0.3 * weights[index] : max(0.01, weights[index] / sums[parents[index]])
      }
      switch row.unit {
      case "households": return 0.40
      case "dwellings": return 0.41
      case "families": return 0.28
      default: break
      }
      if row.label.contains("recent immigrant population") { return 0.036 }
      if row.label.contains("immigrant population") { return 0.23 }
      return row.label.contains("25% sample data") ? 0.98 : 1
    }
  }
}

/// One line of the members table.
struct MemberLine {
  let id: Int
  let level: Int
  let label: String
  let unit: String
  let isCount: Bool
  let universe: Int?
  let rounding: String

  init(_ fields: [Substring], _ column: [Int], of path: String) throws {
    guard fields.count > (column.max() ?? 0), let id = Int(fields[column[0]]), let level = Int(fields[column[1]]) else {
      throw Failure.badTable(path, "not a member: \(fields.joined(separator: "\t"))")
    }
    self.id = id
    self.level = level
    label = String(fields[column[2]])
    unit = String(fields[column[3]])
    isCount = fields[column[4]] == "additive" && id > 7
    universe = Int(fields[column[5]])
    rounding = String(fields[column[6]])
  }

  var kind: Member.Kind {
    switch id {
    case 1: return .population
    case 2: return .populationBefore
    case 3: return .change
    case 4: return .statistic(low: 0.43, high: 0.43, decimals: 0, step: 1)
    case 5: return .statistic(low: 0.40, high: 0.40, decimals: 0, step: 1)
    case 6: return .density
    case 7: return .landArea
    default: break
    }
    if isCount { return .count }
    switch unit {
    case "dollars": return .statistic(low: 20_000, high: 130_000, decimals: 0, step: 400)
    case "years": return .statistic(low: 30, high: 50, decimals: 1, step: 4)
    case "percent": return .statistic(low: 1, high: 60, decimals: 1, step: 1)
    default: return .statistic(low: 1, high: 4, decimals: 1, step: 1)
    }
  }
}
