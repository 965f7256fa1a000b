extension OwnTable.Wide {
  /// Reads the keys of a wide table; nil where the definition has no `columns`.
  ///
  /// Every figure must be told its area, period, variable and the category of each breakdown, exactly once. Throws
  /// `missing-key`, `unknown-key`, `wrong-kind`, `unknown-variable`, `unknown-category`, `repeated-column`,
  /// `missing-column`.
  init?(_ node: YAMLNode, _ variables: [OwnTable.Variable], _ breakdowns: [OwnTable.Breakdown]) throws {
    guard let columns = node["columns"] else {
      try Self.refuseKeys(node)
      return nil
    }
    guard let place = node["geography"], let area = Self.labels(place) else {
      throw Diagnostic(
        "missing-key", "geography has no column", at: node["geography"]?.place ?? node.place,
        remedy: "Name the heading of the column that holds the areas: geography: {column: CSDUID, …}.")
    }
    geography = area
    variable = node["variable"].flatMap { Self.labels($0) }
    ignored = (node["ignored"]?.elements ?? []).compactMap { $0.text.map { Self.plain($0) } }
    sheet = node["sheet"]?.text
    headings = (node["headings"]?.elements ?? []).compactMap { $0.text.flatMap { Int($0) } }
    language = node["language"]?.text.flatMap { Language(rawValue: $0) }
    for (symbol, meaning) in node["symbols"]?.pairs ?? [] {
      symbols[symbol.text ?? ""] = Self.meaning(meaning.text ?? "")
    }
    period = node["period"].flatMap { Self.labels($0) }
    let ofTable = try period == nil ? node["period"].map { try Self.period($0) } : nil
    try takeColumns(columns, ofTable, variables, breakdowns)
    for (place, breakdown) in (node["breakdowns"]?.pairs ?? []).enumerated() where labels[place] != nil {
      labels[place]?.isFilled = breakdown.value["filled"]?.text == "true"
    }
    try checkNames(columns)
    if let wrong = zip(headings, headings.dropFirst()).first(where: { $0 >= $1 })?.1
      ?? headings.first(where: { $0 < 1 })
    {
      throw Diagnostic(
        "wrong-kind", "Line \(wrong) of the headings is out of order", at: node["headings"]?.place ?? node.place,
        remedy: "Write the lines as they stand in the file, such as headings: [4, 5].")
    }
  }

  /// Refuses what only a wide table has.
  private static func refuseKeys(_ node: YAMLNode) throws {
    var found = keys.compactMap { key in node[key].map { (key, $0) } }
    found += ["column", "filled"].compactMap { key in node["geography"]?[key].map { ("geography: \(key)", $0) } }
    for (key, breakdown) in node["breakdowns"]?.pairs ?? [] {
      found += [breakdown["filled"]].compactMap(\.self).map { ("\(key.text ?? ""): filled", $0) }
    }
    guard let (key, value) = found.first else { return }
    throw Diagnostic(
      "missing-key", "\(key) is for a table with columns of its own, and the definition has no columns",
      at: value.place, remedy: "Add columns: the headings of the figures and what they are of.")
  }

  private static func labels(_ node: YAMLNode) -> Labels? {
    node["column"]?.text.map { Labels(column: plain($0), isFilled: node["filled"]?.text == "true") }
  }

  private static func meaning(_ word: String) -> Meaning {
    if word == "zero" { return .zero }
    return .status(word.withRawBytes { ObservationStatus(symbol: $0) } ?? .empty)
  }

  private static func period(_ node: YAMLNode) throws -> TimePeriod {
    guard let text = node.text, let period = TimePeriod(text) else {
      throw Diagnostic(
        "wrong-kind", "\"\(node.text ?? "…")\" is not a period", at: node.place,
        remedy: "A period is 2021, 2021-05, 2021-Q2, 2016/2021 or a day, 2021-05-11.")
    }
    return period
  }

  private mutating func takeColumns(
    _ node: YAMLNode, _ ofTable: TimePeriod?, _ variables: [OwnTable.Variable], _ breakdowns: [OwnTable.Breakdown]
  ) throws {
    let ids = breakdowns.map(\.column)
    let figures = node.pairs.filter { $0.value["symbols-of"] == nil }
    guard !figures.isEmpty else {
      throw Diagnostic("missing-key", "columns names no column of figures", at: node.place)
    }
    // A breakdown that no column of figures names is a column of labels.
    let named = Set(figures.flatMap { $0.value.pairs.compactMap(\.key.text) })
    for (place, id) in ids.enumerated() where !named.contains(id) { labels[place] = Labels(column: Self.plain(id)) }
    for (key, about) in figures {
      var column = Column(name: Self.plain(key.text ?? ""))
      func missing(_ what: String, _ remedy: String) -> Diagnostic {
        Diagnostic(
          "missing-key", "The column \"\(column.name)\" does not say its \(what)", at: key.place, remedy: remedy)
      }
      for pair in about.pairs where !(Self.reserved + ids).contains(pair.key.text ?? "") {
        throw Diagnostic(
          "unknown-key", "\"\(pair.key.text ?? "")\" is no breakdown of the table", at: pair.key.place,
          remedy: Suggestion.remedy(for: pair.key.text ?? "", among: Self.reserved + ids)
            + " A breakdown stands under breakdowns.")
      }
      column.variable = try variable(of: about, variables)
      if variable == nil, column.variable == nil { throw missing("variable", "Add variable: one of variables.") }
      column.period = try about["period"].map { try Self.period($0) } ?? ofTable
      if period != nil, let own = about["period"] { throw twice("period", own) }
      if period == nil, column.period == nil {
        throw missing("period", "Add period: 2021 to the table, or to the column, or period: {column: Year}.")
      }
      for (place, breakdown) in breakdowns.enumerated() where labels[place] == nil {
        guard let given = about[breakdown.column], let category = given.text else {
          throw missing(breakdown.column, "Add \(breakdown.column): its category, such as total.")
        }
        if let categories = breakdown.categories?.map(\.id), !categories.contains(category) {
          throw Diagnostic(
            "unknown-category", "\"\(category)\" is no category of \(breakdown.column)", at: given.place,
            remedy: Suggestion.remedy(for: category, among: categories) + " Else name it under categories.")
        }
        column.categories.append(category)
      }
      columns.append(column)
    }
    try takeSymbols(node)
  }

  /// The variable of a column: its own, or the only one of the table; nil where a column of labels says it, and where
  /// it cannot be told.
  private func variable(of about: YAMLNode, _ variables: [OwnTable.Variable]) throws -> String? {
    guard let own = about["variable"], let text = own.text else {
      return variable == nil && variables.count == 1 ? variables.first?.id : nil
    }
    guard variable == nil else { throw twice("variable", own) }
    guard variables.contains(where: { $0.id == text }) else {
      throw Diagnostic(
        "unknown-variable", "\"\(text)\" is no variable of the table", at: own.place,
        remedy: Suggestion.remedy(for: text, among: variables.map(\.id)))
    }
    return text
  }

  private func twice(_ what: String, _ node: YAMLNode) -> Diagnostic {
    Diagnostic(
      "unknown-key", "The \(what) stands in a column of its own, and a column of figures says one too", at: node.place,
      remedy: "Keep one of them.")
  }

  private mutating func takeSymbols(_ node: YAMLNode) throws {
    for (key, about) in node.pairs {
      guard let given = about["symbols-of"] else { continue }
      if let other = about.pairs.first(where: { $0.key.text != "symbols-of" }) {
        throw Diagnostic(
          "unknown-key", "A column of symbols says nothing but whose they are", at: other.key.place,
          remedy: "Keep symbols-of alone.")
      }
      let wanted = Self.plain(given.text ?? "")
      guard let place = columns.firstIndex(where: { $0.name == wanted && $0.symbols == nil }) else {
        throw Diagnostic(
          "missing-column", "\"\(wanted)\" is no column of figures, or has its symbols already", at: given.place,
          remedy: Suggestion.remedy(for: wanted, among: columns.map(\.name)))
      }
      columns[place].symbols = Self.plain(key.text ?? "")
    }
  }

  private func checkNames(_ node: YAMLNode) throws {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw Diagnostic(
        "repeated-column", "The column \"\(name)\" is named twice in the definition", at: node.place,
        remedy: "A column has one meaning: keep one of them.")
    }
  }
}
