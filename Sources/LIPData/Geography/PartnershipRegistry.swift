/// The partnerships that lipdata knows, in the order of their file.
public struct PartnershipRegistry: Sendable {
  /// All partnerships.
  public let partnerships: [Partnership]

  /// Makes a registry from its partnerships.
  public init(_ partnerships: [Partnership]) {
    self.partnerships = partnerships
  }

  /// Reads the registry and its catchments.
  ///
  /// Throws `duplicate-partnership`, `unknown-partnership` (a catchment of nobody), and what
  /// ``CatchmentFile`` throws.
  public static func read(registry: String, catchments: String) throws -> PartnershipRegistry {
    let parts = try CatchmentFile.read(catchments)
    let partnerships = try rows(of: registry) { id, _ in parts.catchments[id] }
    try refuseUnknown(in: parts, catchments, among: partnerships)
    return PartnershipRegistry(partnerships)
  }

  /// The partnerships of a list with their catchments; throws `duplicate-partnership`.
  ///
  /// - Parameter catchment: the catchment of an id whose row says `known` or `unknown`.
  static func rows(
    of registry: String, catchment: (_ id: String, _ state: String) -> Catchment?
  ) throws -> [Partnership] {
    let table = try DelimitedTable(path: registry)
    try table.checkColumns(
      required: [
        "lip_id", "name_en", "name_fr", "kind", "province", "region", "host", "host_type", "setting", "size_class",
        "catchment", "confidence", "evidence", "note",
      ],
      optional: ["constructed", "umbrella", "cluster", "confirmed_by", "confirmed_on", "note_fr"])
    var lines: [String: Int] = [:]
    return try table.records.map { row in
      let id = try row.required("lip_id")
      if let first = lines.updateValue(row.line, forKey: id) {
        throw Diagnostic(
          "duplicate-partnership", "The partnership \"\(id)\" stands twice, first in line \(first)",
          at: row.place("lip_id"), remedy: "Keep one of the two rows.")
      }
      return try Partnership(row, id: id, catchment: catchment(id, row["catchment"]))
    }
  }

  /// Refuses a catchment of nobody.
  static func refuseUnknown(in parts: CatchmentFile, _ path: String, among partnerships: [Partnership]) throws {
    let known = Set(partnerships.map(\.id))
    for (id, line) in parts.firstLines.sorted(by: { $0.value < $1.value }) where !known.contains(id) {
      throw Diagnostic(
        "unknown-partnership", "The catchment of \"\(id)\" belongs to no partnership of the registry",
        at: Place(file: path, line: line, column: "lip_id"),
        remedy: Suggestion.nearest(to: id, among: partnerships.map(\.id)).map { "Did you mean \"\($0)\"?" }
          ?? "lipdata lips list lists what there is; a partnership of your own has a row in partnerships/registry.csv of "
          + "the workspace.")
    }
  }

  /// The partnership with an id; throws `unknown-lip` with a "did you mean".
  public func partnership(_ id: String) throws -> Partnership {
    if let found = partnerships.first(where: { $0.id == id }) { return found }
    throw Diagnostic(
      "unknown-lip", "There is no partnership \"\(id)\"",
      remedy: Suggestion.remedy(for: id, among: partnerships.map(\.id), listedBy: "lipdata lips list"), exit: .usage)
  }

  /// The catchment of a partnership; throws `catchment-unknown` where its membership is not known.
  public func catchment(of partnership: Partnership) throws -> Catchment {
    if let catchment = partnership.catchment { return catchment }
    let note = partnership.note.en.isEmpty ? "" : " (\(partnership.note.en))"
    throw Diagnostic(
      "catchment-unknown", "The catchment of \(partnership.name.en) is not known, and no membership is guessed\(note)",
      remedy: "List its areas in partnerships/catchments.csv of a workspace: lip_id,geography,weight.")
  }
}

extension Partnership {
  fileprivate init(_ row: DelimitedTable.Record, id: String, catchment: Catchment?) throws {
    let name = try row.required("name_en")
    let french = try row["name_fr"]
    let state = try row.required("catchment")
    guard state == "known" || state == "unknown", (state == "known") == (catchment != nil) else {
      throw Diagnostic(
        "catchment-state",
        "\"\(id)\" says catchment \(state) and has \(catchment == nil ? "no areas in force" : "areas") listed",
        at: row.place("catchment"),
        remedy:
          "Write known when catchments.csv lists its areas (rows with an until are of a former one), else unknown.")
    }
    // Columns that a registry of the user's own may leave out.
    func optional(_ column: String) throws -> String { row.has(column) ? try row[column] : "" }
    self.init(
      id: id, name: LocalizedText(en: name, fr: french.isEmpty ? name : french), kind: try row["kind"],
      provinces: try row["province"].split(separator: " ").map(String.init), region: try row["region"],
      host: try row["host"], hostType: try row["host_type"], setting: try row["setting"],
      sizeClass: try row["size_class"], umbrellas: try optional("umbrella").split(separator: " ").map(String.init),
      cluster: try optional("cluster"), catchment: catchment, confidence: try row["confidence"],
      evidence: try row["evidence"], confirmedBy: try optional("confirmed_by"),
      confirmedOn: try DayText.read(row, "confirmed_on", whole: true),
      note: LocalizedText(en: try row["note"], fr: FrenchTypography.set(try optional("note_fr"))))
  }
}
