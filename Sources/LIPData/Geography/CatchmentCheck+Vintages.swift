extension CatchmentCheck {
  // MARK: Earlier vintages

  /// Areas of an earlier vintage that have no counterpart in the next, or go by another name or code there.
  ///
  /// Figures of the later census cannot be had for the former; the latter are told so that nobody looks in vain.
  mutating func checkCounterparts() {
    for row in rows {
      guard let vintage = DGUID(row.area)?.vintage,
        let correspondence = correspondences.all.first(where: { $0.earlier == vintage }),
        correspondence.hadArea(row.area) == true
      else { continue }
      let links = correspondence.successors(of: row.area)
      guard let first = links.first else {
        find(
          .warning, "no-counterpart",
          "\(named(row.area)) has no counterpart among the areas of \(correspondence.later): where its people count "
            + "since is not known", partnership: row.partnership, area: row.area, line: row.line)
        continue
      }
      guard first.kind != .same else { continue }
      find(
        .note, first.kind.rawValue, sentence(links, of: row.area, at: correspondence.later),
        partnership: row.partnership, area: row.area, line: row.line)
    }
  }

  // MARK: Which census

  /// Which census the areas are of, and which data they can be used with, where it is not the newest one.
  mutating func checkVintages(_ datasets: () throws -> [Int: [String]]) throws {
    guard let newest = areas.newestVintage else { return }
    let dated = rows.filter { !wrong.contains($0.area) }
    let byVintage = Dictionary(grouping: dated) { DGUID($0.area)?.census ?? newest }
    for (vintage, own) in byVintage.sorted(by: { $0.key < $1.key }) where vintage != newest {
      let products = try datasets()[vintage] ?? []
      let known = correspondences.between(vintage, newest)
      let areas = Self.counted(own.count, "area") + (own.count == 1 ? " has" : " have")
      let sentence = "\(areas) the boundaries of \(vintage): "
      let figures =
        products.isEmpty
        ? "no data of that year are read" : "they go with data of that year (\(products.joined(separator: ", ")))"
      if known != nil {
        find(
          .note, "earlier-vintage",
          sentence + figures + "; figures of \(newest) come through the areas that they became, where that is known",
          line: own.map(\.line).min(),
          remedy: "Name the areas of \(newest) where the figures of \(newest) matter most.")
        tellUnlinked(own, known, from: vintage, to: newest)
      } else {
        find(
          .warning, products.isEmpty ? "vintage-without-data" : "no-correspondence",
          sentence + figures
            + ", and nothing says which areas of \(newest) they \(vintage < newest ? "became" : "were")",
          line: own.map(\.line).min(),
          remedy: "Name the areas of \(newest) instead, whose codes may differ (geography/areas.tsv), or say in "
            + "geography/correspondences.tsv of a workspace which they are (vintages \(min(vintage, newest))/"
            + "\(max(vintage, newest))).")
      }
    }
  }

  /// Areas of levels whose lists nobody has set beside each other, tracts above all, of which no row says what they became.
  private mutating func tellUnlinked(_ own: [Row], _ known: Correspondence?, from vintage: Int, to newest: Int) {
    let unlinked = own.filter { known?.hadArea($0.area) == nil && known?.successors(of: $0.area).isEmpty ?? true }
    let byLevel = Dictionary(grouping: unlinked) { DGUID($0.area)?.level }
    for (level, rows) in byLevel.sorted(by: { ($0.value.first?.line ?? 0) < ($1.value.first?.line ?? 0) }) {
      guard let level else { continue }
      let areas = Self.counted(rows.count, level.name.en)
      find(
        .warning, "no-correspondence",
        "Nothing says what became of \(areas) of \(vintage) (\(rows[0].area)\(rows.count > 1 ? " …" : "")): figures of "
          + "\(newest) cannot be had for \(rows.count == 1 ? "it" : "them")", line: rows.map(\.line).min(),
        remedy: level == .censusTract
          ? "Weights of tracts go into geography/tracts-\(vintage)-\(newest).csv of a workspace "
            + "(source_ctuid,target_ctuid,w_pop), named with --workspace; or name the tracts of \(newest)."
          : "Say it in geography/correspondences.tsv of a workspace, or name the areas of \(newest).")
    }
  }

  private func sentence(_ links: [Correspondence.Link], of area: String, at later: Int) -> String {
    let areas = links.map { link in
      let part = link.weight < 1 ? ", weight \(link.weight)" : ""
      return named(link.to) + part
    }
    let evidence = links.contains { $0.evidence == .generalKnowledge } ? " (general knowledge)" : ""
    let what =
      switch links[0].kind {
      case .renamed: "is called"
      case .merged: "is a part of"
      case .split: "is split into"
      case .redrawn: "is redrawn as"
      default: "is now"
      }
    return "\(named(area)) \(what) \(areas.joined(separator: " and ")) in \(later)\(evidence)"
  }
}
