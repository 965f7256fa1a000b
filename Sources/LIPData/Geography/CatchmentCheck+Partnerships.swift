extension CatchmentCheck {
  // MARK: Ids

  /// Ids that differ by capitals or spaces alone: one partnership, taken for two.
  mutating func checkIds() {
    var seen: [String: String] = [:]
    for id in order {
      let plain = id.folded.filter { $0.isLetter || $0.isNumber }
      guard let first = seen.updateValue(id, forKey: plain) else { continue }
      find(
        .warning, "similar-ids", "\"\(id)\" and \"\(first)\" are taken for two partnerships", partnership: id,
        line: rows.first { $0.partnership == id }?.line, remedy: "Write one id the same way in all of its rows.")
    }
  }

  /// Points at ids that are nearly those of known partnerships.
  public mutating func compareIds(with registry: PartnershipRegistry) {
    let known = registry.partnerships.map(\.id)
    for id in order where !known.contains(id) {
      guard let near = Suggestion.nearest(to: id, among: known), !order.contains(near) else { continue }
      find(
        .note, "unknown-id", "\"\(id)\" is no partnership of the registry", partnership: id,
        line: rows.first { $0.partnership == id }?.line,
        remedy: "Did you mean \"\(near)\"? A partnership of your own may have any other id.")
    }
    sort()
  }

  // MARK: Reserves

  /// The reserves in each catchment whose people are in no figure, and those that only count by a weight.
  mutating func checkReserves() {
    let known = Set(reserves.all.map(\.code))
    for row in rows where row.weight < 1 && known.contains(row.area) {
      find(
        .warning, "reserve-in-part",
        "\(named(row.area)) is on reserve: figures of its people are not shared out by a weight",
        partnership: row.partnership, area: row.area, line: row.line,
        remedy: "Name it whole or leave it out, as its First Nation and the partnership agreed.")
    }
    for id in order {
      guard let catchment = catchments[id] else { continue }
      let missing = reserves.within(catchment, territory).filter { populations.notEnumerated.contains($0.code) }
      guard !missing.isEmpty else { continue }
      let names = missing.prefix(4).map { named($0.code) } + (missing.count > 4 ? ["\(missing.count - 4) more"] : [])
      find(
        .note, "not-enumerated",
        "\(names.joined(separator: ", ")): on reserve and not, or not fully, enumerated in 2021; "
          + "\(missing.count == 1 ? "its" : "their") people are in no figure", partnership: id,
        line: rows.first { $0.partnership == id }?.line)
    }
  }
}
