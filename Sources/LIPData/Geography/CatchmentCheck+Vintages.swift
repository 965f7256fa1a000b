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
