extension CatchmentCheck {
  // MARK: Several partnerships

  /// Areas that several partnerships have: whole ones count twice in a sum over partnerships, parts add up to 1.
  mutating func checkBetween() {
    let byArea = Dictionary(grouping: rows, by: \.area)
    for (area, sharing) in byArea.sorted(by: { $0.key < $1.key }) {
      let total = sharing.reduce(0) { $0 + $1.weight }
      let isSplit = sharing.contains { $0.weight < 1 }
      let line = sharing.map(\.line).min()
      let who = sharing.map(\.partnership).joined(separator: ", ")
      if isSplit, total > 1.000_001 {
        find(
          .error, "weights-above-1", "The weights of \(named(area)) in \(who) add to \(total)", area: area, line: line)
      } else if isSplit, total < 0.999_999 {
        find(
          .warning, "weights-below-1", "The weights of \(named(area)) in \(who) add to \(total): the rest is in none",
          area: area, line: line)
      }
    }
    for (index, first) in order.enumerated() {
      guard let a = catchments[first] else { continue }
      for second in order[(index + 1)...] {
        // Parts of one area need not overlap: their weights say how much of it each has.
        guard let b = catchments[second], territory.overlap(a, b), !onlyShareParts(a, b) else { continue }
        let contains = territory.contains(a, b) ? " lies in" : territory.contains(b, a) ? " contains" : " overlaps"
        find(
          .note, "overlap", "\(second)\(contains) \(first): an area counts once in sums over both", partnership: second)
      }
    }
  }

  private func onlyShareParts(_ a: Catchment, _ b: Catchment) -> Bool {
    let split = Set(a.parts.filter { $0.weight < 1 }.map(\.code))
    let rest = Catchment(b.parts.filter { !(split.contains($0.code) && $0.weight < 1) })
    return rest.parts.count < b.parts.count && !territory.overlap(a, rest)
  }

  /// Census divisions of which some subdivisions belong to partnerships and others to none.
  mutating func checkGaps() {
    let listed = Set(rows.map(\.area))
    var gaps: [(division: String, without: [String], people: Double)] = []
    for (division, pieces) in areas.compositions.parts.sorted(by: { $0.key < $1.key })
    where DGUID(division)?.level == .censusDivision {
      guard listed.isDisjoint(with: territory.lineage(of: division)) else { continue }
      let without = pieces.filter { !isListed($0, listed) }
      guard without.count < pieces.count, !without.isEmpty else { continue }
      gaps.append((division, without, without.reduce(0) { $0 + (populations[$1] ?? 0) }))
    }
    for gap in gaps {
      find(
        .note, "gap",
        "\(gap.without.count) subdivisions of \(named(gap.division)) are in no catchment, \(Int(gap.people)) people",
        area: gap.division)
    }
  }

  private func isListed(_ code: String, _ listed: Set<String>) -> Bool {
    !territory.lineage(of: code).isDisjoint(with: listed)
      || (areas.compositions[code]?.contains { listed.contains($0) } ?? false)
  }

  /// Size classes that are not what the catchments' populations say.
  mutating func checkSizes(_ registry: PartnershipRegistry) {
    for partnership in registry.partnerships {
      guard let catchment = partnership.catchment else { continue }
      let (people, missing) = populations.sum(of: catchment, compositions: areas.compositions)
      guard missing.isEmpty, !partnership.sizeClass.isEmpty else { continue }
      let computed = AreaPopulations.sizeClass(people)
      guard computed != partnership.sizeClass else { continue }
      find(
        .warning, "size-class",
        "The size class is \(partnership.sizeClass), and \(Int(people)) people lived there in 2021: \(computed)",
        partnership: partnership.id)
    }
  }

  /// What the catchments come to: how many there are, and the people in them by province, each area once.
  ///
  /// Areas whose population is not published are left out of the people.
  public var summary: [String] {
    let count = { (grade: Grade) in findings.count(where: { $0.grade == grade }) }
    var lines = [
      "\(order.count) catchments of \(rows.count) areas; \(count(.error)) errors, \(count(.warning)) warnings, "
        + "\(count(.note)) notes"
    ]
    // A metropolitan area may cross provinces: its subdivisions do not.
    let union = territory.union(of: order.compactMap { catchments[$0] }).parts.flatMap { part in
      let isMetropolitan = [.censusMetropolitanArea, .censusAgglomeration].contains(DGUID(part.code)?.level)
      let pieces = isMetropolitan ? areas.compositions[part.code] : nil
      return pieces.map { $0.map { Catchment.Part($0, weight: part.weight) } } ?? [part]
    }
    for province in areas.areas.values.filter({ $0.level == .province }).map(\.code).sorted() {
      let inside = union.filter { territory.lineage(of: $0.code).contains(province) }
      let all = populations.sum(of: Catchment([.init(province)]), compositions: areas.compositions).people
      guard !inside.isEmpty, all > 0 else { continue }
      let people = populations.sum(of: Catchment(inside), compositions: areas.compositions).people
      let share = (100 * people / all).rounded()
      lines.append(
        "\(areas.name(of: province).en): \(Int(people)) of \(Int(all)) people in catchments, \(Int(share))%")
    }
    return lines
  }
}
