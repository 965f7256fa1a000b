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
  /// Throws `duplicate-geography`, `bad-weight`, `overlapping-geographies` (a census division beside a
  /// subdivision of it counts people twice) and what ``DelimitedTable`` throws.
  public static func read(_ path: String) throws -> CatchmentFile {
    var file = CatchmentFile()
    var lines: [String: [String: Int]] = [:]
    for row in try DelimitedTable(path: path).records {
      let id = try row.required("lip_id")
      let code = try row.required("geography")
      if row.has("until"), try !row["until"].isEmpty { continue }
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
      let since = try row.has("since") ? row["since"] : ""
      if since > file.catchments[id]?.since ?? "" { file.catchments[id]?.since = since }
      if row.has("constructed"), try row["constructed"] == "true" { file.catchments[id]?.isConstructed = true }
    }
    for id in file.order {
      guard let catchment = file.catchments[id] else { continue }
      try refuseOverlaps(in: catchment, of: id, path: path, lines: lines[id] ?? [:])
    }
    guard !file.order.isEmpty else {
      throw Diagnostic(
        "no-data-rows", "The file lists no catchment", at: Place(file: path),
        remedy: "Write one line for each area: lip_id,geography,weight.")
    }
    return file
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
    guard let weight = Double(text.replacing(",", with: ".")), weight > 0, weight <= 1 else {
      throw Diagnostic(
        "bad-weight", "The weight \"\(text)\" is not a number above 0 and at most 1", at: row.place("weight"),
        remedy: "Leave it empty for all of the area, or write the part that belongs, such as 0.4.")
    }
    return weight
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
