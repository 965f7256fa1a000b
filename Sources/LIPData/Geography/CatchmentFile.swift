/// Reads a file of catchments: `lip_id,geography,weight`, weight optional.
///
/// A row whose `until` is filled in is of a former catchment, and none of the people in it are counted.
public struct CatchmentFile: Sendable {
  /// The catchments by partnership.
  public private(set) var catchments: [String: Catchment] = [:]
  /// The partnerships in the order of the file.
  public private(set) var order: [String] = []
  /// The line at which each partnership begins.
  public private(set) var firstLines: [String: Int] = [:]

  /// Makes a file of catchments that were put together, such as those of groups.
  public init(_ made: [(id: String, catchment: Catchment)]) {
    for (id, catchment) in made where catchments.updateValue(catchment, forKey: id) == nil { order.append(id) }
  }

  private init() {}

  /// Reads a catchment file.
  ///
  /// Throws `duplicate-geography`, `bad-weight`, `not-a-day`, `overlapping-geographies` (a census division beside a
  /// subdivision of it counts people twice), `mixed-vintages` (areas of several censuses in one catchment) and what
  /// ``DelimitedTable`` throws.
  public static func read(_ path: String) throws -> CatchmentFile {
    var file = CatchmentFile()
    var lines: [String: [String: Int]] = [:]
    let table = try DelimitedTable(path: path)
    try checkColumns(of: table)
    for row in table.records {
      let id = try row.required("lip_id")
      let code = try row.required("geography")
      let since = try DayText.read(row, "since")
      if try !DayText.read(row, "until").isEmpty { continue }
      if let first = lines[id, default: [:]].updateValue(row.line, forKey: code) {
        throw Diagnostic(
          "duplicate-geography", "\(code) stands twice in the catchment of \"\(id)\", first in line \(first)",
          at: row.place("geography"), remedy: "Keep one of the two rows, or its people count twice.")
      }
      if file.firstLines[id] == nil {
        file.firstLines[id] = row.line
        file.order.append(id)
        file.catchments[id] = Catchment([])
      }
      file.catchments[id]?.parts.append(Catchment.Part(code, weight: try weight(of: row)))
      // Areas may have come one after another: the catchment is what it is since the last of them.
      if since > file.catchments[id]?.since ?? "" { file.catchments[id]?.since = since }
      if row.has("constructed"), try row["constructed"] == "true" { file.catchments[id]?.isConstructed = true }
    }
    for id in file.order {
      guard let catchment = file.catchments[id] else { continue }
      try refuseOverlaps(in: catchment, of: id, path: path, lines: lines[id] ?? [:])
      try refuseMixedVintages(in: catchment, of: id, path: path, lines: lines[id] ?? [:])
    }
    guard !file.order.isEmpty else {
      throw noCatchment(in: table)
    }
    return file
  }

  /// The columns that a list of catchments may have, apart from those of its author's own.
  static let optionalColumns = ["weight", "since", "until", "constructed", "confidence", "evidence"]

  /// Checks the header; throws `unknown-column` and `missing-column`.
  static func checkColumns(of table: DelimitedTable, more: [String] = []) throws {
    let names = Set(table.header.map(\.trimmed))
    if !names.contains("geography"), !names.isDisjoint(with: ["name_en", "host", "host_type", "kind", "setting"]) {
      throw Diagnostic(
        "missing-column", "The column geography is missing", at: Place(file: table.file, line: 1, column: "geography"),
        remedy: "This is a list of partnerships; their areas stand in a file of their own, lip_id,geography,weight. "
          + "Both together are partnerships/registry.csv and partnerships/catchments.csv of a workspace.")
    }
    try table.checkColumns(required: ["lip_id", "geography"], optional: optionalColumns + more)
  }

  /// The refusal of a file without a present catchment.
  static func noCatchment(in table: DelimitedTable) -> Diagnostic {
    let sentence =
      table.rows.isEmpty
      ? "The file lists no catchment: there is nothing below its header"
      : "The file lists no catchment that is in force: every row has an `until`"
    return Diagnostic(
      "no-data-rows", sentence, at: Place(file: table.file),
      remedy: "Write one line for each area: lip_id,geography,weight, such as ottawa,2021A00053506008,1.")
  }

  /// The file without all but some of its partnerships; throws `unknown-lip` with a "did you mean".
  public func only(_ ids: [String]) throws -> CatchmentFile {
    for id in ids where catchments[id] == nil {
      throw Diagnostic(
        "unknown-lip", "There is no catchment of \"\(id)\"", remedy: Suggestion.remedy(for: id, among: order),
        exit: .usage)
    }
    var file = self
    file.order = order.filter(ids.contains)
    return file
  }

  private static func weight(of row: DelimitedTable.Record) throws -> Double {
    guard row.has("weight") else { return 1 }
    let text = try row["weight"]
    if text.isEmpty { return 1 }
    // A decimal comma, as a French spreadsheet writes it, can only stand in a field of its own.
    guard let weight = WeightText.number(text), weight > 0, weight <= 1 else {
      throw Diagnostic(
        "bad-weight", "The weight \"\(text)\" is not a number above 0 and at most 1", at: row.place("weight"),
        remedy: remedy(ofWeight: text))
    }
    return weight
  }

  /// What to do about a text that is no weight.
  static func remedy(ofWeight text: String) -> String {
    WeightText.remedyOfPercent(text)
      ?? "Leave it empty for all of the area, or write the part that belongs, such as 0.4."
  }

  private static func refuseMixedVintages(
    in catchment: Catchment, of id: String, path: String, lines: [String: Int]
  ) throws {
    var first: (code: String, vintage: Int)?
    for part in catchment.parts {
      guard let vintage = DGUID(part.code)?.census else { continue }
      guard let known = first else {
        first = (part.code, vintage)
        continue
      }
      guard vintage != known.vintage else { continue }
      throw Diagnostic(
        "mixed-vintages",
        "\(part.code) has boundaries of \(vintage), and \(known.code) in the catchment of \"\(id)\" those of "
          + "\(known.vintage)",
        at: Place(file: path, line: lines[part.code], column: "geography"),
        remedy: "Vintages are not mixed: name all areas of a catchment as they were at one census; "
          + "lipdata lips check FILE says what became of areas since.")
    }
  }

  private static func refuseOverlaps(
    in catchment: Catchment, of id: String, path: String, lines: [String: Int]
  ) throws {
    let codes = Set(catchment.parts.map(\.code))
    for part in catchment.parts {
      guard let area = DGUID(part.code) else { continue }
      for whole in [area.censusDivision, area.province] {
        guard let whole, whole.text != part.code, codes.contains(whole.text) else { continue }
        throw Diagnostic(
          "overlapping-geographies", "\(part.code) lies in \(whole.text), which the catchment of \"\(id)\" lists too",
          at: Place(file: path, line: lines[part.code], column: "geography"),
          remedy: "Keep the larger area or its parts, not both: people would count twice.")
      }
    }
  }
}
