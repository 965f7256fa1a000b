extension Correspondence {
  /// Reads a file of census tracts as researchers publish it: `source_ctuid,target_ctuid,w_pop,w_dwe`.
  ///
  /// `w_pop` is the share of the people of a source tract who live in the target tract; the share of dwellings is not
  /// read. A source or a target of -1 is none: land that had no tracts, or has none. What became of each tract is told by
  /// the rows. Throws `bad-weight`, `unknown-code`, `weights-do-not-sum` and `duplicate-correspondence`.
  static func tracts(_ path: String, from earlier: Int, to later: Int) throws -> [Row] {
    let table = try DelimitedTable(path: path)
    var links: [Link] = []
    for record in table.records {
      let from = try tract(record, "source_ctuid", of: earlier)
      let to = try tract(record, "target_ctuid", of: later)
      links.append(
        Link(
          from: from, to: to, weight: from.isEmpty ? 0 : try weight(record, column: "w_pop"), kind: .redrawn,
          source: path.split(separator: "/").last.map(String.init) ?? path, place: record.place("source_ctuid")))
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
