extension Correspondence {
  /// A row of a file of correspondences, with the vintages that it is between.
  struct Row {
    var vintages: (earlier: Int, later: Int)
    var link: Link
  }

  /// Reads a file of correspondences: `vintages from from_name to weight kind evidence source`, with tabs between, or
  /// with commas or semicolons as a spreadsheet writes them.
  ///
  /// Throws `wrong-vintage`, `wrong-level`, `other-province`, `unknown-code`, `unknown-kind`, `bad-weight`, `empty-field`
  /// and what ``check(_:)`` throws, each with its line.
  ///
  /// - Parameter known: what the shipped file says, which has every area of its earlier vintage; nil for that file.
  static func rows(_ path: String, areas: AreaTable, known: Correspondences? = nil) throws -> [Row] {
    let table = try DelimitedTable(path: path)
    try table.checkColumns(required: columns, optional: [])
    let rows = try table.records.map { try row($0, areas: areas, known: known) }
    try check(rows)
    return rows
  }

  private static let columns = ["vintages", "from", "from_name", "to", "weight", "kind", "evidence", "source"]

  private static func row(
    _ record: DelimitedTable.Record, areas: AreaTable, known: Correspondences?
  ) throws -> Row {
    let vintages = try years(record)
    let kind: Kind = try word(record, "kind")
    let from = try code(record, "from", of: vintages.0, isWanted: kind != .new)
    let to = try code(record, "to", of: vintages.1, isWanted: kind != .ended)
    if !to.isEmpty, areas.lists(to), areas.areas[to] == nil { throw unknown(to, record, areas) }
    if known?.between(vintages.0, vintages.1)?.hadArea(from) == false {
      throw Diagnostic(
        "unknown-code", "There was no area \(from) in \(vintages.0)", at: record.place("from"),
        remedy: "The lists of \(vintages.0) and \(vintages.1) do not have it: look for a slip in its digits.")
    }
    try checkEnds(from, to, record)
    let source = try record.required("source")
    let link = Link(
      from: from, fromName: try record["from_name"], to: to, weight: try weight(record, of: kind), kind: kind,
      evidence: try word(record, "evidence"), source: source, place: record.place("from"))
    return Row(vintages: vintages, link: link)
  }

