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
    /// What to do about it, empty where nothing need be done.
    public var remedy = ""
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
  let reserves: Reserves
  /// The areas by the digits of their codes, and by their names where a file may have names in the place of codes.
  let index: AreaIndex
  var rows: [Row] = []
  /// Codes that something is wrong with.
  private(set) var wrong: Set<String> = []
  /// The people that the file itself gives for its areas, summed.
  private var stated = 0.0

  /// Checks a file of catchments: `lip_id,geography,weight`.
  ///
  /// - Parameters:
  ///   - registry: what is said of the partnerships, for their size classes; nil where nothing is.
  ///   - correspondences: what became of the areas of earlier vintages.
  ///   - reserves: the subdivisions on reserve, which are told with their enumeration status.
  ///   - datasets: the products that have figures of areas, by the vintage of these; asked only where one is needed.
  ///
  /// Throws what ``DelimitedTable`` throws, a misspelt column, and `no-data-rows`: a file that is no list of catchments is
  /// not checked.
  public init(
    _ path: String, areas: AreaTable, populations: AreaPopulations, registry: PartnershipRegistry? = nil,
    correspondences: Correspondences = Correspondences(), reserves: Reserves = Reserves([]),
    datasets: () throws -> [Int: [String]] = { [:] }
  ) throws {
    self.correspondences = correspondences
    self.areas = areas
    self.populations = populations
    self.reserves = reserves
    territory = Territory(compositions: areas.compositions)
    let table = try DelimitedTable(path: path)
    try CatchmentFile.checkColumns(of: table, more: ["population"])
    let codes = try table.records.map { try $0["geography"] }
    index = AreaIndex(areas, withNames: codes.contains { areas.areas[$0] == nil && DGUID($0) == nil })
    for record in table.records { try take(record) }
    guard !rows.isEmpty || !findings.isEmpty else { throw CatchmentFile.noCatchment(in: table) }
    for row in rows {
      catchments[row.partnership, default: Catchment([])].parts.append(.init(row.area, weight: row.weight))
    }
    checkIds()
    checkWithin()
    checkBetween()
    checkCounterparts()
    try checkVintages(datasets)
    checkReserves()
    checkGaps()
    if let registry { checkSizes(registry) }
    sort()
  }

  /// Compares what the registry says of the partnerships with their catchments.
  public mutating func compare(with registry: PartnershipRegistry) {
    checkSizes(registry)
    sort()
  }

  /// True when there is an error among the findings.
  public var hasErrors: Bool { findings.contains { $0.grade == .error } }

  mutating func sort() {
    // Findings of one line stay in the order in which they were made.
    findings = findings.enumerated().sorted {
      ($0.element.grade, $0.element.line ?? .max, $0.offset) < ($1.element.grade, $1.element.line ?? .max, $1.offset)
    }.map(\.element)
  }

  mutating func find(
    _ grade: Grade, _ code: String, _ sentence: String, partnership: String = "", area: String = "", line: Int? = nil,
    remedy: String = ""
  ) {
    findings.append(
      Finding(
        grade: grade, code: code, partnership: partnership, area: area, line: line, sentence: sentence, remedy: remedy))
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
    guard !id.isEmpty, !code.isEmpty else { return try takeIncomplete(record, id, code) }
    for column in ["since", "until"] {
      do { _ = try DayText.read(record, column) } catch let slip as Diagnostic {
        find(
          .error, slip.code, slip.sentence, partnership: id, area: code, line: record.line, remedy: slip.remedy ?? "")
      }
    }
    if record.has("until"), try !record["until"].isEmpty { return }
    if !order.contains(id) { order.append(id) }
    let weight = try record.has("weight") ? record["weight"] : ""
    guard let number = weight.isEmpty ? 1 : WeightText.number(weight), number > 0, number <= 1 else {
      return find(
        .error, "bad-weight", "The weight \"\(weight)\" is not a number above 0 and at most 1", partnership: id,
        area: code, line: record.line, remedy: CatchmentFile.remedy(ofWeight: weight))
    }
    if !wrong.contains(code), let slip = slip(of: code) {
      wrong.insert(code)
      find(
        .error, slip.code, slip.sentence, partnership: id, area: code, line: record.line, remedy: slip.remedy)
    }
    if let first = rows.first(where: { $0.partnership == id && $0.area == code }) {
      return find(
        .error, "duplicate-geography", "\(named(code)) stands twice, first in line \(first.line)", partnership: id,
        area: code, line: record.line, remedy: "Keep one of the two rows, or its people count twice.")
    }
    rows.append(Row(partnership: id, area: code, weight: number, line: record.line))
    try comparePeople(record, id, code, number)
  }

  /// A row without a partnership or an area: one of totals, or one that somebody forgot to fill in.
  private mutating func takeIncomplete(_ record: DelimitedTable.Record, _ id: String, _ code: String) throws {
    let label = (id + code).folded
    guard label.hasPrefix("total") || label.hasPrefix("sum") || label.hasPrefix("somme") else {
      return find(
        .error, "missing-value", "The row names no \(id.isEmpty ? "partnership" : "area")", partnership: id, area: code,
        line: record.line,
        remedy: "Fill the cell in: merged cells and cells left blank below one are empty for a program.")
    }
    var sentence = "A row of totals is no area"
    if let people = try Self.people(record), abs(people - stated) > 0.5 {
      sentence += ", and its \(Self.whole(people)) people are not the \(Self.whole(stated)) of the rows above it"
    }
    find(
      .error, "total-row", sentence, partnership: id, area: code, line: record.line,
      remedy: "Leave it out: sums are computed from the published figures.")
  }

  /// The people of a row as the file gives them; nil where it gives none that can be read.
  private static func people(_ record: DelimitedTable.Record) throws -> Double? {
    guard record.has("population") else { return nil }
    let text = try record["population"].filter { $0.isNumber || $0 == "." || $0 == "-" }
    return Double(text)
  }

  private mutating func comparePeople(
    _ record: DelimitedTable.Record, _ id: String, _ code: String, _ weight: Double
  ) throws {
    guard let people = try Self.people(record) else { return }
    stated += people
    guard let published = populations[code], abs(people - published * weight) > max(5, published * weight * 0.005)
    else {
      return
    }
    let part = weight < 1 ? ", and \(Self.whole(published * weight)) by its weight" : ""
    find(
      .note, "other-population",
      "The file gives \(named(code)) \(Self.whole(people)) people; \(Self.whole(published)) were counted in 2021\(part)",
      partnership: id, area: code, line: record.line,
      remedy: "Is it the area that is meant, and the census? The column is compared and not used.")
  }

  static func whole(_ number: Double) -> String { abs(number) < 1e15 ? String(Int(number.rounded())) : String(number) }

  // MARK: One partnership

  private mutating func checkWithin() {
    for id in order {
      let own = rows.filter { $0.partnership == id }
      let vintages = Set(own.compactMap { DGUID($0.area)?.census }).sorted()
      if vintages.count > 1 {
        let words = vintages.map(String.init).joined(separator: " and ")
        find(
          .error, "mixed-vintages", "The areas have boundaries of \(words): vintages are not mixed", partnership: id,
          line: own.first?.line, remedy: "Name all areas of a catchment as they were at one census.")
      }
      noteProvinces(own, id)
      guard let nested = territory.nestedParts(of: Catchment(own.map { .init($0.area) })) else { continue }
      find(
        .error, "overlapping-geographies", "\(named(nested.part)) lies in \(named(nested.whole)), which is listed too",
        partnership: id, area: nested.part, line: own.first { $0.area == nested.part }?.line,
        remedy: "Keep the larger area or its parts, not both: people would count twice.")
    }
    let vintages = Set(rows.compactMap { DGUID($0.area)?.census }).sorted()
    guard vintages.count > 1 else { return }
    find(
      .warning, "several-vintages",
      "The file has boundaries of \(vintages.map(String.init).joined(separator: ", ")): partnerships of one vintage "
        + "can be compared and put into groups, others not")
  }

  /// Areas in several provinces: as in Lloydminster, or by a slip in a digit.
  private mutating func noteProvinces(_ own: [Row], _ id: String) {
    var byProvince: [String: [Row]] = [:]
    for row in own {
      guard areas.areas[row.area] != nil,
        let province = territory.lineage(of: row.area).first(where: { DGUID($0)?.level == .province })
      else { continue }
      byProvince[province, default: []].append(row)
    }
    guard byProvince.count > 1 else { return }
    let said = byProvince.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let fewest = said.last?.value.first
    find(
      .note, "several-provinces",
      "The areas lie in "
        + said.map { "\(areas.name(of: $0.key).en) (\($0.value.count))" }.joined(separator: " and "),
      partnership: id, area: fewest?.area ?? "", line: fewest?.line,
      remedy: "Both provinces will be compared with; if an area is there by a slip, mend its code.")
  }
}
