extension Correspondence {
  /// The columns of a file of tracts.
  static let tractColumns = (from: "source_ctuid", to: "target_ctuid", weight: "w_pop")

  /// Reads a file of census tracts as researchers publish it: `source_ctuid,target_ctuid,w_pop,w_dwe`.
  ///
  /// `w_pop` is the share of the people of a source tract who live in the target tract; the share of dwellings is not
  /// read. A source or a target of -1 is none: land that had no tracts, or has none. What became of each tract is told by
  /// the rows. Throws `missing-value`, `bad-weight`, `unknown-code`, `weights-do-not-sum` and
  /// `duplicate-correspondence`.
  static func tracts(_ path: String, from earlier: Int, to later: Int, areas: AreaTable) throws -> [Row] {
    let table = try DelimitedTable(path: path)
    try checkTractColumns(table)
    let metropolitan = later == areas.newestVintage ? areas.metropolitanCodes : []
    var links: [Link] = []
    for record in table.records {
      let from = try tract(record, tractColumns.from, of: earlier)
      let to = try tract(record, tractColumns.to, of: later)
      guard !from.isEmpty || !to.isEmpty else {
        throw Diagnostic(
          "missing-value", "The row names no tract: both its source and its target are -1",
          at: record.place(tractColumns.from),
          remedy: "Leave it out: land that had no tracts and has none needs no row.")
      }
      if !to.isEmpty, !metropolitan.isEmpty, let area = DGUID(to), !metropolitan.contains(String(area.code.prefix(3))) {
        throw Diagnostic(
          "unknown-code",
          "\(area.code) begins with \(area.code.prefix(3)), which is no metropolitan area or agglomeration of \(later)",
          at: record.place(tractColumns.to),
          remedy: "The first three digits are the metropolitan area's, as 505 Ottawa.")
      }
      links.append(
        Link(
          from: from, to: to, weight: from.isEmpty ? 0 : try weight(record, column: tractColumns.weight),
          kind: .redrawn,
          source: path.split(separator: "/").last.map(String.init) ?? path, place: record.place(tractColumns.from)))
    }
    // A row without a tract on one side says nothing where another row has one, but for people who went nowhere known.
    let froms = Set(links.filter(\.isWhole).map(\.from))
    let tos = Set(links.filter(\.isWhole).map(\.to))
    links.removeAll {
      !$0.isWhole && ($0.from.isEmpty ? tos.contains($0.to) : froms.contains($0.from) && $0.weight == 0)
    }
    let fromCounts = links.reduce(into: [:]) { $0[$1.from, default: 0] += 1 }
    let byTo = Dictionary(grouping: links, by: \.to)
    for index in links.indices {
      links[index].kind = kind(of: links[index], fromCounts, among: byTo[links[index].to] ?? [])
    }
    try check(links)
    return links.map { Row(vintages: (earlier, later), link: $0) }
  }

  private static func checkTractColumns(_ table: DelimitedTable) throws {
    let names = table.header.map(\.trimmed)
    let wanted = [tractColumns.from, tractColumns.to, tractColumns.weight]
    guard let missing = wanted.first(where: { !names.contains($0) }) else { return }
    throw Diagnostic(
      "missing-column", "The column \(missing) is missing", at: Place(file: table.file, line: 1, column: missing),
      remedy: "A file of tracts has the columns \(wanted.joined(separator: ", ")), and w_dwe, which is not read; this "
        + "one has \(names.joined(separator: ", ")).")
  }

  private static func kind(of link: Link, _ fromCounts: [String: Int], among siblings: [Link]) -> Kind {
    if link.from.isEmpty { return .new }
    if link.to.isEmpty { return fromCounts[link.from] == 1 ? .ended : .redrawn }
    let isWhole = fromCounts[link.from] == 1
    switch (isWhole, siblings.count) {
    case (true, 1): return link.from.dropFirst(4) == link.to.dropFirst(4) ? .same : .recoded
    case (true, _): return siblings.allSatisfy { fromCounts[$0.from] == 1 } ? .merged : .redrawn
    case (false, 1): return .split
    default: return .redrawn
    }
  }

  private static func tract(_ record: DelimitedTable.Record, _ column: String, of vintage: Int) throws -> String {
    let text = try record.required(column)
    if text == "-1" { return "" }
    if let misfit = GeographicCode.misfit(text, .censusTract) {
      throw Diagnostic("unknown-code", misfit.sentence, at: record.place(column), remedy: misfit.remedy)
    }
    return "\(vintage)S0507" + text
  }
}
