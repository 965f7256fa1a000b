/// The areas by what people write in the place of their codes.
struct AreaIndex: Sendable {
  /// The codes of areas by the digits behind vintage and schema, in their order.
  let byDigits: [String: [String]]
  /// The codes of the newest areas by their bare names, in their order; empty where nobody asked.
  let byName: [String: [String]]
  /// A city's own areas, whose codes say no vintage.
  let withoutVintage: [String]
  /// The three digits of the metropolitan areas and agglomerations.
  let metropolitan: Set<String>

  init(_ table: AreaTable, withNames: Bool) {
    var byDigits: [String: [String]] = [:]
    var byName: [String: [String]] = [:]
    var withoutVintage: [String] = []
    for code in table.areas.keys.sorted() {
      let area = DGUID(code)
      if let area { byDigits[area.code, default: []].append(code) } else { withoutVintage.append(code) }
      guard withNames, area.map({ $0.vintage == table.newestVintage }) ?? true, let name = table.areas[code]?.name
      else {
        continue
      }
      for bare in Set([Self.bare(name.en), Self.bare(name.fr)]) { byName[bare, default: []].append(code) }
    }
    self.byDigits = byDigits
    self.byName = byName
    self.withoutVintage = withoutVintage
    metropolitan = table.metropolitanCodes
  }

  /// A name in small letters without accents, `City of` and the like, and what stands behind a comma or in parentheses.
  static func bare(_ name: String) -> String {
    var text = name.folded.prefix { $0 != "," && $0 != "(" }.split(separator: " ").joined(separator: " ")
    for start in ["city of ", "town of ", "municipality of ", "county of ", "ville de ", "district of "]
    where text.hasPrefix(start) { text = String(text.dropFirst(start.count)) }
    for end in [" county", " region", " city"] where text.hasSuffix(end) { text = String(text.dropLast(end.count)) }
    return text
  }
}
