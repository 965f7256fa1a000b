extension CatchmentCheck {
  /// What is wrong with a code, and what to write in its place.
  struct Slip {
    var code = "unknown-code"
    var sentence: String
    var remedy: String
  }

  private static let list = "geography/areas.tsv of the Datasets folder lists the areas and their codes."

  // MARK: Identifiers

  /// What is wrong with a code; nil for one that is known, or of a level whose areas are not listed.
  func slip(of text: String) -> Slip? {
    if areas.areas[text] != nil { return nil }
    guard let area = DGUID(text) else { return slip(ofOther: text) }
    if let slip = slip(inShapeOf: area, text) { return slip }
    // The lists of these levels are whole for the newest vintage; of an earlier one the correspondences tell.
    let had = correspondences.all.lazy.filter { $0.earlier == area.vintage }.compactMap { $0.hadArea(text) }.first
    if !(had ?? !areas.lists(text)) {
      return Slip(
        sentence: "There is no \(area.level?.name.en ?? "area") \(text)",
        remedy: written(sameDigits(as: area.code).filter { $0 != text }) ?? Self.list)
    }
    guard area.vintage == areas.newestVintage, let around = missingAround(area) else { return nil }
    return Slip(sentence: "\(text) lies in \(around), and there is no such area", remedy: Self.list)
  }

  private func slip(inShapeOf area: DGUID, _ text: String) -> Slip? {
    if area.level == nil {
      let other = (area.schema.first == "A" ? "S" : "A") + area.schema.dropFirst()
      let level = GeographicLevel.allCases.first { $0.schema == other }
      return Slip(
        sentence: "\(text) has the schema \(area.schema), which is no level that is known",
        remedy: level.map { "\(other) is the schema of a \($0.name.en): \(area.vintage)\(other)\(area.code)." }
          ?? "A0002 is a province, A0003 a census division, A0005 a census subdivision, S0503 a metropolitan area.")
    }
    if let misfit = area.misfit {
      // A zero behind a point is what a spreadsheet adds, a small letter what a person types.
      let mended = Self.plain(text)
      return Slip(
        sentence: misfit.sentence, remedy: (mended == text ? nil : written([mended])) ?? misfit.remedy)
    }
    guard area.hasVintage else {
      let digits = area.schema + area.code
      let years = [areas.newestVintage ?? 0, 2016].map { "\($0)\(digits)" }
      return Slip(
        code: "unknown-vintage", sentence: "\(text) has the year \(area.vintage), in which no census was held",
        remedy: written(years) ?? "Censuses were held in 2011, 2016 and 2021.")
    }
    guard area.level == .federalElectoralDistrict, area.vintage % 10 != 3 else { return nil }
    return Slip(
      code: "unknown-vintage", sentence: "\(text) has the year \(area.vintage), which no electoral districts have",
      remedy: "They have the year of their representation order: 2013A0004\(area.code), or 2023A0004 and the new code.")
  }

  /// The larger area that a code says it lies in, where there is none.
  private func missingAround(_ area: DGUID) -> String? {
    if area.level == .censusTract || area.level == .metropolitanPart || area.level == .agglomerationPart {
      let digits = area.level == .censusTract ? area.code.prefix(3) : area.code.suffix(3)
      let codes = index.metropolitan
      return codes.isEmpty || codes.contains(String(digits)) ? nil : "the metropolitan area \(digits)"
    }
    guard let around = area.censusDivision ?? area.province, around.text != area.text else { return nil }
    return areas.lists(around.text) && areas.areas[around.text] == nil ? around.text : nil
  }

  // MARK: What is no identifier

  private func slip(ofOther text: String) -> Slip {
    let plain = Self.plain(text)
    if plain != text, areas.areas[plain] != nil || DGUID(plain).map({ $0.misfit == nil && $0.level != nil }) ?? false {
      return Slip(
        sentence: "\"\(text)\" is nearly a DGUID: capitals, and nothing between its parts",
        remedy: written([plain]) ?? "Write \(plain).")
    }
    if text.hasPrefix("#") {
      return Slip(
        sentence: "\"\(text)\" is what a spreadsheet shows in the place of a value",
        remedy: "Mend the formula in the spreadsheet, or paste its values.")
    }
    if !text.contains(where: \.isLetter) || SpreadsheetDamage.ofCode(text) != nil { return slip(ofDigits: text) }
    if text.contains(where: \.isNumber) { return slip(ofCityCode: text) }
    let found = areas(called: text)
    if let remedy = written(found) {
      return Slip(sentence: "\"\(text)\" is a name, and areas are named by their codes", remedy: remedy)
    }
    let initial = text.folded.first
    let near = Suggestion.nearest(
      to: text, among: Set(areas.areas.values.lazy.map(\.name.en).filter { $0.folded.first == initial }).sorted())
    return Slip(
      sentence: "\"\(text)\" is no code, and no area goes by that name",
      remedy: near.flatMap { name in written(areas(called: name)).map { "Did you mean \(name)? " + $0 } } ?? Self.list)
  }

  private func slip(ofDigits text: String) -> Slip {
    if GeographicCode.misfit(text, .censusTract) == nil, let newest = areas.newestVintage {
      return Slip(
        sentence: "\"\(text)\" is a code without census and level",
        remedy: "Write \(newest)S0507\(text) for the census tract of \(newest).")
    }
    if GeographicCode.misfit(text, .disseminationArea) == nil, let newest = areas.newestVintage {
      return Slip(
        sentence: "\"\(text)\" is a code without census and level",
        remedy: "Write \(newest)S0512\(text) for the dissemination area of \(newest), \(newest)S0516\(text) for the "
          + "aggregate one.")
    }
    let damage = SpreadsheetDamage.ofCode(text)
    let digits = Self.plain(text)
    let found = damage?.isExponent == true ? [] : sameDigits(as: digits)
    let said = damage.map { ": \($0.said)" } ?? ""
    if let remedy = written(found) {
      return Slip(sentence: "\"\(text)\" is a code without census and level\(said)", remedy: remedy)
    }
    let shorter = shortened(digits)
    return Slip(
      sentence: "\"\(text)\" is no DGUID" + (said.isEmpty && !shorter.isEmpty ? ", and digits may be missing" : said),
      remedy: written(shorter) ?? damage?.remedy
        ?? "A DGUID is census, level and code together: 2021A00053506008 is the census subdivision 3506008 of 2021.")
  }

  /// A code such as `3520005-N999` or `N001`, of a city's own areas.
  private func slip(ofCityCode text: String) -> Slip {
    let own = index.withoutVintage
    let behind = own.filter {
      $0.lowercased().hasSuffix("-" + text.lowercased()) || $0.lowercased() == text.lowercased()
    }
    if let remedy = written(behind) { return Slip(sentence: "\"\(text)\" is no area that is known", remedy: remedy) }
    if let remedy = written(sameDigits(as: text.filter(\.isNumber))) {
      return Slip(sentence: "\"\(text)\" is no DGUID, and holds a code", remedy: remedy)
    }
    let stem = text.split(separator: "-").first.map { $0 + "-" } ?? ""
    let city = own.filter { !stem.isEmpty && $0.hasPrefix(stem) }
    guard let first = city.first, let last = city.last else {
      return Slip(sentence: "\"\(text)\" is neither a DGUID nor an area that is known", remedy: Self.list)
    }
    return Slip(
      sentence: "\"\(text)\" is no area that is known", remedy: "This city's areas go from \(first) to \(last).")
  }

  // MARK: Candidates

  /// The areas of the newest vintage whose code is some digits.
  private func sameDigits(as digits: String) -> [String] {
    index.byDigits[digits] ?? []
  }

  /// The areas whose code ends in digits of which the first were lost, its province's or its zeros.
  private func shortened(_ digits: String) -> [String] {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.utf8.count <= 5 else {
      return []
    }
    let endings =
      digits.utf8.count >= 4
      ? index.byDigits.keys.filter { code in
        code.utf8.count == 7 && code.dropFirst(2) == Self.padded(digits, 5)
      } : []
    let metropolitan = digits.utf8.count < 3 ? [Self.padded(digits, 3)] : []
    return (endings + metropolitan).flatMap { index.byDigits[$0] ?? [] }.sorted()
  }

  private static func padded(_ digits: String, _ length: Int) -> String {
    String(repeating: "0", count: max(0, length - digits.utf8.count)) + digits
  }

  /// The areas that go by a name, with or without what a municipality calls itself.
  private func areas(called name: String) -> [String] {
    index.byName[AreaIndex.bare(name)] ?? []
  }

  /// `Write A for NAME (level), or B for NAME (level).`; nil where there are none.
  private func written(_ codes: [String]) -> String? {
    let known = codes.filter { areas.areas[$0] != nil }
    guard !known.isEmpty else { return nil }
    let said = known.prefix(4).map { code in
      let level = areas.areas[code]?.level.name.en ?? "area"
      return "\(code) for \(areas.name(of: code).en) (\(level))"
    }
    let more = known.count > 4 ? "; \(known.count - 4) more have it" : ""
    return "Write \(said.joined(separator: ", or "))\(more)."
  }

  /// Capitals without spaces and hyphens, and without the zero behind a point that a spreadsheet adds to a number.
  private static func plain(_ text: String) -> String {
    var plain = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    if let point = plain.firstIndex(of: "."), plain[point...].dropFirst().allSatisfy({ $0 == "0" }),
      DGUID(plain)?.level != .censusTract
    {
      plain = String(plain[..<point])
    }
    return plain
  }
}
