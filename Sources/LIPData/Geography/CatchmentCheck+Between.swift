extension CatchmentCheck {
  // MARK: Several partnerships

  /// Areas that several partnerships have: whole ones count twice in a sum over partnerships, parts add up to 1.
  mutating func checkBetween() {
    let byArea = Dictionary(grouping: rows, by: \.area)
    for (area, sharing) in byArea.sorted(by: { $0.key < $1.key }) where !wrong.contains(area) {
      let total = sharing.reduce(0) { $0 + $1.weight }
      let isSplit = sharing.contains { $0.weight < 1 }
      let line = sharing.map(\.line).min()
      let who = sharing.map(\.partnership).joined(separator: ", ")
      if isSplit, total > 1.000_001 {
        find(
          .error, "weights-above-1", "The weights of \(named(area)) in \(who) add to \(WeightText.said(total))",
          area: area,
          line: line, remedy: "Parts of one area add to 1 at most: one person lives in one part.")
      } else if isSplit, total < 0.999_999 {
        // A file of one's own has one's own part; where several share an area, somebody has forgotten the rest.
        find(
          sharing.count > 1 ? .warning : .note, "weights-below-1",
          "\(sharing.count > 1 ? "The weights of \(named(area)) in \(who) add to" : "The weight of \(named(area)) in \(who) is")"
            + " \(WeightText.said(total)): the rest is in none", area: area, line: line)
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
      let count = gap.without.count
      find(
        .note, "gap",
        "\(count) subdivision\(count == 1 ? "" : "s") of \(named(gap.division)) \(count == 1 ? "is" : "are") in no catchment, \(Int(gap.people)) people",
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

  /// What the catchments come to: how many there are, of which census, and the people in them by province, each area once.
  ///
  /// Areas whose population is not at hand are left out of the people, and counted.
  public var summary: [String] {
    let count = { (grade: Grade, word: String) in
      Self.counted(findings.count(where: { $0.grade == grade }), word)
    }
    var lines = [
      "\(Self.counted(order.count, "catchment")) of \(Self.counted(rows.count, "area")); \(count(.error, "error")), "
        + "\(count(.warning, "warning")), \(count(.note, "note"))"
    ]
    if !boundaries.isEmpty { lines.append("Boundaries: " + boundaries.joined(separator: ", ")) }
    let unlisted = rows.count { row in
      areas.areas[row.area] == nil && !wrong.contains(row.area)
        && !correspondences.all.contains { $0.hadArea(row.area) == true }
    }
    if unlisted > 0 {
      lines.append(
        "\(Self.counted(unlisted, "code")) of levels or censuses without a list here: looked at by form alone, whether "
          + "there is such an area is not known")
    }
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
      let (people, missing) = populations.sum(of: Catchment(inside), compositions: areas.compositions)
      let share = (100 * people / all).rounded()
      let name = areas.name(of: province).en
      let without = missing.isEmpty ? "" : "; no population is at hand for \(Self.counted(missing.count, "area"))"
      lines.append(
        missing.count == inside.count
          ? "\(name)\(without)"
          : "\(name): \(Int(people)) of \(Int(all)) people in catchments, \(Int(share))%\(without)")
    }
    return lines
  }

  /// A number with its word: `1 area`, `2 areas`.
  static func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  /// The censuses of the areas with how many there are of each; codes that are wrong are left out.
  private var boundaries: [String] {
    let vintages = rows.filter { !wrong.contains($0.area) }.map { DGUID($0.area)?.census }
    let dated = Set(vintages.compactMap(\.self)).sorted().map { vintage in
      "\(vintage) (\(Self.counted(vintages.count { $0 == vintage }, "area")))"
    }
    let own = vintages.count { $0 == nil }
    return dated + (own == 0 ? [] : ["lists that are of no census (\(Self.counted(own, "area")))"])
  }
}