  private static func years(_ record: DelimitedTable.Record) throws -> (Int, Int) {
    let text = try record.required("vintages")
    let years = text.split(separator: "/", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard years.count == 2, text.utf8.count == 9, years[0] < years[1], years[0] > 0 else {
      throw Diagnostic(
        "wrong-vintage", "\"\(text)\" is no pair of vintages", at: record.place("vintages"),
        remedy: "Write the earlier year, a slash and the later one: 2016/2021.")
    }
    return (years[0], years[1])
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ record: DelimitedTable.Record, _ column: String
  ) throws -> Word where Word.RawValue == String {
    let text = try record.required(column)
    if let word = Word(rawValue: text) { return word }
    throw Diagnostic(
      "unknown-kind", "\"\(text)\" is no \(column) of a correspondence", at: record.place(column),
      remedy: Suggestion.remedy(for: text, among: Word.allCases.map(\.rawValue)))
  }

  private static func code(
    _ record: DelimitedTable.Record, _ column: String, of vintage: Int, isWanted: Bool
  ) throws -> String {
    let text = try record[column]
    guard text.isEmpty != isWanted else {
      throw Diagnostic(
        "kind-disagrees", "The kind \"\(try record["kind"])\" \(isWanted ? "needs" : "has no") \(column)",
        at: record.place(column), remedy: "An area that ended has no `to`, one that is new no `from`.")
    }
    guard isWanted else { return "" }
    guard let area = DGUID(text) else {
      throw Diagnostic(
        "unknown-code", "\"\(text)\" is not a DGUID", at: record.place(column),
        remedy: "Write vintage, schema and code together: \(vintage)A00053506008.")
    }
    guard area.vintage == vintage else {
      throw Diagnostic(
        "wrong-vintage", "\(text) has boundaries of \(area.vintage), and \(column) is of \(vintage)",
        at: record.place(column), remedy: "`vintages` names the earlier year, that of `from`, then that of `to`.")
    }
    guard area.hasVintage else {
      throw Diagnostic(
        "wrong-vintage", "\(vintage) is no year of a census", at: record.place("vintages"),
        remedy: "Boundaries are of the years of the census: 2011, 2016, 2021.")
    }
    if let misfit = area.misfit {
      throw Diagnostic("unknown-code", misfit.sentence, at: record.place(column), remedy: misfit.remedy)
    }
    return text
  }

  /// Refuses a link to an area of another kind, or in another province: nobody's home becomes that.
  private static func checkEnds(_ from: String, _ to: String, _ record: DelimitedTable.Record) throws {
    guard let earlier = DGUID(from), let later = DGUID(to), let own = earlier.level, let other = later.level else {
      return
    }
    // An agglomeration becomes a metropolitan area when it grows.
    let growing: [Set<GeographicLevel>] = [
      [.censusMetropolitanArea, .censusAgglomeration], [.metropolitanPart, .agglomerationPart],
    ]
    guard own == other || growing.contains([own, other]) else {
      throw Diagnostic(
        "wrong-level", "\(from) is a \(own.name.en), and \(to) a \(other.name.en)", at: record.place("to"),
        remedy: "A row leads from an area to areas of its own level at the later census.")
    }
    guard let before = earlier.province?.code, let after = later.province?.code, before != after else { return }
    throw Diagnostic(
      "other-province", "\(from) is in the province \(before), and \(to) in \(after)", at: record.place("to"),
      remedy: "Areas of this level do not cross provinces: look for a slip in the first two digits.")
  }

  private static func unknown(_ code: String, _ record: DelimitedTable.Record, _ areas: AreaTable) -> Diagnostic {
    // Only areas that differ in one place can be meant; a search over thousands by likeness would take long.
    let near = areas.areas.keys.filter { $0.utf8.count == code.utf8.count && differsOnce($0, code) }
    return Diagnostic(
      "unknown-code", "There is no area \(code)", at: record.place("to"),
      remedy: near.min().map { "Did you mean \"\($0)\"?" } ?? "geography/areas.tsv lists the areas that there are.")
  }

  private static func differsOnce(_ a: String, _ b: String) -> Bool {
    zip(a.utf8, b.utf8).count { $0 != $1 } == 1
  }

  /// The weight as a number from 0 to 1; a comma may be the decimal sign.
  static func weight(_ record: DelimitedTable.Record, column: String) throws -> Double {
    let text = try record.required(column)
    if let weight = WeightText.number(text), weight >= 0, weight <= 1 { return weight }
    throw Diagnostic(
      "bad-weight", "The weight \"\(text)\" is not a number from 0 to 1", at: record.place(column),
      remedy: WeightText.remedyOfPercent(text)
        ?? "Write the share of the people of the earlier area who live in the later one, such as 0.4.")
  }

  private static func weight(_ record: DelimitedTable.Record, of kind: Kind) throws -> Double {
    guard kind == .ended || kind == .new else { return try weight(record, column: "weight") }
    guard try record["weight"].isEmpty else {
      throw Diagnostic(
        "bad-weight", "An area that is \(kind.rawValue) has no weight", at: record.place("weight"),
        remedy: "Leave it empty: nothing is known of where the people went or came from.")
    }
    return 0
  }
}

extension AreaTable {
  /// True when the table lists every area of a code's level and vintage: the newest vintage's, but for small levels.
  func lists(_ code: String) -> Bool {
    guard let area = DGUID(code), area.vintage == newestVintage else { return false }
    return [
      .country, .province, .censusDivision, .censusSubdivision, .censusMetropolitanArea, .censusAgglomeration,
    ].contains(area.level)
  }
}
