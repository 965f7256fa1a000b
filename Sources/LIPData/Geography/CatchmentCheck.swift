/// Looks a list of catchments over: unknown codes, mixed vintages, areas that count twice, weights, gaps, sums.
///
/// Reads on where ``CatchmentFile`` stops at the first mistake, so that all of them are told at once.
public struct CatchmentCheck: Sendable {
  /// How much a finding matters.
  public enum Grade: String, Sendable, Comparable {
    /// The list is not taken as it is.
    case error
    /// It is taken, and somebody should look.
    case warning
    /// Worth knowing, and perhaps as it should be.
    case note

    /// An error comes before a warning, that before a note.
    public static func < (a: Grade, b: Grade) -> Bool { rank(a) < rank(b) }

    private static func rank(_ grade: Grade) -> Int {
      switch grade {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// Something found.
  public struct Finding: Sendable, Equatable {
    /// How much it matters.
    public var grade: Grade
    /// A kebab-case code.
    public var code: String
    /// The partnership, empty where it is of several.
    public var partnership: String
    /// The area, empty where it is of none.
    public var area: String
    /// The line of the file, nil where it is of none.
    public var line: Int?
    /// What was found, a plain sentence without a full stop.
    public var sentence: String
  }

  struct Row {
    var partnership: String
    var area: String
    var weight: Double
    var line: Int
  }

  /// What was found: errors first, then by line.
  public private(set) var findings: [Finding] = []
  /// The partnerships in the order of the file.
  public private(set) var order: [String] = []
  /// The catchments as far as they can be taken.
  public private(set) var catchments: [String: Catchment] = [:]

  let areas: AreaTable
  let populations: AreaPopulations
  let territory: Territory
  let correspondences: Correspondences
  var rows: [Row] = []

  /// Checks a file of catchments: `lip_id,geography,weight`.
  ///
  /// - Parameters:
  ///   - registry: what is said of the partnerships, for their size classes; nil where nothing is.
  ///   - correspondences: what became of the areas of earlier vintages.
  ///
  /// Throws what ``DelimitedTable`` throws: a file that is no table is not checked.
  public init(
    _ path: String, areas: AreaTable, populations: AreaPopulations, registry: PartnershipRegistry? = nil,
    correspondences: Correspondences = Correspondences()
  ) throws {
    self.correspondences = correspondences
    self.areas = areas
    self.populations = populations
    territory = Territory(compositions: areas.compositions)
    let table = try DelimitedTable(path: path)
    for column in ["lip_id", "geography"] { _ = try table.column(column) }
    for record in table.records { try take(record) }
    for row in rows {
      catchments[row.partnership, default: Catchment([])].parts.append(.init(row.area, weight: row.weight))
    }
    checkWithin()
    checkBetween()
    checkCounterparts()
    checkGaps()
    if let registry { checkSizes(registry) }
    findings.sort { ($0.grade, $0.line ?? .max) < ($1.grade, $1.line ?? .max) }
  }

  mutating func find(
    _ grade: Grade, _ code: String, _ sentence: String, partnership: String = "", area: String = "", line: Int? = nil
  ) {
    findings.append(
      Finding(grade: grade, code: code, partnership: partnership, area: area, line: line, sentence: sentence))
  }

  /// An area as a finding names it.
  func named(_ code: String) -> String {
    let former = { correspondences.all.lazy.compactMap { $0.formerName(of: code) }.first }
    return (areas.areas[code]?.name ?? former()).map { "\($0.en) (\(code))" } ?? code
  }

  // MARK: A row

  private mutating func take(_ record: DelimitedTable.Record) throws {
    let id = try record["lip_id"]
    let code = try record["geography"]
    guard !id.isEmpty, !code.isEmpty else {
      return find(
        .error, "missing-value", "The row names no \(id.isEmpty ? "partnership" : "area")", partnership: id, area: code,
        line: record.line)
    }
    if record.has("until"), try !record["until"].isEmpty { return }
    if !order.contains(id) { order.append(id) }
    let weight = try record.has("weight") ? record["weight"] : ""
    let number = weight.isEmpty ? 1 : Double(weight.replacing(",", with: ".")) ?? .nan
    guard number > 0, number <= 1 else {
      return find(
        .error, "bad-weight", "The weight \"\(weight)\" is not a number above 0 and at most 1", partnership: id,
        area: code, line: record.line)
    }
    if let sentence = whatIsWrong(with: code) {
      find(.error, "unknown-code", sentence, partnership: id, area: code, line: record.line)
    }
    if let first = rows.first(where: { $0.partnership == id && $0.area == code }) {
      return find(
        .error, "duplicate-geography", "\(named(code)) stands twice, first in line \(first.line)", partnership: id,
        area: code, line: record.line)
    }
    rows.append(Row(partnership: id, area: code, weight: number, line: record.line))
  }

  /// A sentence, nil for a code that is known or of a level whose areas are not listed.
  private func whatIsWrong(with code: String) -> String? {
    if areas.areas[code] != nil { return nil }
    guard let area = DGUID(code) else {
      return "\(code) is neither a DGUID nor an area of geography/areas.tsv"
    }
    if let misfit = area.misfit { return misfit.sentence }
    guard let level = area.level else {
      return "\(code) has the schema \(area.schema), which is no level that is known"
    }
    // The lists of these levels are whole for the newest vintage; of an earlier one the correspondences tell.
    let had = correspondences.all.lazy.filter { $0.earlier == area.vintage }.compactMap { $0.hadArea(code) }.first
    guard had.map({ !$0 }) ?? areas.lists(code) else { return nil }
    return "There is no \(level.name.en) \(code)" + hint(code)
  }

  private func hint(_ code: String) -> String {
    // A code that differs by a digit is another place: only the same digits say something.
    let digits = DGUID(code)?.code
    let same = areas.areas.keys.filter { DGUID($0)?.code == digits }.sorted()
    if let found = same.first { return "; there is \(named(found))" }
    return ""
  }

  // MARK: One partnership

  private mutating func checkWithin() {
    for id in order {
      let own = rows.filter { $0.partnership == id }
      let vintages = Set(own.compactMap { DGUID($0.area)?.vintage }).sorted()
      if vintages.count > 1 {
        let words = vintages.map(String.init).joined(separator: " and ")
        find(
          .error, "mixed-vintages", "The areas have boundaries of \(words): vintages are not mixed", partnership: id,
          line: own.first?.line)
      }
      guard let nested = territory.nestedParts(of: Catchment(own.map { .init($0.area) })) else { continue }
      find(
        .error, "overlapping-geographies", "\(named(nested.part)) lies in \(named(nested.whole)), which is listed too",
        partnership: id, area: nested.part, line: own.first { $0.area == nested.part }?.line)
    }
    let vintages = Set(rows.compactMap { DGUID($0.area)?.vintage }).sorted()
    guard vintages.count > 1 else { return }
    find(
      .warning, "several-vintages",
      "The file has boundaries of \(vintages.map(String.init).joined(separator: ", ")): partnerships of one vintage "
        + "can be compared, others not")
  }
}
